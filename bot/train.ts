import { Worker } from 'node:worker_threads';
import type { Training, TrainingData, TrainingOptions, TrainingStep } from '../domain/scoring/train.ts';

/** What the thread says. */
export type FromTraining = { readonly step: TrainingStep } | { readonly training: Training };

/** Trains in a thread of its own, so that the bot goes on answering; rejects when the thread fails. */
export function trainInWorker(
  data: TrainingData,
  options: TrainingOptions,
  report: (step: TrainingStep) => void = () => {},
): Promise<Training> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-thread.mjs', import.meta.url), {
      workerData: { data, options },
      execArgv: [],
    });
    worker.on('message', (said: FromTraining) => {
      if ('step' in said) report(said.step);
      else resolve(said.training);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The training ended without a result (exit ${code}).`)));
  });
}
