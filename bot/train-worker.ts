import { parentPort } from 'node:worker_threads';
import type { Row } from '../domain/scoring/table.ts';
import { train } from '../domain/scoring/train.ts';
import type { FromTraining, ToTraining } from './train.ts';

const tell = (said: FromTraining): void => parentPort?.postMessage(said);

/** Runs in a thread of its own: one training, with how far it is, and one answer. */
const rows: Row[] = [];
parentPort?.on('message', (asked: ToTraining) => {
  if ('rows' in asked) {
    rows.push(...asked.rows);
    return;
  }
  const { data, options } = asked;
  tell({ training: train({ ...data, rows }, options, (step) => tell({ step })) });
  parentPort?.close();
});
