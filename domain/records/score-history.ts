import type { Row } from '../scoring/table.ts';
import type { Stored } from '../store/store.ts';
import type { Grade } from './lead.ts';

/** One score that a record was given. */
export interface PastScore {
  readonly value: number;
  readonly grade: Grade;
  readonly at: string;
  readonly modelId: string;
}

/** Every score of one record, oldest first; the id is `lead:<id>` or `opportunity:<id>`. */
export interface ScoreHistory extends Stored {
  readonly scores: readonly PastScore[];
  /** The record's fields as they were when it was new: what a model may learn from (scoring pitfalls). */
  readonly whenNew?: Row;
}

/** A refreshed score a day for three months, and the first one. */
export const keptScores = 100;
