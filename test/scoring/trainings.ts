import { createTrainings, type Trainings } from '../../bot/training.ts';
import type { Clock } from '../../domain/outside.ts';
import { train } from '../../domain/scoring/train.ts';
import type { Train } from '../../domain/scoring/training-job.ts';
import type { Store } from '../../domain/store/store.ts';

const here: Train = async (data, options, report) => train(data, options, report);

/** Trainings without a thread of their own. */
export const trainingsIn = (store: Store, clock: Clock, train = here, wait?: number): Trainings =>
  createTrainings(store, clock, train, wait);
