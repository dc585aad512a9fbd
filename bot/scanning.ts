import { setImmediate } from 'node:timers/promises';
import type { Detector } from '../domain/duplicates/detector.ts';
import { runScan } from '../domain/duplicates/scan-job.ts';
import type { Clock } from '../domain/outside.ts';
import type { Store } from '../domain/store/store.ts';
import { searchInThread } from './search-in-thread.ts';

export interface Scanning {
  /** Runs the scan that waits, if one does; a second call while it runs does nothing. */
  run(): Promise<void>;
  /** Ends a running scan at its next pause; it is begun anew at the next start. */
  stop(): Promise<void>;
}

/** The bot is stopped while a scan runs. */
class Stopped extends Error {}

/** Scans for duplicates beside the conversation: reads and saves in slices, compares in a thread of its own. */
export function createScanning(store: Store, detector: Detector, clock: Clock): Scanning {
  let stopped = false;
  let running: Promise<void> | undefined;
  const host = {
    now: () => performance.now(),
    pause: async () => {
      await setImmediate();
      if (stopped) throw new Stopped();
    },
  };
  const runNow = async (): Promise<void> => {
    try {
      await runScan({ store, detector, search: searchInThread, host, now: clock.now });
    } catch (fault) {
      if (!(fault instanceof Stopped)) throw fault;
    }
  };
  return {
    run: () => {
      if (stopped) return Promise.resolve();
      running ??= runNow().finally(() => {
        running = undefined;
      });
      return running;
    },
    stop: async () => {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
}
