import {
  accounts,
  contacts,
  leads,
  notes,
  opportunities,
  processFlows,
  processInstances,
} from '../collections.ts';
import { type CoreRecord, nameOfRecord } from '../core-records.ts';
import { type Actor, may } from '../people/access.ts';
import { nameOf } from '../people/names.ts';
import type { ProcessInstance } from '../process/flow.ts';
import type { Note } from '../records/note.ts';
import { type Entity, type OwnedRecord, type RecordRef, refKey } from '../records/owned.ts';
import type { Touched } from '../records/reversal.ts';
import { lastEdit } from '../store/audit.ts';
import type { Collection, Stored, View } from '../store/store.ts';
import { print } from './print.ts';

/** One change after the command; `seen` when the actor may read the record it is about. */
export interface Change {
  readonly name: string;
  readonly byName: string;
  readonly at: string;
  readonly seen: boolean;
}

const tables = {
  lead: leads,
  account: accounts,
  contact: contacts,
  opportunity: opportunities,
  note: notes,
  process: processInstances,
} as const;

export type Kind = keyof typeof tables;

/** The collection of a kind of record, for code that treats all of them alike. */
export const tableOf = (kind: Kind): Collection<Stored> => tables[kind] as unknown as Collection<Stored>;

/**
 * What happened since the command to the records it touched: edited, removed, or something made that hangs on a
 * record which would go away (a note, a contact, an opportunity, another lead).
 */
export async function changedSince(
  view: View,
  actor: Actor,
  command: readonly Touched[],
): Promise<readonly Change[]> {
  const own = new Set(
    command.map((each) => (each.how === 'shown' ? `note:${each.id}` : `${each.kind}:${each.id}`)),
  );
  const found: Change[] = [];
  for (const touched of command) {
    // A note or a link that somebody changed since is left as it is now: nothing is lost by that.
    if (touched.how === 'shown' || touched.how === 'relinked') continue;
    const edit = await edited(view, actor, touched);
    if (edit !== undefined) found.push(edit);
    if (touched.how === 'created')
      for (const [entity, record] of await dependents(view, { entity: touched.kind, id: touched.id }))
        if (!own.has(refKey({ entity, id: record.id })))
          found.push(await change(view, actor, entity, record, record));
  }
  const names = new Set<string>();
  return found.filter(({ name, at }) => !names.has(`${name}|${at}`) && names.add(`${name}|${at}`));
}

/** The last edit of a record that is not as the command left it. */
async function edited(
  view: View,
  actor: Actor,
  touched: Extract<Touched, { how: 'created' | 'changed' }>,
): Promise<Change | undefined> {
  const now = await view.get(tableOf(touched.kind), touched.id);
  if (now !== undefined && print(now) === touched.print) return undefined;
  const { record, by, at } = await lastEdit(view, tableOf(touched.kind), touched.id);
  return change(view, actor, touched.kind, record, { modifiedBy: by, modifiedAt: at });
}

async function change(
  view: View,
  actor: Actor,
  kind: Kind,
  record: Stored,
  { modifiedBy, modifiedAt }: Pick<OwnedRecord, 'modifiedBy' | 'modifiedAt'>,
): Promise<Change> {
  // A process stage is no secret to somebody who may read its lead, and nobody owns it.
  const seen = kind === 'process' || may(actor, 'read', kind, record as OwnedRecord);
  return {
    name: await nameOfAny(view, kind, record),
    byName: await nameOf(view, modifiedBy),
    at: modifiedAt,
    seen,
  };
}

async function nameOfAny(view: View, kind: Kind, record: Stored): Promise<string> {
  if (kind === 'note') return (record as Note).text;
  if (kind !== 'process') return nameOfRecord(kind, record as CoreRecord);
  const { processId } = record as ProcessInstance;
  return (await view.get(processFlows, processId))?.name ?? processId;
}

/** The records that hang on this one and would be left without it. */
async function dependents(view: View, ref: RecordRef): Promise<readonly (readonly [Entity, OwnedRecord])[]> {
  const { entity, id } = ref;
  const key = refKey(ref);
  const lists: (readonly [Entity, readonly OwnedRecord[]])[] = [
    ['note', await view.find(notes, 'byRegarding', key)],
  ];
  if (entity === 'account')
    lists.push(
      ['contact', await view.find(contacts, 'byAccount', id)],
      ['opportunity', await view.find(opportunities, 'byAccount', id)],
    );
  if (entity === 'contact') lists.push(['opportunity', await view.find(opportunities, 'byContact', id)]);
  if (entity === 'account' || entity === 'contact')
    lists.push(['lead', await view.find(leads, 'byLinked', key)]);
  return lists.flatMap(([kind, records]) => records.map((record) => [kind, record] as const));
}
