import { deliveries } from '../domain/collections.ts';
import type { Clock } from '../domain/outside.ts';
import type { Store } from '../domain/store/store.ts';

/** Longer than any delivery is repeated. */
const keepMs = 24 * 60 * 60_000;
const forgetAtOnce = 500;

/**
 * Lets one process answer an activity that Teams delivers to several (REL1): `undefined` when another is at it or
 * has done it. A process that dies before it has answered leaves no trace, so the next delivery is answered.
 */
export async function answeredOnce<T>(
  store: Store,
  clock: Clock,
  key: string,
  answer: () => Promise<T>,
): Promise<T | undefined> {
  return store.alone(`answer ${key}`, async () => {
    const id = `activity ${key}`;
    if ((await store.read((view) => view.get(deliveries, id))) !== undefined) return undefined;
    const answered = await answer();
    const at = clock.now();
    await store.change({ by: 'system', why: 'note delivery', at }, async (tx) => {
      await tx.put(deliveries, { id, version: 0, at: at.toISOString() });
    });
    return answered;
  });
}

/** Forgets deliveries that nobody repeats any more. */
export async function forgetDeliveries(store: Store, at: Date): Promise<void> {
  const oldest = new Date(at.getTime() - keepMs).toISOString();
  for (;;) {
    const forgotten = await store.change({ by: 'system', why: 'forget deliveries', at }, async (tx) => {
      const first = await tx.find(deliveries, 'byTime', 'all', { limit: forgetAtOnce });
      const old = first.filter((delivery) => delivery.at < oldest);
      for (const { id } of old) await tx.remove(deliveries, id);
      return old.length;
    });
    if (forgotten < forgetAtOnce) return;
  }
}
