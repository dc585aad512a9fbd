import { type ColumnKind, looksLikeDate } from './columns.ts';
import type { Column } from './table.ts';

/** Which leads are newer: one sortable number per row, NaN where unknown. */
export interface Order {
  readonly by: string;
  readonly values: Float64Array;
}

/**
 * The column that tells older leads from newer ones: a date column filled for at least 90 % of the rows ("created"
 * before others), else a running number. `undefined` when there is none: file position is no evidence,
 * because some exports are newest-first.
 */
export function findOrder(
  columns: readonly { readonly column: Column; readonly kind: ColumnKind }[],
): Order | undefined {
  const ofKind = (wanted: ColumnKind['kind']): readonly Column[] =>
    columns.filter(({ kind }) => kind.kind === wanted).map(({ column }) => column);
  const created = ({ name }: Column): number => (/creat|enter|entry|regist|open/i.test(name) ? 0 : 1);
  const dates = ofKind('date')
    .filter(({ name }) => !notOfTheLead.test(name))
    .toSorted((a, b) => created(a) - created(b));
  const numbers = ofKind('identifier').filter(({ texts, bySize }) => texts.length === bySize.length);
  return [...dates, ...numbers]
    .map(orderBy)
    .find((order) => order !== undefined && share(order.values, (value) => !Number.isNaN(value)) >= 0.9);
}

/** Dates that say nothing about when the lead came. */
const notOfTheLead = /birth|born|dob|found|expir|renew|due|estimat|expect|planned/i;

/** Sorts by one column: numbers by size, dates in time. `undefined` when it holds neither. */
export function orderBy(column: Column): Order | undefined {
  const { texts, codes, numbers, bySize } = column;
  const ages = bySize.length >= texts.length * 0.98 ? numbers : datesOf(texts);
  const readable = ages?.filter((age) => !Number.isNaN(age)).length ?? 0;
  if (ages === undefined || readable === 0 || readable < texts.length * 0.9) return undefined;
  return { by: column.name, values: Float64Array.from(codes, (code) => ages[code] ?? Number.NaN) };
}

/** Day and month may stand in either order: one value above 12 settles it for the column. */
function datesOf(texts: readonly string[]): Float64Array | undefined {
  const short = texts.map((text) => /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})(.*)$/.exec(text));
  const above12 = (part: 1 | 2): boolean => short.some((match) => match !== null && Number(match[part]) > 12);
  const dayFirst = above12(1);
  if (short.some((match) => match !== null) && dayFirst === above12(2)) return undefined;
  return Float64Array.from(texts, (text, i) => {
    const match = short[i];
    if (!match) return instantOf(text);
    const [, first = '', second = '', year = '', rest = ''] = match;
    const [day, month] = dayFirst ? [first, second] : [second, first];
    return instantOf(
      `${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}${rest.replace(/^,? +/, 'T')}`,
    );
  });
}

/** Milliseconds; a time without a zone is read as UTC, so that the machine's own zone never matters. */
function instantOf(text: string): number {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const iso =
    compact ??
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?/.exec(text);
  if (iso) {
    const [, year, month, day = 1, hour = 0, minute = 0, second = 0] = iso;
    return Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
  }
  // The host's own parser reads almost anything ("Company 12") as a date.
  return looksLikeDate(text) ? Date.parse(/\d:\d/.test(text) ? text : `${text} UTC`) : Number.NaN;
}

const pad = (part: string): string => part.padStart(2, '0');

const share = (values: Float64Array, test: (value: number) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;
