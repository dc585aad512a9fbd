import { leads } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { type NotAllowed, notAllowed } from '../people/decision.ts';
import type { Grade, Lead, LeadState } from '../records/lead.ts';
import { grades } from '../scoring/grades.ts';
import type { View } from '../store/store.ts';
import { findLeads } from './search.ts';

/** What a list is narrowed to; whatever is left out narrows nothing. */
export interface LeadFilter {
  /** As in `findLeads`: at most 50 leads are like it. */
  readonly text?: string;
  readonly state?: LeadState;
  readonly ownerId?: string;
  readonly grade?: Grade | 'none';
  /** Days on which the lead was created, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** How many leads each choice would leave, the other filters as they are. */
export interface LeadFacets {
  readonly state: Readonly<Record<LeadState, number>>;
  readonly grade: Readonly<Record<Grade | 'none', number>>;
  /** By the owner's id. */
  readonly owner: Readonly<Record<string, number>>;
}

export type FilteredLeads =
  | {
      readonly kind: 'page';
      readonly rows: readonly Lead[];
      readonly total: number;
      /** Position of the first row, from 1. */
      readonly first: number;
      readonly facets: LeadFacets;
    }
  | { readonly kind: 'refused'; readonly refusal: NotAllowed };

export const filteredPageSize = 25;

type Test = (lead: Lead) => boolean;
const anything: Test = () => true;

/**
 * One page of the leads that the actor may read and that pass every filter: best match first when there is a text,
 * else newest first. Leads that the actor may not read count nowhere (SEC7).
 */
export async function filterLeads(
  view: View,
  actor: Actor,
  filter: LeadFilter,
  page = 1,
): Promise<FilteredLeads> {
  const base = await candidates(view, actor, filter);
  if (base.kind === 'refused') return base;
  const { byState, byOwner, byGrade } = testsOf(filter);
  const passing = (...tests: readonly Test[]): readonly Lead[] =>
    base.leads.filter((lead) => tests.every((test) => test(lead)));
  const found = passing(byState, byOwner, byGrade);
  const pages = Math.max(1, Math.ceil(found.length / filteredPageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const from = (shown - 1) * filteredPageSize;
  return {
    kind: 'page',
    rows: found.slice(from, from + filteredPageSize),
    total: found.length,
    first: from + 1,
    facets: {
      state: counted(
        ['open', 'qualified', 'disqualified'],
        passing(byOwner, byGrade),
        ({ status }) => status.state,
      ),
      grade: counted([...grades, 'none'], passing(byState, byOwner), gradeIn),
      owner: counted([], passing(byState, byGrade), ({ ownerId }) => ownerId),
    },
  };
}

/** All of them, in the same order: what is taken out as a file. */
export async function everyFiltered(view: View, actor: Actor, filter: LeadFilter) {
  const base = await candidates(view, actor, filter);
  if (base.kind === 'refused') return base;
  const tests = Object.values(testsOf(filter));
  return { kind: 'found', leads: base.leads.filter((lead) => tests.every((test) => test(lead))) } as const;
}

const testsOf = ({
  state,
  ownerId,
  grade,
}: LeadFilter): Readonly<Record<'byState' | 'byOwner' | 'byGrade', Test>> => ({
  byState: state === undefined ? anything : ({ status }) => status.state === state,
  byOwner: ownerId === undefined ? anything : (lead) => lead.ownerId === ownerId,
  byGrade: grade === undefined ? anything : (lead) => gradeIn(lead) === grade,
});

const gradeIn = ({ score }: Lead): Grade | 'none' => score?.grade ?? 'none';

/** The leads that the actor may read: those like a text, best first, or all, newest first; created in a period. */
export async function candidates(
  view: View,
  actor: Actor,
  { text, from = '', to = '9999-12-31' }: Pick<LeadFilter, 'text' | 'from' | 'to'>,
) {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden !== undefined) return forbidden;
  const inTime: Test = ({ createdAt }) => from <= createdAt.slice(0, 10) && createdAt.slice(0, 10) <= to;
  if (text !== undefined && text.trim() !== '') {
    const search = await findLeads(view, actor, text);
    if (search.kind === 'refused') return search;
    const matches = search.kind === 'found' ? search.matches : [];
    return { kind: 'found', leads: matches.map(({ lead }) => lead).filter(inTime) } as const;
  }
  const within = readable(actor, 'lead');
  const keys = (within === 'all' ? ['all'] : within).map((partition) => `any|${partition}`);
  const all = await view.find(leads, 'byView', keys, { descending: true });
  return { kind: 'found', leads: all.filter(inTime) } as const;
}

function counted<K extends string>(
  known: readonly K[],
  some: readonly Lead[],
  keyOf: (lead: Lead) => K,
): Record<K, number> {
  const counts = Object.fromEntries(known.map((key) => [key, 0])) as Record<K, number>;
  for (const lead of some) counts[keyOf(lead)] = (counts[keyOf(lead)] ?? 0) + 1;
  return counts;
}
