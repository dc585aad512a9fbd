import type { News } from '../notices/notice.ts';
import { notifyOfNews } from '../notices/notify.ts';
import type { Lead } from '../records/lead.ts';
import type { Transaction } from '../store/store.ts';

/** A new lead that was saved although it looks like one that was there. */
export interface SavedBeside {
  readonly saved: Lead;
  readonly like: Lead;
}

/**
 * Tells the owners of leads that somebody else saved a likely duplicate of them: each once for `event`. Whether they
 * may read the new lead is looked at when they are told (SEC7).
 */
export async function tellOwners(
  tx: Transaction,
  event: string,
  all: readonly SavedBeside[],
  at: Date,
): Promise<void> {
  const byOwner = new Map<string, Extract<News, { kind: 'leadDuplicated' }>['pairs'][number][]>();
  for (const { saved, like } of all) {
    if (like.ownerId === saved.createdBy || like.status.state !== 'open') continue;
    const own = byOwner.get(like.ownerId) ?? [];
    own.push({ leadId: like.id, otherId: saved.id });
    byOwner.set(like.ownerId, own);
  }
  for (const [owner, pairs] of byOwner)
    await notifyOfNews(tx, event, owner, { kind: 'leadDuplicated', pairs }, at);
}
