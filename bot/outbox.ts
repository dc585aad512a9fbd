import type { Reply } from '../dialogs/reply.ts';
import type { Reader } from '../dialogs/wording/wording.ts';
import { type DeliveryPlan, planDelivery } from '../domain/delivery/plan.ts';
import type { Message } from '../domain/delivery/told.ts';
import { postponeNotices, settleNotices, waitingNotices } from '../domain/notices/notify.ts';
import type { Clock } from '../domain/outside.ts';
import type { Store } from '../domain/store/store.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Card } from './cards/elements.ts';
import type { Mode } from './config.ts';
import type { Conversations } from './conversations.ts';
import { messageOf } from './deliver.ts';
import { type Log, safeError } from './log.ts';
import { mayCall } from './trust.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** The person has not opened the chat, has removed or blocked the bot, or the address is not allowed any more. */
  | { readonly kind: 'unreachable' }
  /** Worth another try later. */
  | { readonly kind: 'failed' };

export interface Outbox {
  /** Writes to a person who has not asked at this moment. */
  sendTo(personId: string, reply: Reply): Promise<Sent>;
  /**
   * Sends what waits and is due, to each person in the order in which it happened; what cannot be sent keeps waiting.
   * A person who has just spoken is looked at as well, due or not: they can be reached now. One process at a time for
   * each person: another one passes over whoever is being written to.
   */
  deliver(speaker?: string): Promise<void>;
}

export interface OutboxParts {
  readonly mode: Mode;
  readonly store: Store;
  readonly clock: Clock;
  readonly adapter: TeamsAdapter;
  readonly conversations: Conversations;
  readonly render: (reply: Reply, reader: Reader) => Card;
  /** A message as the reply that says it. */
  readonly tell: (message: Message) => Reply;
  readonly log: Log;
}

/** As many as a busy hour brings; the rest is for the next run. */
const batch = 500;
/** A person who cannot be written to is looked at again after this, or when they speak. */
const unreachableFor = 60 * 60_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { mode, store, clock, adapter, conversations, log } = parts;

  async function sendTo(personId: string, reply: Reply): Promise<Sent> {
    const reference = await conversations.referenceTo(personId);
    if (reference === undefined || !mayCall(mode, reference.serviceUrl)) return { kind: 'unreachable' };
    const card = parts.render(reply, await conversations.readerOf(personId));
    try {
      await adapter.later(reference, async (context) => {
        await context.sendActivity(messageOf({ kind: 'card', card }));
      });
      return { kind: 'sent' };
    } catch (fault) {
      log.warn({ fault: safeError(fault) }, 'message not delivered');
      const { statusCode } = fault as { statusCode?: unknown };
      if (statusCode !== 403 && statusCode !== 404) return { kind: 'failed' };
      await conversations.forget(personId);
      return { kind: 'unreachable' };
    }
  }

  const change = (why: string, at: Date) => ({ by: 'system', why, at });

  /** What is not to be sent now; written only where there is something to write. */
  async function putAside({ muted, outdated, later }: DeliveryPlan, at: Date): Promise<void> {
    if (muted.length + outdated.length === 0 && later === undefined) return;
    await store.change(change('put notices aside', at), async (tx) => {
      await settleNotices(tx, muted, at, 'muted');
      await settleNotices(tx, outdated, at, 'outdated');
      if (later !== undefined) await postponeNotices(tx, later.ids, later.until);
    });
  }

  /** In order, and not past one that could not be sent. Another process may have sent some meanwhile. */
  async function deliverTo(personId: string): Promise<void> {
    const now = clock.now();
    const plan = await store.read((view) => planDelivery(view, personId, now));
    await putAside(plan, now);
    for (const { message, ids } of plan.messages) {
      const sent = await sendTo(personId, parts.tell(message));
      const at = clock.now();
      if (sent.kind === 'sent')
        await store.change(change('deliver notices', at), (tx) => settleNotices(tx, ids, at));
      if (sent.kind === 'unreachable')
        await store.change(change('put notices aside', at), (tx) =>
          postponeNotices(tx, ids, new Date(at.getTime() + unreachableFor)),
        );
      if (sent.kind !== 'sent') return;
    }
  }

  async function deliverDue(): Promise<void> {
    const now = clock.now().toISOString();
    const waiting = await store.read((view) => waitingNotices(view, batch));
    const due = waiting.filter(({ due: at = '' }) => at <= now);
    for (const person of new Set(due.map(({ to }) => to))) await deliverAlone(person);
  }

  const deliverAlone = (person: string): Promise<unknown> =>
    store.alone(`deliver to ${person}`, () => deliverTo(person));

  let running: Promise<void> | undefined;
  return {
    sendTo,
    async deliver(speaker) {
      running ??= deliverDue().finally(() => {
        running = undefined;
      });
      await running;
      if (speaker === undefined) return;
      if ((await store.read((view) => waitingNotices(view, 1, speaker))).length > 0)
        await deliverAlone(speaker);
    },
  };
}
