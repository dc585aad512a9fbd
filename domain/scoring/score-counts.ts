import type { Grade } from '../records/lead.ts';
import { type GradeMinimums, gradeRanges } from './grades.ts';

/** Test records by the score they got, from 0 to 100: how many there were and how many of them were qualified. */
export interface ScoreCounts {
  readonly leads: readonly number[];
  readonly positives: readonly number[];
}

/** Records whose scores lie from `from` to `to`. */
export interface ScoreGroup {
  readonly from: number;
  readonly to: number;
  readonly leads: number;
  readonly positives: number;
  /** The mean score: what was foretold. */
  readonly mean: number;
}

export function scoreCounts(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): ScoreCounts {
  const leads = new Array<number>(101).fill(0);
  const positives = new Array<number>(101).fill(0);
  for (let i = 0; i < probabilities.length; i++) {
    const score = Math.round(100 * (probabilities[i] ?? 0));
    leads[score] = (leads[score] ?? 0) + 1;
    if (outcomes[i]) positives[score] = (positives[score] ?? 0) + 1;
  }
  return { leads, positives };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function groupOf({ leads, positives }: ScoreCounts, from: number, to: number): ScoreGroup {
  const own = leads.slice(from, to + 1);
  const count = sum(own);
  const foretold = sum(own.map((many, i) => many * (from + i)));
  return {
    from,
    to,
    leads: count,
    positives: sum(positives.slice(from, to + 1)),
    mean: foretold / count,
  };
}

/** At most ten groups of about as many records, lowest scores first; records of one score stay together. */
export function tenths(counts: ScoreCounts): readonly ScoreGroup[] {
  const total = sum(counts.leads);
  const groups: ScoreGroup[] = [];
  let from = 0;
  let taken = 0;
  counts.leads.forEach((many, score) => {
    taken += many;
    if (many > 0 && taken >= ((groups.length + 1) * total) / 10) {
      groups.push(groupOf(counts, from, score));
      from = score + 1;
    }
  });
  return groups;
}

/** Taking the best-scored records first: the share of all records taken, and of all qualified ones found by then. */
export interface Gain {
  readonly taken: number;
  readonly found: number;
}

export function gainsOf(counts: ScoreCounts): readonly Gain[] {
  const [leads, positives] = [sum(counts.leads), sum(counts.positives)];
  if (positives === 0) return [];
  let [taken, found] = [0, 0];
  return tenths(counts)
    .toReversed()
    .map((group) => {
      taken += group.leads;
      found += group.positives;
      return { taken: taken / leads, found: found / positives };
    });
}

/** How often each grade's test records were qualified, wherever the grades begin. */
export const ratesByGrade = (
  counts: ScoreCounts,
  minimums: GradeMinimums,
): readonly { readonly grade: Grade; readonly leads: number; readonly positives: number }[] =>
  gradeRanges(minimums).map(({ grade, min, max }) => {
    const { leads, positives } = groupOf(counts, min, max);
    return { grade, leads, positives };
  });
