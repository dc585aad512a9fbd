import { leads } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { notAllowed } from '../people/decision.ts';
import type { Lead, LeadState } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { type Narrowed, narrowLeads } from './narrow.ts';

/** What somebody has typed so far to find a lead, and what they chose besides. */
export interface Wish {
  readonly text: string;
  readonly state?: LeadState;
  /** As people say it, or `me`. */
  readonly owner?: string;
}

/**
 * The leads to offer while somebody types: the newest before they do, the best matches afterwards; only those that
 * they may read (SEC7).
 */
export async function suggestLeads(view: View, actor: Actor, wish: Wish, count: number): Promise<Narrowed> {
  const { text, state, owner } = wish;
  if (text.trim() === '' && state === undefined && owner === undefined) return newest(view, actor, count);
  const found = await narrowLeads(
    view,
    actor,
    text,
    owner === undefined ? {} : { owner },
    (moment) => moment,
  );
  if (found.kind === 'refused') return found;
  const fitting = found.leads.filter(({ status }) => state === undefined || status.state === state);
  return { ...found, leads: fitting.slice(0, count) };
}

/** Without looking at all of them: this is asked for with every opening of the search box. */
async function newest(view: View, actor: Actor, count: number): Promise<Narrowed> {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden !== undefined) return forbidden;
  const within = readable(actor, 'lead');
  const keys = (within === 'all' ? ['all'] : within).map((partition) => `any|${partition}`);
  const found: readonly Lead[] = await view.find(leads, 'byView', keys, { descending: true, limit: count });
  return { kind: 'found', leads: found, owners: [] };
}
