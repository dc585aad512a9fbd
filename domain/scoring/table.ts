/** What a field of a lead may hold when it reaches the scoring engine. */
export type Value = string | number | boolean | undefined;

/** One lead, opportunity or line of a file: any fields, by name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * One field of all rows, read once: every row holds the number of its text in `texts`, or -1 when it is blank.
 * The texts are sorted, so that the numbers do not depend on the order of the rows.
 */
export interface Column {
  readonly name: string;
  readonly codes: Int32Array;
  readonly texts: readonly string[];
  /** Each text as a number, NaN where it is none. */
  readonly numbers: Float64Array;
  /** The texts that are numbers, by size. */
  readonly bySize: readonly number[];
}

/** Spellings of "nothing was chosen". Web forms export untouched dropdowns as `Select`. */
const blanks = new Set([
  '',
  'select',
  '-select-',
  '--none--',
  '(blank)',
  'nan',
  'null',
  'undefined',
  'n/a',
  'na',
  '#n/a',
]);

/** The field as text without surrounding or doubled spaces; `undefined` when it is blank. */
export function textOf(value: Value): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  const text = String(value).trim();
  if (text.length <= 9 && blanks.has(text.toLowerCase())) return undefined;
  return /\s\s|[\t\n\r]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

const plain = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** `+44 20 7946 0101` is a telephone number, `+44 207 946` may be one of millions. */
const international = /^\+\d{1,3}[ ./-](?!\d{3}([ .]\d{3})*$)[\d ().-]+$/;
const commaDecimal = /^[-+]?\d+,\d+$/;

/** Reads `1200`, `1,200.50`, `12,5`, `€ 1 200` and `12 %`; NaN for everything else. */
export function numberOf(text: string): number {
  if (plain.test(text)) return Number(text);
  if (!/\d/.test(text) || international.test(text)) return Number.NaN;
  const bare = text.replace(/^[-+]?[$€£¥]|[$€£¥%]$|\s/g, (part) =>
    /^[-+]/.test(part) ? part.charAt(0) : '',
  );
  if (plain.test(bare)) return Number(bare);
  if (grouped.test(bare)) return Number(bare.replaceAll(',', ''));
  return commaDecimal.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}

/** The columns of a table, in alphabetical order, so that neither row nor column order matters. */
export function columnsOf(rows: readonly Row[]): readonly Column[] {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  return [...names].sort().map((name) => columnOf(name, rows));
}

/** One column of the table; rows that lack the field count as blank. */
export function columnOf(name: string, rows: readonly Row[]): Column {
  const { values, places } = distinct(rows.map((row) => row[name]));
  const found = values.map(textOf);
  const texts = [...new Set(found)].filter((text) => text !== undefined).sort();
  const codeOf = new Map<string | undefined, number>(texts.map((text, code) => [text, code]));
  const codes = Int32Array.from(found, (text) => codeOf.get(text) ?? -1);
  const numbers = Float64Array.from(texts, numberOf);
  const size = (code: number): number => numbers[code] ?? 0;
  const bySize = texts.map((_, code) => code).filter((code) => !Number.isNaN(numbers[code]));
  return {
    name,
    codes: places.map((place) => codes[place] ?? -1),
    texts,
    numbers,
    bySize: bySize.sort((a, b) => size(a) - size(b) || a - b),
  };
}

/** The different values, and the place of every value among them. */
function distinct(all: readonly Value[]): { values: readonly Value[]; places: Int32Array } {
  const placeOf = new Map<Value, number>();
  const places = new Int32Array(all.length);
  for (let i = 0; i < all.length; i++) {
    const place = placeOf.get(all[i]) ?? placeOf.size;
    if (place === placeOf.size) placeOf.set(all[i], place);
    places[i] = place;
  }
  return { values: [...placeOf.keys()], places };
}

/** The same column with its rows in another order. */
export const reordered = (column: Column, order: readonly number[]): Column => ({
  ...column,
  codes: Int32Array.from(order, (row) => column.codes[row] ?? -1),
});

/** The share of rows in which the field is not blank. */
export function filledShare({ codes }: Column): number {
  let filled = 0;
  for (let row = 0; row < codes.length; row++) if ((codes[row] ?? -1) >= 0) filled += 1;
  return filled / Math.max(1, codes.length);
}

/** How often each text occurs, in all rows or in those named. */
export function countsOf({ codes, texts }: Column, rows?: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(texts.length);
  const length = rows?.length ?? codes.length;
  for (let i = 0; i < length; i++) {
    const code = codes[rows ? (rows[i] ?? 0) : i] ?? -1;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The words a column name is made of: `Cust_num` and `custNum` are both `cust`, `num`. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
