import { words } from '../duplicates/text.ts';
import type { Actor } from '../people/access.ts';
import type { NotAllowed } from '../people/decision.ts';
import { type Lead, type LeadState, leadName } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { type LeadMatch, worstFit } from './match.ts';
import { findLeads } from './search.ts';

/** Which lead a person means. */
export type Resolution =
  | { readonly kind: 'one'; readonly lead: Lead }
  /** Several fit equally well: the person must choose. */
  | { readonly kind: 'several'; readonly matches: readonly LeadMatch[] }
  /** None has every word; `nearest` are up to three that have some. */
  | { readonly kind: 'none'; readonly nearest: readonly LeadMatch[] }
  | { readonly kind: 'refused'; readonly refusal: NotAllowed };

const nearestShown = 3;

/**
 * Which lead the words mean. A full name beats everything but its namesakes; words as typed beat misspelt ones; a
 * person's name beats a company that sounds like it. Among equals the only one in the preferred state wins: one
 * who says *qualify* means the open lead.
 */
export async function resolveLead(
  view: View,
  actor: Actor,
  text: string,
  prefer?: LeadState,
): Promise<Resolution> {
  const search = await findLeads(view, actor, text);
  if (search.kind === 'refused') return search;
  if (search.kind === 'emptyQuery') return { kind: 'none', nearest: [] };
  const [only, ...more] = search.full;
  if (only === undefined) return { kind: 'none', nearest: search.matches.slice(0, nearestShown) };
  if (more.length === 0) return { kind: 'one', lead: only.lead };
  const contenders = strongest(
    search.matches.filter(({ full }) => full),
    text,
  );
  const preferred = contenders.filter(({ lead }) => lead.status.state === prefer);
  const [first, ...others] = preferred.length === 1 ? preferred : contenders;
  return first !== undefined && others.length === 0
    ? { kind: 'one', lead: first.lead }
    : { kind: 'several', matches: contenders };
}

/** The matches that nothing tells apart. */
function strongest(full: readonly LeadMatch[], text: string): readonly LeadMatch[] {
  const wanted = sorted(text);
  const named = full.filter(({ lead }) => sorted(leadName(lead)) === wanted);
  if (named.length > 0) return named;
  const best = Math.min(...full.map(worstFit));
  const fitting = full.filter((match) => worstFit(match) === best);
  const byName = fitting.filter(({ why }) => why.every(({ field }) => field === 'name'));
  return byName.length > 0 ? byName : fitting;
}

/** `Weber, Ann` and `ann weber` are the same. */
const sorted = (text: string): string => words(text).toSorted().join(' ');
