import type { Stored } from '../store/store.ts';
import type { DuplicateDecision } from './duplicate-decision.ts';
import type { Touched } from './reversal.ts';

/** The kinds of record that can be merged, each with its own kind (dynamics-facts 6). */
export const mergeEntities = ['lead', 'account', 'contact'] as const;
export type MergeEntity = (typeof mergeEntities)[number];

/**
 * One record merged into another, with how to take it back. Kept after that time too: it tells who merged what,
 * and it is a person's decision that both were one.
 */
export interface Merge extends Stored {
  readonly entity: MergeEntity;
  /** The record that stays. */
  readonly masterId: string;
  /** The record that was deactivated and points to the master. */
  readonly otherId: string;
  readonly at: string;
  readonly by: string;
  readonly until: string;
  readonly status: 'merged' | 'undone';
  readonly touched: readonly Touched[];
  /** What had been decided about the pair before; it stands again after an undo. */
  readonly decidedBefore?: DuplicateDecision;
}
