import { nameOfRecord, recordOf } from '../core-records.ts';
import { type Actor, may } from '../people/access.ts';
import { type Field, fieldsOf } from '../records/fields.ts';
import { isFilled } from '../records/filled.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { OwnedRecord } from '../records/owned.ts';
import type { View } from '../store/store.ts';

/** One field of two records, as people compare them. */
export interface FieldRow {
  readonly field: string;
  readonly label: string;
  /** The values of the first and the second record as text; missing when blank. */
  readonly a?: string;
  readonly b?: string;
  readonly verdict: 'same' | 'differs' | 'onlyA' | 'onlyB';
}

/** What a merge chooses from: every field but the status reason, which belongs to the state of the master. */
export const mergeFields = (entity: MergeEntity): readonly Field[] =>
  fieldsOf[entity].filter(({ type }) => type !== 'option');

export const fieldValue = (record: object, field: string): unknown =>
  new Map<string, unknown>(Object.entries(record)).get(field);

/** The fields that at least one of the two has a value for, in the order people read them. */
export async function compareFields(
  view: View,
  actor: Actor,
  entity: MergeEntity,
  one: object,
  other: object,
): Promise<readonly FieldRow[]> {
  const rows: FieldRow[] = [];
  for (const field of mergeFields(entity)) {
    const [a, b] = [fieldValue(one, field.name), fieldValue(other, field.name)];
    if (!isFilled(a) && !isFilled(b)) continue;
    rows.push({
      field: field.name,
      label: field.label,
      ...(isFilled(a) && { a: await shown(view, actor, field, a) }),
      ...(isFilled(b) && { b: await shown(view, actor, field, b) }),
      verdict: !isFilled(a) ? 'onlyB' : !isFilled(b) ? 'onlyA' : String(a) === String(b) ? 'same' : 'differs',
    });
  }
  return rows;
}

/** The fields that the master lacks and the other has: filled unless somebody chooses otherwise. */
export const fieldsToFill = (entity: MergeEntity, master: object, other: object): readonly string[] =>
  mergeFields(entity)
    .map(({ name }) => name)
    .filter((name) => !isFilled(fieldValue(master, name)) && isFilled(fieldValue(other, name)));

/** The master with these values of the other. A required field is never emptied. */
export function withValues<T extends OwnedRecord>(
  entity: MergeEntity,
  master: T,
  other: T,
  takes: readonly string[],
): T {
  const next = new Map<string, unknown>(Object.entries(master));
  for (const { name, required } of mergeFields(entity)) {
    if (!takes.includes(name)) continue;
    const value = fieldValue(other, name);
    if (isFilled(value)) next.set(name, value);
    else if (!required) next.delete(name);
  }
  return Object.fromEntries(next) as unknown as T;
}

/** A linked record by its name, as far as the actor may read it (SEC7). */
async function shown(view: View, actor: Actor, field: Field, value: unknown): Promise<string> {
  if (field.type !== 'lookup') return String(value);
  const record = await recordOf(view, field.of, String(value));
  const readable = record !== undefined && may(actor, 'read', field.of, record);
  return readable ? nameOfRecord(field.of, record) : '…';
}
