// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { binCount, binLimits, binsOf, cut } from './bins.ts';
import type { Attribute } from './design.ts';
import { chanceOf } from './stable.ts';
import { wordsOf } from './table.ts';

/** Evidence that a column may be known only after the outcome. The administrator decides. */
export interface Leak {
  readonly name: string;
  readonly why: 'strongAlone' | 'filledForOneOutcome';
  /** How well this column alone tells the outcomes apart. */
  readonly aucAlone: number;
  /** Share of the qualified (disqualified) leads on which it is filled. */
  readonly filledPositive: number;
  readonly filledNegative: number;
}

/** A suspicious name lowers the bar: such fields are usually written while or after the lead is worked. */
const afterwards = new Set(
  'close closed closing won lost win loss reason result status stage actual revenue duration converted conversion disqualified qualified disposition tag tags'.split(
    ' ',
  ),
);
const STRONG = 0.75;
const STRONG_WITH_NAME = 0.65;

export function leakOf(
  { column }: Attribute,
  aucAlone: number,
  outcomes: readonly boolean[],
): Leak | undefined {
  const filled = [0, 0];
  const all = [0, 0];
  outcomes.forEach((outcome, row) => {
    const side = outcome ? 1 : 0;
    all[side]! += 1;
    if (column.codes[row]! >= 0) filled[side]! += 1;
  });
  const [filledNegative, filledPositive] = [filled[0]! / all[0]!, filled[1]! / all[1]!];
  const evidence = { name: column.name, aucAlone, filledPositive, filledNegative };
  const [less, more] = [Math.min(filledPositive, filledNegative), Math.max(filledPositive, filledNegative)];
  if (less < more * 0.02 && Math.max(...filled) >= 20) return { ...evidence, why: 'filledForOneOutcome' };
  const bar = wordsOf(column.name).some((word) => afterwards.has(word)) ? STRONG_WITH_NAME : STRONG;
  // With few leads an AUC is uncertain by about this much.
  const error = 0.29 * Math.sqrt(1 / all[0]! + 1 / all[1]!);
  return aucAlone >= bar + error ? { ...evidence, why: 'strongAlone' } : undefined;
}

/** Two halves of the leads, dealt by their keys: what one half says is tested on the other. */
export function halvesOf(keys: Uint32Array): readonly [readonly number[], readonly number[]] {
  const first: number[] = [];
  const second: number[] = [];
  keys.forEach((key, row) => {
    (chanceOf(key, 77) < 0.5 ? first : second).push(row);
  });
  return [first, second];
}

/** What one attribute says by itself. */
export interface Alone {
  readonly auc: number;
  /** Bins with at least one lead: with only one there is nothing to tell leads apart by. */
  readonly bins: number;
}

/**
 * Rates learnt on one half of the leads rank the other half, so that an attribute with many values does not look
 * strong by accident.
 */
export function alone(
  { column, kind }: Attribute,
  outcomes: readonly boolean[],
  halves: ReturnType<typeof halvesOf>,
): Alone {
  const rows = outcomes.map((_, row) => row);
  const bins = cut(column, kind, rows, binLimits(rows.length, 1));
  const found = binsOf(bins, column);
  const [first, second] = halves.map((half) => {
    const counts = { leads: new Float64Array(binCount(bins)), positives: new Float64Array(binCount(bins)) };
    for (const row of half) {
      const bin = found[row]!;
      counts.leads[bin] = counts.leads[bin]! + 1;
      if (outcomes[row]) counts.positives[bin] = counts.positives[bin]! + 1;
    }
    return counts;
  });
  return { auc: (ranksWell(first!, second!) + ranksWell(second!, first!)) / 2, bins: new Set(found).size };
}

interface Counts {
  readonly leads: Float64Array;
  readonly positives: Float64Array;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** AUC on `test` of bins ranked by their rate in `known`, with five leads at the base rate added to each. */
function ranksWell(known: Counts, test: Counts): number {
  const base = sum(known.positives) / Math.max(1, sum(known.leads));
  const rates = known.leads.map((leads, bin) => (known.positives[bin]! + 5 * base) / (leads + 5));
  const order = Array.from(rates, (_, bin) => bin).sort((a, b) => rates[a]! - rates[b]!);
  const positives = sum(test.positives);
  const negatives = sum(test.leads) - positives;
  if (positives === 0 || negatives === 0) return 0.5;
  let below = 0;
  let won = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    let tiedLeads = 0;
    let tiedPositives = 0;
    for (; to < order.length && rates[order[to]!] === rates[order[from]!]; to++) {
      tiedLeads += test.leads[order[to]!]!;
      tiedPositives += test.positives[order[to]!]!;
    }
    won += tiedPositives * (below + (tiedLeads - tiedPositives) / 2);
    below += tiedLeads - tiedPositives;
  }
  return won / (positives * negatives);
}
