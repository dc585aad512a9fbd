import { may } from '../people/access.ts';
import { type Field, fieldOf, fieldsOf, isTyped } from '../records/fields.ts';
import { isFilled } from '../records/filled.ts';
import type { Facts } from './gather.ts';
import { copiedValues } from './mapped-values.ts';
import type { Consequence } from './outcome.ts';
import { type Link, type Planned, recordName, type TargetRecord } from './planned.ts';
import type { Target } from './settings.ts';

/**
 * An existing record with its empty fields filled from the lead, as far as the actor may write it; everything it
 * already says stays.
 */
export function linked<R extends TargetRecord>(
  facts: Facts,
  at: Date,
  target: Target,
  record: R,
  links: readonly Link[],
): Planned<R> {
  const consequence = linkConsequence(facts, target, record, links);
  const given = {
    ...copiedValues(facts, target),
    ...Object.fromEntries(links.map(({ field, id }) => [field, id])),
  };
  const empty = Object.entries(given).filter(([name]) => isEmptyField(record, target, name));
  if (empty.length === 0 || !may(facts.actor, 'write', target, record))
    return { target, how: 'linked', record, consequence, notes: [] };
  const trace = { modifiedAt: at.toISOString(), modifiedBy: facts.actor.person.id };
  return {
    target,
    how: 'linked',
    record: { ...record, ...Object.fromEntries(empty), ...trace },
    before: record,
    consequence,
    notes: [],
  };
}

/** What linking this record would fill and what it keeps, told before the click. */
export function linkConsequence(
  facts: Facts,
  target: Target,
  record: TargetRecord,
  links: readonly Link[] = [],
): Consequence {
  const mapped = Object.entries(copiedValues(facts, target)).flatMap(([name, value]) => {
    const field = fieldOf(target, name);
    return field !== undefined && isTyped(field) ? [{ field, value: String(value) }] : [];
  });
  const named = fieldsOf[target].flatMap((field) =>
    links.filter((link) => link.field === field.name).map(({ name: value }) => ({ field, value })),
  );
  const empty = [...mapped, ...named].filter(({ field }) => !isFilled(held(record, field)));
  const writable = may(facts.actor, 'write', target, record);
  return {
    target,
    choice: 'link',
    id: record.id,
    name: recordName(record),
    fills: writable ? empty.map(({ field, value }) => ({ label: field.label, value })) : [],
    keeps: mapped
      .map(({ field, value }) => ({
        label: field.label,
        record: String(held(record, field) ?? ''),
        lead: value,
      }))
      .filter(({ record: own, lead }) => isFilled(own) && !sameText(own, lead)),
    ...(empty.length > 0 && !writable && { readOnly: true as const }),
  };
}

const held = (record: TargetRecord, { name }: Field): unknown =>
  (record as unknown as Record<string, unknown>)[name];

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Typed fields and references can be empty; a status reason never is. */
function isEmptyField(record: TargetRecord, target: Target, name: string): boolean {
  const field = fieldOf(target, name);
  return field !== undefined && field.type !== 'option' && !isFilled(held(record, field));
}
