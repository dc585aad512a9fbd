import type { Judgement } from '../duplicates/judge.ts';
import type { MissingPrivilege } from '../people/access.ts';
import type { DuplicateVerdict } from '../records/duplicate-decision.ts';
import type { LeadState } from '../records/lead.ts';
import type { MergeEntity } from '../records/merge.ts';
import type { Target } from './settings.ts';

/**
 * Why something cannot be done to a lead right now: expected answers, never thrown. Each carries the facts of
 * the actual record, so that a refused command, a pasted error and a "why?" end in the same explanation.
 */
export type Refusal =
  /** No such lead, or none that the asker may read: the two are never told apart (SEC7). */
  | { readonly kind: 'leadUnknown' }
  /** E6, S2.5: who closed it, when, and what came of it. */
  | {
      readonly kind: 'leadClosed';
      readonly state: Exclude<LeadState, 'open'>;
      readonly at: string;
      readonly byName: string;
      readonly made: readonly MadeRecord[];
      /** The lead it was merged into; without a name when the asker may not read it. */
      readonly mergedInto?: { readonly id?: string; readonly name?: string };
    }
  /** E5, S2.4: the active stage lies on the opportunity. */
  | {
      readonly kind: 'activeStageElsewhere';
      readonly process: string;
      readonly stage: string;
      readonly leadStage: string;
      /** Of the lead's way through the process. */
      readonly version: number;
    }
  /** A process that has no stage for leads, or none at all. */
  | { readonly kind: 'processBroken'; readonly process: string }
  /** E4, S2.3: every required step of the current stage that is empty. */
  | {
      readonly kind: 'requiredFieldsMissing';
      readonly stage: string;
      readonly fields: readonly MissingField[];
    }
  /** E7, S2.6: a mapped option exists on Lead but not on the target. */
  | { readonly kind: 'optionUnknown'; readonly mismatches: readonly OptionMismatch[] }
  /** E9, S2.8: exactly the missing cells, and who can grant them. */
  | {
      readonly kind: 'privilegesMissing';
      readonly missing: readonly MissingPrivilege[];
      readonly grantors: readonly string[];
    }
  /** E9, S2.9: automations on creation need privileges that the user lacks. */
  | {
      readonly kind: 'automationPrivileges';
      readonly automations: readonly {
        readonly id: string;
        readonly name: string;
        readonly on: Target;
        readonly missing: readonly MissingPrivilege[];
      }[];
      readonly grantors: readonly string[];
    }
  /** An automation ran and failed; everything was rolled back. */
  | {
      readonly kind: 'automationFailed';
      readonly id: string;
      readonly name: string;
      readonly on: Target;
      readonly reason: string;
    }
  /** E1, E2, S1.14: a published duplicate detection rule blocks (C2). */
  | {
      readonly kind: 'duplicateBlocked';
      readonly entity: 'lead' | 'opportunity';
      readonly rules: readonly {
        readonly id: string;
        readonly name: string;
        readonly excludeInactive: boolean;
      }[];
      readonly matches: readonly MatchSummary[];
      /** How many more there are that the asker may not read (SEC7). */
      readonly hidden?: number;
    }
  /** The choice names a record that is not (or no longer) among the matches. */
  | {
      readonly kind: 'choiceInvalid';
      readonly target: Target;
      readonly reason: 'notAMatch' | 'tooMany' | 'unnamed' | 'goneOrHidden';
    }
  /** Disqualify while an opportunity is linked (C12); `opportunities` are those that the asker may read. */
  | { readonly kind: 'opportunityLinked'; readonly opportunities: readonly MadeRecord[] }
  /** Reactivate a lead that is open. */
  | { readonly kind: 'leadOpen' }
  /** Set Active or Next Stage on a lead that follows no business process flow. */
  | { readonly kind: 'processMissing' }
  /** Next Stage on an unqualified lead, by design (E8, S2.7). */
  | { readonly kind: 'nextStageNeedsQualify'; readonly process: string; readonly stage: string }
  /** Undo too late, or somebody changed a record since. */
  | { readonly kind: 'undoExpired'; readonly minutes: number }
  | {
      readonly kind: 'undoChangedSince';
      readonly records: readonly { readonly name: string; readonly byName: string; readonly at: string }[];
    }
  | { readonly kind: 'nothingToUndo' }
  | { readonly kind: 'mergeWithItself'; readonly name: string }
  /** Records are merged with their own kind only (dynamics-facts 6). */
  | { readonly kind: 'mergeOfKinds'; readonly one: MergeEntity; readonly other: MergeEntity }
  /** No such account or contact, or none that the asker may read (SEC7). */
  | { readonly kind: 'recordUnknown'; readonly entity: MergeEntity }
  /** An account or contact that was deactivated, perhaps because it was merged. */
  | {
      readonly kind: 'recordInactive';
      readonly entity: MergeEntity;
      readonly name: string;
      readonly mergedInto?: { readonly id?: string; readonly name?: string };
    };

export type RefusalKind = Refusal['kind'];

export interface MadeRecord {
  readonly target: Target;
  readonly id: string;
  readonly name: string;
  readonly state?: string;
}

export interface MissingField {
  readonly field: string;
  readonly label: string;
}

export interface OptionMismatch {
  readonly target: Target;
  readonly attribute: string;
  /** The lead's value and its label, absent from the target's option set. */
  readonly value: number;
  readonly label: string;
  readonly targetOptions: readonly { readonly value: number; readonly label: string }[];
}

/** Enough about a match to know precisely which record it is (S1.15.5, S1.16.3). */
export interface MatchSummary {
  readonly entity: 'lead' | 'account' | 'contact' | 'opportunity';
  readonly id: string;
  readonly name: string;
  /** Identifying facts in reading order; `same` tells whether the lead agrees, where it has such a value. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly same?: boolean }[];
  /** Why it matched, strongest first. */
  readonly reasons: readonly MatchReason[];
  /** What the duplicate engine says; missing for what only an administrator's rule finds. */
  readonly judged?: MatchJudgement;
}

/** How likely a match is, with everything that speaks for and against it. */
export type MatchJudgement = Pick<Judgement, 'probability' | 'band' | 'rules' | 'evidence' | 'lookAlikes'> & {
  /** What somebody decided about the pair before. */
  readonly decided?: DuplicateVerdict;
};

export type MatchReason =
  | { readonly kind: 'sameEmail'; readonly value: string }
  | { readonly kind: 'samePhone'; readonly value: string }
  | { readonly kind: 'similarNameAndCompany' }
  | { readonly kind: 'similarNameAndDomain'; readonly value: string }
  | { readonly kind: 'sameCompany'; readonly value: string }
  | { readonly kind: 'similarCompany'; readonly value: string }
  | { readonly kind: 'sameDomain'; readonly value: string }
  | { readonly kind: 'rule'; readonly name: string };
