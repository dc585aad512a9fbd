import { leads, scoringModels } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { Transaction, View } from '../store/store.ts';
import {
  type ModelRefusal,
  overlapping,
  published,
  refuseNewModel,
  refusePublish,
  retired,
} from './lifecycle.ts';
import type { Model } from './model.ts';
import { allModels, type ModelIdea } from './plan-model.ts';

/** Publishing makes the model score open leads; retiring ends that for good, and leads keep their scores. */
export interface ModelChange {
  readonly id: string;
  readonly act: 'publish' | 'retire';
}

export interface ModelChangePlan {
  readonly act: ModelChange['act'];
  readonly next: StoredScoringModel;
  readonly overlaps: readonly string[];
  /** Open leads that the actor may read: the most that can be scored by it. */
  readonly openLeads: number;
}

export type ModelDecision = Decision<ModelChangePlan, ModelRefusal>;

/** Keeps a model just trained, as a draft. The name is looked at again: training takes a while. */
export async function addModel(
  tx: Transaction,
  actor: Actor,
  idea: ModelIdea,
  active: Model,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<Decision<StoredScoringModel, ModelRefusal>> {
  const forbidden = await notAllowed(tx, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const refusal = refuseNewModel(idea.name, await allModels(tx));
  if (refusal) return refused(refusal);
  return agreed(
    await tx.put(scoringModels, {
      id,
      version: 0,
      name: idea.name,
      scope: active.scope,
      status: { kind: 'draft' },
      editedAt: at.toISOString(),
      exclude: idea.exclude,
      include: [],
      retrainAutomatically: false,
      active,
    }),
  );
}

/** Allowed in every publish state, also "not ready" (dynamics-facts 7.2). Needs Write on Scoring Model. */
export async function previewModel(
  view: View,
  actor: Actor,
  { id, act }: ModelChange,
  at: Date,
): Promise<ModelDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const model = await view.get(scoringModels, id);
  if (model === undefined) return notFound('scoringModel', id);
  const refusal: ModelRefusal | undefined =
    act === 'publish'
      ? refusePublish(model)
      : model.status.kind === 'retired'
        ? { kind: 'retired' }
        : undefined;
  if (refusal) return refused(refusal);
  const { version } = model;
  const changed = act === 'publish' ? published(model, at.toISOString()) : retired(model, at.toISOString());
  const others = (await allModels(view)).filter((other) => other.id !== id);
  const partitions = readable(actor, 'lead');
  const keys = (partitions === 'all' ? ['all'] : partitions).map((partition) => `open|${partition}`);
  return agreed({
    act,
    // Training anew by itself is not offered yet, so nothing may claim that it happens.
    next: { ...changed, version, retrainAutomatically: false },
    overlaps: act === 'publish' ? overlapping(model.scope, others).map(({ name }) => name) : [],
    openLeads: await view.count(leads, 'byView', keys),
  });
}

export async function changeModel(
  tx: Transaction,
  actor: Actor,
  change: ModelChange,
  at: Date,
): Promise<ModelDecision> {
  const decision = await previewModel(tx, actor, change, at);
  if (decision.kind === 'agreed') await tx.put(scoringModels, decision.plan.next);
  return decision;
}
