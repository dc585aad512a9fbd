import type { StoredScoringModel } from '../../domain/records/scoring-model.ts';
import type { ModelPlan } from '../../domain/scoring/plan-model.ts';
import type { Readiness } from '../../domain/scoring/readiness.ts';
import type { Command } from '../command.ts';
import type { Asking } from '../reply.ts';
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
  /** What a training would stand on; nothing is saved before it is pressed. */
  | ({
      readonly kind: 'trainingPlan';
      readonly plan: ModelPlan;
      readonly processes: readonly Named[];
    } & Asking);

type ReadinessCommand = Extract<ScoringCommand, { kind: 'scoring-readiness' }>;
export type ReadinessAsked = Required<Pick<ReadinessCommand, 'entity' | 'months'>> &
  Pick<ReadinessCommand, 'processId'>;
