import type { MadeRecord, MatchSummary, Refusal } from './refusal.ts';
import type { Target } from './settings.ts';

/**
 * `form`: the duplicate rules run and prompt. `grid`: rules off by design, with an honest count of the
 * duplicates it makes (S2.2.5, S2.2.6, C4).
 */
export type Route = 'form' | 'grid';

/**
 * What becomes of one target. Missing from the command: not decided yet.
 * `create` answers *which records*; `createNew` also answers *is this the same one*: a new record although one
 * matches (S1.15.3, S1.16.5).
 */
export type RecordChoice =
  | { readonly kind: 'create' }
  | { readonly kind: 'createNew' }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'skip' };

/** Up to five opportunities by name, an existing one, or none (C7, C11). */
export type OpportunityChoice =
  | { readonly kind: 'create'; readonly names: readonly string[] }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'skip' };

export interface QualifyChoices {
  readonly account?: RecordChoice;
  readonly contact?: RecordChoice;
  readonly opportunity?: OpportunityChoice;
}

export interface QualifyCommand {
  readonly leadId: string;
  readonly route: Route;
  readonly choices: QualifyChoices;
}

/** Something only the person can decide; asked in this order, one at a time. */
export type Question =
  /** The setting says *ask* for these (S1.11.2). */
  | { readonly kind: 'whichRecords'; readonly ask: readonly Target[]; readonly opportunityName: string }
  /** The lead already has an opportunity from an earlier qualification (C11). */
  | { readonly kind: 'existingOpportunity'; readonly opportunities: readonly MadeRecord[] }
  /**
   * S1.13, S1.15, S1.16: a matching account or contact exists. `improved` decides the dialog's title and shape.
   * `hidden` counts matches that the asker may not read.
   */
  | {
      readonly kind: 'possibleMatches';
      readonly improved: boolean;
      readonly accounts: readonly MatchSummary[];
      readonly contacts: readonly MatchSummary[];
      readonly hidden: { readonly accounts: number; readonly contacts: number };
      readonly consequences: readonly Consequence[];
    };

/** What one choice would do, told before the click. */
export interface Consequence {
  readonly target: Target;
  readonly choice: 'create' | 'link' | 'skip';
  /** The record that would be linked. */
  readonly id?: string;
  readonly name: string;
  /** Empty fields of the linked record that the lead would fill: label and value. */
  readonly fills: readonly { readonly label: string; readonly value: string }[];
  /** Fields where record and lead differ; the record's value stays. */
  readonly keeps: readonly { readonly label: string; readonly record: string; readonly lead: string }[];
  /** The asker may not change the linked record, so its empty fields stay empty. */
  readonly readOnly?: true;
}

/**
 * One line of the preflight: the same list that qualify runs. `facts` are values of the record, not sentences.
 * A warning with a `refusal` tells what would refuse if a record were created about which nothing is decided yet.
 */
export type Check =
  | { readonly name: CheckName; readonly verdict: 'pass'; readonly facts: readonly string[] }
  | { readonly name: CheckName; readonly verdict: 'fail'; readonly refusal: Refusal }
  | { readonly name: CheckName; readonly verdict: 'ask'; readonly question: Question }
  | {
      readonly name: CheckName;
      readonly verdict: 'warn';
      readonly facts: readonly string[];
      readonly refusal?: Refusal;
    };

export const checkNames = [
  'leadOpen',
  'privileges',
  'activeStage',
  'requiredFields',
  'statusCodes',
  'duplicateLeads',
  'automations',
  'whichRecords',
  'existingOpportunity',
  'duplicateMatches',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Preflight {
  readonly leadId: string;
  readonly leadName: string;
  readonly route: Route;
  readonly checks: readonly Check[];
  /** What the qualification would write, when nothing refuses and nothing is left to ask. */
  readonly plan?: readonly Consequence[];
  /** How many notes and attachments come along (S1.17). */
  readonly notes: number;
  readonly attachments: number;
}

/** What a qualification did; enough for the receipt, on any later day. */
export interface QualifyReceipt {
  readonly leadId: string;
  readonly leadName: string;
  readonly at: string;
  readonly byName: string;
  readonly records: readonly (MadeRecord & {
    readonly how: 'created' | 'linked';
    readonly filled: readonly string[];
  })[];
  readonly notes: number;
  readonly attachments: number;
  /** The stage the process moved to, or that it stayed (no opportunity). */
  readonly process?: { readonly name: string; readonly stage: string; readonly moved: boolean };
  /** Grid route: duplicates made knowingly (C4). */
  readonly duplicatesMade: number;
  readonly undoUntil: string;
}

export type QualifyOutcome =
  | { readonly kind: 'qualified'; readonly receipt: QualifyReceipt }
  | { readonly kind: 'asks'; readonly question: Question; readonly preflight: Preflight }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly preflight?: Preflight };
