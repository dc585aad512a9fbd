import type { ScoredEntity } from '../../domain/scoring/readiness.ts';

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
  /** Starts the dialog in which a model is described and trained. */
  | { readonly kind: 'train-model' };
