import { accounts, contacts, notes, opportunities, reversals } from '../collections.ts';
import type { Note } from '../records/note.ts';
import { type Entity, type RecordRef, refKey } from '../records/owned.ts';
import type { Reversal, Touched } from '../records/reversal.ts';
import type { Stored, Transaction } from '../store/store.ts';
import type { Facts } from './gather.ts';
import type { Made, RecordPlan } from './new-records.ts';
import type { Planned } from './planned.ts';
import { print } from './print.ts';

export const refOf = ({ target, record }: Planned): RecordRef => ({ entity: target, id: record.id });

const created = (kind: Entity, record: Stored): Touched => ({
  how: 'created',
  kind,
  id: record.id,
  print: print(record),
});

export const changed = (kind: Entity | 'process', before: Stored, after: Stored): Touched => ({
  how: 'changed',
  kind,
  id: after.id,
  print: print(after),
  before,
});

/** Puts the planned records and the notes that automations added to them; tells what it touched. */
export async function writeRecords(
  tx: Transaction,
  facts: Facts,
  { account, contact, opportunities: deals }: RecordPlan,
  made: Made,
): Promise<readonly Touched[]> {
  if (account && writes(account)) await tx.put(accounts, account.record);
  if (contact && writes(contact)) await tx.put(contacts, contact.record);
  for (const deal of deals) if (writes(deal)) await tx.put(opportunities, deal.record);
  const planned: readonly Planned[] = [
    ...(account ? [account] : []),
    ...(contact ? [contact] : []),
    ...deals,
  ];
  const added: Touched[] = [];
  for (const each of planned)
    for (const text of each.notes) added.push(created('note', await addNote(tx, facts, each, text, made)));
  return [...planned.flatMap(touchedBy), ...added];
}

const writes = ({ how, before }: Planned): boolean => how === 'created' || before !== undefined;

const touchedBy = ({ target, how, record, before }: Planned): readonly Touched[] => {
  if (how === 'created') return [created(target, record)];
  return before === undefined ? [] : [changed(target, before, record)];
};

const addNote = (
  tx: Transaction,
  { lead, actor }: Facts,
  planned: Planned,
  text: string,
  { at, newId }: Made,
): Promise<Note> =>
  tx.put(notes, {
    id: newId(),
    version: 0,
    ownerId: lead.ownerId,
    businessUnitId: lead.businessUnitId,
    regarding: [refOf(planned)],
    text,
    createdAt: at.toISOString(),
    createdBy: actor.person.id,
    modifiedAt: at.toISOString(),
    modifiedBy: actor.person.id,
  });

/** Shows the notes on these records as well; a note that is already there is left alone (S1.17). */
export async function showNotes(
  tx: Transaction,
  found: readonly Note[],
  on: readonly RecordRef[],
): Promise<readonly Touched[]> {
  const touched: Touched[] = [];
  for (const note of found) {
    const known = new Set(note.regarding.map(refKey));
    const missing = on.filter((ref) => !known.has(refKey(ref)));
    if (missing.length === 0) continue;
    await tx.put(notes, { ...note, regarding: [...note.regarding, ...missing] });
    touched.push({ how: 'shown', id: note.id, on: missing });
  }
  return touched;
}

/** Remembers how to take the command back; returns until when (ISO 8601). */
export async function writeReversal(
  tx: Transaction,
  command: {
    readonly of: Reversal['of'];
    readonly leadId: string;
    readonly by: string;
    readonly at: Date;
    readonly minutes: number;
  },
  touched: readonly Touched[],
): Promise<string> {
  const { of, leadId, by, at, minutes } = command;
  const until = new Date(at.getTime() + minutes * 60_000).toISOString();
  const version = (await tx.get(reversals, leadId))?.version ?? 0;
  await tx.put(reversals, { id: leadId, version, of, at: at.toISOString(), by, until, touched });
  return until;
}
