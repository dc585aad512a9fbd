import type {
  Comparison,
  Criterion,
  DuplicateRule,
  RuleProblem,
} from '../../domain/duplicates/detection-rule.ts';
import type { NoticeAbout } from '../../domain/notices/notice.ts';
import { type CoreEntity, fieldOf } from '../../domain/records/fields.ts';
import { term } from './de-terms.ts';
import { count, entity, list } from './de-words.ts';

const labelOf = (of: CoreEntity, field: string): string => term(fieldOf(of, field)?.label ?? field);

const compared = (comparison: Comparison): string => {
  switch (comparison.kind) {
    case 'exact':
      return 'genau gleich';
    case 'firstCharacters':
      return `die ersten ${comparison.characters} Zeichen gleich`;
    case 'lastCharacters':
      return `die letzten ${comparison.characters} Zeichen gleich`;
  }
};

export const ruleProblemDe = (problem: RuleProblem): string => {
  switch (problem.kind) {
    case 'nameBlank':
      return 'Die Regel braucht einen Namen.';
    case 'noCriteria':
      return 'Die Regel braucht mindestens ein Kriterium.';
    case 'fieldUnknown':
      return `${entity(problem.entity)} hat kein Feld „${problem.field}“.`;
    case 'typesDiffer':
      return `„${problem.baseField}“ und „${problem.matchingField}“ sind von verschiedener Art.`;
    case 'charactersInvalid':
      return Number.isNaN(problem.characters)
        ? `Wie viele Zeichen von „${problem.field}“ werden verglichen? Geben Sie eine Zahl ein.`
        : `„${problem.field}“ kann nicht nach ${problem.characters} Zeichen verglichen werden.`;
    case 'matchcodeTooLong':
      return `Der Übereinstimmungscode hätte ${problem.length} Zeichen; höchstens ${problem.limit} sind möglich. Vergleichen Sie weniger Felder oder nur deren erste oder letzte Zeichen.`;
  }
};

const statuses = {
  unpublished: 'Nicht veröffentlicht',
  publishing: 'Wird veröffentlicht',
  published: 'Veröffentlicht',
} as const;

/** Words of the duplicate detection rules, one by one. */
export const rulesDe = {
  listHow:
    'Wählen Sie eine Regel, um sie zu sehen, zu ändern oder zu veröffentlichen. Je Basistyp sind höchstens fünf veröffentlicht.',
  status: 'Status',
  statusOf: ({ status, progress }: DuplicateRule): string =>
    `${statuses[status]}${progress === undefined ? '' : `: ${Math.floor((100 * progress.done) / progress.total)} % der Übereinstimmungscodes sind erstellt`}`,
  type: (of: CoreEntity): string => entity(of),
  base: 'Basisdatensatztyp',
  matching: 'Übereinstimmender Datensatztyp',
  caseSensitive: 'Groß-/Kleinschreibung beachten',
  excludeInactive: 'Inaktive übereinstimmende Datensätze ausschließen',
  yesNo: (yes: boolean): string => (yes ? 'Ja' : 'Nein'),
  criteria: 'Kriterien',
  noCriteria: 'Noch keines: Eine Regel ohne Kriterien kann gespeichert, aber nicht veröffentlicht werden.',
  criterion: (
    { baseField, matchingField, comparison, ignoreBlanks }: Criterion,
    { base, matching, criteria }: Pick<DuplicateRule, 'base' | 'matching' | 'criteria'>,
  ): string => {
    const [one, other] = [labelOf(base, baseField), labelOf(matching, matchingField)];
    const fields =
      base === matching && baseField === matchingField ? one : `${one} und ${other} (${entity(matching)})`;
    const blanks =
      ignoreBlanks || criteria.length === 1
        ? 'leere Werte werden ignoriert'
        : 'zwei leere Werte stimmen überein';
    return `${fields}: ${compared(comparison)}; ${blanks}`;
  },
  publishedHow:
    'Eine veröffentlichte Regel kann erst bearbeitet oder gelöscht werden, wenn ihre Veröffentlichung aufgehoben ist.',
  unpublishedHow:
    'Sie erkennt nichts, bis sie veröffentlicht ist: Dabei wird für jeden Datensatz ein Übereinstimmungscode erstellt.',
  publish: 'Veröffentlichen',
  unpublish: 'Veröffentlichung aufheben',
  edit: 'Bearbeiten',
  copy: 'Kopieren',
  remove: 'Löschen',
  rebuild: 'Codes neu erstellen',
  excludeInactiveNow: 'Inaktive Datensätze ausschließen',
  newRule: 'Neue Regel',
  newTitle: 'Neue Duplikaterkennungsregel',
  typesHow:
    'Ein Datensatz des Basistyps wird mit allen des übereinstimmenden Typs verglichen; beide dürfen verschieden sein.',
  toCriteria: 'Kriterien wählen',
  toTypes: 'Zurück zu den Typen',
  formTitle: 'Duplikaterkennungsregel',
  compares: (base: CoreEntity, matching: CoreEntity): string =>
    `${entity(base)} gegen ${entity(matching)}. Alle Kriterien müssen zutreffen. Nichts wird gespeichert, bevor Sie bestätigen.`,
  name: 'Name',
  criterionNumber: (n: number): string => `Kriterium ${n}`,
  baseField: (base: CoreEntity): string => `Feld (${entity(base)})`,
  matchingField: (matching: CoreEntity): string => `Verglichen mit (${entity(matching)})`,
  noField: '(keines)',
  sameField: 'Dasselbe Feld',
  comparison: 'Wie',
  comparisons: {
    exact: 'Genaue Übereinstimmung',
    firstCharacters: 'Gleiche erste Zeichen',
    lastCharacters: 'Gleiche letzte Zeichen',
  },
  characters: 'Anzahl der Zeichen (für erste und letzte)',
  ignoreBlanks: 'Leere Werte ignorieren',
  review: 'Regel prüfen',
  problem: ruleProblemDe,
  ask: 'Um Änderung der Regel bitten',
  asked: (name: string, told: readonly string[]): string =>
    told.length === 0
      ? `Hier darf noch niemand die Regel „${term(name)}“ ändern. Es wurde nichts geändert.`
      : `${list(told)} ${told.length === 1 ? 'wurde' : 'wurden'} gebeten, die Veröffentlichung von „${term(name)}“ aufzuheben oder inaktive Datensätze auszuschließen. Es wurde noch nichts geändert.`,
};

