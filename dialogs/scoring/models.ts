import { processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { insightOf } from '../../domain/scoring/insight.ts';
import { nextRetraining } from '../../domain/scoring/lifecycle.ts';
import type { Model } from '../../domain/scoring/model.ts';
import { allModels } from '../../domain/scoring/plan-model.ts';
import { gradeMinimums } from '../../domain/scoring/score-records.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import type { Command } from '../command.ts';
import type { Reply } from '../reply.ts';

/** `models`: one per line of business (S1.9.1), or the one that was chosen. */
export async function showModels(view: View, actor: Actor, modelId?: string): Promise<Reply> {
  if (modelId !== undefined)
    return onModel(view, actor, modelId, (model) => modelReply(view, actor, model, false));
  const forbidden = await notAllowed(view, actor, 'read', 'scoringModel');
  if (forbidden) return refusedChange(forbidden.refusal);
  const mayChange = maySetUp(actor);
  return {
    kind: 'scoringModels',
    models: await allModels(view),
    mayChange,
    offers: [
      ...(mayChange
        ? ([{ kind: 'train-model' }, { kind: 'train-model', entity: 'opportunity' }] as const)
        : []),
      { kind: 'scoring-readiness' },
      { kind: 'grades' },
    ],
  };
}

async function onModel(
  view: View,
  actor: Actor,
  modelId: string,
  show: (model: StoredScoringModel) => Promise<Reply>,
): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'scoringModel');
  if (forbidden) return refusedChange(forbidden.refusal);
  const model = await view.get(scoringModels, modelId);
  return model === undefined ? refusedChange(notFound('scoringModel', modelId).refusal) : show(model);
}

export async function modelReply(
  view: View,
  actor: Actor,
  model: StoredScoringModel,
  trained: boolean,
): Promise<Reply> {
  const { processId } = model.scope;
  const process = processId === undefined ? undefined : await view.get(processFlows, processId);
  const next = nextRetraining(model);
  return {
    kind: 'scoringModel',
    model,
    trained,
    // A deleted process keeps its id, so that its model can say what it misses.
    ...(processId === undefined
      ? {}
      : { process: process?.name ?? processId, processGone: process === undefined }),
    ...(next === undefined ? {} : { nextRetraining: next.toISOString() }),
    mayChange: maySetUp(actor),
    offers: [
      { kind: 'model-performance', modelId: model.id },
      { kind: 'model-attributes', modelId: model.id },
    ],
  };
}

/** `Performance`: of the version that waits for its publication, if there is one, else of the active one. */
export const showPerformance = (view: View, actor: Actor, modelId: string): Promise<Reply> =>
  onModel(view, actor, modelId, async (model) => {
    const active = newest(model);
    if (active === undefined) return refusedChange({ kind: 'notTrained' });
    return {
      kind: 'modelPerformance',
      name: model.name,
      entity: model.scope.entity,
      active,
      minimums: await gradeMinimums(view),
      offers: backTo(modelId, { kind: 'model-attributes', modelId }),
    };
  });

/** `Attributes`: what it looks at and what not; the one chosen on the card is looked into. */
export const showAttributes = (
  view: View,
  actor: Actor,
  modelId: string,
  attribute: string | undefined,
): Promise<Reply> =>
  onModel(view, actor, modelId, async (model) => {
    const active = newest(model);
    if (active === undefined) return refusedChange({ kind: 'notTrained' });
    const insight = attribute === undefined ? undefined : insightOf(active, attribute);
    if (insight !== undefined)
      return {
        kind: 'attributeInsight',
        name: model.name,
        insight,
        offers: backTo(modelId, { kind: 'model-attributes', modelId }),
      };
    const mayTrain = maySetUp(actor) && model.status.kind !== 'retired';
    return {
      kind: 'modelAttributes',
      modelId,
      name: model.name,
      active,
      offers: [...(mayTrain ? [{ kind: 'train-model', modelId } as const] : []), { kind: 'models', modelId }],
    };
  });

const newest = ({ active, candidate }: StoredScoringModel): Model | undefined => candidate ?? active;

const backTo = (modelId: string, other: Command): readonly Command[] => [other, { kind: 'models', modelId }];

const maySetUp = (actor: Actor): boolean => levelHeld(actor, 'write', 'scoringModel') !== 'none';
