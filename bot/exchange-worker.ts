import { parentPort, workerData } from 'node:worker_threads';
import type { Mode } from './config.ts';
import { createExchange, ExchangeTimeout } from './exchange.ts';
import { codeOf, type FromExchange, type ToExchange } from './exchange-in-thread.ts';

/** Runs in a thread of its own: makes one request after the other, many at a time. */
const exchange = createExchange(workerData as Mode['kind']);
const say = (said: FromExchange): void => parentPort?.postMessage(said);

parentPort?.on('message', ({ id, asked }: ToExchange) => {
  exchange(asked).then(
    (answered) => say({ id, answered }),
    (fault: unknown) =>
      say(fault instanceof ExchangeTimeout ? { id, late: true } : { id, broke: codeOf(fault) }),
  );
});
