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
import { joined } from './joined.ts';
import { type Log, safeError } from './log.ts';
import { mayCall } from './trust.ts';

export type Sent =
  | { readonly kind: 'sent' }
  /** The person has not opened the chat, has removed or blocked the bot, or the address is not allowed any more. */
  | { readonly kind: 'unreachable' }
  /** Teams does not take this message, and will hardly take it later: malformed, or too large. */
  | { readonly kind: 'refused' }
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
  readonly adapter: Pick<TeamsAdapter, 'later'>;
  readonly conversations: Conversations;
  readonly render: (reply: Reply, reader: Reader) => Card;
  /** A message as the reply that says it. */
  readonly tell: (message: Message) => Reply;
  readonly log: Log;
  readonly limits?: { readonly [name in keyof typeof usualLimits]: number };
}

export const usualLimits = {
  /** How many notices are looked at together. */
  batch: 500,
  /** After so many failures in one run the connector itself is in trouble: the next run goes on. */
  failures: 20,
} as const;

const minute = 60_000;
/** A person who cannot be written to is looked at again after this, or when they speak. */
const unreachableFor = 60 * minute;
/** After so many failures in a row a person has to wait, so that nobody behind them does. */
const triesInARow = 3;
const troubledFor = 15 * minute;

export function createOutbox(parts: OutboxParts): Outbox {
  const { mode, store, clock, adapter, conversations, log } = parts;
  const { limits = usualLimits } = parts;
  const failures = new Map<string, number>();

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
      if (statusCode === 400 || statusCode === 413) return { kind: 'refused' };
      if (statusCode !== 403 && statusCode !== 404) return { kind: 'failed' };
      await conversations.forget(personId);
      return { kind: 'unreachable' };
    }
  }

  const change = (why: string, at: Date) => ({ by: 'system', why, at });
  const postpone = (ids: readonly string[], ms: number): Promise<void> =>
    store.change(change('put notices off', clock.now()), (tx) =>
      postponeNotices(tx, ids, new Date(clock.now().getTime() + ms)),
    );

  /** So that what is told after it is not held up for ever. */
  async function park(ids: readonly string[]): Promise<void> {
    log.error({ notices: ids.length }, 'notices given up: Teams refuses their message');
    const at = clock.now();
    await store.change(change('give up notices', at), (tx) => settleNotices(tx, ids, at, 'refused'));
  }

  /** What is not to be sent now; written only where there is something to write. */
  async function putAside({ muted, outdated, later }: DeliveryPlan, at: Date): Promise<void> {
    if (muted.length + outdated.length === 0 && later === undefined) return;
    await store.change(change('put notices aside', at), async (tx) => {
      await settleNotices(tx, muted, at, 'muted');
      await settleNotices(tx, outdated, at, 'outdated');
      if (later !== undefined) await postponeNotices(tx, later.ids, later.until);
    });
  }

  /** In order, and not past one that could not be sent. Returns how the last one went. */
  async function deliverTo(personId: string): Promise<Sent['kind']> {
    const now = clock.now();
    const plan = await store.read((view) => planDelivery(view, personId, now));
    await putAside(plan, now);
    for (const { message, ids } of plan.messages) {
      const { kind } = await sendTo(personId, parts.tell(message));
      const tries = kind === 'failed' || kind === 'refused' ? (failures.get(personId) ?? 0) + 1 : 0;
      failures.set(personId, tries % triesInARow);
      if (tries === 0) failures.delete(personId);
      if (kind === 'unreachable') await postpone(ids, unreachableFor);
      if (tries === triesInARow) await (kind === 'refused' ? park(ids) : postpone(ids, troubledFor));
      if (kind !== 'sent') return kind;
      const at = clock.now();
      await store.change(change('deliver notices', at), (tx) => settleNotices(tx, ids, at));
    }
    return 'sent';
  }

  const deliverAlone = (person: string): Promise<Sent['kind'] | undefined> =>
    store.alone(`deliver to ${person}`, () => deliverTo(person));

  /** Everybody for whom something is due, each once. */
  async function deliverDue(): Promise<void> {
    const done = new Set<string>();
    let failed = 0;
    for (let offset = 0; failed < limits.failures; ) {
      const now = clock.now().toISOString();
      const waiting = await store.read((view) => waitingNotices(view, limits.batch, { offset }));
      const due = waiting.filter(({ due: at = '' }) => at <= now);
      for (const { to } of due) {
        if (done.has(to) || failed >= limits.failures) continue;
        done.add(to);
        if ((await deliverAlone(to)) === 'failed') failed++;
      }
      if (due.length < limits.batch) return;
      // What is still due after its person was written to: they failed, or have more than one message holds.
      const left = await store.read((view) => waitingNotices(view, limits.batch, { offset }));
      offset += left.filter(({ to, due: at = '' }) => at <= now && done.has(to)).length;
    }
  }

  const deliverAll = joined(deliverDue);
  return {
    sendTo,
    async deliver(speaker) {
      await deliverAll();
      if (speaker === undefined) return;
      const theirs = await store.read((view) => waitingNotices(view, 1, { to: speaker }));
      if (theirs.length > 0) await deliverAlone(speaker);
    },
  };
}
