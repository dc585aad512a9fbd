import { type Activity, TurnContext } from 'botbuilder';
import { inGroup } from '../dialogs/in-group.ts';
import type { Reply } from '../dialogs/reply.ts';
import type { Deps, Draft, Turn } from '../dialogs/turn.ts';
import { type Reader, wordsFor } from '../dialogs/wording/wording.ts';
import type { Actions } from './actions.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Card } from './cards/elements.ts';
import { refreshedFor } from './cards/group.ts';
import { type Compose, saying } from './compose/compose.ts';
import type { Conversations } from './conversations.ts';
import {
  type Answer,
  invokeAnswerOf,
  invokeResponse,
  messageOf,
  replaceCard,
  showTyping,
} from './deliver.ts';
import type { Opinions } from './feedback.ts';
import { inOrder } from './in-order.ts';
import { createLive, type StreamPace } from './live.ts';
import { safeError, type Traced } from './log.ts';
import type { Admission } from './message-rate.ts';
import type { Outbox } from './outbox.ts';
import type { ChatSignIn } from './sign-in.ts';
import { type Incoming, incomingOf, type Pressed, readerOf } from './turn-from-activity.ts';
import { within } from './within.ts';

export interface BotParts {
  readonly converse: (turn: Turn, deps: Deps) => Promise<Reply>;
  readonly render: (reply: Reply, reader: Reader) => Card;
  readonly deps: Deps;
  readonly actions: Actions;
  readonly adapter: TeamsAdapter;
  readonly conversations: Conversations;
  readonly outbox: Outbox;
  readonly opinions: Opinions;
  readonly compose: Compose;
  readonly isMember: (context: TurnContext) => Promise<boolean>;
  /** Says whether one more thing of this person is taken now. */
  readonly admit: (personId: string) => Admission;
  readonly signIn: ChatSignIn;
  readonly patience: Patience;
  readonly pace: StreamPace;
}

/** Handles one activity. What it returns is to be done once the HTTP answer is on its way. */
export type TeamsBot = (context: TurnContext, request: Traced) => Promise<After>;
type After = () => Promise<void>;

export interface Patience {
  /** A button must be answered within about 5 s, or the client gives up and presses again. */
  readonly press: number;
  /** After this the bot shows that it is at work (UX7). */
  readonly typing: number;
}
export const usualPatience: Patience = { press: 2_500, typing: 400 };

const nothing: After = async () => undefined;

