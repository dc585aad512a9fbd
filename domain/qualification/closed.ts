import { accounts, contacts, opportunities } from '../collections.ts';
import { nameOfRecord, survivorOf, type Typed } from '../core-records.ts';
import { type Actor, may } from '../people/access.ts';
import { nameOf } from '../people/names.ts';
import { contactName } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { View } from '../store/store.ts';
import type { MadeRecord, Refusal } from './refusal.ts';

export type LeadClosed = Extract<Refusal, { kind: 'leadClosed' }>;

export const madeOpportunity = ({ id, name, state }: Opportunity): MadeRecord => ({
  target: 'opportunity',
  id,
  name,
  state,
});

/** Who closed the lead, when, and what came of it as far as the actor may read it; `undefined` for an open lead (S2.5). */
export async function whyClosed(view: View, actor: Actor, lead: Lead): Promise<LeadClosed | undefined> {
  const { status } = lead;
  if (status.state === 'open') return undefined;
  const made: MadeRecord[] = [];
  if (status.state === 'qualified') {
    const account = status.accountId === undefined ? undefined : await view.get(accounts, status.accountId);
    if (account && may(actor, 'read', 'account', account))
      made.push({ target: 'account', id: account.id, name: account.name });
    const contact = status.contactId === undefined ? undefined : await view.get(contacts, status.contactId);
    if (contact && may(actor, 'read', 'contact', contact))
      made.push({ target: 'contact', id: contact.id, name: contactName(contact) });
    for (const id of status.opportunityIds) {
      const deal = await view.get(opportunities, id);
      if (deal && may(actor, 'read', 'opportunity', deal)) made.push(madeOpportunity(deal));
    }
  }
  return {
    kind: 'leadClosed',
    state: status.state,
    at: status.at,
    byName: await nameOf(view, status.by),
    made,
    ...(await mergedInto(view, actor, { entity: 'lead', record: lead })),
  };
}

/** Where a merged record lives on, as far as the actor may read it. */
export async function mergedInto(
  view: View,
  actor: Actor,
  merged: Typed,
): Promise<{ readonly mergedInto?: { readonly id?: string; readonly name?: string } }> {
  const survivor = await survivorOf(view, merged);
  if (survivor === undefined) return {};
  if (!may(actor, 'read', merged.entity, survivor)) return { mergedInto: {} };
  return { mergedInto: { id: survivor.id, name: nameOfRecord(merged.entity, survivor) } };
}
