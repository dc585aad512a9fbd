import { businessUnits, leads, people } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed } from '../people/decision.ts';
import { type Lead, leadName } from '../records/lead.ts';
import { asUnscored, asUnscoredModel, type PublishedModel, publishedModels } from '../scoring/score-leads.ts';
import { type ScoreSummary, type SummaryLead, summarise } from '../scoring/summary.ts';
import { whyUnscored } from '../scoring/unscored.ts';
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
  const within = readable(actor, 'lead');
  const keys = (within === 'all' ? ['all'] : within).map((partition) => `any|${partition}`);
  const all = await view.find(leads, 'byView', keys);
  const shown = all.filter(({ createdAt }) => isWithin(createdAt, period));
  const models = await publishedModels(view);
  const summary = summarise(await Promise.all(shown.map((lead) => summaryLead(view, lead, models, now))));
  return agreed({ summary, funnel: await funnelOf(view, shown), names: await namesIn(view, summary) });
}

const isWithin = (createdAt: string, { from, to }: Period): boolean => {
  const day = createdAt.slice(0, 10);
  return from <= day && day <= to;
};

async function summaryLead(
  view: View,
  lead: Lead,
  models: readonly PublishedModel[],
  now: Date,
): Promise<SummaryLead> {
  const { status, score } = lead;
  return {
    id: lead.id,
    owner: lead.ownerId,
    businessUnit: lead.businessUnitId,
    createdAt: lead.createdAt,
    ...(lead.leadSource === undefined ? {} : { source: lead.leadSource }),
    ...(status.state === 'open'
      ? {}
      : { closed: { at: status.at, qualified: status.state === 'qualified' } }),
    ...(score === undefined ? {} : { score }),
    ...(status.state === 'open' && score === undefined
      ? { unscored: await reasonFor(view, lead, models, now) }
      : {}),
  };
}

/** The first condition that keeps every model from scoring the lead (S1.5); `waiting` when none does. */
async function reasonFor(
  view: View,
  lead: Lead,
  models: readonly PublishedModel[],
  now: Date,
): Promise<string> {
  const [model] = models;
  if (model === undefined) return 'published';
  const record = await asUnscored(view, lead);
  const at = { now, realTimeSince: new Date(0) };
  const unmet = models.map((each) =>
    whyUnscored(record, asUnscoredModel(each), at).conditions.find(({ met }) => !met),
  );
  return unmet.includes(undefined) ? 'waiting' : (unmet[0]?.kind ?? 'waiting');
}

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