export function createTeamsBot(parts: BotParts): TeamsBot {
  const { adapter, conversations, outbox, opinions, patience, pace } = parts;
  const oneAtATime = inOrder();
  const updates = inOrder();

  /** One turn of the dialogs. Whatever goes wrong becomes one sentence with a reference: no silence, no stack. */
  async function answerTo(
    turn: Turn | undefined,
    activity: Activity,
    { reference, log }: Traced,
  ): Promise<Answer> {
    try {
      const reply = turn === undefined ? inactive : await parts.converse(turn, parts.deps);
      const reader = readerOf(activity);
      const card = parts.render(reply, reader);
      if (reply.kind === 'notYourCard') return { kind: 'sentence', text: card.summary };
      const byModel = reply.kind === 'answered' ? reply.byModel?.citations : undefined;
      const shared = turn && sharedIn(turn, reply, reader, activity);
      return {
        kind: 'card',
        card,
        ...(byModel === undefined ? {} : { byModel }),
        ...(shared === undefined ? {} : { shared }),
      };
    } catch (fault) {
      const about = { reference, input: turn?.input.kind, type: activity.type, fault: safeError(fault) };
      log.error(about, 'turn failed');
      return { kind: 'sentence', text: wordsFor(readerOf(activity)).fault(reference) };
    }
  }

  /** What everybody sees where others read along; its asker's client asks for the whole by itself. */
  function sharedIn(turn: Turn, reply: Reply, reader: Reader, { from }: Activity) {
    const shared = turn.scope === 'personal' ? reply : inGroup(reply, turn.person.name);
    if (shared === reply) return undefined;
    const card = refreshedFor(parts.render(shared, reader), [from.id]);
    return { card, done: shared.kind !== 'private' || shared.done };
  }

  async function spoken(
    context: TurnContext,
    { log }: Traced,
    send: (stopTyping: () => void) => Promise<void>,
  ): Promise<void> {
    const stopTyping = showTyping(context, patience.typing);
    await oneAtATime(context.activity.conversation.id, () => send(stopTyping))
      .catch((fault: unknown) => log.warn({ fault: safeError(fault) }, 'reply not delivered'))
      .finally(stopTyping);
  }

  async function say(
    context: TurnContext,
    request: Traced,
    turn: Turn,
    stopTyping: () => void,
  ): Promise<void> {
    const { reading } = wordsFor(readerOf(context.activity)).answers;
    const live = createLive(context, ({ topic }) => reading(topic), pace);
    const follow = (draft: Draft): void => {
      stopTyping();
      live.show(draft);
    };
    // Elsewhere than in a chat of two Teams takes no streams.
    const seen = turn.scope === 'personal' ? { ...turn, follow } : turn;
    const answer = await answerTo(seen, context.activity, request);
    const sent = await live.finish(messageOf(answer));
    if (answer.kind === 'sentence' || answer.byModel === undefined || turn.input.kind !== 'text') return;
    const topics = answer.byModel.map(({ section }) => section);
    if (sent?.id) opinions.sent(turn.conversationId, sent.id, { question: turn.input.text, topics });
  }

  /** Answers the press in its own response; everybody else's copy of the card changes afterwards. */
  async function pressed(context: TurnContext, request: Traced, { by, turn, card }: Pressed): Promise<After> {
    const { activity } = context;
    const work = oneAtATime(activity.conversation.id, () => answerTo(turn, activity, request));
    const inTime = await within<Answer | undefined>(patience.press, work, () => undefined);
    await context.sendActivity(
      invokeAnswerOf(inTime ?? { kind: 'sentence', text: wordsFor(readerOf(activity)).stillWorking }),
    );
    if (by === 'refresh' || isOwnView(turn) || inTime?.kind === 'sentence') return nothing;
    const reference = TurnContext.getConversationReference(activity);
    const replace = async (later: TurnContext): Promise<void> => {
      const answer = await work;
      // What is for the presser alone has reached them; everybody's card stays until it is done.
      const between = answer.kind === 'card' && answer.shared?.done === false;
      if (between && inTime !== undefined) return;
      await replaceCard(later, card, answer);
    };
    return () => updates(activity.conversation.id, () => adapter.later(reference, replace));
  }

  /** Where the bot is not in the chat it may not see who is; whoever it talked with elsewhere was looked at there. */
  const mayCompose = async (context: TurnContext, personId: string): Promise<boolean> =>
    (await conversations.referenceTo(personId)) !== undefined ||
    (await parts.isMember(context).catch(() => false));

  async function handle(context: TurnContext, request: Traced, incoming: Incoming): Promise<After> {
    const { activity } = context;
    switch (incoming.kind) {
      case 'message':
        await spoken(context, request, (stopTyping) => say(context, request, incoming.turn, stopTyping));
        return nothing;
      case 'installed':
        await spoken(context, request, async (stopTyping) => {
          if (await conversations.isFirst(activity)) await say(context, request, incoming.turn, stopTyping);
        });
        return nothing;
      case 'press':
        if (incoming.by !== 'submit') return pressed(context, request, incoming);
        await spoken(context, request, async () =>
          replaceCard(context, incoming.card, await answerTo(incoming.turn, activity, request)),
        );
        return nothing;
      case 'compose':
        await context.sendActivity(
          invokeResponse(200, await parts.compose(incoming.frame, incoming.ask, request)),
        );
        return nothing;
      case 'feedback':
        await opinions.given(incoming.thumb);
        await context.sendActivity(feedbackTaken);
        return nothing;
      case 'removed':
        await conversations.forget(incoming.personId);
        return nothing;
      case 'nothing': {
        if (activity.type !== 'invoke') return nothing;
        const resume = await parts.signIn.invoke(context, wordsFor(readerOf(activity)));
        if (resume === undefined) await context.sendActivity(unknownInvoke);
        else return () => adapter.later(TurnContext.getConversationReference(activity), resume);
        return nothing;
      }
    }
  }

  /** Where roles come from Entra, and the person's is not known: they sign in first, and then it goes on (SEC16). */
  async function askToSignIn(context: TurnContext, request: Traced, incoming: Asking): Promise<void> {
    const { activity } = context;
    const words = wordsFor(readerOf(activity));
    if (incoming.kind === 'compose') {
      await context.sendActivity(invokeResponse(200, saying(incoming.ask, words.signIn.inChat)));
      return;
    }
    const { turn } = incoming;
    const isChat = turn?.scope === 'personal';
    const answer: Answer = { kind: 'sentence', text: isChat ? words.signIn.asks : words.signIn.inChat };
    if (activity.type === 'invoke') await context.sendActivity(invokeAnswerOf(answer));
    else if (!isChat) await context.sendActivity(messageOf(answer));
    if (turn === undefined || !isChat || (incoming.kind === 'press' && incoming.by === 'refresh')) return;
    await parts.signIn.ask(context, words, async (later) => {
      const done = await answerTo({ ...turn, at: parts.deps.clock.now() }, activity, request);
      if (incoming.kind === 'press') await replaceCard(later, incoming.card, done);
      else await later.sendActivity(messageOf(done));
      await conversations.remember(activity);
      await outbox.deliver(turn.person.id);
    });
  }

  return async (context, request) => {
    const { activity } = context;
    const incoming = incomingOf(activity, parts.actions, parts.deps.clock.now());
    if (incoming.kind === 'nothing' || incoming.kind === 'removed') return handle(context, request, incoming);
    const admission = parts.admit(activity.from.aadObjectId?.toLowerCase() ?? '');
    if (admission !== 'taken') {
      // An invoke needs an answer each time, or the client sends it again; a message is told of once.
      if (activity.type === 'invoke' || admission === 'tooMuch')
        await turnAway(context, incoming, wordsFor(readerOf(activity)).tooFast);
      return nothing;
    }
    if (incoming.kind === 'compose' && !(await mayCompose(context, incoming.frame.person.id))) {
      await turnAway(context, incoming, wordsFor(readerOf(activity)).membersOnly);
      return nothing;
    }
    if (incoming.kind !== 'compose' && !(await parts.isMember(context))) {
      await turnAway(context, incoming, wordsFor(readerOf(activity)).membersOnly);
      return nothing;
    }
    if (isAsking(incoming) && (await parts.signIn.isNeeded(personOf(incoming)))) {
      await askToSignIn(context, request, incoming);
      return nothing;
    }
    const after = await handle(context, request, incoming);
    return async () => {
      await after();
      // A message is composed in chats of other people, where nothing may ever be written on the bot's own account.
      if (incoming.kind !== 'compose') await conversations.remember(activity);
      await outbox.deliver(activity.from.aadObjectId?.toLowerCase());
    };
  };
}

