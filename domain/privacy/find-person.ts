import { accounts, contacts, leads, notes, people } from '../collections.ts';
import { email } from '../duplicates/email.ts';
import { isSameNumber, phone } from '../duplicates/phone.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { Note } from '../records/note.ts';
import type { Contents } from '../store/contents.ts';
import type { Stored } from '../store/store.ts';
import { copiedFields } from './personal-fields.ts';
import { addressOf, nameKey, type Traces } from './traces.ts';

/** By what the person is named who asks to be forgotten. */
export type Whom =
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'lead'; readonly id: string };

/** All that is one person's, found in the records and in every earlier state that the trail has of them. */
export interface FoundPerson {
  readonly leads: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  /** Notes that regard one of these, or once did. */
  readonly notes: ReadonlySet<string>;
  /** By what to find the person in texts about them. */
  readonly traces: Traces;
  /** The same without what somebody else has, too: for all other texts. */
  readonly own: Traces;
  /** What stood in fields that a record made from theirs takes over. */
  readonly values: ReadonlySet<string>;
  /** What somebody else has, too, and what is therefore erased in their own records only. */
  readonly shared: readonly string[];
}

type Someone = Lead | Contact;

interface State {
  readonly collection: string;
  readonly record: Stored;
  /** The record as it is, or as it was when it was deleted: two that agree in this are one person. */
  readonly latest: boolean;
}

/**
 * Finds the leads and contacts that are one person: those named, and whoever has the same e-mail address, was made
 * from them, or was merged with them. A mailbox of a function (`info@`) joins nobody.
 */
export async function findPerson(
  contents: Contents,
  whom: Whom,
  words: readonly string[] = [],
): Promise<FoundPerson> {
  const mine = { leads: new Set<string>(), contacts: new Set<string>() };
  const addresses = new Set(whom.kind === 'email' ? [addressOf(whom.email)] : []);
  if (whom.kind === 'lead') mine.leads.add(whom.id);
  for (let size = -1; size !== mine.leads.size + mine.contacts.size; ) {
    size = mine.leads.size + mine.contacts.size;
    for await (const { collection, record, latest } of statesOf(contents)) {
      if (collection !== leads.name && collection !== contacts.name) continue;
      const ids = collection === leads.name ? mine.leads : mine.contacts;
      if (latest && isTheirs(record as Someone, whom, mine, addresses, ids)) ids.add(record.id);
      if (!ids.has(record.id) || !latest) continue;
      const read = email((record as Someone).email);
      if (read !== undefined && !read.role) addresses.add(read.address);
      const { mergedIntoId } = record as Someone;
      if (mergedIntoId !== undefined) ids.add(mergedIntoId);
    }
  }
  return gather(contents, mine, whom, words);
}

function isTheirs(
  record: Someone,
  whom: Whom,
  mine: { readonly leads: ReadonlySet<string> },
  addresses: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): boolean {
  if (record.email !== undefined && addresses.has(addressOf(record.email))) return true;
  if (record.mergedIntoId !== undefined && ids.has(record.mergedIntoId)) return true;
  if ('originatingLeadId' in record && mine.leads.has(record.originatingLeadId ?? '')) return true;
  return whom.kind === 'phone' && numbersOf(record).some((number) => isSame(number, whom.phone));
}

const numbersOf = ({ phone: business, mobilePhone }: Someone): readonly string[] =>
  [business, mobilePhone].filter((number) => number !== undefined);

function isSame(a: string, b: string): boolean {
  const [one, other] = [phone(a), phone(b)];
  return one !== undefined && other !== undefined && isSameNumber(one, other);
}

async function* statesOf(contents: Contents): AsyncGenerator<State> {
  for (const collection of [leads.name, contacts.name, notes.name])
    for await (const record of contents.records(collection)) yield { collection, record, latest: true };
  for await (const { edits } of contents.entries(0)) {
    for (const { collection, before, after } of edits) {
      if (before !== undefined) yield { collection, record: before, latest: after === undefined };
      if (after !== undefined) yield { collection, record: after, latest: false };
    }
  }
}

