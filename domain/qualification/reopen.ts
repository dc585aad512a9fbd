import { leads } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { guideOf, processName, stageName } from '../process/guide.ts';
import type { Lead } from '../records/lead.ts';
import type { Transaction } from '../store/store.ts';
import type { Made } from './new-records.ts';
import { readableLead, whyUnreadable } from './preflight.ts';
import { writeRefusal } from './privileges.ts';
import type { Refusal } from './refusal.ts';
import { defaultReason, statusReasonSets } from './status-reasons.ts';

export type ReactivateOutcome =
  | {
      readonly kind: 'reactivated';
      readonly lead: Lead;
      /** Where the process stands; off the lead, qualifying needs Set Active first (S2.4.4). */
      readonly stage?: {
        readonly process: string;
        readonly name: string;
        readonly onLead: boolean;
        /** Of the lead's way through the process. */
        readonly version: number;
      };
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Opens a qualified or disqualified lead again (S1.12.2). Needs Write on the lead. What the qualification made
 * stays, notes included; so does the active stage (C6): qualifying again starts from there (S1.12.3, C11).
 */
export async function reactivate(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  { at }: Pick<Made, 'at'>,
): Promise<ReactivateOutcome> {
  const lead = await readableLead(tx, actor, leadId);
  if (lead === undefined) return { kind: 'refused', refusal: await whyUnreadable(tx, actor) };
  if (lead.status.state === 'open') return { kind: 'refused', refusal: { kind: 'leadOpen' } };
  const refusal = await writeRefusal(tx, actor, 'lead', lead);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const sets = await statusReasonSets(tx, 'lead');
  // A lead that was merged into another is its own again.
  const { mergedIntoId: _, ...own } = lead;
  const open = await tx.put(leads, {
    ...own,
    status: { state: 'open' },
    statusReason: defaultReason(sets, 'lead', 'open'),
    modifiedAt: at.toISOString(),
    modifiedBy: actor.person.id,
  });
  const guide = await guideOf(tx, leadId);
  return {
    kind: 'reactivated',
    lead: open,
    ...(guide && {
      stage: {
        process: processName(guide),
        name: stageName(guide),
        onLead: guide.stage?.entity === 'lead',
        version: guide.instance.version,
      },
    }),
  };
}
