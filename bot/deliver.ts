import type { Activity, TurnContext } from 'botbuilder';
import { type Claim, labelled } from './ai-label.ts';
import type { Card } from './cards/elements.ts';

/** What the bot answers with: a card, or a sentence that replaces nothing. */
export type Answer =
  /** `byModel`: what a model wrote in it rests on; then, and only then, the message is labelled. */
  | {
      readonly kind: 'card';
      readonly card: Card;
      readonly byModel?: readonly Claim[];
      /** What everybody may see, where others read along; the card itself is then for whoever asked. */
      readonly shared?: { readonly card: Card; readonly done: boolean };
    }
  | { readonly kind: 'sentence'; readonly text: string };

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const notice = 'application/vnd.microsoft.activity.message';

export const messageOf = (answer: Answer): Partial<Activity> =>
  answer.kind === 'sentence'
    ? { type: 'message', text: answer.text, summary: answer.text }
    : {
        type: 'message',
        summary: (answer.shared ?? answer).card.summary,
        attachments: [{ contentType: adaptiveCard, content: (answer.shared ?? answer).card.card }],
        ...(answer.byModel === undefined ? {} : labelled(answer.byModel)),
      };

/** The answer to a pressed button: always 200, never empty, or the client shows "Unable to reach app" and retries. */
export const invokeAnswerOf = (answer: Answer): Partial<Activity> =>
  invokeResponse(
    200,
    answer.kind === 'sentence'
      ? { statusCode: 200, type: notice, value: answer.text }
      : { statusCode: 200, type: adaptiveCard, value: answer.card.card },
  );

export const invokeResponse = (status: number, body: unknown): Partial<Activity> => ({
  type: 'invokeResponse',
  value: { status, body },
});

/** Puts the answer in the place of the pressed card; where that cannot be, it is said anew. */
export async function replaceCard(
  context: TurnContext,
  pressed: string | undefined,
  answer: Answer,
): Promise<void> {
  if (pressed !== undefined && answer.kind === 'card') {
    const updated = await context.updateActivity({ ...messageOf(answer), id: pressed }).then(
      () => true,
      () => false,
    );
    if (updated) return;
  }
  await context.sendActivity(messageOf(answer));
}

/** A client shows the indicator for about as long. */
const typingLasts = 3_000;

/** Shows that the bot is at work when the answer takes a while (UX7). Returns how to stop. */
export function showTyping(context: TurnContext, after: number): () => void {
  const show = (): void => {
    context.sendActivity({ type: 'typing' }).catch(() => undefined);
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    repeat = setInterval(show, typingLasts);
  }, after);
  return () => {
    clearTimeout(first);
    clearInterval(repeat);
  };
}
