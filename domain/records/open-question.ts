import type { SectionId } from '../guidance/topics.ts';
import type { Stored } from '../store/store.ts';

/**
 * A question that the guidance did not answer. Kept in this installation and sent nowhere; who asked is not kept.
 */
export interface OpenQuestion extends Stored {
  /** As it was asked the first time. */
  readonly text: string;
  readonly outcome: 'declined' | 'several';
  /** The nearest sections, best first. */
  readonly nearest: readonly SectionId[];
  readonly times: number;
  readonly at: string;
  /** Somebody decided that it needs no answer. */
  readonly dismissed?: true;
}