/** What a change of a rule does, line by line. */
export const ruleConsequencesDe = (
  act: 'define' | 'remove' | 'rebuild',
  {
    before,
    next,
    records,
  }: { readonly before?: DuplicateRule; readonly next: DuplicateRule; readonly records: number },
): readonly string[] => {
  switch (act) {
    case 'define':
      return [
        before === undefined
          ? `„${term(next.name)}“ wird erstellt, ohne veröffentlicht zu werden.`
          : `„${term(next.name)}“ wird geändert und bleibt unveröffentlicht.`,
        `${entity(next.base)} gegen ${entity(next.matching)}${next.excludeInactive ? ', ohne inaktive Datensätze' : ''}${next.caseSensitive ? ', mit Groß-/Kleinschreibung' : ''}.`,
        ...(next.criteria.length === 0
          ? [rulesDe.noCriteria]
          : next.criteria.map((criterion) => rulesDe.criterion(criterion, next))),
        'Sie erkennt nichts, bis sie veröffentlicht ist.',
      ];
    case 'remove':
      return [`„${term(next.name)}“ wird endgültig gelöscht.`];
    case 'rebuild':
      return [
        `Die Übereinstimmungscodes von ${count(records, 'Datensatz', 'Datensätzen')} werden neu erstellt${next.status === 'publishing' ? `, im Hintergrund: Vorher erkennt „${term(next.name)}“ nichts, und Sie werden benachrichtigt` : ''}.`,
      ];
  }
};

export const ruleNoticeDe = (
  about: Extract<NoticeAbout, { kind: 'ruleChangeAsked' }>,
): { readonly title: string; readonly details: readonly string[] } => ({
  title: `${about.personName} kann ${about.leadName} nicht qualifizieren`,
  details: [
    `Die Duplikaterkennungsregel „${term(about.name)}“ verhindert es.`,
    about.excludeInactive
      ? 'Würde ihre Veröffentlichung aufgehoben, ginge es. Es wurde nichts geändert.'
      : 'Würde ihre Veröffentlichung aufgehoben oder schlösse sie inaktive Datensätze aus, ginge es. Es wurde nichts geändert.',
  ],
});
