import type { Clock } from '../domain/outside.ts';
import type { StoredScoringModel } from '../domain/records/scoring-model.ts';
import {
  dueRetrainings,
  finishRetraining,
  type Retraining,
  retrainingOf,
} from '../domain/scoring/retrain.ts';
import type { Train } from '../domain/scoring/training-job.ts';
import type { Store } from '../domain/store/store.ts';
import { joined } from './joined.ts';
import { type Log, safeError } from './log.ts';

export interface Retrainer {
  /** Trains anew, one after another, every model that is due; returns how many were looked at. */
  run(): Promise<number>;
}

/**
 * Automatic retraining every 15 days. What is due is read off the models, so a restart forgets nothing. One run at a
 * time, and another process leaves it to this one; a training that was overtaken by a change counts for nothing.
 */
export function createRetraining(store: Store, clock: Clock, train: Train, log: Log): Retrainer {
  const trainAgain = async (model: StoredScoringModel, now: Date): Promise<Retraining> => {
    try {
      const work = await store.read((view) => retrainingOf(view, model, now));
      return work && (await train(work.data, work.options, () => {}));
    } catch (fault) {
      log.warn({ fault: safeError(fault), model: model.name }, 'scoring model not retrained');
      return 'fault';
    }
  };
  const runAll = async (): Promise<number> => {
    const due = await store.read((view) => dueRetrainings(view, clock.now()));
    for (const model of due) {
      const now = clock.now();
      const training = await trainAgain(model, now);
      const outcome = await store.change({ by: 'system', why: 'retrain a scoring model', at: now }, (tx) =>
        finishRetraining(tx, model, training, now),
      );
      log.info({ model: model.name, outcome: outcome?.kind ?? 'overtaken' }, 'scoring model retrained');
    }
    return due.length;
  };
  const runAlone = async (): Promise<number> => (await store.alone('retrain scoring models', runAll)) ?? 0;
  return { run: joined(runAlone) };
}
