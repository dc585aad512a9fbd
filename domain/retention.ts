import { feedback, flows, memories, notices, trainingJobs } from './collections.ts';
import type { Collection, KeyLookupName, Lookup, Store, Stored, Transaction } from './store/store.ts';

const dayMs = 24 * 60 * 60_000;
/** So many go in one change, so that nobody waits for it. */
const atOnce = 500;

/** Removes those under the key that are older than the moment, oldest first; says how many went. */
type Sweep = (tx: Transaction, oldest: string) => Promise<number>;

const sweep =
  <T extends Stored, L extends Record<string, Lookup<T>>>(
    of: Collection<T, L>,
    lookup: KeyLookupName<L>,
    key: string,
    ageOf: (record: T) => string,
  ): Sweep =>
  async (tx, oldest) => {
    const first = await tx.find(of, lookup, key, { limit: atOnce });
    const old = first.filter((record) => ageOf(record) < oldest);
    for (const { id } of old) await tx.remove(of, id);
    return old.length;
  };

/**
 * What only helps a conversation along and would grow for ever: dialogs that nobody has touched since (their cards are
 * inactive then), what a conversation remembers, notices that were told or could not be, trainings that are
 * over, ratings of answers.
 */
const sweeps: readonly Sweep[] = [
  sweep(flows, 'byAge', 'all', ({ updatedAt }) => updatedAt),
  sweep(memories, 'byAge', 'all', ({ at }) => at ?? ''),
  sweep(notices, 'byAge', 'all', ({ at }) => at),
  sweep(trainingJobs, 'byStatus', 'over', ({ askedAt }) => askedAt),
  sweep(feedback, 'byReaction', 'like', ({ at }) => at),
  sweep(feedback, 'byReaction', 'dislike', ({ at }) => at),
];

/** Forgets all of that which is older than so many days. Records of the business and the audit trail stay. */
export async function forgetOld(store: Store, at: Date, days: number): Promise<void> {
  const oldest = new Date(at.getTime() - days * dayMs).toISOString();
  for (const remove of sweeps) {
    for (;;) {
      const gone = await store.change({ by: 'system', why: 'forget what is old', at }, (tx) =>
        remove(tx, oldest),
      );
      if (gone < atOnce) break;
    }
  }
}
