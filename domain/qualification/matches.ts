import { accounts, contacts } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import type { Matches } from './detectors.ts';
import { companyKey, emailKey, leadKeys, personKey, phoneKey } from './match-keys.ts';
import { accountSummary, contactSummary } from './match-summary.ts';
import type { MatchReason } from './refusal.ts';

/**
 * The active accounts and contacts that share an e-mail address, a phone number, the company (accounts) or the
 * person's name and company (contacts) with the lead, strongest first. Those the actor may not read are only
 * counted (SEC7).
 */
export async function matchesOf(view: View, actor: Actor, lead: Lead): Promise<Matches> {
  const keys = leadKeys(lead);
  const firms: Found<Account>[] = [];
  for (const record of await view.find(accounts, 'byMatchKey', keys))
    firms.push({ record, reasons: accountReasons(lead, record) });
  const persons: Found<Contact>[] = [];
  for (const record of await view.find(contacts, 'byMatchKey', keys))
    persons.push({ record, reasons: contactReasons(lead, record, await accountName(view, actor, record)) });
  const [activeFirms, activePersons] = [firms.filter(counts), persons.filter(counts)];
  const seenFirms = activeFirms.filter(({ record }) => may(actor, 'read', 'account', record));
  const seenPersons = activePersons.filter(({ record }) => may(actor, 'read', 'contact', record));
  return {
    accounts: await Promise.all(
      strongestFirst(seenFirms).map(({ record, reasons }) => accountSummary(view, lead, record, reasons)),
    ),
    contacts: await Promise.all(
      strongestFirst(seenPersons).map(async ({ record, reasons }) =>
        contactSummary(view, lead, record, reasons, await accountName(view, actor, record)),
      ),
    ),
    hidden: {
      accounts: activeFirms.length - seenFirms.length,
      contacts: activePersons.length - seenPersons.length,
    },
  };
}

interface Found<R extends Account | Contact> {
  readonly record: R;
  readonly reasons: readonly MatchReason[];
}

const counts = ({ record, reasons }: Found<Account | Contact>): boolean =>
  record.state === 'active' && reasons.length > 0;

/** The name of the contact's account, as far as the actor may read it. */
export async function accountName(view: View, actor: Actor, contact: Contact): Promise<string | undefined> {
  const account = contact.accountId === undefined ? undefined : await view.get(accounts, contact.accountId);
  return account !== undefined && may(actor, 'read', 'account', account) ? account.name : undefined;
}

function accountReasons(lead: Lead, account: Account): readonly MatchReason[] {
  const sameCompany =
    lead.companyName !== undefined && companyKey(lead.companyName) === companyKey(account.name);
  return [
    ...sameAddress(lead, account),
    ...sameNumber(lead, [account.phone]),
    ...(sameCompany ? [{ kind: 'sameCompany', value: account.name } as const] : []),
  ];
}

function contactReasons(lead: Lead, contact: Contact, company: string | undefined): readonly MatchReason[] {
  const [asked, known] = [lead, contact].map(({ firstName, lastName }) =>
    personKey([firstName, lastName].filter(Boolean).join(' ')),
  );
  const sameCompany = company !== undefined && companyKey(company) === companyKey(lead.companyName);
  return [
    ...sameAddress(lead, contact),
    ...sameNumber(lead, [contact.phone, contact.mobilePhone]),
    ...(asked !== undefined && asked === known && sameCompany
      ? [{ kind: 'similarNameAndCompany' } as const]
      : []),
  ];
}

function sameAddress(lead: Lead, { email }: Account | Contact): readonly MatchReason[] {
  const key = emailKey(lead.email);
  return key !== undefined && key === emailKey(email) ? [{ kind: 'sameEmail', value: key }] : [];
}

function sameNumber(lead: Lead, numbers: readonly (string | undefined)[]): readonly MatchReason[] {
  const own = new Set([lead.phone, lead.mobilePhone].map(phoneKey));
  const shared = numbers.find((number) => phoneKey(number) !== undefined && own.has(phoneKey(number)));
  return shared === undefined ? [] : [{ kind: 'samePhone', value: shared }];
}

const strength = { sameEmail: 4, samePhone: 3, similarNameAndCompany: 2, sameCompany: 1 } as const;

/** By the sum of the reasons, powers of two: an equal address outweighs everything else. */
const weight = (reasons: readonly MatchReason[]): number =>
  reasons.reduce(
    (sum, { kind }) => sum + (kind in strength ? 2 ** strength[kind as keyof typeof strength] : 0),
    0,
  );

const strongestFirst = <F extends Found<Account | Contact>>(found: readonly F[]): readonly F[] =>
  found.toSorted((a, b) => weight(b.reasons) - weight(a.reasons));
