import type { Clock } from '../domain/outside.ts';
import { dueRecords, scoreRecords } from '../domain/scoring/score-records.ts';
import type { Store } from '../domain/store/store.ts';
import { joined } from './joined.ts';

/** Few enough that no turn waits long for the store. */
const batch = 200;

/**
 * Scores every lead and opportunity that is due, batch by batch; what is due is read off the records, so a restart
 * forgets nothing. One run at a time: a second call waits for the first, and another process leaves it to this one.
 * Returns how many were scored.
 */
export function createScoring(store: Store, clock: Clock): { readonly run: () => Promise<number> } {
  const runAll = async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const now = clock.now();
      const due = await store.read((view) => dueRecords(view, now, batch));
      if (due.length === 0) return total;
      const scored = await store.change({ by: 'system', why: 'score records', at: now }, (tx) =>
        scoreRecords(tx, due, now),
      );
      if (scored === 0) return total;
      total += scored;
    }
  };
  const runAlone = async (): Promise<number> => (await store.alone('score leads', runAll)) ?? 0;
  return { run: joined(runAlone) };
}
