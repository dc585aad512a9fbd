import type { GradesPlan } from '../../domain/scoring/change-grades.ts';
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

/** The four buckets of the score, in English. */
export const gradesEn = {
  title: 'Grades',
  how: (minimums: GradeMinimums): string =>
    `The score, 0 to 100, comes from the model; the grade only groups scores into four buckets. ${
      isDefault(minimums)
        ? 'These boundaries are this product’s own default.'
        : 'These boundaries were set here.'
    }`,
  range: (grade: string, min: number, max: number, leads: number): readonly [string, string] => [
    grade,
    `${min}–${max}: ${count(leads, 'open lead')}`,
  ],
  minimum: (grade: string): string => `${grade} begins at`,
  review: 'Review the change',
  shareHint:
    'Where few leads are qualified, a score of 75 is almost never reached: lower the boundaries until each bucket has leads.',
};

/** What other boundaries do; empty when they are the same. */
export const gradesConsequences = ({ from, to, simulation }: GradesPlan): readonly string[] =>
  from.A === to.A && from.B === to.B && from.C === to.C
    ? []
    : [
        `${ranges(from)} → ${ranges(to)}`,
        ...simulation.after.map(
          ({ grade, leads }, i) =>
            `Grade ${grade}: ${simulation.before[i]?.leads ?? 0} → ${count(leads, 'open lead')}`,
        ),
        `${count(simulation.moved.length, 'open lead')} get another grade at once; scores stay, and closed leads keep their grade.`,
      ];

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
    case 'bucketWouldBeEmpty':
      return {
        title: `Grade ${r.grade} would be left without a score`,
        details: [],
        now: 'A must begin above B, B above C, and C at 1 or more.',
      };
  }
};
