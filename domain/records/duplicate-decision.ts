import type { Stored } from '../store/store.ts';

/**
 * What a person has decided about two records that look alike. `merged`: one of them now points to the other.
 * `different`: *not a duplicate*. `selected`: linked when a lead was qualified. `ignored`: a new record was made
 * although this one matched (S1.15.3, S1.16.5).
 */
export type DuplicateVerdict = 'merged' | 'different' | 'selected' | 'ignored';

/** One decision per pair, whichever of the two it was taken at; id `<a>|<b>`. */
export interface DuplicateDecision extends Stored {
  /** `<entity>:<id>` of both records, the smaller one first. */
  readonly a: string;
  readonly b: string;
  readonly verdict: DuplicateVerdict;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}
