import type { Readiness } from '../../domain/scoring/readiness.ts';
import type { Command } from '../command.ts';
import type { ScoringCommand } from './command.ts';

/** What the bot says about scoring models and scores. */
export type ScoringReply = {
  readonly kind: 'scoringReadiness';
  readonly readiness: Readiness;
  readonly asked: ReadinessAsked;
  readonly processes: readonly { readonly id: string; readonly name: string }[];
  readonly offers: readonly Command[];
};

type ReadinessCommand = Extract<ScoringCommand, { kind: 'scoring-readiness' }>;
export type ReadinessAsked = Required<Pick<ReadinessCommand, 'entity' | 'months'>> &
  Pick<ReadinessCommand, 'processId'>;
