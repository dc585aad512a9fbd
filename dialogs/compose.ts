import { leads, people } from '../domain/collections.ts';
import { type Guessed, leadFromMessage } from '../domain/leads/from-message.ts';
import { suggestLeads, type Wish } from '../domain/leads/suggest.ts';
import { type Actor, loadActor, may } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';
import { leadDetails, leadRow } from './lead-facts.ts';
import type { LeadRow, Reply } from './reply.ts';
import type { Deps } from './turn.ts';

export type Suggested =
  | { readonly kind: 'rows'; readonly rows: readonly LeadRow[] }
  /** Nobody of this organisation, or somebody whose roles do not let them read leads. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'refused' };

/** As many as the search box of a message shows at once. */
const suggestions = 15;

/** Leads for the search box of a message that is being written. */
export async function suggest(view: View, personId: string, wish: Wish): Promise<Suggested> {
  const actor = await loadActor(view, personId);
  if (actor === undefined) return { kind: 'stranger' };
  const found = await suggestLeads(view, actor, wish, suggestions);
  if (found.kind === 'refused') return { kind: 'refused' };
  return { kind: 'rows', rows: await Promise.all(found.leads.map((lead) => leadRow(view, actor, lead))) };
}

/** One lead for whoever wants to share it; `undefined` when they may not read it, or there is none. */
export async function shareable(view: View, personId: string, leadId: string): Promise<LeadRow | undefined> {
  const actor = await loadActor(view, personId);
  const lead = actor && (await readableLead(view, actor, leadId));
  return actor && lead && leadRow(view, actor, lead);
}

/**
 * A shared lead as this person may see it: whoever may not read it gets the link and nothing else, the same as for a
 * lead that is not there.
 */
export async function lookAtLead(view: View, deps: Deps, personId: string, leadId: string): Promise<Reply> {
  const actor = await loadActor(view, personId);
  const lead = actor && (await readableLead(view, actor, leadId));
  return actor && lead
    ? { kind: 'leadShared', lead: await leadDetails(view, actor, deps, lead) }
    : { kind: 'leadLink', leadId };
}

async function readableLead(view: View, actor: Actor, leadId: string) {
  const lead = await view.get(leads, leadId);
  return lead && may(actor, 'read', 'lead', lead) ? lead : undefined;
}

/** The fields of a new lead, guessed from a message; a colleague who passes it on is not the lead. */
export async function guessFrom(
  view: View,
  message: { readonly text: string; readonly senderId?: string; readonly senderName?: string },
): Promise<Guessed> {
  const { text, senderId, senderName } = message;
  const colleague = senderId === undefined || (await view.get(people, senderId)) !== undefined;
  return leadFromMessage({ text, ...(colleague || senderName === undefined ? {} : { sender: senderName }) });
}
