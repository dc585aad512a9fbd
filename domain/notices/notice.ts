import type { MissingPrivilege } from '../people/access.ts';
import type { Grade } from '../records/lead.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { TrainingOutcome } from '../records/training-job.ts';
import type { Stored } from '../store/store.ts';

/** What a person is told without having asked at that moment. */
export type NoticeAbout =
  /** To everyone who can grant. */
  | {
      readonly kind: 'accessRequested';
      readonly requestId: string;
      readonly personName: string;
      readonly leadId?: string;
      /** Empty: an unknown person asks to become a member. */
      readonly missing: readonly MissingPrivilege[];
    }
  /** To the requester, with what is still missing after the decision (usually nothing). */
  | {
      readonly kind: 'accessApproved';
      readonly requestId: string;
      readonly byName: string;
      readonly leadId?: string;
      readonly stillMissing: readonly MissingPrivilege[];
    }
  | {
      readonly kind: 'accessDenied';
      readonly requestId: string;
      readonly byName: string;
      readonly leadId?: string;
      readonly reason?: string;
    }
  /** To the person who could not create records: these automations are off now (S2.9.7). */
  | {
      readonly kind: 'automationsOff';
      readonly sessionId: string;
      readonly byName: string;
      readonly leadId?: string;
      readonly automations: readonly string[];
    }
  /** To whoever published a rule: the matchcodes of all existing records are made. */
  | {
      readonly kind: 'rulePublished';
      readonly ruleId: string;
      readonly name: string;
      readonly records: number;
    }
  /** To everyone who may change rules: this one keeps somebody from qualifying a lead. */
  | {
      readonly kind: 'ruleChangeAsked';
      readonly ruleId: string;
      readonly name: string;
      readonly excludeInactive: boolean;
      readonly personName: string;
      readonly leadId: string;
      readonly leadName: string;
    }
  /** To whoever asked for a scan, and to the owners of what it found. */
  | {
      readonly kind: 'duplicatesFound';
      readonly scanId: string;
      readonly entity: MergeEntity;
      /** How many groups there are of which they may read two or more and own one. */
      readonly groups: number;
    }
  /** To whoever asked for a training and does not wait for it any more. */
  | { readonly kind: 'trainingOver'; readonly name: string; readonly outcome: TrainingOutcome }
  | { readonly kind: 'scanFailed'; readonly scanId: string; readonly entity: MergeEntity }
  | News;

/**
 * What nobody asked for and nobody waits for. It holds ids alone: names, scores and whether it is still so are read
 * when it is told, with the rights that the person has then.
 */
export type News =
  /** To whoever owns them now: somebody gave them these leads. */
  | { readonly kind: 'leadsGiven'; readonly leadIds: readonly string[]; readonly byId: string }
  /** To the owner: their leads got their first score, and it is an A. */
  | { readonly kind: 'highScores'; readonly leadIds: readonly string[] }
  /** To the owner: a score moved by more than one grade. */
  | {
      readonly kind: 'scoresMoved';
      readonly moves: readonly { readonly leadId: string; readonly from: Grade }[];
    }
  /** To the owner of `leadId`: somebody saved another lead that may be the same. */
  | {
      readonly kind: 'leadDuplicated';
      readonly pairs: readonly { readonly leadId: string; readonly otherId: string }[];
    }
  /** To whoever changes scoring models. */
  | { readonly kind: 'modelRetrained'; readonly modelId: string; readonly at: string }
  /** To a manager: how the leads stand, and what is new since that day, `2026-11-23`. */
  | { readonly kind: 'digest'; readonly since: string };

/** A message to one person, written in the same change as what it tells of; the host delivers it. */
export interface Notice extends Stored {
  readonly to: string;
  readonly about: NoticeAbout;
  readonly at: string;
  /** When it is next looked at, where that is later: quiet hours, or a person who cannot be written to now. */
  readonly due?: string;
  /** When it was settled: sent, or put aside for the reason in `outcome`. */
  readonly deliveredAt?: string;
  readonly outcome?: 'muted' | 'outdated' | 'refused';
  /** The first of those that went out in one message. */
  readonly opensMessage?: true;
}
