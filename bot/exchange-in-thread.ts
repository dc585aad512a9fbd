import { Worker } from 'node:worker_threads';
import type { Mode } from './config.ts';
import { type Answered, type Asked, type Exchange, ExchangeTimeout } from './exchange.ts';
import { inBatches } from './in-batches.ts';

/** What the thread is told, several in one message. */
export interface ToExchange {
  readonly id: number;
  readonly asked: Asked;
}

/** What the thread says of each, several in one message, too: the answer, that none came in time, or the code of what broke. */
export type FromExchange = { readonly id: number } & (
  | { readonly answered: Answered }
  | { readonly late: true }
  | { readonly broke: string }
);

export interface ExchangeThread {
  readonly exchange: Exchange;
  /** Ends the thread; what it was about breaks. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answered: Answered) => void;
  readonly reject: (fault: Error) => void;
}

/** A thread, and how it is told. */
interface Running {
  readonly worker: Worker;
  readonly tell: (one: ToExchange) => void;
}

/**
 * The exchange in a thread of its own, begun at once: writing to a socket and reading from it is a tenth of a turn,
 * and goes on beside the next one. A thread that ends by itself breaks what it was about, as a lost connection does,
 * and the next request begins another.
 */
export function exchangeInThread(mode: Mode['kind']): ExchangeThread {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let running: Running | undefined;

  const begin = (): Running => {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      argv: ['./exchange-worker.ts'],
      workerData: mode,
      execArgv: [],
    });
    const begun: Running = { worker, tell: inBatches<ToExchange>((all) => worker.postMessage(all)) };
    worker.on('message', (all: readonly FromExchange[]) => all.forEach(hear));
    // Why it ended reaches whoever waits.
    worker.on('error', (fault) => breakAll(codeOf(fault)));
    worker.once('exit', () => {
      if (running === begun) running = undefined;
      breakAll('ECONNRESET');
    });
    worker.unref();
    return begun;
  };

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    // The process may end while nothing is under way.
    if (waiting.size === 0) running?.worker.unref();
    return found;
  };

  const hear = (said: FromExchange): void => {
    const found = take(said.id);
    if ('answered' in said) found?.resolve(said.answered);
    else found?.reject('late' in said ? new ExchangeTimeout() : brokenBy(said.broke));
  };

  const breakAll = (code: string): void => {
    for (const id of [...waiting.keys()]) take(id)?.reject(brokenBy(code));
  };

  running = begin();
  return {
    exchange: (asked) =>
      new Promise((resolve, reject) => {
        running ??= begin();
        const id = ++last;
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) running.worker.ref();
        running.tell({ id, asked });
      }),
    async close() {
      await running?.worker.terminate();
    },
  };
}

const brokenBy = (code: string): Error =>
  Object.assign(new Error(`the way to the connector broke: ${code}`), { code });

/** What a failure is called by whoever decides whether to try again. */
export const codeOf = (fault: unknown): string => {
  const { code, name } = fault as { readonly code?: unknown; readonly name?: unknown };
  return String(code ?? name);
};
