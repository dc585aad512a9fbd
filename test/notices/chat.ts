import { conversations } from '../../domain/collections.ts';
import { planDelivery } from '../../domain/delivery/plan.ts';
import type { Message } from '../../domain/delivery/told.ts';
import { postponeNotices, settleNotices } from '../../domain/notices/notify.ts';
import type { Store } from '../../domain/store/store.ts';
import { type Talk, type Who, who } from '../dialogs/talk.ts';

/** The person has spoken with the bot: it knows where to write to them, and their hour. */
export const hasAChat = (
  { store, now }: Pick<Talk, 'store' | 'now'>,
  person: Who,
  timeZone: string | undefined = 'Europe/Berlin',
): Promise<void> =>
  store.change({ by: 'system', why: 'test', at: now() }, async (tx) => {
    const before = await tx.get(conversations, who[person].id);
    await tx.put(conversations, {
      id: who[person].id,
      version: before?.version ?? 0,
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/',
      conversationId: `a:${person}`,
      userId: `29:${person}`,
      botId: '28:bot',
      locale: 'en-GB',
      since: '2026-11-01T08:00:00.000Z',
      ...(timeZone !== undefined && { timeZone }),
    });
  });

/** What a person is sent now, as a host does it that reaches everybody. */
export async function arrivesFor(
  { store, now }: { readonly store: Store; readonly now: () => Date },
  person: Who,
): Promise<readonly Message[]> {
  const plan = await store.read((view) => planDelivery(view, who[person].id, now()));
  await store.change({ by: 'system', why: 'test', at: now() }, async (tx) => {
    await settleNotices(tx, plan.muted, now(), 'muted');
    await settleNotices(tx, plan.outdated, now(), 'outdated');
    if (plan.later) await postponeNotices(tx, plan.later.ids, plan.later.until);
    for (const { ids } of plan.messages) await settleNotices(tx, ids, now());
  });
  return plan.messages.map(({ message }) => message);
}

/** The same without the frames around it: each piece of news by its kind. */
export const kindsOf = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap((message) =>
    message.kind === 'digest' ? ['digest'] : [message.all.map(({ kind }) => kind).join(' + ')],
  );
