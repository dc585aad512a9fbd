import { Worker } from 'node:worker_threads';
import type { Mode } from './config.ts';
import { type Answered, type Asked, type Exchange, ExchangeTimeout } from './exchange.ts';

/** What the thread is told. */
export interface ToExchange {
  readonly id: number;
  readonly asked: Asked;
}

/** What the thread says of it: the answer, that none came in time, or the code of what broke. */
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

/**
 * The exchange in a thread of its own, begun at once: writing to a socket and reading from it is a tenth of a turn,
 * and goes on beside the next one. A thread that ends by itself breaks what it was about, as a lost connection does,
 * and the next request begins another.
 */
export function exchangeInThread(mode: Mode['kind']): ExchangeThread {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let worker: Worker | undefined;

  const begin = (): Worker => {
    const begun = new Worker(new URL('./thread.mjs', import.meta.url), {
      argv: ['./exchange-worker.ts'],
      workerData: mode,
      execArgv: [],
    });
    begun.on('message', hear);
    // Why it ended reaches whoever waits.
    begun.on('error', (fault) => breakAll(codeOf(fault)));
    begun.once('exit', () => {
      if (worker === begun) worker = undefined;
      breakAll('ECONNRESET');
    });
    begun.unref();
    return begun;
  };

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    // The process may end while nothing is under way.
    if (waiting.size === 0) worker?.unref();
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

  worker = begin();
  return {
    exchange: (asked) =>
      new Promise((resolve, reject) => {
        worker ??= begin();
        const id = ++last;
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) worker.ref();
        worker.postMessage({ id, asked } satisfies ToExchange);
      }),
    async close() {
      await worker?.terminate();
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
