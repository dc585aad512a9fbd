import { parentPort, workerData } from 'node:worker_threads';
import type { Mode } from './config.ts';
import { createExchange, ExchangeTimeout } from './exchange.ts';
import { codeOf, type FromExchange, type ToExchange } from './exchange-in-thread.ts';
import { inBatches } from './in-batches.ts';

/** Runs in a thread of its own: makes one request after the other, many at a time. */
const exchange = createExchange(workerData as Mode['kind']);
const say = inBatches<FromExchange>((all) => parentPort?.postMessage(all));

const make = ({ id, asked }: ToExchange): void => {
  exchange(asked).then(
    (answered) => say({ id, answered }),
    (fault: unknown) =>
      say(fault instanceof ExchangeTimeout ? { id, late: true } : { id, broke: codeOf(fault) }),
  );
};

parentPort?.on('message', (all: readonly ToExchange[]) => all.forEach(make));
