import { type Actor, loadActor } from '../../domain/people/access.ts';
import { type SamplePerson, sample } from '../../domain/sample/people.ts';
import { seedSample } from '../../domain/sample/seed.ts';
import type { Store, Transaction, View } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';

/** The moment at which everything in these tests happens. */
export const now = new Date('2026-11-22T09:00:00.000Z');

export interface World {
  readonly store: Store;
  /** Reads as one of the sample people. */
  as<T>(person: SamplePerson, look: (view: View, actor: Actor) => Promise<T>): Promise<T>;
  /** Changes as one of the sample people. */
  by<T>(person: SamplePerson, edit: (tx: Transaction, actor: Actor) => Promise<T>): Promise<T>;
}

/** The sample organisation in memory, and what a test changed before anyone looked. */
export async function sampleWorld(prepare?: (tx: Transaction) => Promise<unknown>): Promise<World> {
  const store = anEmptyStore();
  await store.change({ by: 'system', why: 'seed sample', at: now }, async (tx) => {
    await seedSample(tx, now);
    await prepare?.(tx);
  });
  const actorOf = async (view: View, person: SamplePerson): Promise<Actor> => {
    const actor = await loadActor(view, sample[person]);
    if (actor === undefined) throw new Error(`no ${person} in the sample`);
    return actor;
  };
  return {
    store,
    as: (person, look) => store.read(async (view) => look(view, await actorOf(view, person))),
    by: (person, edit) =>
      store.change({ by: sample[person], why: 'test', at: now }, async (tx) =>
        edit(tx, await actorOf(tx, person)),
      ),
  };
}
