import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import { accountAsComparable, contactAsComparable, leadAsComparable } from './as-comparable.ts';
import { companyKeys, matchKeys, personKeys } from './keys.ts';
import { outline } from './normalise.ts';

/** The match keys under which a store keeps records: the same that a query asks for, see `keys`. */

export const leadKeys = onceInARow((lead: Lead) => matchKeys(outline(leadAsComparable(lead))));

export const accountKeys = onceInARow((account: Account) =>
  account.state === 'active' ? companyKeys(outline(accountAsComparable(account))) : [],
);

/** A contact is found as a person: the name of its account stands in another record. */
export const contactKeys = onceInARow((contact: Contact) =>
  contact.state === 'active' ? personKeys(outline(contactAsComparable(contact))) : [],
);

/** A store asks twice in a row for the same record: whether it can be kept, and when it is. */
function onceInARow<T extends object>(
  keysOf: (record: T) => readonly string[],
): (record: T) => readonly string[] {
  let last: T | undefined;
  let keys: readonly string[] = [];
  return (record) => {
    if (record !== last) {
      keys = keysOf(record);
      last = record;
    }
    return keys;
  };
}
