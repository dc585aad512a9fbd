import type { NotAllowed, NotFound } from '../people/decision.ts';
import type { ModelRefusal } from '../scoring/lifecycle.ts';
import type { ModelIdea } from '../scoring/plan-model.ts';
import type { Training, TrainingStep } from '../scoring/train.ts';
import type { Stored } from '../store/store.ts';

/** A scoring model that somebody wants trained. One is trained at a time; the others wait in line. */
export interface TrainingJob extends Stored {
  readonly idea: ModelIdea;
  /** The model that is trained anew; missing for a new one. */
  readonly modelId?: string;
  /** Who asked for it, and when. */
  readonly by: string;
  readonly askedAt: string;
  /** `running` after a restart as well: it is then begun anew. */
  readonly status: 'waiting' | 'running' | 'over';
  /** How often it was begun: more than once after a restart. */
  readonly attempts: number;
  readonly progress?: TrainingProgress;
  /** Whoever asked does not wait for it any more and wants to be told. */
  readonly tell: boolean;
  readonly outcome?: TrainingOutcome;
}

/** `percent`: 0–100 within the phase. */
export interface TrainingProgress {
  readonly phase: 'reading' | TrainingStep['phase'];
  readonly percent: number;
}

export type TrainingOutcome =
  | { readonly kind: 'kept'; readonly modelId: string }
  /** Nothing was kept; an earlier version of the model is as it was. */
  | { readonly kind: 'refused'; readonly refusal: TrainingRefusal }
  | { readonly kind: 'failed' };

export type TrainingRefusal =
  | ModelRefusal
  | NotAllowed
  | NotFound
  | Exclude<Training, { readonly kind: 'trained' }>;
