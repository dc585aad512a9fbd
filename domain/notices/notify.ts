import { conversations, notices } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import type { News, Notice, NoticeAbout } from './notice.ts';

/** Leaves a notice for a person. `event` is the id of what happened: it is told to each person once. */
export async function notify(
  tx: Transaction,
  event: string,
  to: string,
  about: NoticeAbout,
  at: Date,
): Promise<void> {
  const id = `${about.kind}:${event}:${to}`;
  if ((await tx.get(notices, id)) === undefined)
    await tx.put(notices, { id, version: 0, to, about, at: at.toISOString() });
}

/** The same for news, which are kept only for people whom the bot can write to: they would pile up for all others. */
export async function notifyOfNews(
  tx: Transaction,
  event: string,
  to: string,
  about: News,
  at: Date,
): Promise<void> {
  if ((await tx.get(conversations, to)) === undefined) return;
  await notify(tx, event, to, about, at);
}

/** Notices that wait, of one person or of all; those that are due next come first. */
export const waitingNotices = (
  view: View,
  limit: number,
  { to, offset = 0 }: { readonly to?: string; readonly offset?: number } = {},
): Promise<readonly Notice[]> =>
  view.find(notices, 'byDelivery', to === undefined ? 'waiting' : `waiting|${to}`, { limit, offset });

/** When the last messages went to a person, the latest first. */
export async function lastMessages(view: View, to: string, limit: number): Promise<readonly Date[]> {
  const sent = await view.find(notices, 'byDelivery', `sent|${to}`, { limit, descending: true });
  return sent.map(({ deliveredAt = '' }) => new Date(deliveredAt));
}

/** Sent in one message, or put aside: not offered again. */
export async function settleNotices(
  tx: Transaction,
  ids: readonly string[],
  at: Date,
  outcome?: Notice['outcome'],
): Promise<void> {
  for (const [place, id] of ids.entries()) {
    const notice = await tx.get(notices, id);
    if (notice === undefined || notice.deliveredAt !== undefined) continue;
    await tx.put(notices, {
      ...notice,
      deliveredAt: at.toISOString(),
      ...(outcome === undefined ? place === 0 && { opensMessage: true as const } : { outcome }),
    });
  }
}

/** Nobody looks at them before then, unless the person speaks with the bot. */
export async function postponeNotices(tx: Transaction, ids: readonly string[], until: Date): Promise<void> {
  for (const id of ids) {
    const notice = await tx.get(notices, id);
    if (notice && notice.deliveredAt === undefined && notice.due !== until.toISOString())
      await tx.put(notices, { ...notice, due: until.toISOString() });
  }
}
