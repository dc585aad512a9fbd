import { companyName } from '../duplicates/company-name.ts';
import { email } from '../duplicates/email.ts';
import { isSameNumber, phone } from '../duplicates/phone.ts';
import { words } from '../duplicates/text.ts';
import { nameOf } from '../people/names.ts';
import type { Account } from '../records/account.ts';
import { type Contact, contactName } from '../records/contact.ts';
import { labelOf } from '../records/fields.ts';
import { type Lead, leadName } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { OwnedRecord } from '../records/owned.ts';
import type { View } from '../store/store.ts';
import type { MatchReason, MatchSummary } from './refusal.ts';

type Fact = MatchSummary['facts'][number];

/** Everything that tells one account from another of the same name (S1.15.5, S1.16.3). */
export async function accountSummary(
  view: View,
  lead: Lead,
  account: Account,
  reasons: readonly MatchReason[],
): Promise<MatchSummary> {
  return {
    entity: 'account',
    id: account.id,
    name: account.name,
    facts: [
      ...fact('Company', account.name, agree(company, account.name, lead.companyName)),
      ...shared(lead, account),
      ...fact('Website', account.website, agree(text, account.website, lead.website)),
      ...(await origin(view, account)),
    ],
    reasons,
  };
}

/** Everything that tells one contact from another of the same name; `employer` is its company, as far as the asker may read it. */
export async function contactSummary(
  view: View,
  lead: Lead,
  contact: Contact,
  reasons: readonly MatchReason[],
  employer: string | undefined,
): Promise<MatchSummary> {
  return {
    entity: 'contact',
    id: contact.id,
    name: contactName(contact),
    facts: [
      ...fact('Company', employer, agree(company, employer, lead.companyName)),
      ...fact('Job title', contact.jobTitle, agree(text, contact.jobTitle, lead.jobTitle)),
      ...shared(lead, contact),
      ...number('mobilePhone', contact.mobilePhone, lead),
      ...(await origin(view, contact)),
    ],
    reasons,
  };
}

/** Another lead that a rule found, by what tells leads apart. */
export async function leadSummary(
  view: View,
  lead: Lead,
  other: Lead,
  reasons: readonly MatchReason[],
): Promise<MatchSummary> {
  return {
    entity: 'lead',
    id: other.id,
    name: leadName(other),
    facts: [
      ...fact('Company', other.companyName, agree(company, other.companyName, lead.companyName)),
      ...fact('Topic', other.topic, agree(text, other.topic, lead.topic)),
      ...shared(lead, other),
      ...number('mobilePhone', other.mobilePhone, lead),
      ...fact('State', other.status.state),
      ...(await origin(view, other)),
    ],
    reasons,
  };
}

/** An opportunity that a rule found. */
export async function opportunitySummary(
  view: View,
  other: Opportunity,
  reasons: readonly MatchReason[],
): Promise<MatchSummary> {
  return {
    entity: 'opportunity',
    id: other.id,
    name: other.name,
    facts: [...fact('State', other.state), ...(await origin(view, other))],
    reasons,
  };
}

/** A value with whether the lead has the same; `undefined` where the lead has nothing to compare it with. */
const fact = (label: string, value: string | undefined, same?: boolean): readonly Fact[] =>
  value === undefined || value === '' ? [] : [{ label, value, ...(same !== undefined && { same }) }];

/** Whether two values are the same as the engine reads them; `undefined` when the lead has none. */
const agree = (
  read: (value: string | undefined) => string | undefined,
  theirs: string | undefined,
  ours: string | undefined,
): boolean | undefined => {
  const own = read(ours);
  return own === undefined || own === '' ? undefined : own === read(theirs);
};

const company = (name: string | undefined): string | undefined => companyName(name)?.text;
const address = (text: string | undefined): string | undefined => email(text)?.address;
const text = (value: string | undefined): string => words(value ?? '').join(' ');

const shared = (lead: Lead, record: Account | Contact | Lead): readonly Fact[] => [
  ...fact(labelOf('lead', 'email'), record.email, agree(address, record.email, lead.email)),
  ...number('phone', record.phone, lead),
  ...fact(labelOf('lead', 'city'), record.city, agree(text, record.city, lead.city)),
];

const number = (field: 'phone' | 'mobilePhone', value: string | undefined, lead: Lead): readonly Fact[] =>
  fact(labelOf('lead', field), value, agreeNumbers(value, [lead.phone, lead.mobilePhone]));

function agreeNumbers(
  theirs: string | undefined,
  ours: readonly (string | undefined)[],
): boolean | undefined {
  const own = ours.map((number) => phone(number ?? '')).filter((number) => number !== undefined);
  const other = phone(theirs ?? '');
  return own.length === 0 ? undefined : own.some((number) => other && isSameNumber(number, other));
}

const origin = async (view: View, { ownerId, createdAt }: OwnedRecord): Promise<readonly Fact[]> => [
  ...fact('Owner', await nameOf(view, ownerId)),
  ...fact('Created on', createdAt.slice(0, 10)),
];
