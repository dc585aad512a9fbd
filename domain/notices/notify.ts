import { notices } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Notice, NoticeAbout } from './notice.ts';

/** Leaves a notice for a person. `event` is the id of what happened: it is told to each person once. */
export async function notify(
  tx: Transaction,
  event: string,
  to: string,
  about: NoticeAbout,
  at: Date,
): Promise<void> {
  const id = `${about.kind}:${event}:${to}`;
  await tx.put(notices, { id, version: 0, to, about, at: at.toISOString() });
}

/** The oldest notices that nobody has delivered yet. */
export const waitingNotices = (view: View, limit: number): Promise<readonly Notice[]> =>
  view.find(notices, 'byDelivery', 'waiting', { limit });

/** Delivered (or impossible to deliver, for a person who never opened the chat): not offered again. */
export async function settleNotice(tx: Transaction, id: string, at: Date): Promise<void> {
  const notice = await tx.get(notices, id);
  if (notice && notice.deliveredAt === undefined)
    await tx.put(notices, { ...notice, deliveredAt: at.toISOString() });
}
