import type { GradesPlan, PastRates } from '../../domain/scoring/change-grades.ts';
import {
  type GradeMinimums,
  type GradeRefusal,
  gradeRanges,
  ownDefault,
} from '../../domain/scoring/grades.ts';
import { count } from './en-words.ts';

const ranges = (minimums: GradeMinimums): string =>
  gradeRanges(minimums)
    .map(({ grade, min, max }) => `${grade} ${min}–${max}`)
    .join(', ');
const isDefault = ({ A, B, C }: GradeMinimums): boolean =>
  A === ownDefault.A && B === ownDefault.B && C === ownDefault.C;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** "62 % of 40 were qualified", for one grade. */
const pastRate = (past: PastRates, grade: string): string | undefined => {
  const found = past.grades.find((each) => each.grade === grade);
  if (found === undefined) return undefined;
  if (found.leads === 0) return 'none of them in the past';
  const few = found.leads < 20 ? ', few cases' : '';
  return `${percent(found.positives / found.leads)} of ${found.leads} past ones were qualified${few}`;
};

const basis = (past: PastRates): readonly string[] =>
  past.basis === 'none'
    ? []
    : [
        past.basis === 'closed'
          ? 'Past ones: leads that were closed with a score.'
          : 'Past ones: the closed leads on which the published models were tested, as too few leads have been closed with a score.',
      ];

/** The four buckets of the score, in English. */
export const gradesEn = {
  title: 'Grades',
  how: (minimums: GradeMinimums): string =>
    `The score, 0 to 100, comes from the model; the grade only groups scores into four buckets. ${
      isDefault(minimums)
        ? 'These boundaries are this product’s own default.'
        : 'These boundaries were set here.'
    }`,
  range: (
    grade: string,
    min: number,
    max: number,
    leads: number,
    past: PastRates,
  ): readonly [string, string] => {
    const rate = pastRate(past, grade);
    return [grade, `${min}–${max}: ${count(leads, 'open lead')}${rate === undefined ? '' : `; ${rate}`}`];
  },
  basis,
  minimum: (grade: string): string => `${grade} begins at`,
  review: 'Review the change',
  shareTitle: 'Or by share of the open leads',
  shareHint: 'Where few leads are qualified, a score of 75 is almost never reached. D gets the rest.',
  share: (grade: string): string => `${grade}: best … % of the leads`,
  reviewShares: 'Review by share',
};

/** What other boundaries do; empty when they are the same. */
export const gradesConsequences = ({ from, to, ...plan }: GradesPlan): readonly string[] => {
  if (from.A === to.A && from.B === to.B && from.C === to.C) return [];
  const { before, after, moved, examples, past } = plan;
  return [
    `${ranges(from)} → ${ranges(to)}`,
    ...after.map(({ grade, leads }, i) => {
      const rates = [pastRate(past.before, grade), pastRate(past.after, grade)];
      const told = rates[1] === undefined ? '' : `. Before: ${rates[0]}; then: ${rates[1]}`;
      return `Grade ${grade}: ${before[i]?.leads ?? 0} → ${count(leads, 'open lead')}${told}`;
    }),
    ...basis(past.after),
    `${count(moved, 'open lead')} get another grade at once; scores stay, and closed leads keep their grade.`,
    ...examples.map(({ name, score, from: old, to: next }) => `${name} (${score}): ${old} → ${next}`),
    ...(moved > examples.length ? [`… and ${moved - examples.length} more`] : []),
  ];
};

/** Why a boundary cannot stand there. */
export const gradeRefusal = (r: GradeRefusal) => {
  switch (r.kind) {
    case 'fixedEnd':
      return {
        title: 'That end cannot be moved',
        details: [],
        now: 'D always begins at 0 and A always ends at 100.',
      };
    case 'notAScore':
      return { title: `${r.to} is no score`, details: [], now: 'Use whole numbers from 1 to 100.' };
    case 'notShares':
      return {
        title: 'Those shares cannot be',
        details: [`A ${r.A} %, B ${r.B} %, C ${r.C} %`],
        now: 'Each must be above 0, and together they must leave something to D.',
      };
    case 'noScores':
      return {
        title: 'No open lead has a score yet',
        details: [],
        now: 'Publish a model first, or set the boundaries by hand.',
      };
    case 'bucketWouldBeEmpty':
      return {
        title: `Grade ${r.grade} would be left without a score`,
        details: [],
        now: 'A must begin above B, B above C, and C at 1 or more.',
      };
  }
};
