import { type CoreEntity, type Field, fieldOf } from '../records/fields.ts';

/**
 * Duplicate detection rules as administrators know them from the Power Platform: a rule compares matchcodes
 * (S1.2.1). All facts here are of dynamics-facts 5.1; what is the product's own reading is marked [ours].
 */

/** What is compared of a field; `length` counts characters. */
export type Comparison =
  | { readonly kind: 'exact' }
  | { readonly kind: 'sameFirst'; readonly length: number }
  | { readonly kind: 'sameLast'; readonly length: number };

export interface Criterion {
  /** A field of the base type. */
  readonly field: string;
  /** The field of the matching type it is compared with; by default the one of the same name. */
  readonly matchingField?: string;
  readonly comparison: Comparison;
  /** Two blanks are no match. A rule with one criterion always ignores blanks. */
  readonly ignoreBlanks: boolean;
}

/** What an administrator types. */
export interface RuleFields {
  readonly name: string;
  /** The type of the record that is created or updated. */
  readonly baseType: CoreEntity;
  /** The type of the records that it is compared with. */
  readonly matchingType: CoreEntity;
  readonly criteria: readonly Criterion[];
  readonly caseSensitive: boolean;
  /** Inactive records are no matches (S1.14.8). */
  readonly excludeInactive: boolean;
}

export interface DuplicateRule extends RuleFields {
  readonly id: string;
  readonly state: 'published' | 'unpublished';
}

/** So many rules of one base type may be published at a time; unpublished ones are not counted. */
export const mostPublished = 5;
/** A matchcode holds so many characters; it limits the criteria of a rule. */
export const longestMatchcode = 450;

export type RuleProblem =
  | { readonly kind: 'nameMissing' }
  | { readonly kind: 'criteriaMissing' }
  | { readonly kind: 'fieldUnknown'; readonly entity: CoreEntity; readonly field: string }
  | { readonly kind: 'fieldRepeated'; readonly field: string }
  /** The two fields hold different things: a date and an e-mail address. */
  | { readonly kind: 'fieldsDiffer'; readonly field: string; readonly matchingField: string }
  /** Only texts have first and last characters. */
  | { readonly kind: 'exactOnly'; readonly field: string }
  | { readonly kind: 'lengthInvalid'; readonly field: string; readonly longest: number }
  | { readonly kind: 'matchcodeTooLong'; readonly length: number; readonly longest: number };

/** Everything that is wrong with a rule; empty for a rule that can be saved. */
export function problemsOf(rule: RuleFields): readonly RuleProblem[] {
  const problems: RuleProblem[] = rule.name.trim() === '' ? [{ kind: 'nameMissing' }] : [];
  if (rule.criteria.length === 0) return [...problems, { kind: 'criteriaMissing' }];
  const pairs = new Set<string>();
  for (const criterion of rule.criteria) {
    problems.push(...problemsOfCriterion(rule, criterion));
    const pair = `${criterion.field} ${matchingFieldOf(criterion)}`;
    if (pairs.has(pair)) problems.push({ kind: 'fieldRepeated', field: criterion.field });
    pairs.add(pair);
  }
  const length = matchcodeLength(rule);
  return length > longestMatchcode
    ? [...problems, { kind: 'matchcodeTooLong', length, longest: longestMatchcode }]
    : problems;
}

function problemsOfCriterion(rule: RuleFields, criterion: Criterion): RuleProblem[] {
  const { field, comparison } = criterion;
  const matchingField = matchingFieldOf(criterion);
  const base = fieldOf(rule.baseType, field);
  const matching = fieldOf(rule.matchingType, matchingField);
  if (base === undefined) return [{ kind: 'fieldUnknown', entity: rule.baseType, field }];
  if (matching === undefined)
    return [{ kind: 'fieldUnknown', entity: rule.matchingType, field: matchingField }];
  if (isText(base) !== isText(matching) || (!isText(base) && base.type !== matching.type)) {
    return [{ kind: 'fieldsDiffer', field, matchingField }];
  }
  if (comparison.kind === 'exact') return [];
  if (!isText(base)) return [{ kind: 'exactOnly', field }];
  const longest = Math.max(lengthOf(base), lengthOf(matching));
  const { length } = comparison;
  return Number.isInteger(length) && length >= 1 && length <= longest
    ? []
    : [{ kind: 'lengthInvalid', field, longest }];
}

/** The longest matchcode that a rule can make: its fields and what separates them. Unknown fields count nothing. */
export function matchcodeLength({ baseType, matchingType, criteria }: RuleFields): number {
  const lengths = criteria.map((criterion) =>
    criterion.comparison.kind === 'exact'
      ? Math.max(
          lengthOf(fieldOf(baseType, criterion.field)),
          lengthOf(fieldOf(matchingType, matchingFieldOf(criterion))),
        )
      : criterion.comparison.length,
  );
  return lengths.reduce((sum, length) => sum + length, Math.max(0, criteria.length - 1));
}

export const matchingFieldOf = ({ field, matchingField }: Criterion): string => matchingField ?? field;

const isText = (field: Field): boolean => 'maxLength' in field;

/** Texts by their longest value; everything else by how it is written: an id, a date, a number. */
const lengthOf = (field: Field | undefined): number =>
  field === undefined ? 0 : 'maxLength' in field ? field.maxLength : 36;

export type RuleRefusal =
  /** S1.14.10: a published rule is unpublished before it is edited. */
  | { readonly kind: 'ruleIsPublished'; readonly name: string }
  | { readonly kind: 'ruleInvalid'; readonly problems: readonly RuleProblem[] }
  /** `published` are the names of the rules of which one must be unpublished first. */
  | {
      readonly kind: 'tooManyPublished';
      readonly baseType: CoreEntity;
      readonly published: readonly string[];
      readonly most: number;
    };

export type RuleDecision =
  | { readonly ok: true; readonly rule: DuplicateRule }
  | { readonly ok: false; readonly refusal: RuleRefusal };

/** A new rule, unpublished; refuses one that is not valid. */
export const createRule = (id: string, fields: RuleFields): RuleDecision =>
  valid({ ...fields, id, state: 'unpublished' });

/** Changes an unpublished rule; refuses a published one (S1.14.10) and a change that makes it invalid. */
export const editRule = (rule: DuplicateRule, edit: Partial<RuleFields>): RuleDecision =>
  rule.state === 'published' ? no({ kind: 'ruleIsPublished', name: rule.name }) : valid({ ...rule, ...edit });

/** Publishes a rule among all the others; refuses a sixth of its base type and an invalid one. */
export function publishRule(rule: DuplicateRule, all: readonly DuplicateRule[]): RuleDecision {
  const published = all.filter(
    ({ id, state, baseType }) => id !== rule.id && state === 'published' && baseType === rule.baseType,
  );
  if (published.length >= mostPublished) {
    const names = published.map(({ name }) => name);
    return no({ kind: 'tooManyPublished', baseType: rule.baseType, published: names, most: mostPublished });
  }
  return valid({ ...rule, state: 'published' });
}

/** Unpublishing is always possible; it takes the rule out of force (S1.14.6). */
export const unpublishRule = (rule: DuplicateRule): DuplicateRule => ({ ...rule, state: 'unpublished' });

const no = (refusal: RuleRefusal): RuleDecision => ({ ok: false, refusal });

function valid(rule: DuplicateRule): RuleDecision {
  const problems = problemsOf(rule);
  return problems.length === 0 ? { ok: true, rule } : no({ kind: 'ruleInvalid', problems });
}
