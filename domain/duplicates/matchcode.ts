import type { CoreEntity } from '../records/fields.ts';
import { type Comparison, type Criterion, type DuplicateRule, matchingFieldOf } from './rules.ts';

/** A record as rules see it: its fields by name, and whether it is active (a lead: open). */
export interface RuledRecord {
  readonly entity: CoreEntity;
  readonly active: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Cannot be typed, so that no value reaches over into the next one. */
const separator = '\u001f';

/**
 * The matchcode of a record under a rule: equal codes are duplicates (S1.2.1). `undefined`: the record has none,
 * and so no duplicates, because it is blank where blanks are ignored, or [ours] blank in every criterion.
 */
export function matchcode(
  { criteria, caseSensitive }: Pick<DuplicateRule, 'criteria' | 'caseSensitive'>,
  { values }: Pick<RuledRecord, 'values'>,
  as: 'base' | 'matching' = 'base',
): string | undefined {
  const parts = criteria.map((criterion) => {
    const text = textOf(values[as === 'base' ? criterion.field : matchingFieldOf(criterion)]);
    return compared(caseSensitive ? text : text.toLowerCase(), criterion.comparison);
  });
  const isIgnored = (criterion: Criterion, at: number) =>
    parts[at] === '' && (criterion.ignoreBlanks || criteria.length === 1);
  if (criteria.some(isIgnored) || parts.every((part) => part === '')) return undefined;
  return parts.join(separator);
}

/**
 * The keys under which a record can be found by published rules: `rule:<id>:<matchcode>`. A store keeps them in a
 * key look-up; they change with the record, with its state and with the rules.
 */
export const ruleKeys = (rules: readonly DuplicateRule[], record: RuledRecord): string[] =>
  rules
    .filter(({ matchingType }) => matchingType === record.entity)
    .filter(({ state, excludeInactive }) => state === 'published' && (record.active || !excludeInactive))
    .flatMap((rule) => keyOf(rule, matchcode(rule, record, 'matching')));

/** The published rules that apply to a record about to be created or updated, each with the key of its duplicates. */
export const rulesToAsk = (
  rules: readonly DuplicateRule[],
  record: Omit<RuledRecord, 'active'>,
): { readonly rule: DuplicateRule; readonly key: string }[] =>
  rules
    .filter(({ state, baseType }) => state === 'published' && baseType === record.entity)
    .flatMap((rule) => keyOf(rule, matchcode(rule, record)).map((key) => ({ rule, key })));

const keyOf = ({ id }: DuplicateRule, code: string | undefined): string[] =>
  code === undefined ? [] : [`rule:${id}:${code}`];

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : '';

function compared(text: string, comparison: Comparison): string {
  if (comparison.kind === 'exact') return text;
  const characters = [...text];
  return comparison.kind === 'sameFirst'
    ? characters.slice(0, comparison.length).join('')
    : characters.slice(-comparison.length).join('');
}