/** What needs a role. A button that nobody signed does nothing, so it needs none. */
type Asking = Extract<Incoming, { kind: 'message' | 'installed' | 'press' | 'compose' }>;
const isAsking = (incoming: Incoming): incoming is Asking =>
  ['message', 'installed', 'compose'].includes(incoming.kind) ||
  (incoming.kind === 'press' && incoming.turn !== undefined);
const personOf = (incoming: Asking): string =>
  incoming.kind === 'compose' ? incoming.frame.person.id : (incoming.turn?.person.id ?? '');

/** What a person asks for a shared lead is shown to that person alone. */
const isOwnView = (turn: Turn | undefined): boolean =>
  turn?.input.kind === 'press' && turn.input.command.kind === 'look-at-lead';

const inactive: Reply = { kind: 'cardInactive', offers: [{ kind: 'help' }] };

/** `{}` by the documentation; microsoft/teams-sdk#2701 reports that an empty body is wanted. */
const feedbackTaken = invokeResponse(200, {});

const unknownInvoke = invokeResponse(400, { error: 'I do not know that invoke.' });

async function turnAway(context: TurnContext, incoming: Incoming, text: string): Promise<void> {
  const answer: Answer = { kind: 'sentence', text };
  await context.sendActivity(
    incoming.kind === 'compose'
      ? invokeResponse(200, saying(incoming.ask, text))
      : context.activity.type === 'invoke'
        ? invokeAnswerOf(answer)
        : messageOf(answer),
  );
}
