import { opportunities } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';

export const funnelSteps = ['created', 'contacted', 'qualified', 'opportunity', 'won'] as const;

/** How many of the leads got at least so far. */
export interface FunnelStep {
  readonly step: (typeof funnelSteps)[number];
  readonly leads: number;
}

/** The status reason *New*: nobody has spoken to the lead yet. */
const untouched = 1;

/**
 * How far the leads have come, each step a part of the one before: created, contacted (anything but *New*),
 * qualified, with an opportunity, with one that was won. `leads` are already those that the asker may read; of
 * their opportunities only those count that they may read as well (SEC7).
 */
export async function funnelOf(
  view: View,
  actor: Actor,
  leads: readonly Lead[],
): Promise<readonly FunnelStep[]> {
  const contacted = leads.filter(
    ({ status, statusReason }) => status.state === 'qualified' || statusReason !== untouched,
  );
  const qualified = contacted.filter(({ status }) => status.state === 'qualified');
  const deals = await Promise.all(qualified.map((lead) => dealsOf(view, actor, lead)));
  const withDeal = deals.filter((states) => states.length > 0);
  const won = withDeal.filter((states) => states.includes('won'));
  const counts = [leads.length, contacted.length, qualified.length, withDeal.length, won.length];
  return funnelSteps.map((step, at) => ({ step, leads: counts[at] ?? 0 }));
}

async function dealsOf(view: View, actor: Actor, { status }: Lead): Promise<readonly string[]> {
  if (status.state !== 'qualified') return [];
  const found = await Promise.all(status.opportunityIds.map((id) => view.get(opportunities, id)));
  return found.flatMap((deal) =>
    deal !== undefined && may(actor, 'read', 'opportunity', deal) ? [deal.state] : [],
  );
}
