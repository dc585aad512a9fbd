import { parentPort, workerData } from 'node:worker_threads';
import type { Comparable } from '../domain/duplicates/comparable.ts';
import { openDetector } from '../domain/duplicates/detector.ts';
import { pairsAmong } from '../domain/duplicates/find-pairs.ts';
import type { ScanProgress } from '../domain/records/duplicate-scan.ts';
import { batchOf, type SearchNews, type SearchOrder, type SearchStart } from './search-in-thread.ts';

/** Runs in a thread of its own: takes records, then searches them once. */
const { weights, reading } = workerData as SearchStart;
const records: Comparable[] = [];
const say = (news: SearchNews): void => parentPort?.postMessage(news);

/** So often it says how far it is, in milliseconds; a new phase at once. */
const sayEvery = 200;

parentPort?.on('message', (order: SearchOrder) => {
  if (order.kind === 'records') records.push(...order.records);
  else search();
});

function search(): void {
  const searching = pairsAmong(records, openDetector(weights, reading));
  let said = 0;
  let phase: ScanProgress['phase'] | undefined;
  let step = searching.next();
  for (; !step.done; step = searching.next()) {
    if (step.value.phase === phase && performance.now() - said < sayEvery) continue;
    said = performance.now();
    phase = step.value.phase;
    say({ kind: 'progress', progress: step.value });
  }
  for (let from = 0; from < step.value.length; from += batchOf)
    say({ kind: 'pairs', pairs: step.value.slice(from, from + batchOf) });
  say({ kind: 'done' });
}
