import { Worker } from 'node:worker_threads';
import type { Row } from '../domain/scoring/table.ts';
import type { Training, TrainingData, TrainingOptions, TrainingStep } from '../domain/scoring/train.ts';
import { breathe } from '../domain/store/slices.ts';

/** What the thread is told: all rows, in parts, and then what to do with them. */
export type ToTraining =
  | { readonly rows: readonly Row[] }
  | { readonly data: Omit<TrainingData, 'rows'>; readonly options: TrainingOptions };

/** What the thread says. */
export type FromTraining = { readonly step: TrainingStep } | { readonly training: Training };

/** Copying rows for the thread takes time here: so many of them between two breaths. */
const batchSize = 1_000;

/** Trains in a thread of its own, so that the bot goes on answering; rejects when the thread fails. */
export async function trainInWorker(
  { rows, ...data }: TrainingData,
  options: TrainingOptions,
  report: (step: TrainingStep) => void = () => {},
): Promise<Training> {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    argv: ['./train-worker.ts'],
    execArgv: [],
  });
  const ended = new Promise<Training>((resolve, reject) => {
    worker.on('message', (said: FromTraining) => {
      if ('step' in said) report(said.step);
      else resolve(said.training);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The training ended without a result (exit ${code}).`)));
  });
  const [training] = await Promise.all([ended, handOver(worker, rows, { data, options })]);
  return training;
}

async function handOver(
  worker: Worker,
  rows: readonly Row[],
  rest: Exclude<ToTraining, { readonly rows: readonly Row[] }>,
): Promise<void> {
  const send = (asked: ToTraining): void => worker.postMessage(asked);
  for (let from = 0; from < rows.length; from += batchSize) {
    send({ rows: rows.slice(from, from + batchSize) });
    await breathe();
  }
  send(rest);
}
