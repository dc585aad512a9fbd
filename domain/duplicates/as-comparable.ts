import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { LeadFields } from '../records/lead.ts';
import type { Comparable } from './comparable.ts';

/** What the engine compares of each kind of record. */

const filled = (...values: readonly (string | undefined)[]): readonly string[] =>
  values.filter((value): value is string => value !== undefined && value !== '');

const places = ['street', 'city', 'region', 'postalCode', 'country'] as const;

/** What `leadAsComparable` and `contactAsComparable` read of their record. */
export const comparedOfPerson = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'mobilePhone',
  'birthDate',
  ...places,
] as const satisfies readonly (keyof LeadFields & keyof Contact)[];

/** What `accountAsComparable` reads. */
export const comparedOfAccount = [
  'name',
  'email',
  'website',
  'phone',
  ...places,
] as const satisfies readonly (keyof Account)[];

/** A lead, stored or only typed so far. */
export const leadAsComparable = (lead: Partial<LeadFields> & { readonly id: string }): Comparable => ({
  id: lead.id,
  kind: 'lead',
  firstName: lead.firstName,
  lastName: lead.lastName,
  companyName: lead.companyName,
  email: lead.email,
  website: lead.website,
  phones: filled(lead.phone, lead.mobilePhone),
  street: lead.street,
  city: lead.city,
  region: lead.region,
  postalCode: lead.postalCode,
  country: lead.country,
  birthDate: lead.birthDate,
});

export const accountAsComparable = (account: Account): Comparable => ({
  id: account.id,
  kind: 'account',
  companyName: account.name,
  email: account.email,
  website: account.website,
  phones: filled(account.phone),
  street: account.street,
  city: account.city,
  region: account.region,
  postalCode: account.postalCode,
  country: account.country,
});

/** `company`: the account that the contact belongs to, as far as the asker may read it. */
export const contactAsComparable = (
  contact: Contact,
  company?: Pick<Account, 'name' | 'website'>,
): Comparable => ({
  id: contact.id,
  kind: 'contact',
  firstName: contact.firstName,
  lastName: contact.lastName,
  companyName: company?.name,
  email: contact.email,
  website: company?.website,
  phones: filled(contact.phone, contact.mobilePhone),
  street: contact.street,
  city: contact.city,
  region: contact.region,
  postalCode: contact.postalCode,
  country: contact.country,
  birthDate: contact.birthDate,
});
