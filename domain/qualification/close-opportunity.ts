import { opportunities } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import type { Transaction } from '../store/store.ts';
import { madeOpportunity } from './closed.ts';
import type { Made } from './new-records.ts';
import { writeRefusal } from './privileges.ts';
import type { MadeRecord, Refusal } from './refusal.ts';
import { defaultReason, statusReasonSets } from './status-reasons.ts';

export type CloseOutcome =
  /** `changed` is false when it was closed before. */
  | { readonly kind: 'closed'; readonly opportunity: MadeRecord; readonly changed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Closes an open opportunity as lost, the step before disqualifying its lead (C12). Needs Write on it. */
export async function closeOpportunity(
  tx: Transaction,
  actor: Actor,
  opportunityId: string,
  { at }: Pick<Made, 'at'>,
): Promise<CloseOutcome> {
  const deal = await tx.get(opportunities, opportunityId);
  if (deal === undefined || !may(actor, 'read', 'opportunity', deal))
    return {
      kind: 'refused',
      refusal: { kind: 'choiceInvalid', target: 'opportunity', reason: 'goneOrHidden' },
    };
  if (deal.state !== 'open') return { kind: 'closed', opportunity: madeOpportunity(deal), changed: false };
  const refusal = await writeRefusal(tx, actor, 'opportunity', deal);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const sets = await statusReasonSets(tx, 'opportunity');
  const moment = at.toISOString();
  const lost = await tx.put(opportunities, {
    ...deal,
    state: 'lost',
    statusReason: defaultReason(sets, 'opportunity', 'lost'),
    closedAt: moment,
    modifiedAt: moment,
    modifiedBy: actor.person.id,
  });
  return { kind: 'closed', opportunity: madeOpportunity(lost), changed: true };
}
