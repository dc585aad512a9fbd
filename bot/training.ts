import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../domain/outside.ts';
import { runTrainings, type Train } from '../domain/scoring/training-job.ts';
import type { Store } from '../domain/store/store.ts';
import { joined } from './joined.ts';
import { trainInWorker } from './train.ts';
import { within } from './within.ts';

/** A button is answered within about 5 s, and most trainings are over by then. */
const patience = 2_000;

export interface Trainings {
  /** Runs the trainings that wait, if any do; a second call while they run waits for the same. */
  run(): Promise<void>;
  /** The same, for somebody who waits: not for too long. */
  runSoon(): Promise<void>;
}

/** Trains scoring models beside the conversation, in a thread of their own. */
export function createTrainings(
  store: Store,
  clock: Clock,
  train: Train = trainInWorker,
  wait = patience,
): Trainings {
  const host = { now: () => performance.now(), pause: () => setImmediate() };
  const run = joined(() => runTrainings({ store, train, host, now: clock.now }));
  return {
    run,
    runSoon: () =>
      within(
        wait,
        run().catch(() => undefined),
        () => undefined,
      ),
  };
}
