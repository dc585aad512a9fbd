import type { Score } from '../../domain/records/lead.ts';
import type { Opportunity } from '../../domain/records/opportunity.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import type { TrainingProgress } from '../../domain/records/training-job.ts';
import type { PastRates } from '../../domain/scoring/change-grades.ts';
import type { GradeCount, GradeMinimums } from '../../domain/scoring/grades.ts';
import type { Insight } from '../../domain/scoring/insight.ts';
import type { SummaryPart } from '../../domain/scoring/leads-behind.ts';
import type { Model } from '../../domain/scoring/model.ts';
import type { ModelPlan } from '../../domain/scoring/plan-model.ts';
import type { Readiness, ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Lift, Reason } from '../../domain/scoring/reasons.ts';
import type { NamedSummary } from '../../domain/scoring/score-summary.ts';
import type { ScoredRef } from '../../domain/scoring/scored-record.ts';
import type { SummaryDimension } from '../../domain/scoring/summary.ts';
import type { SummaryPeriod } from '../../domain/scoring/summary-period.ts';
import type { Diagnosis } from '../../domain/scoring/unscored.ts';
import type { Command } from '../command.ts';
import type { Asking } from '../reply.ts';
import type { ScoringCommand } from './command.ts';

/** A list of the leads behind one number of a score summary; `names` of people and units by id. */
export interface BehindNumber {
  readonly kind: 'summary';
  readonly period: SummaryPeriod;
  readonly part: SummaryPart;
  readonly names: Readonly<Record<string, string>>;
}

/** The record that is spoken of. */
export interface About extends ScoredRef {
  readonly name: string;
}

export interface OpportunityRow {
  readonly id: string;
  readonly name: string;
  readonly state: Opportunity['state'];
  readonly owner: string;
  readonly budget?: number;
  readonly score?: Score;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the bot says about scoring models and scores. */
export type ScoringReply =
  | {
      readonly kind: 'scoringReadiness';
      readonly readiness: Readiness;
      readonly asked: ReadinessAsked;
      readonly processes: readonly Named[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'scoringModels';
      readonly models: readonly StoredScoringModel[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  /** One model: how good it is, what it looks at, and what it must not be trusted with. */
  | {
      readonly kind: 'scoringModel';
      readonly model: StoredScoringModel;
      /** Just trained: this card is the receipt. */
      readonly trained: boolean;
      readonly process?: string;
      /** That process was deleted: nothing is scored on it any more. */
      readonly processGone?: boolean;
      readonly nextRetraining?: string;
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'scoreOf';
      readonly about: About;
      readonly score: Score;
      /** Every score so far, oldest first. */
      readonly history: readonly { readonly value: number; readonly at: string }[];
      /** What it would be for the record as it is now. */
      readonly now: number;
      readonly baseRate: number;
      readonly raising: readonly Reason[];
      readonly lowering: readonly Reason[];
      /** What could be done about it. */
      readonly lifts: readonly Lift[];
      readonly model: string;
      /** No longer updated (S1.5.6). */
      readonly kept: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'whyUnscored';
      readonly about: About;
      readonly diagnosis: Diagnosis;
      /** Names of the processes that the conditions speak of, by id. */
      readonly processes: Readonly<Record<string, string>>;
      /** The asker is the one who is told after 15 minutes (S1.7.2, S1.7.3). */
      readonly administrator: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'grades';
      readonly minimums: GradeMinimums;
      /** Open, scored leads in each bucket that the asker may read. */
      readonly counts: readonly GradeCount[];
      readonly past: PastRates;
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'opportunityList';
      readonly rows: readonly OpportunityRow[];
      readonly total: number;
      readonly first: number;
      /** What was looked for; missing for the list of all open ones. */
      readonly words?: string;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'scoreSummary';
      readonly summary: NamedSummary;
      /** One breakdown instead of the overview. */
      readonly by?: SummaryDimension;
      readonly offers: readonly Command[];
    }
  /** How well a model foretold what it had not seen. */
  | {
      readonly kind: 'modelPerformance';
      readonly name: string;
      readonly entity: ScoredEntity;
      readonly active: Model;
      readonly minimums: GradeMinimums;
      readonly offers: readonly Command[];
    }
  /** What a model looks at, and why not at the rest. */
  | {
      readonly kind: 'modelAttributes';
      readonly modelId: string;
      readonly name: string;
      readonly active: Model;
      readonly offers: readonly Command[];
    }
  /** One attribute: how often each value was qualified, against the average. */
  | {
      readonly kind: 'attributeInsight';
      readonly name: string;
      readonly insight: Insight;
      readonly offers: readonly Command[];
    }
  /** A training that broke down; nothing was kept. */
  | { readonly kind: 'trainingFailed'; readonly name: string; readonly offers: readonly Command[] }
  /** A training that takes a while; its person is told when it is over. */
  | ({
      readonly kind: 'trainingProgress';
      readonly jobId: string;
      readonly name: string;
      readonly askedAt: string;
      /** Missing while it waits. */
      readonly progress?: TrainingProgress;
      /** It was begun anew after a restart. */
      readonly restarted: boolean;
    } & Asking)
  /** What a training would stand on; nothing is saved before it is pressed. */
  | ({
      readonly kind: 'trainingPlan';
      readonly plan: ModelPlan;
      readonly processes: readonly Named[];
    } & Asking);

type ReadinessCommand = Extract<ScoringCommand, { kind: 'scoring-readiness' }>;
export type ReadinessAsked = Required<Pick<ReadinessCommand, 'entity' | 'months'>> &
  Pick<ReadinessCommand, 'processId'>;
