import type { TrailEnd } from '../store/contents.ts';
import type { Stored } from '../store/store.ts';

/**
 * A person was forgotten. It tells who did it, when and why, and how the audit trail was chained anew, so that whoever
 * noted its end before can tell this from tampering; not who was forgotten.
 */
export interface Erasure extends Stored {
  readonly at: string;
  readonly by: string;
  readonly why: string;
  /** The end of the trail before, and of the same trail with its entries redacted. */
  readonly before: TrailEnd;
  readonly after: TrailEnd;
  readonly entriesRedacted: number;
  readonly recordsRedacted: number;
  readonly recordsRemoved: number;
}
