import { leads } from '../domain/collections.ts';
import { createLead, editLead } from '../domain/leads/edit.ts';
import { type Actor, lacks, loadActor } from '../domain/people/access.ts';
import { firstRefusal, preflight } from '../domain/qualification/preflight.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { Transaction, View } from '../domain/store/store.ts';
import { advanceFlow, type FlowKind, type Pressed, startFlow } from './flow.ts';
import { stepsFor } from './lead-card.ts';
import { fieldsOf, leadDetails, leadHead } from './lead-facts.ts';
import { refused } from './refused.ts';
import type { LeadFormReply, Reply } from './reply.ts';
import { stranger } from './stranger.ts';
import type { Turn } from './turn.ts';

type Typed = Readonly<Record<string, string>>;
type FormState =
  | { readonly step: 'typing'; readonly leadId?: string; readonly values: Typed }
  | { readonly step: 'done'; readonly leadId: string; readonly edited: boolean };

/** `new lead`: one form, checked before anything is saved. */
export async function startNewLead(tx: Transaction, turn: Turn, values: Typed = {}): Promise<Reply> {
  const flow = await startFlow(tx, turn, newLeadFlow, turn.activityId, { step: 'typing', values });
  return { ...form('new', flow, values) };
}

/** `edit …`: the same form with the lead's values; it also asks for the required steps that are empty (S2.3.3). */
export async function startEditLead(tx: Transaction, turn: Turn, actor: Actor, lead: Lead): Promise<Reply> {
  const missing = lacks(actor, 'write', 'lead', lead);
  if (lead.status.state !== 'open')
    return refused('edit-lead', await closed(tx, turn, actor, lead), actor, lead);
  if (missing !== undefined) {
    return refused('edit-lead', { kind: 'privilegesMissing', missing: [missing], grantors: [] }, actor, lead);
  }
  const values = Object.fromEntries(
    Object.entries(fieldsOf(lead)).map(([name, value]) => [name, String(value)]),
  );
  const flow = await startFlow(tx, turn, editLeadFlow, lead.id, { step: 'typing', leadId: lead.id, values });
  return {
    ...form('edit', flow, values),
    lead: leadHead(lead),
    asks: await emptySteps(tx, turn, actor, lead),
  };
}
