import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { feedback } from '../domain/collections.ts';
import type { SectionId } from '../domain/guidance/topics.ts';
import type { Feedback } from '../domain/records/feedback.ts';
import type { Store } from '../domain/store/store.ts';

/** A pressed thumb, as Teams sends it under `message/submitAction`. */
export interface Thumb {
  readonly personId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly reaction: Feedback['reaction'];
  readonly comment?: string;
  readonly at: Date;
}

const Submitted = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.unknown() }),
});
const Comment = z.object({ feedbackText: z.string() });
const commentLimit = 2_000;

/** `undefined` for any other submit, and for one that names no message. */
export function thumbOf(activity: Activity, personId: string, at: Date): Thumb | undefined {
  const submitted = Submitted.safeParse(activity.value);
  if (!submitted.success || activity.replyToId === undefined) return undefined;
  const { reaction, feedback: said } = submitted.data.actionValue;
  const comment = commentIn(said);
  return {
    personId,
    conversationId: activity.conversation.id,
    messageId: activity.replyToId,
    reaction,
    ...(comment === '' ? {} : { comment }),
    at,
  };
}

/** The comment comes as JSON text inside the JSON. */
function commentIn(said: unknown): string {
  try {
    const comment = Comment.safeParse(typeof said === 'string' ? JSON.parse(said) : said);
    return (comment.data?.feedbackText ?? '').trim().slice(0, commentLimit);
  } catch {
    return '';
  }
}

interface AnswerSent {
  readonly question: string;
  readonly topics: readonly SectionId[];
}

/** Remembers which answer a message was, and keeps what people think of it. */
export interface Opinions {
  sent(conversationId: string, messageId: string, answer: AnswerSent): void;
  /** A second thumb of the same person on the same message replaces the first. */
  given(thumb: Thumb): Promise<void>;
}

/** So many answers are remembered to be told apart; only those that somebody rates are ever stored. */
const remembered = 1_000;

/** So many thumbs of one person are kept; their oldest make room (SEC14). */
export const thumbsKept = 200;

export function createOpinions(store: Store): Opinions {
  const answers = new Map<string, AnswerSent>();
  return {
    sent(conversationId, messageId, answer) {
      answers.set(`${conversationId}|${messageId}`, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= remembered) break;
        answers.delete(oldest);
      }
    },
    async given({ personId, conversationId, messageId, reaction, comment, at }) {
      const message = `${conversationId}|${messageId}`;
      const id = `${message}|${personId}`;
      await store.change({ by: personId, why: 'rate an answer', at }, async (tx) => {
        const known = await tx.get(feedback, id);
        const about = answers.get(message) ?? { topics: [] };
        await tx.put(feedback, {
          ...(known ?? about),
          id,
          version: known?.version ?? 0,
          personId,
          topics: known?.topics ?? about.topics,
          reaction,
          ...(comment === undefined ? {} : { comment }),
          at: at.toISOString(),
        });
        if (known !== undefined) return;
        const [oldest] = await tx.find(feedback, 'byPerson', personId, {
          limit: 1,
          offset: thumbsKept,
          descending: true,
        });
        if (oldest !== undefined) await tx.remove(feedback, oldest.id);
      });
    },
  };
}
