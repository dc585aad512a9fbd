import { fold } from '../duplicates/text.ts';
import type { Actor } from '../people/access.ts';
import type { NotAllowed } from '../people/decision.ts';
import { isCalled, nameOf } from '../people/names.ts';
import type { Grade, Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { candidates } from './filter.ts';

/** What a list that somebody asked for in free words is narrowed to. */
export interface Narrowing {
  readonly state?: 'open' | 'closed';
  /** As people say it, or `me`. */
  readonly owner?: string;
  /** Days, both included: of being closed for closed leads, of being created for all others. */
  readonly from?: string;
  readonly to?: string;
  readonly grade?: Grade;
  readonly scoreAbove?: number;
  /** Scored open leads, the highest score first. */
  readonly hottest?: true;
  /** Only those where nothing is filled in there. */
  readonly missing?: MissingField;
  /** Their city, country, industry or source; where no lead has it, words to search for. */
  readonly about?: string;
  /** Only those with a budget, the largest first. */
  readonly largestBudget?: true;
}

export const missingFields = ['budget', 'email', 'phone', 'company', 'score'] as const;
export type MissingField = (typeof missingFields)[number];

export type Narrowed =
  | {
      readonly kind: 'found';
      /** Newest first, or highest score or largest budget first. */
      readonly leads: readonly Lead[];
      /** Whose leads they are, by full name. */
      readonly owners: readonly string[];
    }
  | { readonly kind: 'refused'; readonly refusal: NotAllowed };

/**
 * The leads that the actor may read and that everything said fits. An owner is known by any part of the name among
 * the owners of those leads, so that names of people whose leads one may not read have no effect (SEC7).
 */
export async function narrowLeads(
  view: View,
  actor: Actor,
  text: string,
  narrowing: Narrowing,
  dayOf: (moment: string) => string,
): Promise<Narrowed> {
  const base = await meant(view, actor, text, narrowing.about);
  if (base.kind === 'refused') return base;
  const owners = await ownersMeant(view, actor, base.leads, narrowing.owner);
  const found = base.leads.filter(
    (lead) =>
      (narrowing.owner === undefined || owners.has(lead.ownerId)) &&
      isInState(lead, narrowing) &&
      isInPeriod(lead, narrowing, dayOf) &&
      isScored(lead, narrowing) &&
      (narrowing.missing === undefined || lacks[narrowing.missing](lead)) &&
      (narrowing.largestBudget === undefined || lead.budgetAmount !== undefined),
  );
  return {
    kind: 'found',
    leads: inOrder(found, narrowing),
    owners: [...owners.values()],
  };
}

const lacks: Readonly<Record<MissingField, (lead: Lead) => boolean>> = {
  budget: ({ budgetAmount }) => budgetAmount === undefined,
  email: ({ email }) => isBlank(email),
  phone: ({ phone, mobilePhone }) => isBlank(phone) && isBlank(mobilePhone),
  company: ({ companyName }) => isBlank(companyName),
  score: ({ score }) => score === undefined,
};

const isBlank = (value: string | undefined): boolean => (value ?? '').trim() === '';

function inOrder(found: readonly Lead[], narrowing: Narrowing): readonly Lead[] {
  const { hottest, grade, scoreAbove, largestBudget } = narrowing;
  if (largestBudget) return found.toSorted((a, b) => (b.budgetAmount ?? 0) - (a.budgetAmount ?? 0));
  if (hottest === undefined && grade === undefined && scoreAbove === undefined) return found;
  return found.toSorted((a, b) => (b.score?.value ?? 0) - (a.score?.value ?? 0));
}

/** "Leads in Leeds" are those of that city, and "leads from Contoso" are found by their words. */
async function meant(view: View, actor: Actor, text: string, about: string | undefined) {
  const base = await candidates(view, actor, { text });
  if (base.kind === 'refused' || about === undefined) return base;
  const wanted = fold(about);
  const there = base.leads.filter(({ city, country, industry, leadSource }) =>
    [city, country, industry, leadSource].some((value) => value !== undefined && fold(value) === wanted),
  );
  return there.length > 0 ? { ...base, leads: there } : candidates(view, actor, { text: `${text} ${about}` });
}

async function ownersMeant(
  view: View,
  actor: Actor,
  leads: readonly Lead[],
  owner: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (owner === undefined) return new Map();
  if (owner === 'me') return new Map([[actor.person.id, actor.person.name]]);
  const names = new Map<string, string>();
  for (const id of new Set(leads.map(({ ownerId }) => ownerId))) {
    const name = await nameOf(view, id);
    if (isCalled(name, owner)) names.set(id, name);
  }
  return names;
}

function isInState({ status }: Lead, { state, hottest }: Narrowing): boolean {
  if (state === 'closed') return status.state !== 'open';
  return (state === undefined && hottest === undefined) || status.state === 'open';
}

function isInPeriod(
  { status, createdAt }: Lead,
  { state, from, to }: Narrowing,
  dayOf: (moment: string) => string,
): boolean {
  if (from === undefined && to === undefined) return true;
  const day = dayOf(state === 'closed' && status.state !== 'open' ? status.at : createdAt);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

const isScored = ({ score }: Lead, { grade, scoreAbove, hottest }: Narrowing): boolean =>
  (grade === undefined || score?.grade === grade) &&
  (scoreAbove === undefined || (score?.value ?? -1) > scoreAbove) &&
  (hottest === undefined || score !== undefined);
