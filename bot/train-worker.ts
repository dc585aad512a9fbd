import { parentPort, workerData } from 'node:worker_threads';
import { type TrainingData, type TrainingOptions, train } from '../domain/scoring/train.ts';

/** Runs in a thread of its own: one training, one answer. */
const { data, options } = workerData as { data: TrainingData; options: TrainingOptions };
parentPort?.postMessage(train(data, options));
