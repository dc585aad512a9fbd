import { processFlows, scoringModels } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, refused } from '../people/decision.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import { breathe } from '../store/slices.ts';
import type { View } from '../store/store.ts';
import { type ModelRefusal, overlapping, refuseEdit, refuseNewModel } from './lifecycle.ts';
import type { Filter, ModelScope } from './model.ts';
import {
  MOST_MONTHS,
  processFit,
  type Readiness,
  readiness,
  type ScoredEntity,
  windowStart,
} from './readiness.ts';
import { type ClosedRecord, closedRecords } from './records-to-count.ts';
import { inState, type Reach, rowOf } from './scored-record.ts';
import type { Row } from './table.ts';
import type { TrainingData, TrainingOptions } from './train.ts';
import { failingFilters } from './unscored.ts';
import { rowWhenNew } from './when-new.ts';

/** A model that an administrator wants: what the card of a training asks for. */
export interface ModelIdea {
  readonly entity: ScoredEntity;
  readonly name: string;
  /** 3 to 24. */
  readonly months: number;
  readonly processId?: string;
  /** One line of business (S1.9.1): records must meet all of them. */
  readonly filters: readonly Filter[];
  /** Attributes that must not be used (S1.8.1); the others are chosen by what they tell (S1.8.2). */
  readonly exclude: readonly string[];
  /** Attributes to use although they would be dropped. */
  readonly include: readonly string[];
}

export interface ModelPlan {
  readonly idea: ModelIdea;
  readonly readiness: Readiness;
  /** Published models that would score the same records: a warning only. */
  readonly overlaps: readonly string[];
  /** The model that is trained anew; missing for a new one. */
  readonly model?: StoredScoringModel;
}

export type PlanDecision = Decision<ModelPlan, ModelRefusal>;

/** What training this model would stand on. Needs Write on Scoring Model; nothing is written. */
export async function planModel(
  view: View,
  actor: Actor,
  idea: ModelIdea,
  now: Date,
  model?: StoredScoringModel,
): Promise<PlanDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const others = (await allModels(view)).filter(({ id }) => id !== model?.id);
  const refusal = model ? refuseEdit(model) : refuseNewModel(idea.name, others);
  if (refusal) return refused(refusal);
  const gone = await goneProcess(view, idea);
  if (gone) return refused(gone);
  const records = await matching(view, readable(actor, idea.entity), idea);
  return agreed({
    idea,
    readiness: readiness(records, { ...questionOf(idea), now }),
    overlaps: overlapping(scopeOf(idea, now), others).map(({ name }) => name),
    ...(model ? { model } : {}),
  });
}

/** A model can only be for a process that is there. */
export async function goneProcess(view: View, { processId }: ModelIdea): Promise<ModelRefusal | undefined> {
  if (processId === undefined || (await view.get(processFlows, processId))) return undefined;
  return { kind: 'processGone', processId };
}

/** Every model, retired ones too, in the order of their names. */
export const allModels = (view: View): Promise<readonly StoredScoringModel[]> =>
  view.find(scoringModels, 'byStatus', ['draft', 'published', 'retired']);

/** What a model was last trained for, to train it anew. */
export const ideaOf = ({ name, scope, months, exclude, include }: StoredScoringModel): ModelIdea => ({
  entity: scope.entity,
  name,
  months: months ?? MOST_MONTHS,
  filters: scope.filters ?? [],
  exclude,
  include,
  ...(scope.processId === undefined ? {} : { processId: scope.processId }),
});

export interface TrainingWork {
  readonly data: TrainingData;
  readonly options: TrainingOptions;
}

/**
 * Plain data for the training, wherever it runs: the closed records of the plan, each as it was when it was new, and
 * what to learn. `report` is awaited after each record: a place to let others run.
 */
export async function trainingOf(
  view: View,
  reach: Reach,
  idea: ModelIdea,
  now: Date,
  report: (done: number, total: number) => Promise<void> = async () => {},
): Promise<TrainingWork> {
  const from = windowStart(idea.months, now).getTime();
  const used = (await matching(view, reach, idea)).filter(
    (record) =>
      Date.parse(record.createdAt) >= from &&
      Math.max(Date.parse(record.createdAt), Date.parse(record.closed.at)) <= now.getTime() &&
      processFit(record, idea.processId) === 'counts',
  );
  const open = await inState(view, idea.entity, 'open', reach, { limit: openSample, descending: true });
  const rows: Row[] = [];
  // The day of creation orders the records, so that the newest fifth is the test; it is no attribute.
  for (const { scored, createdAt } of used) {
    rows.push({ ...(await rowWhenNew(view, scored)), createdAt });
    await report(rows.length, used.length);
  }
  return {
    data: {
      rows,
      outcomes: used.map(({ closed }) => closed.outcome === 'positive'),
      ids: used.map(({ scored }) => scored.record.id),
      ...(open.length < fewOpen ? {} : { open: open.map(rowOf) }),
    },
    options: {
      trainedAt: now.toISOString(),
      scope: scopeOf(idea, now),
      exclude: idea.exclude,
      include: idea.include,
      orderBy: 'createdAt',
    },
  };
}

/** Enough to see which fields open records have filled; a few would make every field look empty. */
const openSample = 2_000;
const fewOpen = 20;

async function matching(view: View, reach: Reach, idea: ModelIdea): Promise<readonly ClosedRecord[]> {
  const records = await closedRecords(view, reach, idea.entity);
  if (idea.filters.length === 0) return records;
  const found: ClosedRecord[] = [];
  for (const [at, record] of records.entries()) {
    if (at % batchSize === 0) await breathe();
    if (failingFilters(idea.filters, rowOf(record.scored)).length === 0) found.push(record);
  }
  return found;
}

/** Of records that are looked at between two breaths. */
const batchSize = 500;

const questionOf = ({ entity, months, processId }: ModelIdea) => ({
  entity,
  months,
  ...(processId === undefined ? {} : { processId }),
});

const scopeOf = ({ entity, months, processId, filters }: ModelIdea, now: Date): ModelScope => ({
  entity,
  window: { from: windowStart(months, now).toISOString(), to: now.toISOString() },
  filters,
  ...(processId === undefined ? {} : { processId }),
});
