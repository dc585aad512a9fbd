import type { SectionId } from '../guidance/topics.ts';
import type { Stored } from '../store/store.ts';

/** What one person thought of one answer that a model wrote. Kept in this installation and sent nowhere. */
export interface Feedback extends Stored {
  readonly personId: string;
  readonly reaction: 'like' | 'dislike';
  readonly comment?: string;
  /** Missing, like the topics, when the bot was restarted between the answer and the thumb. */
  readonly question?: string;
  readonly topics: readonly SectionId[];
  readonly at: string;
}
