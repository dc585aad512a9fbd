import { accounts, settings } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import { settingsId } from '../qualification/settings.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { DuplicateVerdict } from '../records/duplicate-decision.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { accountAsComparable, contactAsComparable, leadAsComparable } from './as-comparable.ts';
import { type Candidate, type Crowd, candidateRecords } from './candidate-records.ts';
import type { Comparable } from './comparable.ts';
import { decisionsOn } from './decisions.ts';
import { type Detector, inRegion } from './detector.ts';
import { findAmong, type Match } from './find.ts';
import { isNamed, weigh } from './judge.ts';
import { companyKeys, matchKeys } from './keys.ts';
import { normalise, type Profile } from './normalise.ts';

/** A stored record that may be the one asked about, or looks like it: the record itself and everything known. */
export type Duplicate<K extends Comparable['kind'] = Comparable['kind']> = Omit<Match, 'id' | 'kind'> &
  Candidate<K> & {
    /** What a person decided about this pair before; *not a duplicate* is left out altogether. */
    readonly decided?: Exclude<DuplicateVerdict, 'different'>;
  };

export interface Duplicates<K extends Comparable['kind'] = Comparable['kind']> {
  /** Best first. Those below *possible* are look-alikes that a documented rule names. */
  readonly matches: readonly Duplicate<K>[];
  /**
   * How many more there are that the actor may not read, by kind: for a prompt that must not pass over them. Only
   * those with the same address, number or name, so that nothing else of them makes a difference (SEC7).
   */
  readonly hidden: Readonly<Record<Comparable['kind'], number>>;
  /** Addresses and numbers that so many records share that only some were compared. */
  readonly crowds: readonly Crowd[];
}

/**
 * Finds the duplicates of a record, stored or not yet stored, among leads, accounts and contacts that the actor may
 * read. Pairs that somebody found to be different ones are left out, from either side; so are the record itself,
 * merged leads and inactive records. National phone numbers are read by the organisation's default country.
 * `stored`: the record as it is stored, whose profile is known already.
 */
export async function duplicatesOf<K extends Comparable['kind']>(
  view: View,
  actor: Actor,
  detector: Detector,
  record: Comparable,
  { kinds, stored }: { readonly kinds: readonly K[]; readonly stored?: Lead | undefined },
): Promise<Duplicates<K>> {
  const here = inRegion(detector, (await view.get(settings, settingsId))?.defaultCountry);
  const asked =
    stored === undefined ? normalise(record, here.reading) : here.profileOf(stored, undefined, () => record);
  const decisions = await decisionsOn(view, { entity: record.kind, id: record.id });
  const verdictOn = ({ kind, record: other }: Candidate): DuplicateVerdict | undefined =>
    decisions.get(`${kind}:${other.id}`)?.verdict;
  const matches: Duplicate[] = [];
  const hidden = { lead: 0, account: 0, contact: 0 };
  const crowds: Crowd[] = [];
  const keys = record.kind === 'account' ? companyKeys(asked) : matchKeys(asked);
  for (const kind of kinds) {
    const sought = kind === 'account' ? companyKeys(asked) : keys;
    const found = await candidateRecords(view, actor, sought, kind);
    const open = found.readable.filter(
      (candidate) => candidate.record.mergedIntoId === undefined && verdictOn(candidate) !== 'different',
    );
    for (const match of await judged(view, actor, here, asked, open)) {
      const decided = verdictOn(match) as Duplicate['decided'];
      matches.push({ ...match, ...(decided && { decided }) });
    }
    for (const profile of await profilesOf(view, actor, here, found.unreadable)) {
      if (isNamed(weigh(here, asked, profile).pattern, asked, profile)) hidden[kind]++;
    }
    crowds.push(...found.crowds);
  }
  const sorted: readonly Duplicate[] = matches.toSorted(byScore);
  // Only the kinds asked for were looked up.
  return { matches: sorted as readonly Duplicate<K>[], hidden, crowds };
}

/** Duplicates proper; of the others it is known why they only look alike, or they are too unlikely. */
export const isPossible = ({ band, lookAlikes }: Pick<Match, 'band' | 'lookAlikes'>): boolean =>
  band !== 'unlikely' && lookAlikes.length === 0;

const byScore = (a: Duplicate, b: Duplicate): number =>
  b.score - a.score || (a.record.id < b.record.id ? -1 : 1);

async function judged(
  view: View,
  actor: Actor,
  detector: Detector,
  asked: Profile,
  candidates: readonly Candidate[],
): Promise<readonly Duplicate[]> {
  const byId = new Map(candidates.map((candidate) => [candidate.record.id, candidate]));
  const found = findAmong(detector, asked, await profilesOf(view, actor, detector, candidates));
  return found.map(({ id, kind: _, ...match }) => ({ ...match, ...(byId.get(id) as Candidate) }));
}

async function profilesOf(
  view: View,
  actor: Actor,
  detector: Detector,
  candidates: readonly Candidate[],
): Promise<readonly Profile[]> {
  const profiles: Profile[] = [];
  for (const candidate of candidates) {
    const { record } = candidate;
    const account =
      candidate.kind === 'contact' ? await readableAccount(view, actor, candidate.record) : undefined;
    profiles.push(detector.profileOf(record, account, () => asComparable(candidate, account)));
  }
  return profiles;
}

function asComparable(candidate: Candidate, account: Account | undefined): Comparable {
  switch (candidate.kind) {
    case 'lead':
      return leadAsComparable(candidate.record);
    case 'account':
      return accountAsComparable(candidate.record);
    case 'contact':
      return contactAsComparable(candidate.record, account);
  }
}

/** The account that a contact belongs to, as far as the actor may read it. */
export async function readableAccount(
  view: View,
  actor: Actor,
  { accountId }: Pick<Contact, 'accountId'>,
): Promise<Account | undefined> {
  const account = accountId === undefined ? undefined : await view.get(accounts, accountId);
  return account !== undefined && may(actor, 'read', 'account', account) ? account : undefined;
}
