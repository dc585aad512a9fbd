import { addMonths, addMs, DAY } from './calendar.ts';
import type { Filter, Model, ModelScope } from './model.ts';

/** Published and draft models together (dynamics-facts 7.1). */
export const MOST_MODELS = 10;
export const RETRAIN_EVERY_DAYS = 15;
/** A retraining that failed is tried again the next day. */
const AGAIN_AFTER_DAYS = 1;
const STALE_AFTER_MONTHS = 3;
const ENOUGH_ACCURACY = 0.95;

/** `retired` is final: kept only to explain scores it once gave. */
export type ModelStatus =
  | { readonly kind: 'draft' }
  | { readonly kind: 'published'; readonly at: string }
  | { readonly kind: 'retired'; readonly at: string };

/** A scoring model as the administrator manages it; one per line of business (S1.9.1). */
export interface ScoringModel {
  readonly id: string;
  readonly name: string;
  readonly scope: ModelScope;
  readonly status: ModelStatus;
  readonly editedAt: string;
  /** Attributes the administrator took out or put back (S1.8.1). */
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  readonly retrainAutomatically: boolean;
  /** The time frame that was chosen, 3 to 24: the window of the next training moves along with the day. */
  readonly months?: number;
  /** What scores records now. */
  readonly active?: Model;
  /** Retrained, not yet published: may be published or thrown away ("revert"). */
  readonly candidate?: Model;
  /** What scored before the last publication; [ours] may be had back, too. */
  readonly previous?: Model;
  /** How the last retraining by itself ended. */
  readonly lastRetraining?: { readonly at: string; readonly outcome: RetrainOutcome };
}

export type RetrainOutcome =
  | RetrainDecision
  /** Whatever happens, the old model stays. */
  | { readonly kind: 'failed'; readonly why: 'tooFew' | 'nothingToLearnFrom' | 'processGone' | 'fault' };

export type ModelRefusal =
  | { readonly kind: 'tooManyModels'; readonly most: number }
  | { readonly kind: 'nameNotAllowed'; readonly name: string }
  | { readonly kind: 'nameTaken'; readonly name: string }
  | { readonly kind: 'retired' }
  | { readonly kind: 'notTrained' }
  | { readonly kind: 'alreadyPublished' }
  | { readonly kind: 'retrainsAutomatically' }
  | { readonly kind: 'nothingToRevert' }
  | { readonly kind: 'notPublished' }
  /** The business process flow that the model is for was deleted. */
  | { readonly kind: 'processGone'; readonly processId: string };

/** Why a model of this name cannot be added, or `undefined`. */
export function refuseNewModel(name: string, models: readonly ScoringModel[]): ModelRefusal | undefined {
  const kept = models.filter(({ status }) => status.kind !== 'retired');
  if (!/^[A-Za-z0-9_]+$/.test(name)) return { kind: 'nameNotAllowed', name };
  if (kept.some((model) => model.name.toLowerCase() === name.toLowerCase()))
    return { kind: 'nameTaken', name };
  return kept.length >= MOST_MODELS ? { kind: 'tooManyModels', most: MOST_MODELS } : undefined;
}

/** `LeadScoring_202611221405`, in UTC. */
export function defaultName(entity: ModelScope['entity'], now: Date): string {
  const digits = now.toISOString().replace(/\D/g, '').slice(0, 12);
  return `${entity === 'lead' ? 'Lead' : 'Opportunity'}Scoring_${digits}`;
}

/** A model that may score the same records. It is a warning: publishing is still allowed (dynamics-facts 7.1). */
export function overlapping(scope: ModelScope, others: readonly ScoringModel[]): readonly ScoringModel[] {
  return others.filter(({ status, scope: other }) => status.kind === 'published' && scopesMeet(scope, other));
}

function scopesMeet(a: ModelScope, b: ModelScope): boolean {
  if (a.entity !== b.entity) return false;
  if (a.processId !== undefined && b.processId !== undefined && a.processId !== b.processId) return false;
  const apart = (x: Filter, y: Filter): boolean =>
    x.field === y.field &&
    !x.values.some((value) => y.values.some((other) => other.toLowerCase() === value.toLowerCase()));
  return !(a.filters ?? []).some((x) => (b.filters ?? []).some((y) => apart(x, y)));
}

/** Publishing is allowed in every publish state, also "not ready" (dynamics-facts 7.2). */
export function refusePublish({ status, active, candidate }: ScoringModel): ModelRefusal | undefined {
  if (status.kind === 'retired') return { kind: 'retired' };
  if (active === undefined && candidate === undefined) return { kind: 'notTrained' };
  return status.kind === 'published' && candidate === undefined ? { kind: 'alreadyPublished' } : undefined;
}

