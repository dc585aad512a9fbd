import { deliveries } from '../domain/collections.ts';
import type { Clock } from '../domain/outside.ts';
import type { Store } from '../domain/store/store.ts';

/** Longer than any delivery is repeated. */
const keepMs = 24 * 60 * 60_000;
const forgetAtOnce = 500;

/** How often it is looked whether another process has come to an end with it, and how long. */
const usualWait = { everyMs: 300, times: 200 };

/**
 * Lets one process answer an activity that Teams delivers to several (REL1): `undefined` when another has done it.
 * While another is at it this one waits, and answers when that one dies: whoever hears "taken" delivers no more.
 */
export async function answeredOnce<T>(
  store: Store,
  clock: Clock,
  key: string,
  answer: () => Promise<T>,
  wait = usualWait,
): Promise<T | undefined> {
  for (let time = 0; time < wait.times; time += 1) {
    const ended = await store.alone(`answer ${key}`, () => answerUnlessDone(store, clock, key, answer));
    if (ended !== undefined) return ended.answer;
    await new Promise((wake) => setTimeout(wake, wait.everyMs));
  }
  return undefined;
}

async function answerUnlessDone<T>(
  store: Store,
  clock: Clock,
  key: string,
  make: () => Promise<T>,
): Promise<{ readonly answer?: T }> {
  const id = `activity ${key}`;
  if ((await store.read((view) => view.get(deliveries, id))) !== undefined) return {};
  const answer = await make();
  const at = clock.now();
  await store.change({ by: 'system', why: 'note delivery', at }, async (tx) => {
    await tx.put(deliveries, { id, version: 0, at: at.toISOString() });
  });
  return { answer };
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
