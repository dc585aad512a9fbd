import { leads, scoringModels } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, refused } from '../people/decision.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { View } from '../store/store.ts';
import { leadRow } from './lead-row.ts';
import { type ModelRefusal, overlapping, refuseNewModel } from './lifecycle.ts';
import type { Filter, ModelScope } from './model.ts';
import { isPrivateMail } from './private-mail.ts';
import { processFit, type Readiness, readiness, windowStart } from './readiness.ts';
import { type ClosedLead, closedLeads } from './records-to-count.ts';
import type { TrainingData, TrainingOptions } from './train.ts';
import { failingFilters } from './unscored.ts';

/** A model that an administrator wants: what the card of a training asks for. */
export interface ModelIdea {
  readonly name: string;
  /** 3 to 24. */
  readonly months: number;
  readonly processId?: string;
  /** One line of business (S1.9.1): leads must meet all of them. */
  readonly filters: readonly Filter[];
  /** Attributes that must not be used (S1.8.1); the others are chosen by what they tell (S1.8.2). */
  readonly exclude: readonly string[];
}

export interface ModelPlan {
  readonly idea: ModelIdea;
  readonly readiness: Readiness;
  /** Published models that would score the same leads: a warning only. */
  readonly overlaps: readonly string[];
}

export type PlanDecision = Decision<ModelPlan, ModelRefusal>;

/** What training this model would stand on. Needs Write on Scoring Model; nothing is written. */
export async function planModel(view: View, actor: Actor, idea: ModelIdea, now: Date): Promise<PlanDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const models = await allModels(view);
  const refusal = refuseNewModel(idea.name, models);
  if (refusal) return refused(refusal);
  return agreed({
    idea,
    readiness: readiness(await matching(view, actor, idea), { ...questionOf(idea), now }),
    overlaps: overlapping(scopeOf(idea, now), models).map(({ name }) => name),
  });
}

/** Every model, retired ones too, in the order of their names. */
export const allModels = (view: View): Promise<readonly StoredScoringModel[]> =>
  view.find(scoringModels, 'byStatus', ['draft', 'published', 'retired']);

/** Plain data for the training, wherever it runs: the closed leads of the plan and what to learn. */
export async function trainingOf(
  view: View,
  actor: Actor,
  idea: ModelIdea,
  now: Date,
): Promise<{ readonly data: TrainingData; readonly options: TrainingOptions }> {
  const from = windowStart(idea.months, now).getTime();
  const used = (await matching(view, actor, idea)).filter(
    (record) =>
      Date.parse(record.createdAt) >= from &&
      Math.max(Date.parse(record.createdAt), Date.parse(record.closed.at)) <= now.getTime() &&
      processFit(record, idea.processId) === 'counts',
  );
  const partitions = readable(actor, 'lead');
  const open = await view.find(
    leads,
    'byView',
    (partitions === 'all' ? ['all'] : partitions).map((partition) => `open|${partition}`),
    { limit: openSample, descending: true },
  );
  return {
    data: {
      // The day of creation orders the leads, so that the newest fifth is the test; it is no attribute.
      rows: used.map(({ lead }) => ({ ...leadRow(lead, isPrivateMail), createdAt: lead.createdAt })),
      outcomes: used.map(({ closed }) => closed.outcome === 'positive'),
      ids: used.map(({ lead }) => lead.id),
      ...(open.length < fewOpen ? {} : { open: open.map((lead) => leadRow(lead, isPrivateMail)) }),
    },
    options: {
      trainedAt: now.toISOString(),
      scope: scopeOf(idea, now),
      exclude: idea.exclude,
      orderBy: 'createdAt',
    },
  };
}

/** Enough to see which fields open leads have filled; a few would make every field look empty. */
const openSample = 2_000;
const fewOpen = 20;

const matching = async (view: View, actor: Actor, idea: ModelIdea): Promise<readonly ClosedLead[]> =>
  (await closedLeads(view, actor)).filter(
    ({ lead }) => failingFilters(idea.filters, leadRow(lead, isPrivateMail)).length === 0,
  );

const questionOf = ({ months, processId }: ModelIdea) => ({
  entity: 'lead' as const,
  months,
  ...(processId === undefined ? {} : { processId }),
});

const scopeOf = ({ months, processId, filters }: ModelIdea, now: Date): ModelScope => ({
  entity: 'lead',
  window: { from: windowStart(months, now).toISOString(), to: now.toISOString() },
  filters,
  ...(processId === undefined ? {} : { processId }),
});
