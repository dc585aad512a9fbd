// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import { type Column, countsOf, numberOf, textOf, type Value } from './table.ts';

/**
 * How one attribute is cut into bins. A numeric attribute has the bins 0…k-1 (from `lows[i]` to `highs[i]`, as
 * seen in training) and then one for blank; a category has one bin per level, then "another value", then blank;
 * presence asks only whether the field is filled (bin 0) or blank (bin 1).
 * Blank is never imputed: that a field is empty says something (scoring method 3.2).
 */
export type Bins = NumericBins | CategoryBins | PresenceBins;

export interface NumericBins {
  readonly kind: 'numeric';
  readonly name: string;
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

export interface CategoryBins {
  readonly kind: 'category';
  readonly name: string;
  readonly levels: readonly string[];
}

export interface PresenceBins {
  readonly kind: 'presence';
  readonly name: string;
}

export interface BinLimits {
  readonly numericBins: number;
  /** A level seen less often is "another value". */
  readonly levelCount: number;
  readonly levels: number;
}

/** Few leads get few bins; many attributes share a budget, because the solver works on all bins at once. */
export function binLimits(leads: number, attributes: number): BinLimits {
  const numericBins = leads < 200 ? 5 : leads < 1000 ? 8 : 24;
  return {
    numericBins: Math.max(4, Math.min(numericBins, Math.floor(600 / attributes))),
    levelCount: leads < 1000 ? 2 : Math.max(5, leads * 0.002),
    levels: Math.max(12, Math.min(100, Math.floor(1200 / attributes))),
  };
}

export const binCount = (bins: Bins): number => blankBin(bins) + 1;

export function blankBin(bins: Bins): number {
  switch (bins.kind) {
    case 'numeric':
      return bins.lows.length;
    case 'category':
      return bins.levels.length + 1;
    case 'presence':
      return 1;
  }
}

/** Cuts the attribute from the given rows; rows outside that list are not looked at. */
export function cut(column: Column, kind: Bins['kind'], rows: ArrayLike<number>, limits: BinLimits): Bins {
  if (kind === 'presence') return { kind, name: column.name };
  const counts = countsOf(column, rows);
  return kind === 'numeric'
    ? { kind, name: column.name, ...quantiles(column, counts, limits.numericBins) }
    : { kind, name: column.name, levels: frequentLevels(column, counts, limits) };
}

/** About equally full bins; a value that fills a bin of its own (often 0) stays alone. */
function quantiles(
  { numbers, bySize }: Column,
  counts: Float64Array,
  most: number,
): Pick<NumericBins, 'lows' | 'highs'> {
  const seen = bySize.filter((code) => counts[code]! > 0);
  const full = seen.reduce((sum, code) => sum + counts[code]!, 0) / most;
  const lows: number[] = [];
  const highs: number[] = [];
  let filled = 0;
  for (const code of seen) {
    const value = numbers[code]!;
    if (value !== highs.at(-1) && (lows.length === 0 || filled >= full || counts[code]! >= full)) {
      lows.push(value);
      highs.push(value);
      filled = 0;
    }
    highs[highs.length - 1] = value;
    filled += counts[code]!;
  }
  if (lows.length > 1 && filled < full * 0.4) {
    const last = highs.pop()!;
    lows.pop();
    highs[highs.length - 1] = last;
  }
  return { lows, highs };
}

/** The levels that are frequent enough, most frequent first, each in its most common spelling. */
function frequentLevels({ texts }: Column, counts: Float64Array, limits: BinLimits): readonly string[] {
  const levels = new Map<string, { text: string; most: number; count: number }>();
  texts.forEach((text, code) => {
    const count = counts[code]!;
    if (count === 0) return;
    const level = levels.get(levelKey(text)) ?? { text, most: 0, count: 0 };
    const [spelling, most] = count > level.most ? [text, count] : [level.text, level.most];
    levels.set(levelKey(text), { text: spelling, most, count: level.count + count });
  });
  return [...levels.values()]
    .filter(({ count }) => count >= limits.levelCount)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, limits.levels)
    .map(({ text }) => text);
}

const levelKey = (text: string): string => text.toLowerCase();

/** The bin of every row of a column. */
export function binsOf(bins: Bins, { texts, numbers, codes }: Column): Int32Array {
  const blank = blankBin(bins);
  const place = textBinner(bins);
  const binOfCode = Int32Array.from(texts, (text, code) => place(text, numbers[code]!));
  const found = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) found[row] = codes[row]! < 0 ? blank : binOfCode[codes[row]!]!;
  return found;
}

/** A function from a value as it stands in a record to its bin. Made once, used for many records. */
export function valueBinner(bins: Bins): (value: Value) => number {
  const blank = blankBin(bins);
  const place = textBinner(bins);
  return (value) => {
    if (typeof value === 'number' && bins.kind === 'numeric') return numericBin(bins.lows, value);
    const text = textOf(value);
    return text === undefined ? blank : place(text, bins.kind === 'numeric' ? numberOf(text) : 0);
  };
}

function textBinner(bins: Bins): (text: string, number: number) => number {
  if (bins.kind === 'presence') return () => 0;
  if (bins.kind === 'numeric') return (_, number) => numericBin(bins.lows, number);
  const places = new Map(bins.levels.map((level, bin) => [levelKey(level), bin]));
  return (text) => places.get(levelKey(text)) ?? bins.levels.length;
}

/** Blank for what is no number; values beyond those seen in training join the nearest bin. */
function numericBin(lows: readonly number[], number: number): number {
  if (Number.isNaN(number)) return lows.length;
  let from = 0;
  let to = lows.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (number >= lows[middle]!) from = middle;
    else to = middle - 1;
  }
  return from;
}
