import { leaveDigests } from '../domain/delivery/due-digests.ts';
import { finishPublishing } from '../domain/duplicates/publishing.ts';
import type { Clock } from '../domain/outside.ts';
import type { Store } from '../domain/store/store.ts';
import { forgetDeliveries } from './answered-once.ts';
import { type Log, safeError, traced } from './log.ts';
import type { Outbox } from './outbox.ts';
import { createRetraining } from './retrain-due.ts';
import { createScoring } from './score-due.ts';
import { trainInWorker } from './train.ts';

export interface Job {
  /** What the log says when it fails. */
  readonly failed: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/**
 * What happens without anybody asking. Every process has the same timers; what is due is read off the records, and
 * `alone` sees to it that one process does it. Returns how to stop.
 */
export function startJobs(
  {
    store,
    outbox,
    clock,
    log,
  }: {
    readonly store: Store;
    readonly outbox: Outbox;
    readonly clock: Clock;
    readonly log: Log;
  },
  /** Work of this process alone. */
  own: readonly Job[],
): () => void {
  const scoring = createScoring(store, clock);
  const retraining = createRetraining(store, clock, trainInWorker, log);
  const jobs: readonly Job[] = [
    ...own,
    { failed: 'notices not delivered', everyMs: 30_000, run: () => outbox.deliver() },
    // To the minute is near enough to the hour that somebody chose.
    {
      failed: 'digests not written',
      everyMs: 60_000,
      run: () => store.alone('write digests', () => leaveDigests(store, clock.now())),
    },
    {
      failed: 'duplicate rules not published',
      everyMs: 30_000,
      run: () => store.alone('publish duplicate rules', () => finishPublishing(store, clock.now())),
    },
    // A new lead's score is promised within five minutes (S1.6.1).
    { failed: 'leads not scored', everyMs: 30_000, run: () => scoring.run() },
    // Every 15 days each; looked for more often, because the bot may have been off when one was due.
    {
      failed: 'models not retrained',
      everyMs: 1_800_000,
      run: () => retraining.run(),
    },
    {
      failed: 'deliveries not forgotten',
      everyMs: 3_600_000,
      run: () => store.alone('forget deliveries', () => forgetDeliveries(store, clock.now())),
    },
  ];
  const timers = jobs.map(({ failed, everyMs, run }) =>
    setInterval(() => {
      traced(log, false, (job) =>
        run().catch((fault: unknown) => job.log.warn({ fault: safeError(fault) }, failed)),
      );
    }, everyMs),
  );
  return () => timers.forEach(clearInterval);
}
