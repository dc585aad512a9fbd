import { flows, processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { defaultName } from '../../domain/scoring/lifecycle.ts';
import { addModel } from '../../domain/scoring/manage-model.ts';
import {
  allModels,
  type ModelIdea,
  type PlanDecision,
  planModel,
  trainingOf,
} from '../../domain/scoring/plan-model.ts';
import { MOST_MONTHS } from '../../domain/scoring/readiness.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import { everything } from '../everything.ts';
import { advanceFlow, type FlowKind, type FlowPress, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Deps, Turn } from '../turn.ts';
import { modelReply } from './models.ts';

type TrainState =
  | { readonly step: 'planning'; readonly idea: ModelIdea }
  | { readonly step: 'done'; readonly modelId: string };

type Fields = Readonly<Record<string, string>>;

/** What a training found, for the idea that it was run for. */
interface Trained {
  readonly idea: ModelIdea;
  readonly training: Training;
}

/** `train model`: first what it would stand on, then the training, then how good it is. */
export async function startTraining(tx: Transaction, turn: Turn, actor: Actor): Promise<Reply> {
  const name = freeName(defaultName('lead', turn.at), await allModels(tx));
  const idea: ModelIdea = { name, months: MOST_MONTHS, filters: [], exclude: [] };
  const decision = await planModel(tx, actor, idea, turn.at);
  if (decision.kind === 'refused') return refusedChange(decision.refusal);
  const flow = await startFlow(tx, turn, trainFlow(), 'model', { step: 'planning', idea });
  return planReply(tx, flow, decision);
}

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
    return planReply(tx, flow, await planModel(tx, actor, state.idea, turn.at));
  },
});

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
    const decision = await planModel(view, actor, idea, turn.at);
    if (decision.kind === 'refused' || !isReady(decision.plan.readiness)) return;
    return { idea, ...(await trainingOf(view, actor, idea, turn.at)) };
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
    const made = await addModel(tx, actor, idea, training.model, { id: deps.newId(), at: turn.at });
    if (made.kind === 'refused') return refusedChange(made.refusal);
    await advanceFlow(pressed, { step: 'done', modelId: made.plan.id }, 'finished');
    return modelReply(tx, actor, made.plan, true);
  }
  const idea = ideaFrom(state.idea, pressed.fields);
  const decision = await planModel(tx, actor, idea, turn.at);
  if (decision.kind === 'refused') return refusedChange(decision.refusal);
  return planReply(tx, await advanceFlow(pressed, { step: 'planning', idea }), decision);
}

async function receipt(view: View, actor: Actor, modelId: string): Promise<Reply> {
  const model = await view.get(scoringModels, modelId);
  return model === undefined
    ? refusedChange({ kind: 'notFound', what: 'scoringModel', id: modelId })
    : modelReply(view, actor, model, true);
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
  const { name, months, process, filterField, filterValues, exclude } = fields;
  const { processId: before, ...rest } = idea;
  const processId = process === undefined ? before : process === 'any' ? undefined : process;
  return {
    ...rest,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(months === undefined ? {} : { months: Number(months) }),
    ...(processId === undefined ? {} : { processId }),
    ...(filterField === undefined ? {} : { filters: filterFrom(filterField, filterValues ?? '') }),
    ...(exclude === undefined ? {} : { exclude: parts(exclude) }),
  };
}

const filterFrom = (field: string, values: string): ModelIdea['filters'] =>
  field === 'none' || parts(values).length === 0 ? [] : [{ field, values: parts(values) }];

const parts = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
