// biome-ignore-all lint/style/noNonNullAssertion: arrays indexed within their bounds
import { valueBinner } from './bins.ts';
import type { Design } from './design.ts';
import type { Model } from './model.ts';
import type { Row } from './table.ts';

/** How much newer leads differ from the older ones the model learnt from. */
export interface Drift {
  readonly baseRate: { readonly before: number; readonly after: number; readonly moved: boolean };
  /** Attributes whose values are distributed differently, most first (population stability index above .25). */
  readonly attributes: readonly { readonly name: string; readonly psi: number }[];
}

/** .25 is the index's customary bar for a major shift. */
const MAJOR = 0.25;

export const hasDrifted = ({ baseRate, attributes }: Drift): boolean =>
  baseRate.moved || attributes.length > 0;

/** Leads counted: how many, how many qualified, and how many in each bin of each attribute. */
interface Tally {
  readonly leads: number;
  readonly positives: number;
  readonly bins: readonly (readonly number[])[];
}

/** Two groups of rows of the same design, for example the newest fifth against the others. */
export function driftWithin(design: Design, older: readonly number[], newer: readonly number[]): Drift {
  const tally = (rows: readonly number[]): Tally => ({
    leads: rows.length,
    positives: rows.reduce((sum, row) => sum + design.outcomes[row]!, 0),
    bins: design.bins.map((_, a) => {
      const counts = new Array<number>((design.offsets[a + 1] ?? design.width) - design.offsets[a]!).fill(0);
      for (const row of rows) counts[design.cells[row * design.bins.length + a]! - design.offsets[a]!]! += 1;
      return counts;
    }),
  });
  return driftBetween(
    design.bins.map(({ name }) => name),
    tally(older),
    tally(newer),
  );
}

/** Other closed leads against those a model was trained on. */
export function driftFrom({ learned }: Model, rows: readonly Row[], outcomes: readonly boolean[]): Drift {
  const before = {
    leads: learned.leads,
    positives: learned.positives,
    bins: learned.attributes.map(({ counts }) => counts),
  };
  const bins = learned.attributes.map((attribute) => {
    const place = valueBinner(attribute);
    const counts = new Array<number>(attribute.counts.length).fill(0);
    for (const row of rows) counts[place(row[attribute.name])]! += 1;
    return counts;
  });
  const after = { leads: rows.length, positives: outcomes.filter(Boolean).length, bins };
  return driftBetween(
    learned.attributes.map(({ name }) => name),
    before,
    after,
  );
}

function driftBetween(names: readonly string[], older: Tally, newer: Tally): Drift {
  const [before, after] = [rateOf(older), rateOf(newer)];
  const pooled = (older.positives + newer.positives) / Math.max(1, older.leads + newer.leads);
  const error = Math.sqrt(
    pooled * (1 - pooled) * (1 / Math.max(1, older.leads) + 1 / Math.max(1, newer.leads)),
  );
  const ratio = Math.max(before, after) / Math.max(1e-9, Math.min(before, after));
  return {
    baseRate: { before, after, moved: Math.abs(after - before) > 3 * error && ratio > 1.25 },
    attributes: names
      .map((name, a) => ({ name, psi: stabilityIndex(older.bins[a]!, newer.bins[a]!) }))
      .filter(({ psi }) => psi > MAJOR)
      .sort((a, b) => b.psi - a.psi),
  };
}

const rateOf = ({ positives, leads }: Tally): number => positives / Math.max(1, leads);

/**
 * Population stability index, less what pure chance gives it with so few leads. Half a lead is added to every bin
 * against division by zero.
 */
export function stabilityIndex(older: readonly number[], newer: readonly number[]): number {
  const size = older.length;
  const [n, m] = [older, newer].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ];
  const index = older.reduce((sum, count, bin) => {
    const before = (count + 0.5) / (n + size / 2);
    const after = (newer[bin]! + 0.5) / (m + size / 2);
    return sum + (after - before) * Math.log(after / before);
  }, 0);
  return index - (size - 1) * (1 / Math.max(1, n) + 1 / Math.max(1, m));
}
