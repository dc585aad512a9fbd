import { flows, processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, loadActor, readable } from '../../domain/people/access.ts';
import { notFound } from '../../domain/people/decision.ts';
import { defaultName } from '../../domain/scoring/lifecycle.ts';
import { addModel, addVersion } from '../../domain/scoring/manage-model.ts';
import {
  allModels,
  ideaOf,
  type ModelIdea,
  type PlanDecision,
  planModel,
  trainingOf,
} from '../../domain/scoring/plan-model.ts';
import { MOST_MONTHS, type ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { type AdminRefusal, refusedChange } from '../admin/change.ts';
import { everything } from '../everything.ts';
import { advanceFlow, type FlowKind, type FlowPress, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Deps, Turn } from '../turn.ts';
import { modelReply } from './models.ts';

type TrainState =
  /** `modelId`: the model that is trained anew. */
  | { readonly step: 'planning'; readonly idea: ModelIdea; readonly modelId?: string }
  | { readonly step: 'done'; readonly modelId: string };

type Fields = Readonly<Record<string, string>>;

/** What a training found, for the idea that it was run for. */
interface Trained {
  readonly idea: ModelIdea;
  readonly training: Training;
}

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
  const flow = await startFlow(tx, turn, trainFlow(), modelId ?? 'model', state);
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

/** With a result the press `train` keeps it; without one a press only counts again. */
export const trainFlow = (trained?: Trained): FlowKind<TrainState> => ({
  name: 'train',
  v: 1,
  press: (pressed) => pressTraining(pressed, trained),
  show: async ({ tx, turn, state, flow }) => {
    const actor = await loadActor(tx, turn.person.id);
    if (actor === undefined) return stranger(turn);
    if (state.step === 'done') return receipt(tx, actor, state.modelId);
    return planReply(tx, flow, await planFor(tx, actor, state, state.idea, turn.at));
  },
});

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

/**
 * Trains outside any transaction, because it takes seconds. `undefined` when this press does not train: an old
 * card, another person's, or too few leads; the flow then answers by itself.
 */
export async function trainFor(
  turn: Turn,
  deps: Deps,
  press: FlowPress,
  fields: Fields,
): Promise<Trained | undefined> {
  const work = await deps.store.read(async (view) => {
    const flow = await view.get(flows, press.flow);
    const actor = await loadActor(view, turn.person.id);
    const current = flow?.name === 'train' && flow.status === 'open' && flow.rev === press.rev;
    if (flow === undefined || actor === undefined || !current || flow.personId !== turn.person.id) return;
    const state = flow.state as TrainState;
    if (state.step === 'done') return;
    const idea = ideaFrom(state.idea, fields);
    const decision = await planFor(view, actor, state, idea, turn.at);
    if (decision.kind === 'refused' || !isReady(decision.plan.readiness)) return;
    return { idea, ...(await trainingOf(view, readable(actor, idea.entity), idea, turn.at)) };
  });
  return work && { idea: work.idea, training: await deps.train(work.data, work.options) };
}

const isReady = (readiness: Extract<PlanDecision, { kind: 'agreed' }>['plan']['readiness']): boolean =>
  readiness.kind === 'checked' && readiness.ready;

async function pressTraining(pressed: Pressed<TrainState>, trained?: Trained): Promise<Reply> {
  const { tx, turn, state, deps, press } = pressed;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (state.step === 'done') return receipt(tx, actor, state.modelId);
  if (press === 'train' && trained !== undefined) {
    const { training, idea } = trained;
    if (training.kind !== 'trained') return refusedChange(training);
    const { modelId } = state;
    const made =
      modelId === undefined
        ? await addModel(tx, actor, idea, training.model, { id: deps.newId(), at: turn.at })
        : await addVersion(tx, actor, idea, training.model, { id: modelId, at: turn.at });
    if (made.kind === 'refused') return refusedTraining(made.refusal, modelId);
    await advanceFlow(pressed, { step: 'done', modelId: made.plan.id }, 'finished');
    return modelReply(tx, actor, made.plan, true);
  }
  const idea = ideaFrom(state.idea, pressed.fields);
  const decision = await planFor(tx, actor, state, idea, turn.at);
  if (decision.kind === 'refused') return refusedTraining(decision.refusal, state.modelId);
  return planReply(tx, await advanceFlow(pressed, { ...state, idea }), decision);
}

async function receipt(view: View, actor: Actor, modelId: string): Promise<Reply> {
  const model = await view.get(scoringModels, modelId);
  return model === undefined ? modelGone(modelId) : modelReply(view, actor, model, true);
}

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
