import { Worker } from 'node:worker_threads';
import type { Training, TrainingData, TrainingOptions } from '../domain/scoring/train.ts';

/** Trains in a thread of its own, so that the bot goes on answering; rejects when the thread fails. */
export function trainInWorker(data: TrainingData, options: TrainingOptions): Promise<Training> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-thread.mjs', import.meta.url), {
      workerData: { data, options },
      execArgv: [],
    });
    worker.once('message', (training: Training) => resolve(training));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The training ended without a result (exit ${code}).`)));
  });
}
