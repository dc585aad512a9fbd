import { leads } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';

/** So many records are looked at for one message. */
export const lookAtMost = 500;

/** An open lead that is theirs and that they may read. */
export async function ownLead(view: View, actor: Actor, id: string): Promise<Lead | undefined> {
  const lead = await view.get(leads, id);
  const isTheirs = lead?.ownerId === actor.person.id && lead.status.state === 'open';
  return isTheirs && may(actor, 'read', 'lead', lead) ? lead : undefined;
}