/**
 * Automatic retraining is switched on by the first publication. The model that scored until now can be had back.
 * Ask `refusePublish` first.
 */
export function published({ candidate, ...model }: ScoringModel, at: string): ScoringModel {
  const firstTime = model.status.kind !== 'published';
  const active = candidate ?? model.active;
  const replaced = candidate !== undefined && !firstTime ? model.active : model.previous;
  return {
    ...model,
    status: { kind: 'published', at },
    retrainAutomatically: firstTime || model.retrainAutomatically,
    ...(active ? { active, scope: active.scope } : {}),
    ...(replaced ? { previous: replaced } : {}),
  };
}

export const retired = (model: ScoringModel, at: string): ScoringModel => ({
  ...model,
  status: { kind: 'retired', at },
  retrainAutomatically: false,
});

/** A model that retrains by itself must not be edited or deleted meanwhile (dynamics-facts 7.1). */
export function refuseEdit({ status, retrainAutomatically }: ScoringModel): ModelRefusal | undefined {
  if (status.kind === 'retired') return { kind: 'retired' };
  return retrainAutomatically ? { kind: 'retrainsAutomatically' } : undefined;
}

/** Trained anew: the first training of a draft, or a version that waits for its publication. */
export const retrained = (model: ScoringModel, trained: Model): ScoringModel =>
  model.active === undefined ? { ...model, active: trained } : { ...model, candidate: trained };

/** A retrained version can be thrown away before its publication; [ours] after it the one before can be had back. */
export function refuseRevert({
  status,
  active,
  candidate,
  previous,
}: ScoringModel): ModelRefusal | undefined {
  if (status.kind === 'retired') return { kind: 'retired' };
  return active !== undefined && (candidate ?? previous) !== undefined
    ? undefined
    : { kind: 'nothingToRevert' };
}

/**
 * Throws the waiting version away, or else changes places with the one before: then leads are scored again, and it
 * no longer retrains by itself, or the next retraining would undo the decision.
 */
export function reverted({ candidate, ...model }: ScoringModel, at: string): ScoringModel {
  if (candidate !== undefined || model.previous === undefined || model.active === undefined) return model;
  return {
    ...model,
    status: model.status.kind === 'published' ? { kind: 'published', at } : model.status,
    active: model.previous,
    previous: model.active,
    scope: model.previous.scope,
    retrainAutomatically: false,
  };
}

/**
 * When a published model is trained again: 15 days after the last training, a day after one that failed;
 * `undefined`: not by itself. Read off the model alone, so a restart forgets nothing.
 */
export function nextRetraining({
  status,
  retrainAutomatically,
  active,
  candidate,
  lastRetraining,
}: ScoringModel): Date | undefined {
  const last = [active?.trainedAt, candidate?.trainedAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  if (status.kind !== 'published' || !retrainAutomatically || last === undefined) return undefined;
  const due = addMs(new Date(last), RETRAIN_EVERY_DAYS * DAY);
  if (lastRetraining?.outcome.kind !== 'failed') return due;
  const again = addMs(new Date(lastRetraining.at), AGAIN_AFTER_DAYS * DAY);
  return again > due ? again : due;
}

export type RetrainDecision =
  | { readonly kind: 'publish'; readonly because: 'accurateEnough' | 'activeIsOld' | 'firstModel' }
  | { readonly kind: 'keepActive'; readonly accuracy: number; readonly needed: number };

/**
 * After an automatic retraining: the new model is published if it is at least 95 % as accurate as the active one,
 * or the active one was trained over 3 months ago; else the active one stays (dynamics-facts 7.1).
 */
export function afterRetraining(active: Model | undefined, candidate: Model, now: Date): RetrainDecision {
  if (active === undefined) return { kind: 'publish', because: 'firstModel' };
  const accuracy = accuracyOf(candidate);
  const needed = ENOUGH_ACCURACY * accuracyOf(active);
  if (accuracy >= needed) return { kind: 'publish', because: 'accurateEnough' };
  if (addMonths(new Date(active.trainedAt), STALE_AFTER_MONTHS) < now)
    return { kind: 'publish', because: 'activeIsOld' };
  return { kind: 'keepActive', accuracy, needed };
}

const accuracyOf = ({ learned }: Model): number => learned.validation.metrics.threshold?.accuracy ?? 0;
