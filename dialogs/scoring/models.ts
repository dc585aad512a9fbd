import { processFlows, scoringModels } from '../../domain/collections.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import { allModels } from '../../domain/scoring/plan-model.ts';
import type { View } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import type { Reply } from '../reply.ts';

/** `models`: one per line of business (S1.9.1), or the one that was chosen. */
export async function showModels(view: View, actor: Actor, modelId?: string): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'scoringModel');
  if (forbidden) return refusedChange(forbidden.refusal);
  if (modelId !== undefined) {
    const model = await view.get(scoringModels, modelId);
    return model === undefined
      ? refusedChange(notFound('scoringModel', modelId).refusal)
      : modelReply(view, actor, model, false);
  }
  const mayChange = maySetUp(actor);
  return {
    kind: 'scoringModels',
    models: await allModels(view),
    mayChange,
    offers: [...(mayChange ? [{ kind: 'train-model' } as const] : []), { kind: 'scoring-readiness' }],
  };
}

export async function modelReply(
  view: View,
  actor: Actor,
  model: StoredScoringModel,
  trained: boolean,
): Promise<Reply> {
  const { processId } = model.scope;
  const process = processId === undefined ? undefined : await view.get(processFlows, processId);
  return {
    kind: 'scoringModel',
    model,
    trained,
    ...(process === undefined ? {} : { process: process.name }),
    mayChange: maySetUp(actor),
    offers: [{ kind: 'models' }, { kind: 'help' }],
  };
}

const maySetUp = (actor: Actor): boolean => levelHeld(actor, 'write', 'scoringModel') !== 'none';
