import { processFlows, scoringModels, trainingJobs } from '../../domain/collections.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { notFound } from '../../domain/people/decision.ts';
import type { Flow } from '../../domain/records/flow.ts';
import type { TrainingJob } from '../../domain/records/training-job.ts';
import { defaultName } from '../../domain/scoring/lifecycle.ts';
import {
  allModels,
  ideaOf,
  type ModelIdea,
  type PlanDecision,
  planModel,
} from '../../domain/scoring/plan-model.ts';
import { MOST_MONTHS, type ScoredEntity } from '../../domain/scoring/readiness.ts';
import { requestTraining, tellWhenTrained } from '../../domain/scoring/training-job.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { type AdminRefusal, refusedChange } from '../admin/change.ts';
import { everything } from '../everything.ts';
import { advanceFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Deps, Turn } from '../turn.ts';
import { modelReply } from './models.ts';

type TrainState =
  /** `modelId`: the model that is trained anew. */
  | { readonly step: 'planning'; readonly idea: ModelIdea; readonly modelId?: string }
  | { readonly step: 'training'; readonly jobId: string };

type Fields = Readonly<Record<string, string>>;

/** `train model`: first what it would stand on, then the training, then how good it is. */
export async function startTraining(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  { entity = 'lead', modelId }: { readonly entity?: ScoredEntity; readonly modelId?: string },
): Promise<Reply> {
  const model = modelId === undefined ? undefined : await tx.get(scoringModels, modelId);
  if (modelId !== undefined && model === undefined) return modelGone(modelId);
  const idea = model ? ideaOf(model) : await newIdea(tx, entity, turn.at);
  const decision = await planModel(tx, actor, idea, turn.at, model);
  if (decision.kind === 'refused') return refusedTraining(decision.refusal, modelId);
  const state = { step: 'planning', idea, ...(modelId === undefined ? {} : { modelId }) } as const;
  const flow = await startFlow(tx, turn, trainFlow, modelId ?? 'model', state);
  return planReply(tx, flow, decision);
}

const newIdea = async (view: View, entity: ScoredEntity, at: Date): Promise<ModelIdea> => ({
  entity,
  name: freeName(defaultName(entity, at), await allModels(view)),
  months: MOST_MONTHS,
  filters: [],
  exclude: [],
  include: [],
});

/** A model that retrains by itself offers the way to stop it; the others have no way on but help. */
function refusedTraining(refusal: AdminRefusal, modelId: string | undefined): Reply {
  const change = { kind: 'model', change: { id: modelId ?? '', act: 'retrainByHand' } } as const;
  return {
    kind: 'adminRefused',
    refusal,
    offers: [
      ...(refusal.kind === 'retrainsAutomatically' ? [{ kind: 'change', change } as const] : []),
      { kind: 'models' },
    ],
  };
}

const modelGone = (id: string): Reply => refusedChange({ kind: 'notFound', what: 'scoringModel', id });

