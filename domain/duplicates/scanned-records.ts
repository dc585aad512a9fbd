import { accounts } from '../collections.ts';
import type { CoreRecord } from '../core-records.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { View } from '../store/store.ts';
import { accountAsComparable, contactAsComparable, leadAsComparable } from './as-comparable.ts';
import type { Comparable } from './comparable.ts';

/** Everything that a scan compares, with where each record lies and whose it is. */
export interface Comparables {
  readonly comparables: readonly Comparable[];
  readonly partitions: ReadonlyMap<string, readonly string[]>;
  readonly owners: ReadonlyMap<string, string>;
}

/** Collects records of one kind, as the engine compares them. */
export function comparablesOf(view: View, entity: MergeEntity) {
  const comparables: Comparable[] = [];
  const partitions = new Map<string, readonly string[]>();
  const owners = new Map<string, string>();
  const read = async (record: CoreRecord): Promise<Comparable> => {
    switch (entity) {
      case 'lead':
        return leadAsComparable(record as Lead);
      case 'account':
        return accountAsComparable(record as Account);
      case 'contact': {
        const contact = record as Contact;
        const company =
          contact.accountId === undefined ? undefined : await view.get(accounts, contact.accountId);
        return contactAsComparable(contact, company);
      }
    }
  };
  return {
    comparables,
    partitions,
    owners,
    add: async (record: CoreRecord, within: readonly string[]): Promise<void> => {
      comparables.push(await read(record));
      partitions.set(record.id, within);
      owners.set(record.id, record.ownerId);
    },
  };
}
