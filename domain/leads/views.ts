import { leads } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { type NotAllowed, notAllowed } from '../people/decision.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';

/** The views of the documents (S1.12.1, dynamics-facts 1). */
export const viewNames = ['all', 'open', 'my-open', 'closed', 'my-open-scored'] as const;
export type ViewName = (typeof viewNames)[number];

export const pageSize = 10;

export type LeadPage =
  | {
      readonly kind: 'page';
      readonly view: ViewName;
      readonly rows: readonly Lead[];
      /** Exactly how many leads of the view the actor may read. */
      readonly total: number;
      /** From 1; the last page when a later one was asked for. */
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: 'refused'; readonly refusal: NotAllowed };

/**
 * One page of a view, confined to what the actor may read (SEC7). Newest first; closed leads by the moment they
 * were closed; scored ones best first.
 */
export async function listLeads(view: View, actor: Actor, name: ViewName, page = 1): Promise<LeadPage> {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden !== undefined) return forbidden;
  const { lookup, keys } = queryOf(name, actor);
  const total = await view.count(leads, lookup, keys);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const rows = await view.find(leads, lookup, keys, {
    descending: true,
    limit: pageSize,
    offset: (shown - 1) * pageSize,
  });
  return { kind: 'page', view: name, rows, total, page: shown, pages };
}

interface Query {
  readonly lookup: 'byView' | 'byClosed' | 'byScore';
  readonly keys: readonly string[];
}

function queryOf(name: ViewName, actor: Actor): Query {
  const within = readable(actor, 'lead');
  const partitions = within === 'all' ? ['all'] : within;
  switch (name) {
    case 'all':
      return { lookup: 'byView', keys: partitions.map((partition) => `any|${partition}`) };
    case 'open':
      return { lookup: 'byView', keys: partitions.map((partition) => `open|${partition}`) };
    case 'my-open':
      return { lookup: 'byView', keys: [`open|owner:${actor.person.id}`] };
    case 'closed':
      return { lookup: 'byClosed', keys: partitions };
    case 'my-open-scored':
      return { lookup: 'byScore', keys: [actor.person.id] };
  }
}
