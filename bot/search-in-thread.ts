import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Comparable } from '../domain/duplicates/comparable.ts';
import type { LikelyPair, PairSearch } from '../domain/duplicates/find-pairs.ts';
import type { Reading } from '../domain/duplicates/normalise.ts';
import type { Weights } from '../domain/duplicates/weights.ts';
import type { ScanProgress } from '../domain/records/duplicate-scan.ts';

/** What the thread is begun with. */
export interface SearchStart {
  readonly weights: Weights;
  readonly reading: Reading;
}

/** What the thread is told: records batch by batch, then that these were all. */
export type SearchOrder =
  | { readonly kind: 'records'; readonly records: readonly Comparable[] }
  | { readonly kind: 'search' };

/** What the thread says: how far it is, then the pairs batch by batch, then that these were all. */
export type SearchNews =
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'pairs'; readonly pairs: readonly LikelyPair[] }
  | { readonly kind: 'done' };

/** So many records or pairs are a message: copying them takes a millisecond or two. */
export const batchOf = 500;

/**
 * The search in a thread of its own, so that the bot goes on answering. Ends the thread when the host's pause throws;
 * rejects when the thread fails.
 */
export const searchInThread: PairSearch = async (records, { weights, reading }, host, report) => {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    argv: ['./search-worker.ts'],
    workerData: { weights, reading } satisfies SearchStart,
    execArgv: [],
  });
  const news = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[SearchNews]>;
  const tell = (order: SearchOrder): void => worker.postMessage(order);
  try {
    for (let from = 0; from < records.length; from += batchOf) {
      tell({ kind: 'records', records: records.slice(from, from + batchOf) });
      await host.pause();
    }
    tell({ kind: 'search' });
    const pairs: LikelyPair[] = [];
    for await (const [said] of news) {
      if (said.kind === 'done') return pairs;
      if (said.kind === 'pairs') pairs.push(...said.pairs);
      else report(said.progress);
      await host.pause();
    }
    throw new Error('The search for duplicates ended without a result.');
  } finally {
    await worker.terminate();
  }
};
