import type { LeadMatch, Why } from '../domain/leads/match.ts';
import { narrowLeads } from '../domain/leads/narrow.ts';
import { findLeads, type Search } from '../domain/leads/search.ts';
import { listLeads, pageSize, type ViewName } from '../domain/leads/views.ts';
import type { Actor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';
import type { Command } from './command.ts';
import { leadCard } from './lead-card.ts';
import { leadDetails, leadRow } from './lead-facts.ts';
import { refused } from './refused.ts';
import type { LeadRow, Reply } from './reply.ts';
import { todayFor } from './today.ts';
import type { Deps, Turn } from './turn.ts';

const open = (id: string): Command => ({ kind: 'show-lead', lead: { kind: 'id', id } });

/** `my open leads` and its four sisters, page by page (S1.12.1, S2.5.3). */
export async function listView(view: View, actor: Actor, name: ViewName, page = 1): Promise<Reply> {
  const found = await listLeads(view, actor, name, page);
  if (found.kind === 'refused') return refused('list-leads', found.refusal, actor, undefined);
  const rows = await Promise.all(
    found.rows.map(async (lead) => ({ ...(await leadRow(view, actor, lead)), open: open(lead.id) })),
  );
  const next: Command = { kind: 'list-leads', view: name, page: found.page + 1 };
  return {
    kind: 'leadList',
    of: { kind: 'view', view: name },
    rows,
    total: found.total,
    first: (found.page - 1) * pageSize + 1,
    offers: found.page < found.pages ? [next] : rows.length === 0 ? wayOutOfNothing : [],
  };
}

/**
 * `find …`: the one lead that has every word is shown as its card at once, several as a list, none with what to
 * try (S0.2). Page 0 asks for the list all the same.
 */
export async function find(view: View, actor: Actor, deps: Deps, text: string, page = 1): Promise<Reply> {
  const search = await findLeads(view, actor, text);
  if (search.kind === 'refused') return refused('find-leads', search.refusal, actor, undefined);
  const only = search.kind === 'found' ? clearIn(search) : undefined;
  if (search.kind === 'found' && only !== undefined && page === 1) {
    const card = leadCard(await leadDetails(view, actor, deps, only.lead));
    const others: Command = { kind: 'find-leads', text, page: 0 };
    return search.total === 1 ? card : { ...card, offers: [...card.offers, others] };
  }
  const matches = search.kind === 'found' ? search.matches : [];
  const first = (Math.max(page, 1) - 1) * pageSize;
  const rows = await Promise.all(
    matches
      .slice(first, first + pageSize)
      .map(async (match) => ({ ...(await matchRow(view, actor, match)), open: open(match.lead.id) })),
  );
  const next: Command = { kind: 'find-leads', text, page: page + 1 };
  return {
    kind: 'leadList',
    of: { kind: 'search', text },
    rows,
    total: matches.length,
    first: first + 1,
    offers: matches.length > first + pageSize ? [next] : rows.length === 0 ? wayOutOfNothing : [],
  };
}

/** The only lead that has every word, or the only one at all. */
function clearIn(search: Extract<Search, { kind: 'found' }>): LeadMatch | undefined {
  if (search.full.length === 1) return search.full[0];
  return search.total === 1 ? search.matches[0] : undefined;
}

/** `who's hot this week`, `Tom's leads from October`: what was said besides a name narrows the list. */
export async function narrowed(
  view: View,
  turn: Pick<Turn, 'at' | 'timeZone'>,
  actor: Actor,
  command: Extract<Command, { kind: 'find-leads' }>,
): Promise<Reply> {
  const { text, narrow = {}, page = 1 } = command;
  const found = await narrowLeads(view, actor, text, narrow, (moment) =>
    todayFor({ ...turn, at: new Date(moment) }),
  );
  if (found.kind === 'refused') return refused('find-leads', found.refusal, actor, undefined);
  const pages = Math.max(1, Math.ceil(found.leads.length / pageSize));
  const first = (Math.min(Math.max(page, 1), pages) - 1) * pageSize;
  const rows = await Promise.all(
    found.leads.slice(first, first + pageSize).map(async (lead) => ({
      ...(await leadRow(view, actor, lead)),
      ...(narrow.largestBudget && lead.budgetAmount !== undefined && { budget: lead.budgetAmount }),
      open: open(lead.id),
    })),
  );
  const next: Command = { ...command, page: page + 1 };
  return {
    kind: 'leadList',
    of: { kind: 'narrowed', text, narrow, owners: found.owners },
    rows,
    total: found.leads.length,
    first: first + 1,
    offers: [
      ...(page < pages
        ? [next]
        : rows.length > 0
          ? []
          : [...(narrow.hottest ? [{ kind: 'scoring-readiness' } as const] : []), ...wayOutOfNothing]),
      ...(command.digestSince === undefined ? [] : [{ kind: 'digest', since: command.digestSince } as const]),
    ],
  };
}

const wayOutOfNothing: readonly Command[] = [
  { kind: 'list-leads', view: 'my-open' },
  { kind: 'list-leads', view: 'open' },
  { kind: 'new-lead' },
];

/** A row that says where its words were found, unless the row itself shows it. */
export const matchRow = (view: View, actor: Actor, { lead, why }: LeadMatch): Promise<LeadRow> =>
  leadRow(view, actor, lead, why.find(isTelling));

const isTelling = ({ field }: Why): boolean =>
  field !== 'name' && field !== 'companyName' && field !== 'topic';
