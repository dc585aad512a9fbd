import type { Score } from '../../domain/records/lead.ts';
import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import type { GradeCount, GradeMinimums } from '../../domain/scoring/grades.ts';
import type { ModelPlan } from '../../domain/scoring/plan-model.ts';
import type { Readiness } from '../../domain/scoring/readiness.ts';
import type { Reason } from '../../domain/scoring/reasons.ts';
import type { Diagnosis } from '../../domain/scoring/unscored.ts';
import type { Command } from '../command.ts';
import type { Asking, LeadHead } from '../reply.ts';
import type { ScoringCommand } from './command.ts';

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
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'scoreOfLead';
      readonly lead: LeadHead;
      readonly score: Score;
      /** What it would be for the lead as it is now. */
      readonly now: number;
      readonly baseRate: number;
      readonly raising: readonly Reason[];
      readonly lowering: readonly Reason[];
      readonly model: string;
      /** No longer updated (S1.5.6). */
      readonly kept: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'whyNoScore';
      readonly lead: LeadHead;
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
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  /** What a training would stand on; nothing is saved before it is pressed. */
  | ({
      readonly kind: 'trainingPlan';
      readonly plan: ModelPlan;
      readonly processes: readonly Named[];
    } & Asking);

type ReadinessCommand = Extract<ScoringCommand, { kind: 'scoring-readiness' }>;
export type ReadinessAsked = Required<Pick<ReadinessCommand, 'entity' | 'months'>> &
  Pick<ReadinessCommand, 'processId'>;
