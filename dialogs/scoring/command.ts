import type { ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { LeadRef } from '../command.ts';

/** What can be asked about scoring models and scores. */
export type ScoringCommand =
  /** Whether there are enough closed records for a model (S1.3); left out: leads, 24 months, every process. */
  | {
      readonly kind: 'scoring-readiness';
      readonly entity?: ScoredEntity;
      readonly months?: number;
      readonly processId?: string;
    }
  /** All models, or one of them. */
  | { readonly kind: 'models'; readonly modelId?: string }
  | { readonly kind: 'score-of-lead'; readonly lead: LeadRef }
  | { readonly kind: 'why-unscored'; readonly lead: LeadRef }
  /** The four buckets of the score (S1.10.2). */
  | { readonly kind: 'grades' }
  /** Starts the dialog in which a model is described and trained. */
  | { readonly kind: 'train-model' };
