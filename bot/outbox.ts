import type { Reply } from '../dialogs/reply.ts';
import type { Reader } from '../dialogs/wording/wording.ts';
import { notices } from '../domain/collections.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { settleNotice, waitingNotices } from '../domain/notices/notify.ts';
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
   * Sends the notices that wait, to each person oldest first; those that cannot be sent keep waiting. One run at a
   * time, and one process at a time for each person: another one passes over whoever is being written to.
   */
  deliver(): Promise<void>;
}

export interface OutboxParts {
  readonly mode: Mode;
  readonly store: Store;
  readonly clock: Clock;
  readonly adapter: TeamsAdapter;
  readonly conversations: Conversations;
  readonly render: (reply: Reply, reader: Reader) => Card;
  /** A notice as the reply that says it. */
  readonly tell: (notice: Notice) => Reply;
  readonly log: Log;
}

/** As many as a busy hour brings; the rest is for the next run. */
const batch = 500;

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

  /** In order, and not past one that could not be sent. Another process may have sent some meanwhile. */
  async function deliverTo(waiting: readonly Notice[]): Promise<void> {
    for (const { id } of waiting) {
      const notice = await store.read((view) => view.get(notices, id));
      if (notice === undefined || notice.deliveredAt !== undefined) continue;
      const sent = await sendTo(notice.to, parts.tell(notice));
      if (sent.kind !== 'sent') return;
      const at = clock.now();
      await store.change({ by: 'system', why: 'deliver notice', at }, (tx) => settleNotice(tx, id, at));
    }
  }

  async function deliverWaiting(): Promise<void> {
    const waiting = await store.read((view) => waitingNotices(view, batch));
    const people = new Set(waiting.map(({ to }) => to));
    for (const person of people) {
      const theirs = waiting.filter(({ to }) => to === person);
      await store.alone(`deliver to ${person}`, () => deliverTo(theirs));
    }
  }

  let running: Promise<void> | undefined;
  return {
    sendTo,
    deliver() {
      running ??= deliverWaiting().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
