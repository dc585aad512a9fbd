import { findLeads } from '../domain/leads/search.ts';
import type { Actor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';
import { matchRow } from './find-leads.ts';
import type { LeadRow } from './reply.ts';

const shown = 3;

/**
 * Leads that may be the one being typed: the same e-mail address or phone number, or the same name at the same
 * company, a slip of the finger forgiven. Confined to what the actor may read.
 */
export async function lookalikes(
  view: View,
  actor: Actor,
  typed: Readonly<Record<string, string>>,
  self?: string,
): Promise<readonly LeadRow[]> {
  const { firstName = '', lastName = '', companyName = '', email = '', phone = '' } = typed;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const queries = [email, phone, name === '' ? '' : `${name} ${companyName}`].filter(
    (query) => query.trim() !== '',
  );
  const found = new Map<string, LeadRow>();
  for (const query of queries) {
    const search = await findLeads(view, actor, query);
    if (search.kind !== 'found') continue;
    for (const match of search.matches.filter(({ full, lead }) => full && lead.id !== self)) {
      if (found.size < shown && !found.has(match.lead.id))
        found.set(match.lead.id, await matchRow(view, actor, match));
    }
  }
  return [...found.values()];
}
