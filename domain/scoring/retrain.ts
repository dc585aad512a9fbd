import { scoringModels } from '../collections.ts';
import { notifyOfNews } from '../notices/notify.ts';
import { holdersOf } from '../people/administrators.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { Transaction, View } from '../store/store.ts';
import { afterRetraining, nextRetraining, published, type RetrainOutcome, retrained } from './lifecycle.ts';
import { goneProcess, ideaOf, type TrainingWork, trainingOf } from './plan-model.ts';
import type { Training } from './train.ts';

/** The models whose 15 days are over (dynamics-facts 7.1). */
export async function dueRetrainings(view: View, now: Date): Promise<readonly StoredScoringModel[]> {
  const models = await view.find(scoringModels, 'byStatus', 'published');
  return models.filter((model) => {
    const due = nextRetraining(model);
    return due !== undefined && due <= now;
  });
}

/** What it learns from: everybody's records, as nobody in particular trains. `undefined`: its process is gone. */
export async function retrainingOf(
  view: View,
  model: StoredScoringModel,
  now: Date,
): Promise<TrainingWork | undefined> {
  const idea = ideaOf(model);
  return (await goneProcess(view, idea)) ? undefined : trainingOf(view, 'all', idea, now);
}

/** How a training ended; `undefined`: its process is gone; `fault`: it broke down. */
export type Retraining = Training | 'fault' | undefined;

/**
 * Keeps what a retraining brought: the new version is published or waits beside the active one, by the 95 % rule.
 * Whatever went wrong, the old model stays. `undefined` when the model was changed or retrained meanwhile: then this
 * training counts for nothing, so that none counts twice. Whoever may change models is told how it ended.
 */
export async function finishRetraining(
  tx: Transaction,
  was: StoredScoringModel,
  training: Retraining,
  now: Date,
): Promise<RetrainOutcome | undefined> {
  const model = await tx.get(scoringModels, was.id);
  if (model === undefined || model.version !== was.version) return undefined;
  const { version } = model;
  const outcome = outcomeOf(model, training, now);
  const at = now.toISOString();
  const waiting =
    training !== 'fault' && training?.kind === 'trained' ? retrained(model, training.model) : model;
  const next = outcome.kind === 'publish' ? published(waiting, at) : waiting;
  await tx.put(scoringModels, { ...next, version, lastRetraining: { at, outcome } });
  const about = { kind: 'modelRetrained', modelId: model.id, at } as const;
  for (const { id } of await holdersOf(tx, 'write:scoringModel'))
    await notifyOfNews(tx, `${model.id}:${at}`, id, about, now);
  return outcome;
}

function outcomeOf(model: StoredScoringModel, training: Retraining, now: Date): RetrainOutcome {
  if (training === undefined) return { kind: 'failed', why: 'processGone' };
  if (training === 'fault') return { kind: 'failed', why: 'fault' };
  if (training.kind !== 'trained') return { kind: 'failed', why: training.kind };
  return afterRetraining(model.active, training.model, now);
}
