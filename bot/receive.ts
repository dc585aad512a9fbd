import type { Activity } from 'botbuilder';
import type { Clock } from '../domain/outside.ts';
import { type Store, StoreOutOfReach } from '../domain/store/store.ts';
import { checkActivity } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import { answeredOnce } from './answered-once.ts';
import { authenticate } from './authenticate.ts';
import type { Mode } from './config.ts';
import { safeError, type Traced } from './log.ts';
import { knownTypes, type Metrics } from './metrics.ts';
import { onceEach } from './once.ts';
import type { TeamsBot } from './teams-bot.ts';
import { mayCall, mayEnter } from './trust.ts';
import { within } from './within.ts';

export interface ReceiverParts {
  readonly mode: Mode;
  readonly adapter: TeamsAdapter;
  readonly bot: TeamsBot;
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Received {
  readonly answer: Answer;
  /** What is to happen once the answer is on its way. */
  readonly after?: () => Promise<void>;
}

/**
 * How long the answer to Teams waits for the turn (REL2). Teams re-sends what is not answered within 15 s. A message's
 * reply goes its own way, so nothing is lost when the turn goes on after this; an invoke is answered in the response.
 */
const patience = { message: 2_000, invoke: 10_000 } as const;

/** Checks an activity in the order of cost and of what a stranger may learn: shape, caller, address, tenant. Then the turn. */
export function createReceiver({ mode, adapter, bot, store, clock, metrics }: ReceiverParts) {
  const once = onceEach<Answer>();

  async function take(
    activity: Activity,
    { reference, log }: Traced,
    run: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await (activity.id === undefined ? run() : once(keyOf(activity), run));
    } catch (fault) {
      log.error({ reference, type: typeOf(activity), fault: safeError(fault) }, 'activity failed');
      return { status: 500, body: { error: 'Something went wrong on my side.', reference } };
    }
  }

  /**
   * Several processes may be handed the same message, and one of them says something. A press is done by whoever
   * gets it: its effect happens once, and everybody answers with the same receipt. While the database that would tell
   * them apart is out of reach each of them says that: twice told is better than silence, and effects are once anyhow.
   */
  async function shared(activity: Activity, { log }: Traced, run: () => Promise<Answer>): Promise<Answer> {
    if (activity.type !== 'message') return run();
    const key = keyOf(activity);
    let answer: Answer | undefined;
    try {
      await answeredOnce(store, clock, key, async () => {
        answer = await run();
      });
    } catch (fault) {
      if (answer === undefined && fault instanceof StoreOutOfReach) return run();
      if (answer === undefined) throw fault;
      log.warn({ fault: safeError(fault) }, 'delivery not noted');
    }
    return answer ?? { status: 200 };
  }

  const refused = ({ log }: Traced, status: number, error: string): Received => {
    log.info({ status, error }, 'activity refused');
    return { answer: { status, body: { error } } };
  };

  const receive = async (body: unknown, authorization: string, request: Traced): Promise<Received> => {
    const check = checkActivity(body);
    if (!check.ok)
      return check.why === 'notACardAction'
        ? { answer: badCardAction }
        : refused(request, 400, 'This is not an activity.');
    const { activity } = check;
    const verdict = await authenticate(mode, adapter.authentication, activity, authorization);
    if (!verdict.ok) return refused(request, verdict.status, unauthorized[verdict.status]);
    if (!mayCall(mode, activity.serviceUrl))
      return refused(request, 403, 'I do not send to that serviceUrl.');
    if (!mayEnter(mode, activity)) return refused(request, 403, 'I do not serve that channel or tenant.');

    let after: (() => Promise<void>) | undefined;
    const run = async (): Promise<Answer> => {
      const response = await adapter.run(verdict.caller, activity, async (context) => {
        after = await bot(context, request);
      });
      return { status: response?.status ?? 200, body: response?.body };
    };
    const turn = take(
      activity,
      request,
      store.kind === 'embedded' ? run : () => shared(activity, request, run),
    );
    const answer = await within(
      activity.type === 'invoke' ? patience.invoke : patience.message,
      turn,
      () => ({ status: 200 }),
    );
    return {
      answer,
      after: async () => {
        await turn;
        await after?.();
      },
    };
  };

  return async (body: unknown, authorization: string, request: Traced): Promise<Received> => {
    const began = performance.now();
    const received = await receive(body, authorization, request);
    const seconds = (performance.now() - began) / 1_000;
    const { status } = received.answer;
    const type = typeOf(body);
    metrics.answered(type, status, seconds);
    request.log.info({ type, status, ms: Math.round(seconds * 1_000) }, 'activity answered');
    return received;
  };
}

/** Of whatever was sent: nothing that a stranger writes is logged. */
function typeOf(body: unknown): string {
  const { type } = (body ?? {}) as { readonly type?: unknown };
  return typeof type === 'string' && knownTypes.has(type) ? type : 'other';
}

const keyOf = ({ channelId, conversation, id }: Activity): string =>
  [channelId, conversation.id, id].join(' ');

const unauthorized = {
  401: 'Not authorized.',
  503: 'The keys to check the token are out of reach. Try again in a moment.',
} as const;

/** The protocol's own way to say that an invoke is malformed. */
const badCardAction: Answer = {
  status: 400,
  body: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'The invoke carries no card action.' },
  },
};
