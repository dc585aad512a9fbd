import { leads, opportunities, scoringModels } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { StoredScoringModel } from '../records/scoring-model.ts';
import type { Transaction, View } from '../store/store.ts';
import { setGrades } from './change-grades.ts';
import { ownDefault } from './grades.ts';
import {
  type ModelRefusal,
  overlapping,
  published,
  refuseEdit,
  refuseNewModel,
  refusePublish,
  refuseRevert,
  retired,
  retrained,
  reverted,
  type ScoringModel,
} from './lifecycle.ts';
import type { Model } from './model.ts';
import { allModels, type ModelIdea } from './plan-model.ts';
import type { ScoredEntity } from './readiness.ts';

/**
 * Publishing makes the model score open records; retiring ends that for good, and records keep their scores.
 * Reverting throws a retrained version away, or brings the one before back.
 */
export interface ModelChange {
  readonly id: string;
  readonly act: 'publish' | 'retire' | 'revert' | 'retrainByItself' | 'retrainByHand';
  /** With a retrained version: where the grades begin stays, or goes back to the default (dynamics-facts 7.3). */
  readonly grades?: 'keep' | 'reset';
}

export interface ModelChangePlan {
  readonly act: ModelChange['act'];
  readonly grades: 'keep' | 'reset';
  readonly next: StoredScoringModel;
  readonly overlaps: readonly string[];
  /** Open records that the actor may read: the most that can be scored by it. */
  readonly open: number;
}

export type ModelDecision = Decision<ModelChangePlan, ModelRefusal>;

interface Made {
  readonly id: string;
  readonly at: Date;
}

/** Keeps a model just trained, as a draft. The name is looked at again: training takes a while. */
export async function addModel(
  tx: Transaction,
  actor: Actor,
  idea: ModelIdea,
  active: Model,
  { id, at }: Made,
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
      include: idea.include,
      months: idea.months,
      retrainAutomatically: false,
      active,
    }),
  );
}

/** Keeps a new version of a model: it scores nothing before it is published. */
export async function addVersion(
  tx: Transaction,
  actor: Actor,
  idea: ModelIdea,
  trained: Model,
  { id, at }: Made,
): Promise<Decision<StoredScoringModel, ModelRefusal>> {
  const forbidden = await notAllowed(tx, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const model = await tx.get(scoringModels, id);
  if (model === undefined) return notFound('scoringModel', id);
  const refusal = refuseEdit(model);
  if (refusal) return refused(refusal);
  const { version } = model;
  const next = retrained(model, trained);
  const { exclude, include, months } = idea;
  const edited = { ...next, version, exclude, include, months, editedAt: at.toISOString() };
  return agreed(await tx.put(scoringModels, edited));
}

/** Allowed in every publish state, also "not ready" (dynamics-facts 7.2). Needs Write on Scoring Model. */
export async function previewModel(
  view: View,
  actor: Actor,
  { id, act, grades = 'keep' }: ModelChange,
  at: Date,
): Promise<ModelDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'scoringModel');
  if (forbidden) return forbidden;
  const model = await view.get(scoringModels, id);
  if (model === undefined) return notFound('scoringModel', id);
  const refusal = refuse(model, act);
  if (refusal) return refused(refusal);
  const { version } = model;
  const next = { ...after(model, act, at.toISOString()), version };
  const others = (await allModels(view)).filter((other) => other.id !== id);
  return agreed({
    act,
    grades,
    next,
    overlaps: act === 'publish' ? overlapping(next.scope, others).map(({ name }) => name) : [],
    open: await openRecords(view, actor, model.scope.entity),
  });
}

function refuse(model: StoredScoringModel, act: ModelChange['act']): ModelRefusal | undefined {
  switch (act) {
    case 'publish':
      return refusePublish(model);
    case 'revert':
      return refuseRevert(model);
    case 'retrainByItself':
    case 'retrainByHand':
      return model.status.kind === 'published' ? undefined : { kind: 'notPublished' };
    case 'retire':
      return model.status.kind === 'retired' ? { kind: 'retired' } : undefined;
  }
}

function after(model: StoredScoringModel, act: ModelChange['act'], at: string): ScoringModel {
  switch (act) {
    case 'publish':
      return published(model, at);
    case 'revert':
      return reverted(model, at);
    case 'retrainByItself':
    case 'retrainByHand':
      return { ...model, retrainAutomatically: act === 'retrainByItself' };
    case 'retire':
      return retired(model, at);
  }
}

async function openRecords(view: View, actor: Actor, entity: ScoredEntity): Promise<number> {
  const reach = readable(actor, entity);
  const keys = (reach === 'all' ? ['all'] : reach).map((partition) => `open|${partition}`);
  return entity === 'lead' ? view.count(leads, 'byView', keys) : view.count(opportunities, 'byView', keys);
}

export async function changeModel(
  tx: Transaction,
  actor: Actor,
  change: ModelChange,
  at: Date,
): Promise<ModelDecision> {
  const decision = await previewModel(tx, actor, change, at);
  if (decision.kind === 'refused') return decision;
  await tx.put(scoringModels, decision.plan.next);
  if (change.act === 'publish' && decision.plan.grades === 'reset') await setGrades(tx, ownDefault);
  return decision;
}
