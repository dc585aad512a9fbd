import { businessUnits, leads, people } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { agreed, type Decision, notAllowed } from '../people/decision.ts';
import { leadName } from '../records/lead.ts';
import { summaryLeads } from '../scoring/score-summary.ts';
import { type ScoreSummary, summarise } from '../scoring/summary.ts';
import type { View } from '../store/store.ts';
import { type FunnelStep, funnelOf } from './funnel.ts';

/** The days a board is about, both included, by the day on which the lead was created. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Board {
  readonly summary: ScoreSummary;
  readonly funnel: readonly FunnelStep[];
  /** Names of the leads, owners and business units that the summary speaks of, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What a manager sees at a glance (S0.7): only leads that they may read count (SEC7). */
export async function boardOf(view: View, actor: Actor, period: Period, now: Date): Promise<Decision<Board>> {
  const forbidden = await notAllowed(view, actor, 'read', 'lead');
  if (forbidden) return forbidden;
  const found = await summaryLeads(view, actor, ({ createdAt }) => isWithin(createdAt, period), now);
  const summary = summarise(found.map(({ counted }) => counted));
  const funnel = await funnelOf(
    view,
    actor,
    found.map(({ lead }) => lead),
  );
  return agreed({ summary, funnel, names: await namesIn(view, summary) });
}

const isWithin = (createdAt: string, { from, to }: Period): boolean => {
  const day = createdAt.slice(0, 10);
  return from <= day && day <= to;
};

async function namesIn(view: View, { by, movers, unscored }: ScoreSummary) {
  const names: Record<string, string> = {};
  for (const { key } of by.owner) names[key] = (await view.get(people, key))?.name ?? key;
  for (const { key } of by.businessUnit) names[key] = (await view.get(businessUnits, key))?.name ?? key;
  const shown = [
    ...[...movers.up, ...movers.down].map(({ id }) => id),
    ...unscored.flatMap(({ ids }) => ids.slice(0, listed)),
  ];
  for (const id of shown) {
    const lead = await view.get(leads, id);
    if (lead !== undefined) names[id] = leadName(lead);
  }
  return names;
}

/** Of the leads without a score so many are named for each reason. */
const listed = 10;
