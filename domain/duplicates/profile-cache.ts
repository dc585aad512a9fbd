import type { Comparable } from './comparable.ts';
import { normalise, type Profile, type Reading } from './normalise.ts';

/** So many profiles are kept at most: 70 MB. */
const most = 50_000;

interface Kept {
  readonly reading: Reading;
  readonly company: string | undefined;
  readonly profile: Profile;
}

/** Profiles of stored records: a record is replaced and never changed, so it is read once. */
export type ProfileCache = (stored: object, record: Comparable, reading: Reading) => Profile;

export function profileCache(): ProfileCache {
  let kept = new WeakMap<object, Kept>();
  let count = 0;
  return (stored, record, reading) => {
    const before = kept.get(stored);
    // The company of a contact stands in another record.
    if (before?.reading === reading && before.company === record.companyName) return before.profile;
    if (++count > most) {
      kept = new WeakMap();
      count = 1;
    }
    const profile = normalise(record, reading);
    kept.set(stored, { reading, company: record.companyName, profile });
    return profile;
  };
}
