import { parentPort, workerData } from 'node:worker_threads';
import { type TrainingData, type TrainingOptions, train } from '../domain/scoring/train.ts';
import type { FromTraining } from './train.ts';

const tell = (said: FromTraining): void => parentPort?.postMessage(said);

/** Runs in a thread of its own: one training, with how far it is, and one answer. */
const { data, options } = workerData as { data: TrainingData; options: TrainingOptions };
tell({ training: train(data, options, (step) => tell({ step })) });
