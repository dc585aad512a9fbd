import { accounts, contacts, leads } from '../collections.ts';
import { type Actor, may, readable } from '../people/access.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { Page, View } from '../store/store.ts';
import type { Comparable } from './comparable.ts';
import { isTelling } from './keys.ts';

/** A stored record that the engine compares, with its type beside it. */
export type Candidate<K extends Comparable['kind'] = Comparable['kind']> = Extract<AnyCandidate, { kind: K }>;

type AnyCandidate =
  | { readonly kind: 'lead'; readonly record: Lead }
  | { readonly kind: 'account'; readonly record: Account }
  | { readonly kind: 'contact'; readonly record: Contact };

/** An e-mail address or phone number under which more records stand than are compared one by one. */
export interface Crowd {
  readonly kind: Comparable['kind'];
  readonly of: 'email' | 'phone';
}

export interface Candidates {
  readonly readable: readonly Candidate[];
  /** Those the actor may not read: to be counted where a rule says so, never to be shown (SEC7). */
  readonly unreadable: readonly Candidate[];
  readonly crowds: readonly Crowd[];
}

/** Up to so many records under one key are all compared. */
const crowdFrom = 200;
/** So far a crowd is walked in search of records that the actor may read, in pages of so many. */
const longestWalk = 5_000;
const longPage = 500;

/**
 * The records of one kind that stand under one of these match keys. Usually few, and then one look-up finds all of
 * them. Where more than 200 do, each key is taken by itself: of those that stand under one telling key (an
 * address, a number, a full name) the newest 200 that the actor may read are compared; a key that says little
 * and is shared by so many is left out, because a true duplicate shares another. Records that the actor may not
 * read change nothing in what is found among the others (SEC7).
 */
export async function candidateRecords(
  view: View,
  actor: Actor,
  keys: readonly string[],
  kind: Comparable['kind'],
): Promise<Candidates> {
  const { find, count, candidate } = shelves[kind];
  const readsAll = readable(actor, kind) === 'all';
  const isReadable = (record: Found): boolean => readsAll || may(actor, 'read', kind, record);
  const first = await find(view, keys, { limit: crowdFrom + 1, descending: true });
  const unreadable = first.filter((record) => !isReadable(record)).map(candidate);
  if (first.length <= crowdFrom) {
    return { readable: first.filter(isReadable).map(candidate), unreadable, crowds: [] };
  }
  const totals = await Promise.all(keys.map((key) => count(view, key)));
  const isCrowd = (_: string, at: number): boolean => (totals[at] ?? 0) > crowdFrom;
  const few = keys.filter((key, at) => !isCrowd(key, at));
  const many = keys.filter(isCrowd);
  const found = new Map<string, Found>();
  const take = (records: readonly Found[]): void => {
    for (const record of records) found.set(record.id, record);
  };
  take((await find(view, few, {})).filter(isReadable));
  const crowds: Crowd[] = [];
  for (const key of many) {
    if (readsAll && !isTelling(key)) continue;
    const here = await newestReadable(
      (page) => find(view, [key], page),
      isReadable,
      readsAll ? crowdFrom + 1 : longPage,
    );
    if (here.length > crowdFrom) {
      if (!isTelling(key)) continue;
      const of = crowdOf(key);
      if (of !== undefined && !crowds.some((crowd) => crowd.of === of)) crowds.push({ kind, of });
    }
    take(here.slice(0, crowdFrom));
  }
  return { readable: [...found.values()].map(candidate), unreadable, crowds };
}

/** The newest records that the actor may read, of those that stand under one key; one more than a crowd takes. */
async function newestReadable(
  find: (page: Page) => Promise<readonly Found[]>,
  isReadable: (record: Found) => boolean,
  pageSize: number,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let offset = 0; offset < longestWalk; offset += pageSize) {
    const page = await find({ offset, limit: pageSize, descending: true });
    found.push(...page.filter(isReadable));
    if (found.length > crowdFrom || page.length < pageSize) break;
  }
  return found;
}

const crowdOf = (key: string): Crowd['of'] | undefined =>
  key.startsWith('mail:') ? 'email' : key.startsWith('tel:') ? 'phone' : undefined;

type Found = Candidate['record'];

/** One kind of record as its look-up finds it. */
interface Shelf {
  find(view: View, keys: readonly string[], page: Page): Promise<readonly Found[]>;
  count(view: View, key: string): Promise<number>;
  candidate(record: Found): Candidate;
}

const shelves: Readonly<Record<Comparable['kind'], Shelf>> = {
  lead: {
    find: (view, keys, page) => view.find(leads, 'byMatchKey', keys, page),
    count: (view, key) => view.count(leads, 'byMatchKey', key),
    candidate: (record) => ({ kind: 'lead', record: record as Lead }),
  },
  account: {
    find: (view, keys, page) => view.find(accounts, 'byMatchKey', keys, page),
    count: (view, key) => view.count(accounts, 'byMatchKey', key),
    candidate: (record) => ({ kind: 'account', record: record as Account }),
  },
  contact: {
    find: (view, keys, page) => view.find(contacts, 'byMatchKey', keys, page),
    count: (view, key) => view.count(contacts, 'byMatchKey', key),
    candidate: (record) => ({ kind: 'contact', record: record as Contact }),
  },
};
