import type { Stored } from '../store/store.ts';
import type { Comparable } from './comparable.ts';
import { normalise, type Profile, type Reading } from './normalise.ts';
import { Remembered } from './remembering.ts';

/** At least so many profiles are kept, at most twice as many. */
const atLeast = 100_000;

/** What a profile was read from: a record, and for a contact the account that it belongs to. */
interface Kept {
  readonly record: Stored;
  readonly account: Stored | undefined;
  readonly profile: Profile;
}

/** Profiles of stored records. They are replaced and never changed, so that each is read once. */
export type ProfileCache = (
  record: Stored,
  account: Stored | undefined,
  comparable: () => Comparable,
) => Profile;

export function profileCache(reading: Reading): ProfileCache {
  const known = new Remembered<Kept>(atLeast);
  return (record, account, comparable) => {
    const before = known.get(record.id);
    if (before?.record === record && before.account === account) return before.profile;
    const profile = normalise(comparable(), reading);
    known.set(record.id, { record, account, profile });
    return profile;
  };
}
