import { type CoreEntity, type Field, fieldOf } from '../records/fields.ts';
import type { Stored } from '../store/store.ts';

/** How two values are compared (dynamics-facts 5.1); `characters` are counted after trimming. */
export type Comparison =
  | { readonly kind: 'exact' }
  | { readonly kind: 'firstCharacters' | 'lastCharacters'; readonly characters: number };

export interface Criterion {
  readonly baseField: string;
  readonly matchingField: string;
  readonly comparison: Comparison;
  /** Two blanks are no match. A rule with one criterion always ignores blanks. */
  readonly ignoreBlanks: boolean;
}

/** What an administrator writes: a record of the base type is compared with those of the matching type. */
export interface RuleDefinition {
  readonly name: string;
  readonly base: CoreEntity;
  readonly matching: CoreEntity;
  readonly criteria: readonly Criterion[];
  readonly caseSensitive: boolean;
  /** Leaves closed leads and opportunities, inactive accounts and contacts out (S1.14.8). */
  readonly excludeInactive: boolean;
}

/** A duplicate detection rule. `publishing`: matchcodes of existing records are still being made. */
export interface DuplicateRule extends Stored, RuleDefinition {
  readonly status: 'unpublished' | 'publishing' | 'published';
  /** Who published it last, to be told when it is done. */
  readonly publisherId?: string;
  /** While `publishing`: how far the matchcodes are. */
  readonly progress?: { readonly done: number; readonly total: number };
}

/**
 * The matchcodes of one record, id `<entity>:<recordId>`: one row however many rules there are, beside the record
 * and not in it, so that publishing a rule changes no lead. `codes` are `<ruleId>|<matchcode>`.
 */
export interface Matchcodes extends Stored {
  readonly entity: CoreEntity;
  readonly recordId: string;
  readonly codes: readonly string[];
}

/** At most this many published rules per base type (dynamics-facts 5.1). */
export const publishedLimit = 5;

/** The longest matchcode, in characters; ours, as no number is documented. */
export const matchcodeLimit = 450;

/**
 * What the rule compares of one record, or `undefined` when a blank keeps it out. Equal matchcodes of a base and a
 * matching record make a duplicate (S1.2.1).
 */
export function matchcode(
  rule: RuleDefinition,
  side: 'base' | 'matching',
  record: object,
): string | undefined {
  const values = new Map<string, unknown>(Object.entries(record));
  const parts: string[] = [];
  for (const { baseField, matchingField, comparison, ignoreBlanks } of rule.criteria) {
    const field = side === 'base' ? baseField : matchingField;
    const plain = plainValue(values.get(field), fieldOf(rule[side], field)?.type === 'phone');
    const part = cut(rule.caseSensitive ? plain : plain.toLowerCase(), comparison);
    if (part === '' && ignoreBlanks) return undefined;
    parts.push(part);
  }
  return parts.every((part) => part === '') ? undefined : JSON.stringify(parts);
}

/** Phone numbers are compared by their digits (S1.2.6), everything else as it is written. */
function plainValue(value: unknown, isPhone: boolean): string {
  const text = String(value ?? '')
    .normalize('NFC')
    .trim();
  return isPhone ? text.replace(/\D/g, '') : text;
}

function cut(text: string, comparison: Comparison): string {
  if (comparison.kind === 'exact') return text;
  const letters = [...text];
  const { kind, characters } = comparison;
  return (kind === 'firstCharacters' ? letters.slice(0, characters) : letters.slice(-characters)).join('');
}

export type RuleProblem =
  | { readonly kind: 'nameBlank' }
  | { readonly kind: 'noCriteria' }
  | { readonly kind: 'fieldUnknown'; readonly entity: CoreEntity; readonly field: string }
  | { readonly kind: 'typesDiffer'; readonly baseField: string; readonly matchingField: string }
  | { readonly kind: 'charactersInvalid'; readonly field: string; readonly characters: number }
  | { readonly kind: 'matchcodeTooLong'; readonly length: number; readonly limit: number };

/** Everything that keeps a definition from being saved. A rule without criteria can be saved, not published. */
export function problemsOf(rule: RuleDefinition): readonly RuleProblem[] {
  const problems: RuleProblem[] = rule.name.trim() === '' ? [{ kind: 'nameBlank' }] : [];
  let length = 0;
  for (const { baseField, matchingField, comparison } of rule.criteria) {
    const [base, matching] = [fieldOf(rule.base, baseField), fieldOf(rule.matching, matchingField)];
    if (!base) problems.push({ kind: 'fieldUnknown', entity: rule.base, field: baseField });
    if (!matching) problems.push({ kind: 'fieldUnknown', entity: rule.matching, field: matchingField });
    if (base && matching && base.type !== matching.type)
      problems.push({ kind: 'typesDiffer', baseField, matchingField });
    if (
      comparison.kind !== 'exact' &&
      !(Number.isInteger(comparison.characters) && comparison.characters > 0)
    )
      problems.push({ kind: 'charactersInvalid', field: baseField, characters: comparison.characters });
    if (base && matching) length += lengthOf(comparison, base, matching);
  }
  if (length > matchcodeLimit) problems.push({ kind: 'matchcodeTooLong', length, limit: matchcodeLimit });
  return problems;
}

const fixedLength = 40;

const lengthOf = (comparison: Comparison, ...fields: readonly Field[]): number =>
  comparison.kind === 'exact'
    ? Math.max(...fields.map((field) => ('maxLength' in field ? field.maxLength : fixedLength)))
    : comparison.characters;
