import { accounts, contacts, duplicateDecisions, leads } from '../collections.ts';
import type { DuplicateVerdict } from '../records/duplicate-decision.ts';
import type { View } from '../store/store.ts';
import { accountAsComparable, contactAsComparable, leadAsComparable } from './as-comparable.ts';
import type { Comparable } from './comparable.ts';
import type { Decision } from './scan.ts';

/** Merged and selected: one and the same. Kept apart, or saved as new all the same: two. */
const isDuplicate: Readonly<Record<DuplicateVerdict, boolean>> = {
  merged: true,
  selected: true,
  different: false,
  ignored: false,
};

/** Everything that weights are learned from: all records, by `<entity>:<id>`, and what people decided about pairs. */
export async function trainingData(
  view: View,
): Promise<{ readonly records: readonly Comparable[]; readonly decisions: readonly Decision[] }> {
  const records: Comparable[] = [];
  const add = (record: Comparable): void => {
    records.push({ ...record, id: `${record.kind}:${record.id}` });
  };
  for await (const lead of view.all(leads)) add(leadAsComparable(lead));
  for await (const account of view.all(accounts)) add(accountAsComparable(account));
  for await (const contact of view.all(contacts)) {
    const { accountId } = contact;
    add(
      contactAsComparable(contact, accountId === undefined ? undefined : await view.get(accounts, accountId)),
    );
  }
  const decisions: Decision[] = [];
  for await (const { a, b, verdict } of view.all(duplicateDecisions)) {
    decisions.push({ a, b, duplicate: isDuplicate[verdict] });
  }
  return { records, decisions };
}
