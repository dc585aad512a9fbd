import type { News } from '../notices/notice.ts';
import type { Actor } from '../people/access.ts';
import { nameOf } from '../people/names.ts';
import { leadName } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { lookAtMost, ownLead } from './own-lead.ts';

/** A lead that somebody gave to the reader. */
export interface GivenLead {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  readonly by: string;
}

/** By whoever gave it last, where it went to and fro. */
export async function leadsGiven(
  view: View,
  actor: Actor,
  all: readonly Extract<News, { kind: 'leadsGiven' }>[],
): Promise<{ readonly kind: 'leadsGiven'; readonly leads: readonly GivenLead[] } | undefined> {
  const givers = new Map(all.flatMap(({ leadIds, byId }) => leadIds.map((id) => [id, byId] as const)));
  const found: GivenLead[] = [];
  for (const [id, byId] of [...givers].slice(0, lookAtMost)) {
    const lead = await ownLead(view, actor, id);
    if (lead === undefined) continue;
    const { companyName: company } = lead;
    found.push({
      id,
      name: leadName(lead),
      ...(company !== undefined && { company }),
      by: await nameOf(view, byId),
    });
  }
  return found.length === 0 ? undefined : { kind: 'leadsGiven', leads: found };
}
