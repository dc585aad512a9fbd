import { accounts, contacts, leads } from '../collections.ts';
import { type Actor, may, readable } from '../people/access.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { Page, View } from '../store/store.ts';
import type { Comparable } from './comparable.ts';
import { companyKeys, isTelling, matchKeys } from './keys.ts';
import type { Outline } from './normalise.ts';

/** A stored record that the engine compares, with its type beside it. */
export type Candidate =
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
const pageSize = 500;
/** So far a crowd is walked in search of records that the actor may read. */
const longestWalk = 5_000;

/**
 * The records of one kind that share a match key with this one. Usually few, and then one look-up finds all of
 * them. Where more than 200 do, each key is taken by itself: of those that stand under one telling key (an
 * address, a number, a full name) the newest 200 that the actor may read are compared; a key that says little
 * and is shared by so many is left out, because a true duplicate shares another. Records that the actor may not
 * read change nothing in what is found among the others (SEC7).
 */
export async function candidateRecords(
  view: View,
  actor: Actor,
  of: Outline,
  kind: Comparable['kind'],
): Promise<Candidates> {
  const keys = kind === 'account' || of.record.kind === 'account' ? companyKeys(of) : matchKeys(of);
  const shelf = shelves[kind];
  const isReadable = ({ record }: Candidate): boolean => may(actor, 'read', kind, record);
  const first = await shelf.find(view, keys, { limit: crowdFrom + 1, descending: true });
  if (first.length <= crowdFrom) {
    return {
      readable: first.filter(isReadable),
      unreadable: first.filter((candidate) => !isReadable(candidate)),
      crowds: [],
    };
  }
  const found = new Map<string, Candidate>();
  const crowds: Crowd[] = [];
  const readsAll = readable(actor, kind) === 'all';
  for (const key of keys) {
    const total = await shelf.count(view, key);
    if (total === 0 || (readsAll && total > crowdFrom && !isTelling(key))) continue;
    const here = await readableUnder(view, shelf, key, total, isReadable);
    if (here.length > crowdFrom) {
      if (!isTelling(key)) continue;
      const of = crowdOf(key);
      if (of !== undefined && !crowds.some((crowd) => crowd.of === of)) crowds.push({ kind, of });
    }
    for (const candidate of here.slice(0, crowdFrom)) found.set(candidate.record.id, candidate);
  }
  const unreadable = readsAll ? [] : first.filter((candidate) => !isReadable(candidate));
  return { readable: [...found.values()], unreadable, crowds };
}

/** The newest records under one key that the actor may read; stops at one more than a crowd takes. */
async function readableUnder(
  view: View,
  shelf: Shelf,
  key: string,
  total: number,
  isReadable: (candidate: Candidate) => boolean,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (
    let offset = 0;
    offset < Math.min(total, longestWalk) && found.length <= crowdFrom;
    offset += pageSize
  ) {
    const page = await shelf.find(view, [key], { offset, limit: pageSize, descending: true });
    found.push(...page.filter(isReadable));
  }
  return found;
}

const crowdOf = (key: string): Crowd['of'] | undefined =>
  key.startsWith('mail:') ? 'email' : key.startsWith('tel:') ? 'phone' : undefined;

/** One kind of record as its look-up finds it. */
interface Shelf {
  find(view: View, keys: readonly string[], page: Page): Promise<readonly Candidate[]>;
  count(view: View, key: string): Promise<number>;
}

const shelves: Readonly<Record<Comparable['kind'], Shelf>> = {
  lead: {
    find: async (view, keys, page) =>
      (await view.find(leads, 'byMatchKey', keys, page)).map((record) => ({ kind: 'lead', record })),
    count: (view, key) => view.count(leads, 'byMatchKey', key),
  },
  account: {
    find: async (view, keys, page) =>
      (await view.find(accounts, 'byMatchKey', keys, page)).map((record) => ({ kind: 'account', record })),
    count: (view, key) => view.count(accounts, 'byMatchKey', key),
  },
  contact: {
    find: async (view, keys, page) =>
      (await view.find(contacts, 'byMatchKey', keys, page)).map((record) => ({ kind: 'contact', record })),
    count: (view, key) => view.count(contacts, 'byMatchKey', key),
  },
};
