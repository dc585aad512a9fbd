import type { Consequence, Preflight, QualifyReceipt, Question } from '../domain/qualification/outcome.ts';
import type { MadeRecord, Refusal } from '../domain/qualification/refusal.ts';
import type { Grade, LeadFields, LeadState } from '../domain/records/lead.ts';
import type { Command, CommandKind, ViewName } from './command.ts';

/**
 * Everything the bot can say, filled with data. A dialog chooses one; only `bot/render.ts` knows its look and
 * `wording/` its words. `offers` are the next steps, in order, as buttons.
 */
export type Reply =
  | {
      readonly kind: 'help';
      readonly part: Part;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'greeting';
      readonly name: string;
      readonly part: Part;
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'thanks'; readonly offers: readonly Command[] }
  | { readonly kind: 'cancelled'; readonly what?: FlowName; readonly offers: readonly Command[] }
  | { readonly kind: 'notUnderstood'; readonly text: string; readonly guesses: readonly Command[] }
  | { readonly kind: 'empty'; readonly offers: readonly Command[] }
  | {
      readonly kind: 'tooLong';
      readonly characters: number;
      readonly limit: number;
      readonly offers: readonly Command[];
    }
  /** An unknown person may only ask questions and request access. */
  | { readonly kind: 'stranger'; readonly requested: boolean; readonly offers: readonly Command[] }
  | LeadListReply
  | {
      readonly kind: 'leadNone';
      readonly words: string;
      readonly suggestions: readonly LeadRow[];
      readonly offers: readonly Command[];
    }
  /** Several leads fit: which one? Pressing a row goes on with what was asked. */
  | {
      readonly kind: 'leadSeveral';
      readonly words: string;
      readonly rows: readonly (LeadRow & { readonly choose: Command })[];
      readonly total: number;
      readonly wanted: CommandKind;
    }
  | { readonly kind: 'leadCard'; readonly lead: LeadDetails; readonly offers: readonly Command[] }
  | LeadFormReply
  | {
      readonly kind: 'leadCreated';
      readonly edited: boolean;
      readonly lead: LeadDetails;
      readonly offers: readonly Command[];
    }
  | ({ readonly kind: 'qualifyAsks'; readonly lead: LeadHead; readonly question: Question } & Asking &
      QualifyPreview)
  | ({
      readonly kind: 'qualifyConfirm';
      readonly lead: LeadHead;
      readonly plan: readonly Consequence[];
    } & Asking &
      QualifyPreview)
  | { readonly kind: 'qualified'; readonly receipt: QualifyReceipt; readonly offers: readonly Command[] }
  | { readonly kind: 'preflight'; readonly preflight: Preflight; readonly offers: readonly Command[] }
  | RefusedReply
  | { readonly kind: 'cardInactive'; readonly offers: readonly Command[] }
  | { readonly kind: 'notYourCard'; readonly starter: string }
  /** The write did not reach the disk, or the disk can no longer be trusted. */
  | {
      readonly kind: 'notSaved';
      readonly reason: 'diskFault' | 'readOnly';
      readonly offers: readonly Command[];
    };

export type ReplyKind = Reply['kind'];

/** Which part a person plays; decides what help shows, never what they may do. */
export type Part = 'salesperson' | 'manager' | 'administrator' | 'stranger';

export type FlowName = 'qualify' | 'new-lead' | 'edit-lead';

/** What a flow's card carries back when pressed. */
export interface Asking {
  readonly flow: string;
  readonly rev: number;
  /** What was wrong with the last press; the fields keep what was typed. */
  readonly problem?: Problem;
}

export type Problem =
  | { readonly kind: 'nothingSelected' }
  | { readonly kind: 'matchesChanged' }
  | { readonly kind: 'tooManyOpportunities'; readonly limit: number }
  | { readonly kind: 'fieldErrors'; readonly fields: readonly string[] };

export interface QualifyPreview {
  readonly notes: number;
  readonly attachments: number;
  readonly warnings: readonly string[];
}

export interface LeadHead {
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  readonly topic: string;
}

export interface LeadRow extends LeadHead {
  readonly state: LeadState;
  readonly reason: string;
  readonly owner: string;
  readonly createdAt: string;
  readonly city?: string;
  readonly score?: number;
  readonly grade?: Grade;
  /** The field in which the search found its words, and the text there. */
  readonly matched?: { readonly field: keyof LeadFields | 'name'; readonly text: string };
}

export interface LeadDetails extends LeadRow {
  readonly fields: LeadFields;
  readonly mayEdit: boolean;
  readonly modifiedAt: string;
  readonly stage?: { readonly process: string; readonly name: string; readonly onLead: boolean };
  readonly linked: readonly MadeRecord[];
  readonly notes: readonly {
    readonly text: string;
    readonly at: string;
    readonly by: string;
    readonly fileName?: string;
  }[];
  readonly notesTotal: number;
  readonly closed?: { readonly at: string; readonly by: string };
}

export interface LeadListReply {
  readonly kind: 'leadList';
  readonly of:
    | { readonly kind: 'view'; readonly view: ViewName }
    | { readonly kind: 'search'; readonly text: string };
  readonly rows: readonly (LeadRow & { readonly open: Command })[];
  /** How many there are in all; a search counts what it shows. */
  readonly total: number;
  readonly page: number;
  readonly offers: readonly Command[];
}

export interface LeadFormReply extends Asking {
  readonly kind: 'leadForm';
  readonly mode: 'new' | 'edit';
  readonly lead?: LeadHead;
  /** Fields asked for besides the usual ones: the required steps that are empty. */
  readonly asks: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Leads that look like this one, found before saving. */
  readonly lookalikes: readonly LeadRow[];
}

export interface FieldError {
  readonly field: string;
  readonly reason: 'required' | 'tooLong' | 'notAnEmail' | 'notAPhone' | 'notANumber';
  readonly limit?: number;
}

export interface RefusedReply {
  readonly kind: 'refused';
  readonly wanted: CommandKind;
  readonly refusal: Refusal;
  readonly lead?: LeadHead;
  readonly offers: readonly Command[];
}
