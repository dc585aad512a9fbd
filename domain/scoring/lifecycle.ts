import { addMonths, addMs, DAY } from './calendar.ts';
import type { Filter, Model, ModelScope } from './model.ts';

/** Published and draft models together (dynamics-facts 7.1). */
export const MOST_MODELS = 10;
const RETRAIN_EVERY_DAYS = 15;
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
  /** What scores records now. */
  readonly active?: Model;
  /** Retrained, not yet published: may be published or thrown away ("revert"). */
  readonly candidate?: Model;
}

export type ModelRefusal =
  | { readonly kind: 'tooManyModels'; readonly most: number }
  | { readonly kind: 'nameNotAllowed'; readonly name: string }
  | { readonly kind: 'nameTaken'; readonly name: string }
  | { readonly kind: 'retired' }
  | { readonly kind: 'notTrained' }
  | { readonly kind: 'alreadyPublished' }
  | { readonly kind: 'retrainsAutomatically' }
  | { readonly kind: 'nothingToRevert' };

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

/** Automatic retraining is switched on by the first publication. Ask `refusePublish` first. */
export function published({ candidate, ...model }: ScoringModel, at: string): ScoringModel {
  const firstTime = model.status.kind !== 'published';
  const active = candidate ?? model.active;
  return {
    ...model,
    status: { kind: 'published', at },
    retrainAutomatically: firstTime || model.retrainAutomatically,
    ...(active ? { active } : {}),
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

/** Only after a retraining and before its publication. */
export const refuseRevert = ({ active, candidate }: ScoringModel): ModelRefusal | undefined =>
  active !== undefined && candidate !== undefined ? undefined : { kind: 'nothingToRevert' };

export const reverted = ({ candidate: _, ...model }: ScoringModel): ScoringModel => model;

/** When a published model is trained again, 15 days after the last training; `undefined`: not by itself. */
export function nextRetraining({
  status,
  retrainAutomatically,
  active,
  candidate,
}: ScoringModel): Date | undefined {
  const last = [active?.trainedAt, candidate?.trainedAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  if (status.kind !== 'published' || !retrainAutomatically || last === undefined) return undefined;
  return addMs(new Date(last), RETRAIN_EVERY_DAYS * DAY);
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