/** Two trainings within a minute would get the same name. */
function freeName(name: string, models: readonly { readonly name: string }[]): string {
  const taken = new Set(models.map((model) => model.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}

export const trainFlow: FlowKind<TrainState> = {
  name: 'train',
  v: 2,
  press: pressTraining,
  show: async ({ tx, turn, state, flow }) => {
    const actor = await loadActor(tx, turn.person.id);
    if (actor === undefined) return stranger(turn);
    if (state.step === 'training') return whereItStands(tx, actor, flow, state.jobId);
    return planReply(tx, flow, await planFor(tx, actor, state, state.idea, turn.at));
  },
};

type Planning = Extract<TrainState, { step: 'planning' }>;

async function planFor(
  view: View,
  actor: Actor,
  { modelId }: Planning,
  idea: ModelIdea,
  at: Date,
): Promise<PlanDecision> {
  const model = modelId === undefined ? undefined : await view.get(scoringModels, modelId);
  if (modelId !== undefined && model === undefined) return notFound('scoringModel', modelId);
  return planModel(view, actor, idea, at, model);
}

async function pressTraining(pressed: Pressed<TrainState>): Promise<Reply> {
  const { tx, turn, state, press, flow } = pressed;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (state.step === 'training') return whereItStands(tx, actor, flow, state.jobId);
  const idea = ideaFrom(state.idea, pressed.fields);
  const decision = await planFor(tx, actor, state, idea, turn.at);
  if (decision.kind === 'refused') return refusedTraining(decision.refusal, state.modelId);
  const { readiness } = decision.plan;
  if (press !== 'train' || readiness.kind !== 'checked' || !readiness.ready)
    return planReply(tx, await advanceFlow(pressed, { ...state, idea }), decision);
  const { modelId } = state;
  const asked = { id: pressed.deps.newId(), by: turn.person.id, at: turn.at };
  const job = await requestTraining(tx, idea, { ...asked, ...(modelId === undefined ? {} : { modelId }) });
  const trained = await advanceFlow(pressed, { step: 'training', jobId: job.id }, 'finished');
  return progressReply(job, trained);
}

/** Waits for a training that was just asked about as long as a person does; then they are told when it is over. */
export async function awaitTraining(
  turn: Turn,
  deps: Deps,
  { flow: id, rev, jobId }: Extract<Reply, { kind: 'trainingProgress' }>,
): Promise<Reply> {
  await deps.train();
  const by = { by: turn.person.id, why: 'wait for a training', at: turn.at, activityId: turn.activityId };
  return deps.store.change(by, async (tx) => {
    const actor = await loadActor(tx, turn.person.id);
    return actor === undefined ? stranger(turn) : whereItStands(tx, actor, { id, rev }, jobId, true);
  });
}

/** How far the training is, or what came of it. */
async function whereItStands(
  tx: Transaction,
  actor: Actor,
  flow: Pick<Flow, 'id' | 'rev'>,
  jobId: string,
  tell = false,
): Promise<Reply> {
  const found = await tx.get(trainingJobs, jobId);
  if (found === undefined) return { kind: 'cardInactive', offers: [{ kind: 'models' }] };
  const job = tell ? await tellWhenTrained(tx, found) : found;
  const { outcome, modelId } = job;
  switch (outcome?.kind) {
    case undefined:
      return progressReply(job, flow);
    case 'refused':
      return refusedTraining(outcome.refusal, modelId);
    case 'failed': {
      const { name, entity } = job.idea;
      const again = { kind: 'train-model', entity, ...(modelId === undefined ? {} : { modelId }) } as const;
      return { kind: 'trainingFailed', name, offers: [again, { kind: 'models' }] };
    }
    case 'kept': {
      const model = await tx.get(scoringModels, outcome.modelId);
      return model === undefined ? modelGone(outcome.modelId) : modelReply(tx, actor, model, true);
    }
  }
}

const progressReply = (
  { id: jobId, idea, askedAt, progress, attempts }: TrainingJob,
  { id: flow, rev }: Pick<Flow, 'id' | 'rev'>,
): Reply => ({
  kind: 'trainingProgress',
  jobId,
  name: idea.name,
  askedAt,
  ...(progress && { progress }),
  restarted: attempts > 1,
  flow,
  rev,
});

async function planReply(
  view: View,
  { id, rev }: { readonly id: string; readonly rev: number },
  decision: PlanDecision,
): Promise<Reply> {
  if (decision.kind === 'refused') return refusedChange(decision.refusal);
  const processes = (await everything(view, processFlows)).map(({ id: processId, name }) => ({
    id: processId,
    name,
  }));
  return { kind: 'trainingPlan', plan: decision.plan, processes, flow: id, rev };
}

/** What the card's fields say, on top of what was there. */
function ideaFrom(idea: ModelIdea, fields: Fields): ModelIdea {
  const { name, months, process, filterField, filterValues, exclude, include } = fields;
  const { processId: before, ...rest } = idea;
  const processId = process === undefined ? before : process === 'any' ? undefined : process;
  return {
    ...rest,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(months === undefined ? {} : { months: Number(months) }),
    ...(processId === undefined ? {} : { processId }),
    ...(filterField === undefined ? {} : { filters: filterFrom(filterField, filterValues ?? '') }),
    ...(exclude === undefined ? {} : { exclude: parts(exclude) }),
    ...(include === undefined ? {} : { include: parts(include) }),
  };
}

const filterFrom = (field: string, values: string): ModelIdea['filters'] =>
  field === 'none' || parts(values).length === 0 ? [] : [{ field, values: parts(values) }];

const parts = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
