import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { SummaryDimension } from '../../domain/scoring/summary.ts';
import type { SummaryPeriod } from '../../domain/scoring/summary-period.ts';
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
  /** How well a model foretold the outcomes of records it had not seen. */
  | { readonly kind: 'model-performance'; readonly modelId: string }
  /** What a model looks at and what not, with the reasons; or what the values of one attribute tell. */
  | { readonly kind: 'model-attributes'; readonly modelId: string; readonly attribute?: string }
  | { readonly kind: 'score-of-lead'; readonly lead: LeadRef }
  | { readonly kind: 'why-unscored'; readonly lead: LeadRef }
  /** The same for an opportunity, by its id or by words of its topic. */
  | { readonly kind: 'score-of-opportunity'; readonly id?: string; readonly words?: string }
  /** Open opportunities, best score first. */
  | { readonly kind: 'scored-opportunities'; readonly page?: number }
  /** The scores of all leads that the asker may read (S0.7). */
  | { readonly kind: 'score-summary'; readonly period?: SummaryPeriod; readonly by?: SummaryDimension }
  /** The leads behind one number of the summary. */
  | {
      readonly kind: 'leads-behind';
      readonly period: SummaryPeriod;
      readonly part: SummaryPart;
      readonly page?: number;
    }
  /** The four buckets of the score (S1.10.2). */
  | { readonly kind: 'grades' }
  /** Starts the dialog in which a model is described and trained, or one that is there is trained anew. */
  | { readonly kind: 'train-model'; readonly entity?: ScoredEntity; readonly modelId?: string };
