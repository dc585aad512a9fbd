import type { Activity, ResourceResponse, TurnContext } from 'botbuilder';
import type { Draft } from '../dialogs/turn.ts';

export interface StreamPace {
  /** An answer that comes sooner needs no stream. */
  readonly first: number;
  /** Teams takes one update a second and asks to gather for one and a half (UX7). */
  readonly between: number;
  /** The least between the last update and the message itself. */
  readonly last: number;
  /** Teams closes a stream after two minutes. */
  readonly longest: number;
}
export const usualStreamPace: StreamPace = { first: 400, between: 1_500, last: 1_000, longest: 110_000 };

/** An informative update may be no longer (answers.md section 6). */
const informativeLimit = 1_000;

/** Shows in a chat of two how an answer grows; then the message itself takes its place. */
export interface Live {
  /** Takes the newest state and returns at once; states that come too fast are skipped. */
  show(draft: Draft): void;
  /** Says the message: as the end of the stream when there is one, as any other message when not. */
  finish(message: Partial<Activity>): Promise<ResourceResponse | undefined>;
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, Math.max(0, ms)));

type StreamInfo = {
  readonly streamType: 'informative' | 'streaming' | 'final';
  readonly streamSequence?: number;
};

/**
 * Teams' streaming protocol: typing activities numbered from 1 that each hold all the text so far, the id of the
 * first in all later ones, then one message of type `final` without a number. Labels, cards and feedback stand on the
 * final message alone. Whatever goes wrong on the way, the final message is sent.
 */
export function createLive(
  context: Pick<TurnContext, 'sendActivity'>,
  informative: (draft: Extract<Draft, { kind: 'reading' }>) => string,
  pace: StreamPace = usualStreamPace,
): Live {
  const began = performance.now();
  let id: string | undefined;
  let sequence = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  let newest: Draft | undefined;
  let pumping = false;
  let sending: Promise<void> | undefined;
  let over = false;

  const marked = (activity: Partial<Activity>, info: StreamInfo): Partial<Activity> => {
    const stream = { ...info, ...(id === undefined ? {} : { streamId: id }) };
    return {
      ...activity,
      entities: [...(activity.entities ?? []), { type: 'streaminfo', ...stream }],
      channelData: { ...activity.channelData, ...stream },
    };
  };

  async function send(draft: Draft): Promise<void> {
    sequence += 1;
    const text = draft.kind === 'reading' ? informative(draft).slice(0, informativeLimit) : draft.text;
    const streamType = draft.kind === 'reading' ? 'informative' : 'streaming';
    try {
      const sent = await context.sendActivity(
        marked({ type: 'typing', text }, { streamType, streamSequence: sequence }),
      );
      id ??= sent?.id;
      over ||= id === undefined;
    } catch {
      // Not allowed here, or too fast: the message itself follows anyway.
      over = true;
    }
    sentAt = performance.now();
  }

  async function pump(): Promise<void> {
    pumping = true;
    while (newest !== undefined && !over) {
      await pause(sentAt + pace.between - performance.now());
      const draft = newest;
      newest = undefined;
      if (over || draft === undefined || performance.now() - began > pace.longest) break;
      sending = send(draft);
      await sending;
    }
    pumping = false;
  }

  return {
    show(draft) {
      if (over) return;
      if (newest === undefined && sequence === 0) sentAt = performance.now() + pace.first - pace.between;
      newest = draft;
      if (!pumping) void pump();
    },
    async finish(message) {
      const failed = over;
      over = true;
      await sending;
      if (id === undefined || failed) return context.sendActivity(message);
      await pause(sentAt + pace.last - performance.now());
      try {
        return await context.sendActivity(
          marked({ ...message, text: message.summary ?? '' }, { streamType: 'final' }),
        );
      } catch {
        return context.sendActivity(message);
      }
    },
  };
}
