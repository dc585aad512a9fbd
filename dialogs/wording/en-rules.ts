import type {
  Comparison,
  Criterion,
  DuplicateRule,
  RuleProblem,
} from '../../domain/duplicates/detection-rule.ts';
import type { NoticeAbout } from '../../domain/notices/notice.ts';
import { type CoreEntity, fieldOf } from '../../domain/records/fields.ts';
import { capital, count, list } from './en-words.ts';

const labelOf = (entity: CoreEntity, field: string): string => fieldOf(entity, field)?.label ?? field;

const compared = (comparison: Comparison): string => {
  switch (comparison.kind) {
    case 'exact':
      return 'exactly the same';
    case 'firstCharacters':
      return `the same first ${comparison.characters} characters`;
    case 'lastCharacters':
      return `the same last ${comparison.characters} characters`;
  }
};

export const ruleProblemEn = (problem: RuleProblem): string => {
  switch (problem.kind) {
    case 'nameBlank':
      return 'The rule needs a name.';
    case 'noCriteria':
      return 'The rule needs at least one criterion.';
    case 'fieldUnknown':
      return `${capital(problem.entity)} has no field “${problem.field}”.`;
    case 'typesDiffer':
      return `“${problem.baseField}” and “${problem.matchingField}” are of different types.`;
    case 'charactersInvalid':
      return Number.isNaN(problem.characters)
        ? `How many characters of “${problem.field}” are compared? Type a number.`
        : `“${problem.field}” cannot be compared by ${problem.characters} characters.`;
    case 'matchcodeTooLong':
      return `The matchcode would have ${problem.length} characters; at most ${problem.limit} are possible. Compare fewer fields, or only their first or last characters.`;
  }
};

/** Words of the duplicate detection rules, one by one. */
export const rulesEn = {
  listHow: 'Select a rule to see, change or publish it. At most five are published for each base type.',
  status: 'Status',
  statusOf: ({ status, progress }: DuplicateRule): string =>
    status === 'publishing'
      ? `Publishing${progress === undefined ? '' : `: ${Math.floor((100 * progress.done) / progress.total)} % of the matchcodes are made`}`
      : capital(status),
  type: (entity: CoreEntity): string => capital(entity),
  base: 'Base record type',
  matching: 'Matching record type',
  caseSensitive: 'Case-sensitive',
  excludeInactive: 'Exclude inactive matching records',
  yesNo: (yes: boolean): string => (yes ? 'Yes' : 'No'),
  criteria: 'Criteria',
  noCriteria: 'None yet: a rule without criteria can be saved, not published.',
  criterion: (
    { baseField, matchingField, comparison, ignoreBlanks }: Criterion,
    { base, matching, criteria }: Pick<DuplicateRule, 'base' | 'matching' | 'criteria'>,
  ): string => {
    const [one, other] = [labelOf(base, baseField), labelOf(matching, matchingField)];
    const fields =
      base === matching && baseField === matchingField ? one : `${one} and ${other} of the ${matching}`;
    const blanks = ignoreBlanks || criteria.length === 1 ? 'blanks are ignored' : 'two blanks are a match';
    return `${fields}: ${compared(comparison)}; ${blanks}`;
  },
  publishedHow: 'A published rule is unpublished first, to be edited or deleted.',
  unpublishedHow: 'It detects nothing until it is published: publishing makes a matchcode for every record.',
  publish: 'Publish',
  unpublish: 'Unpublish',
  edit: 'Edit',
  copy: 'Copy',
  remove: 'Delete',
  rebuild: 'Rebuild matchcodes',
  excludeInactiveNow: 'Exclude inactive records',
  newRule: 'New rule',
  newTitle: 'New duplicate detection rule',
  typesHow: 'A record of the base type is compared with all of the matching type; the two may differ.',
  toCriteria: 'Choose the criteria',
  toTypes: 'Back to the types',
  formTitle: 'Duplicate detection rule',
  compares: (base: CoreEntity, matching: CoreEntity): string =>
    `${capital(base)} against ${capital(matching)}. All criteria must match. Nothing is saved before you confirm.`,
  name: 'Name',
  criterionNumber: (n: number): string => `Criterion ${n}`,
  baseField: (base: CoreEntity): string => `Field of the ${base}`,
  matchingField: (matching: CoreEntity): string => `Compared with, on the ${matching}`,
  noField: '(none)',
  sameField: 'The same field',
  comparison: 'How',
  comparisons: {
    exact: 'Exact match',
    firstCharacters: 'Same first characters',
    lastCharacters: 'Same last characters',
  },
  characters: 'Number of characters (for first and last)',
  ignoreBlanks: 'Ignore blank values',
  review: 'Review the rule',
  problem: ruleProblemEn,
  ask: 'Ask to change the rule',
  asked: (name: string, told: readonly string[]): string =>
    told.length === 0
      ? `Nobody here may change the rule “${name}” yet. Nothing was changed.`
      : `${list(told)} ${told.length === 1 ? 'was' : 'were'} asked to unpublish “${name}” or to let it leave out inactive records. Nothing was changed yet.`,
};

/** What a change of a rule does, line by line. */
export const ruleConsequencesEn = (
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
          ? `“${next.name}” is created, unpublished.`
          : `“${next.name}” is changed; it stays unpublished.`,
        `${capital(next.base)} against ${capital(next.matching)}${next.excludeInactive ? ', without inactive records' : ''}${next.caseSensitive ? ', case-sensitive' : ''}.`,
        ...(next.criteria.length === 0
          ? [rulesEn.noCriteria]
          : next.criteria.map((criterion) => rulesEn.criterion(criterion, next))),
        'It detects nothing until it is published.',
      ];
    case 'remove':
      return [`“${next.name}” is deleted, for good.`];
    case 'rebuild':
      return [
        `The matchcodes of ${count(records, 'record')} are made anew${next.status === 'publishing' ? `, in the background: “${next.name}” detects nothing before they are done, and you are told` : ''}.`,
      ];
  }
};

export const ruleNoticeEn = (
  about: Extract<NoticeAbout, { kind: 'ruleChangeAsked' }>,
): { readonly title: string; readonly details: readonly string[] } => ({
  title: `${about.personName} cannot qualify ${about.leadName}`,
  details: [
    `The duplicate detection rule “${about.name}” blocks it.`,
    about.excludeInactive
      ? 'Unpublishing the rule would let it pass. Nothing was changed.'
      : 'Unpublishing the rule, or letting it leave out inactive records, would let it pass. Nothing was changed.',
  ],
});
