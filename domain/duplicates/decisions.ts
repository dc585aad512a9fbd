import { duplicateDecisions } from '../collections.ts';
import type { DuplicateDecision, DuplicateVerdict } from '../records/duplicate-decision.ts';
import { type RecordRef, refKey } from '../records/owned.ts';
import type { Transaction, View } from '../store/store.ts';

/** Two records in either order: the same pair. */
const pairOf = (one: RecordRef, other: RecordRef): readonly [a: string, b: string] => {
  const [a, b] = [refKey(one), refKey(other)];
  return a < b ? [a, b] : [b, a];
};

const idOf = (one: RecordRef, other: RecordRef): string => pairOf(one, other).join('|');

/** Remembers what a person decided about a pair; a later decision about it replaces an earlier one. */
export async function decide(
  tx: Transaction,
  one: RecordRef,
  other: RecordRef,
  verdict: DuplicateVerdict,
  by: { readonly personId: string; readonly at: Date },
): Promise<DuplicateDecision> {
  const [a, b] = pairOf(one, other);
  const before = await tx.get(duplicateDecisions, idOf(one, other));
  if (before?.verdict === verdict) return before;
  return tx.put(duplicateDecisions, {
    id: idOf(one, other),
    version: before?.version ?? 0,
    a,
    b,
    verdict,
    by: by.personId,
    at: by.at.toISOString(),
  });
}

/** Takes a decision back: the pair is judged by the engine again. */
export async function withdraw(tx: Transaction, one: RecordRef, other: RecordRef): Promise<void> {
  const id = idOf(one, other);
  if ((await tx.get(duplicateDecisions, id)) !== undefined) await tx.remove(duplicateDecisions, id);
}

export const decisionAbout = (
  view: View,
  one: RecordRef,
  other: RecordRef,
): Promise<DuplicateDecision | undefined> => view.get(duplicateDecisions, idOf(one, other));

/** Every decision about a record, by the other record of the pair (`<entity>:<id>`). */
export async function decisionsOn(
  view: View,
  record: RecordRef,
): Promise<ReadonlyMap<string, DuplicateDecision>> {
  const key = refKey(record);
  const found = await view.find(duplicateDecisions, 'byRecord', key);
  return new Map(found.map((decision) => [decision.a === key ? decision.b : decision.a, decision]));
}
