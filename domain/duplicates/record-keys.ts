import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import { accountAsComparable, contactAsComparable, leadAsComparable } from './as-comparable.ts';
import { companyKeys, matchKeys, personKeys } from './keys.ts';
import { outline } from './normalise.ts';

/** The match keys under which a store keeps records: the same that a query asks for, see `keys`. */

export const leadKeys = (lead: Lead): readonly string[] => matchKeys(outline(leadAsComparable(lead)));

export const accountKeys = (account: Account): readonly string[] =>
  account.state === 'active' ? companyKeys(outline(accountAsComparable(account))) : [];

/** A contact is found as a person: the name of its account stands in another record. */
export const contactKeys = (contact: Contact): readonly string[] =>
  contact.state === 'active' ? personKeys(outline(contactAsComparable(contact))) : [];
