import type { GradesPlan } from '../../domain/scoring/change-grades.ts';
import {
  type GradeMinimums,
  type GradeRefusal,
  gradeRanges,
  ownDefault,
} from '../../domain/scoring/grades.ts';
import { openLeads } from './de-words.ts';
import type { gradesEn } from './en-grades.ts';

const ranges = (minimums: GradeMinimums): string =>
  gradeRanges(minimums)
    .map(({ grade, min, max }) => `${grade} ${min}–${max}`)
    .join(', ');
const isDefault = ({ A, B, C }: GradeMinimums): boolean =>
  A === ownDefault.A && B === ownDefault.B && C === ownDefault.C;

/** The four buckets of the score, in German. */
export const gradesDe: typeof gradesEn = {
  title: 'Grade',
  how: (minimums) =>
    `Der Score, 0 bis 100, kommt vom Modell; der Grad fasst Scores nur in vier Gruppen zusammen. ${
      isDefault(minimums)
        ? 'Diese Grenzen sind der eigene Standard dieses Produkts.'
        : 'Diese Grenzen wurden hier festgelegt.'
    }`,
  range: (grade, min, max, leads) => [grade, `${min}–${max}: ${openLeads(leads)}`] as const,
  minimum: (grade) => `${grade} beginnt bei`,
  review: 'Änderung prüfen',
  shareHint:
    'Wo wenige Leads qualifiziert werden, wird ein Score von 75 fast nie erreicht: Senken Sie die Grenzen, bis jede Gruppe Leads hat.',
};

/** What other boundaries do; empty when they are the same. */
export const gradesConsequencesDe = ({ from, to, simulation }: GradesPlan): readonly string[] =>
  from.A === to.A && from.B === to.B && from.C === to.C
    ? []
    : [
        `${ranges(from)} → ${ranges(to)}`,
        ...simulation.after.map(
          ({ grade, leads }, i) => `Grad ${grade}: ${simulation.before[i]?.leads ?? 0} → ${openLeads(leads)}`,
        ),
        `${openLeads(simulation.moved.length)} ${simulation.moved.length === 1 ? 'bekommt' : 'bekommen'} sofort einen anderen Grad; Scores bleiben, und geschlossene Leads behalten ihren Grad.`,
      ];

/** Why a boundary cannot stand there. */
export const gradeRefusalDe = (r: GradeRefusal) => {
  switch (r.kind) {
    case 'fixedEnd':
      return {
        title: 'Dieses Ende kann nicht verschoben werden',
        details: [],
        now: 'D beginnt immer bei 0, und A endet immer bei 100.',
      };
    case 'notAScore':
      return {
        title: `${r.to} ist kein Score`,
        details: [],
        now: 'Verwenden Sie ganze Zahlen von 1 bis 100.',
      };
    case 'bucketWouldBeEmpty':
      return {
        title: `Für Grad ${r.grade} bliebe kein Score übrig`,
        details: [],
        now: 'A muss über B beginnen, B über C, und C bei 1 oder mehr.',
      };
  }
};
