import type { GradesPlan, PastRates } from '../../domain/scoring/change-grades.ts';
import {
  type GradeMinimums,
  type GradeRefusal,
  gradeRanges,
  ownDefault,
} from '../../domain/scoring/grades.ts';
import { percentDe } from './de-models.ts';
import { number, openLeads } from './de-words.ts';
import type { gradesEn } from './en-grades.ts';

const ranges = (minimums: GradeMinimums): string =>
  gradeRanges(minimums)
    .map(({ grade, min, max }) => `${grade} ${min}–${max}`)
    .join(', ');
const isDefault = ({ A, B, C }: GradeMinimums): boolean =>
  A === ownDefault.A && B === ownDefault.B && C === ownDefault.C;

const pastRate = (past: PastRates, grade: string): string | undefined => {
  const found = past.grades.find((each) => each.grade === grade);
  if (found === undefined) return undefined;
  if (found.leads === 0) return 'keine in der Vergangenheit';
  const few = found.leads < 20 ? ', wenige Fälle' : '';
  return `${percentDe(found.positives / found.leads)} von ${number(found.leads)} früheren wurden qualifiziert${few}`;
};

const basis = (past: PastRates): readonly string[] =>
  past.basis === 'none'
    ? []
    : [
        past.basis === 'closed'
          ? 'Frühere: Leads, die mit einem Score geschlossen wurden.'
          : 'Frühere: die geschlossenen Leads, an denen die veröffentlichten Modelle getestet wurden, weil zu wenige mit einem Score geschlossen wurden.',
      ];

/** The four buckets of the score, in German. */
export const gradesDe: typeof gradesEn = {
  title: 'Grade',
  how: (minimums) =>
    `Der Score, 0 bis 100, kommt vom Modell; der Grad fasst Scores nur in vier Gruppen zusammen. ${
      isDefault(minimums)
        ? 'Diese Grenzen sind der eigene Standard dieses Produkts.'
        : 'Diese Grenzen wurden hier festgelegt.'
    }`,
  range: (grade, min, max, leads, past) => {
    const rate = pastRate(past, grade);
    return [grade, `${min}–${max}: ${openLeads(leads)}${rate === undefined ? '' : `; ${rate}`}`];
  },
  basis,
  minimum: (grade) => `${grade} beginnt bei`,
  review: 'Änderung prüfen',
  shareTitle: 'Oder nach Anteil der offenen Leads',
  shareHint:
    'Wo wenige Leads qualifiziert werden, wird ein Score von 75 fast nie erreicht. D bekommt den Rest.',
  share: (grade) => `${grade}: beste … % der Leads`,
  reviewShares: 'Nach Anteil prüfen',
};

/** What other boundaries do; empty when they are the same. */
export const gradesConsequencesDe = ({ from, to, ...plan }: GradesPlan): readonly string[] => {
  if (from.A === to.A && from.B === to.B && from.C === to.C) return [];
  const { before, after, moved, examples, past } = plan;
  return [
    `${ranges(from)} → ${ranges(to)}`,
    ...after.map(({ grade, leads }, i) => {
      const [old, next] = [pastRate(past.before, grade), pastRate(past.after, grade)];
      const told = next === undefined ? '' : `. Vorher: ${old}; dann: ${next}`;
      return `Grad ${grade}: ${before[i]?.leads ?? 0} → ${openLeads(leads)}${told}`;
    }),
    ...basis(past.after),
    `${openLeads(moved)} ${moved === 1 ? 'bekommt' : 'bekommen'} sofort einen anderen Grad; Scores bleiben, und geschlossene Leads behalten ihren Grad.`,
    ...examples.map(({ name, score, from: old, to: next }) => `${name} (${score}): ${old} → ${next}`),
    ...(moved > examples.length ? [`… und ${number(moved - examples.length)} weitere`] : []),
  ];
};

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
    case 'notShares':
      return {
        title: 'Diese Anteile sind nicht möglich',
        details: [`A ${r.A} %, B ${r.B} %, C ${r.C} %`],
        now: 'Jeder muss größer als 0 sein, und zusammen müssen sie etwas für D übrig lassen.',
      };
    case 'noScores':
      return {
        title: 'Noch kein offener Lead hat einen Score',
        details: [],
        now: 'Veröffentlichen Sie zuerst ein Modell, oder legen Sie die Grenzen von Hand fest.',
      };
    case 'bucketWouldBeEmpty':
      return {
        title: `Für Grad ${r.grade} bliebe kein Score übrig`,
        details: [],
        now: 'A muss über B beginnen, B über C, und C bei 1 oder mehr.',
      };
  }
};
