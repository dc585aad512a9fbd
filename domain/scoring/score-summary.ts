import { businessUnits, leads, people } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { type Lead, leadName } from '../records/lead.ts';
import { breathe } from '../store/slices.ts';
import type { View } from '../store/store.ts';
import { addMs, DAY } from './calendar.ts';
import type { GradeMinimums } from './grades.ts';
import { scoreAt, scoreHistoryOf } from './keep-score.ts';
import { ratesByGrade } from './score-counts.ts';
import {
  asUnscored,
  asUnscoredModel,
  gradeMinimums,
  type PublishedModel,
  publishedModels,
} from './score-records.ts';
import { asLead } from './scored-record.ts';
import { type ScoreSummary, type SummaryLead, summing, type UnscoredReason } from './summary.ts';
import { isWithin, rangeOf, type SummaryPeriod } from './summary-period.ts';
import { whyUnscored } from './unscored.ts';

/** A score summary with everything that is needed to show it: what the chat and the tab draw. */
export interface NamedSummary extends ScoreSummary {
  readonly period: SummaryPeriod;
  /** ISO 8601; missing when every lead counts. `to` is exclusive. */
  readonly range?: { readonly from: string; readonly to: string };
  readonly minimums: GradeMinimums;
  /** How often each grade was qualified in the tests of the published models: an answer before leads have closed. */
  readonly tests: readonly { readonly model: string; readonly byGrade: ReturnType<typeof ratesByGrade> }[];
  /** Names of the owners, business units and movers, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** The scores of the leads that the actor may read, and of no other (SEC7). */
export async function scoreSummary(
  view: View,
  actor: Actor,
  period: SummaryPeriod,
  now: Date,
): Promise<NamedSummary> {
  const sums = summing();
  await eachSummaryLead(view, actor, inPeriod(period, now), now, (counted) => sums.add(counted));
  const summary = sums.all();
  const names: Record<string, string> = {};
  for (const { key } of summary.by.owner) names[key] = (await view.get(people, key))?.name ?? key;
  for (const { key } of summary.by.businessUnit)
    names[key] = (await view.get(businessUnits, key))?.name ?? key;
  for (const { id } of [...summary.movers.up, ...summary.movers.down]) {
    const lead = await view.get(leads, id);
    if (lead !== undefined) names[id] = leadName(lead);
  }
  const range = rangeOf(period, now);
  const minimums = await gradeMinimums(view);
  const tests = (await publishedModels(view, 'lead')).flatMap(({ name, active }) => {
    const { byScore } = active.learned.validation;
    return byScore ? [{ model: name, byGrade: ratesByGrade(byScore, minimums) }] : [];
  });
  return {
    ...summary,
    period,
    ...(range ? { range: { from: range.from.toISOString(), to: range.to.toISOString() } } : {}),
    minimums,
    tests,
    names,
  };
}

/** Open leads count where they were created, closed ones where they were closed. */
export function inPeriod(period: SummaryPeriod, now: Date): (lead: Lead) => boolean {
  const range = rangeOf(period, now);
  return ({ createdAt, status }) => isWithin(status.state === 'open' ? createdAt : status.at, range);
}

export interface Summarised {
  readonly lead: Lead;
  readonly counted: SummaryLead;
}

/**
 * The leads that the actor may read and that are asked for, each with what a summary counts: the same for the
 * numbers and the lists behind them. A lead that was merged into another one is that other one.
 */
export async function summaryLeads(
  view: View,
  actor: Actor,
  isAskedFor: (lead: Lead) => boolean,
  now: Date,
): Promise<readonly Summarised[]> {
  const found: Summarised[] = [];
  await eachSummaryLead(view, actor, isAskedFor, now, (counted, lead) => found.push({ lead, counted }));
  return found;
}

/** The same one by one. */
async function eachSummaryLead(
  view: View,
  actor: Actor,
  isAskedFor: (lead: Lead) => boolean,
  now: Date,
  take: (counted: SummaryLead, lead: Lead) => void,
): Promise<void> {
  const reach = readable(actor, 'lead');
  const keys = (reach === 'all' ? ['all'] : reach).map((partition) => `any|${partition}`);
  const context: Context = {
    now,
    weekAgo: addMs(now, -7 * DAY).toISOString(),
    models: await publishedModels(view, 'lead'),
  };
  let at = 0;
  for (const lead of await view.find(leads, 'byView', keys, { descending: true })) {
    at += 1;
    if (at % leadsAtOnce === 0) await breathe();
    if (lead.mergedIntoId !== undefined || !isAskedFor(lead)) continue;
    // Waiting for each of very many costs more than all the rest: most need nothing looked up.
    const lastWeek = isOfThisWeek(lead, context) ? await lastWeekOf(view, lead, context) : lead.score?.value;
    let unscored: UnscoredReason | undefined;
    if (lead.score === undefined && lead.status.state === 'open')
      unscored = context.models.length === 0 ? 'published' : await reasonOf(view, lead, context);
    take(summaryLead(lead, lastWeek, unscored), lead);
  }
}

/** About ten milliseconds; then others have their turn. */
const leadsAtOnce = 2_000;

interface Context {
  readonly now: Date;
  /** ISO 8601. */
  readonly weekAgo: string;
  readonly models: readonly PublishedModel[];
}

/** Always of one shape: objects that have now this and now that are dear where there are very many. */
const summaryLead = (
  { id, ownerId, businessUnitId, leadSource, createdAt, status, score }: Lead,
  lastWeek: number | undefined,
  unscored: UnscoredReason | undefined,
): SummaryLead => ({
  id,
  owner: ownerId,
  businessUnit: businessUnitId,
  createdAt,
  source: leadSource,
  closed: status.state === 'open' ? undefined : { at: status.at, qualified: status.state === 'qualified' },
  score: score && { value: score.value, grade: score.grade, lastWeek },
  unscored,
});

/** A lead that was not scored within the week stands where it stood. */
const isOfThisWeek = ({ score }: Lead, { weekAgo }: Context): boolean =>
  score !== undefined && score.at > weekAgo;

async function lastWeekOf(
  view: View,
  { id, score }: Lead,
  { weekAgo }: Context,
): Promise<number | undefined> {
  if (score?.previous === undefined) return undefined;
  return scoreAt(await scoreHistoryOf(view, { entity: 'lead', id }), new Date(weekAgo))?.value;
}

/** By the model that comes nearest: the one of which the fewest conditions are unmet. */
async function reasonOf(view: View, lead: Lead, { models, now }: Context): Promise<UnscoredReason> {
  const record = await asUnscored(view, asLead(lead));
  const [nearest = []] = models
    .map((model) => {
      const { conditions } = whyUnscored(record, asUnscoredModel(model), { now, realTimeSince: new Date(0) });
      return conditions.filter(({ met }) => !met);
    })
    .sort((a, b) => a.length - b.length);
  return nearest[0]?.kind ?? 'waiting';
}
