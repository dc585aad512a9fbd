import { accounts, contacts, leads, notes, opportunities, processInstances } from '../collections.ts';
import type { ProcessInstance } from '../process/flow.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { Note } from '../records/note.ts';
import { type OwnedRecord, refKey } from '../records/owned.ts';
import type { View } from '../store/store.ts';

/** A record whose field points at the one that will go away. */
export interface Link {
  readonly kind: 'lead' | 'account' | 'contact' | 'opportunity';
  readonly field: string;
  readonly record: OwnedRecord;
}

/** Everything that hangs on the record that will go away, whoever may read it: a merge leaves nothing behind. */
export interface Children {
  /** Notes with their attachments; those that regard the master already are left out. */
  readonly notes: readonly Note[];
  readonly links: readonly Link[];
  /** Where it stands in a process, when that is not over. */
  readonly instance?: ProcessInstance;
  /** Whether the master follows a process of its own, which then goes on. */
  readonly masterGuided: boolean;
}

export async function childrenOf(
  view: View,
  entity: MergeEntity,
  masterId: string,
  otherId: string,
): Promise<Children> {
  const master = refKey({ entity, id: masterId });
  const found = await view.find(notes, 'byRegarding', refKey({ entity, id: otherId }));
  const own = await activeInstance(view, entity, otherId);
  return {
    notes: found.filter(({ regarding }) => !regarding.some((ref) => refKey(ref) === master)),
    links: await linksTo(view, entity, otherId),
    ...(own && { instance: own }),
    masterGuided: (await activeInstance(view, entity, masterId)) !== undefined,
  };
}

async function activeInstance(view: View, entity: MergeEntity, id: string) {
  const instances = entity === 'lead' ? await view.find(processInstances, 'byLead', id) : [];
  return instances.find(({ status }) => status === 'active');
}

async function linksTo(view: View, entity: MergeEntity, id: string): Promise<readonly Link[]> {
  const links = (kind: Link['kind'], field: string, records: readonly OwnedRecord[]): readonly Link[] =>
    records.map((record) => ({ kind, field, record }));
  switch (entity) {
    case 'lead':
      return [
        ...links('opportunity', 'originatingLeadId', await view.find(opportunities, 'byLead', id)),
        ...links('account', 'originatingLeadId', await view.find(accounts, 'byOrigin', id)),
        ...links('contact', 'originatingLeadId', await view.find(contacts, 'byOrigin', id)),
      ];
    case 'account':
      return [
        ...links('contact', 'accountId', await view.find(contacts, 'byAccount', id)),
        ...links('opportunity', 'accountId', await view.find(opportunities, 'byAccount', id)),
        ...links('lead', 'accountId', await view.find(leads, 'byLinked', `account:${id}`)),
      ];
    case 'contact':
      return [
        ...links('account', 'primaryContactId', await view.find(accounts, 'byPrimaryContact', id)),
        ...links('opportunity', 'contactId', await view.find(opportunities, 'byContact', id)),
        ...links('lead', 'contactId', await view.find(leads, 'byLinked', `contact:${id}`)),
      ];
  }
}