async function gather(
  contents: Contents,
  mine: { readonly leads: ReadonlySet<string>; readonly contacts: ReadonlySet<string> },
  whom: Whom,
  words: readonly string[],
): Promise<FoundPerson> {
  const about = new Set<string>();
  const names = new Map<string, Traces['names'][number]>();
  const emails = new Set(whom.kind === 'email' ? [whom.email] : []);
  const phones = new Set(whom.kind === 'phone' ? [whom.phone] : []);
  const values = new Set<string>();
  for await (const { collection, record } of statesOf(contents)) {
    if (collection === notes.name && regards(record as Note, mine)) about.add(record.id);
    const theirs =
      collection === leads.name ? mine.leads : collection === contacts.name ? mine.contacts : none;
    if (!theirs.has(record.id)) continue;
    const someone = record as Someone;
    const { firstName: first, lastName: last } = someone;
    const name = { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
    names.set(nameKey(name), name);
    if (someone.email !== undefined) emails.add(someone.email);
    for (const number of numbersOf(someone)) phones.add(number);
    for (const field of copiedFields) {
      const value = (record as unknown as Record<string, unknown>)[field];
      if (typeof value === 'string') values.add(value);
    }
  }
  const traces = { names: [...names.values()], emails: [...emails], phones: [...phones], words };
  const shared = await sharedWith(contents, mine, traces);
  const isOwn = (text: string): boolean => !shared.has(text);
  return {
    ...mine,
    notes: about,
    values,
    shared: [...shared],
    traces,
    own: {
      names: traces.names.filter((name) => isOwn(nameKey(name))),
      emails: traces.emails.filter(isOwn),
      phones: traces.phones.filter(isOwn),
      words,
    },
  };
}

const none: ReadonlySet<string> = new Set();

const regards = (
  { regarding }: Note,
  mine: { readonly leads: ReadonlySet<string>; readonly contacts: ReadonlySet<string> },
): boolean =>
  regarding.some(
    ({ entity, id }) =>
      (entity === 'lead' && mine.leads.has(id)) || (entity === 'contact' && mine.contacts.has(id)),
  );

/** Of the traces those that a living record of somebody else has, too: a namesake, the number of a company. */
async function sharedWith(
  { records }: Contents,
  mine: { readonly leads: ReadonlySet<string>; readonly contacts: ReadonlySet<string> },
  { names, emails, phones }: Traces,
): Promise<ReadonlySet<string>> {
  const shared = new Set<string>();
  const keys = new Set(names.map(nameKey));
  const look = (key: string, address: string | undefined, numbers: readonly string[]): void => {
    if (key !== '' && keys.has(key)) shared.add(key);
    for (const mailbox of emails)
      if (address !== undefined && addressOf(mailbox) === addressOf(address)) shared.add(mailbox);
    for (const number of phones) if (numbers.some((other) => isSame(number, other))) shared.add(number);
  };
  for (const collection of [leads.name, contacts.name]) {
    const theirs = collection === leads.name ? mine.leads : mine.contacts;
    for await (const record of records(collection)) {
      const { firstName: first = '', lastName: last = '', email: address } = record as Someone;
      if (!theirs.has(record.id)) look(nameKey({ first, last }), address, numbersOf(record as Someone));
    }
  }
  for await (const record of records(accounts.name)) {
    const {
      originatingLeadId = '',
      primaryContactId = '',
      email: address,
      phone: number,
    } = record as Account;
    if (mine.leads.has(originatingLeadId) || mine.contacts.has(primaryContactId)) continue;
    look('', address, number === undefined ? [] : [number]);
  }
  for await (const record of records(people.name)) {
    const { name, email: address } = record as Stored & { readonly name: string; readonly email?: string };
    look(nameKey({ first: name }), address, []);
  }
  return shared;
}
