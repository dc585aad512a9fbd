import type { Answer, Part as AnswerPart, Citation } from '../domain/guidance/answer.ts';
import type { ErrorId } from '../domain/guidance/errors.ts';
import type { Language } from '../domain/guidance/language.ts';
import type { ModelAnswer } from '../domain/guidance/model-answer.ts';
import type { Neighbour } from '../domain/guidance/neighbours.ts';
import type { NamedPrivilege } from '../domain/guidance/privileges.ts';
import type { FieldProblem } from '../domain/leads/check-fields.ts';
import type { Why } from '../domain/leads/match.ts';
import type { Narrowing } from '../domain/leads/narrow.ts';
import type { ViewName } from '../domain/leads/views.ts';
import type { BulkOutcome } from '../domain/qualification/bulk.ts';
import type { DisqualifyReceipt } from '../domain/qualification/close.ts';
import type { Option } from '../domain/qualification/mapping.ts';
import type {
  Check,
  CheckName,
  Consequence,
  Preflight,
  QualifyReceipt,
  Question,
} from '../domain/qualification/outcome.ts';
import type { MadeRecord, Refusal } from '../domain/qualification/refusal.ts';
import type { UndoReceipt } from '../domain/qualification/undo.ts';
import type { Grade, LeadFields, LeadState } from '../domain/records/lead.ts';
import type { AdminReply } from './admin/reply.ts';
import type { AssigningReply } from './assigning/reply.ts';
import type { Beyond } from './beyond.ts';
import type { Command, CommandKind } from './command.ts';
import type { Deed } from './deed.ts';
import type { DuplicateRow, DuplicatesReply } from './duplicates/reply.ts';
import type { Diagnosis } from './explain-error.ts';
import type { HereFact } from './here.ts';
import type { LeadFact } from './here-lead.ts';
import type { PrivateReply } from './in-group.ts';
import type { KnowledgeReply } from './knowledge/reply.ts';
import type { MergingReply } from './merging/reply.ts';
import type { NotificationsReply } from './notifications/reply.ts';
import type { ScanningReply } from './scanning/reply.ts';
import type { BehindNumber, ScoringReply } from './scoring/reply.ts';

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
  /** A word does not stand for a press: the card that asks, once more. */
  | { readonly kind: 'stillAsking'; readonly card: Reply }
  | { readonly kind: 'notUnderstood'; readonly text: string; readonly guesses: readonly Command[] }
  /** Asked for something that the bot does not do: said plainly, with what comes nearest. */
  | { readonly kind: 'beyond'; readonly what: Beyond; readonly offers: readonly Command[] }
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
  /** A shared lead: the link alone, and what whoever may read it sees. */
  | { readonly kind: 'leadLink'; readonly leadId: string }
  | { readonly kind: 'leadShared'; readonly lead: LeadDetails }
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
  | {
      readonly kind: 'preflight';
      readonly preflight: Preflight;
      /** With whose rights, where a colleague was named. */
      readonly examinedAs?: string;
      readonly offers: readonly Command[];
    }
  | RefusedReply
  | ClosingReply
  | AssigningReply
  | MergingReply
  | ScanningReply
  | DuplicatesReply
  | ErrorReply
  | QuestionReply
  | NotificationsReply
  | {
      readonly kind: 'signedOut';
      readonly how: 'local' | 'here' | 'entra';
      readonly offers: readonly Command[];
    }
  | PrivateReply
  | AdminReply
  | KnowledgeReply
  | ScoringReply
  | { readonly kind: 'cardInactive'; readonly offers: readonly Command[] }
  | { readonly kind: 'notYourCard'; readonly starter: string }
  /** The write did not reach the disk, the disk can no longer be trusted, or the database does not answer. */
  | {
      readonly kind: 'notSaved';
      readonly reason: 'diskFault' | 'readOnly' | 'outOfReach';
      readonly offers: readonly Command[];
    };

export type ReplyKind = Reply['kind'];
/** The reply of one kind. */
export type ReplyOf<K extends ReplyKind> = Extract<Reply, { kind: K }>;

/** Which part a person plays; decides what help shows, never what they may do. */
export type Part = 'salesperson' | 'manager' | 'administrator' | 'stranger';

export type FlowName =
  | 'qualify'
  | 'new-lead'
  | 'edit-lead'
  | 'assign'
  | 'disqualify'
  | 'bulk'
  | 'merge'
  | 'rule-form'
  | 'admin'
  | 'train'
  | 'knowledge'
  | 'act';

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
  /** Somebody saved the lead after this form was opened. */
  | { readonly kind: 'changedSince' }
  /** Somebody saved the lead, or moved whoever gets it to another business unit, while it was looked at. */
  | { readonly kind: 'leadChanged' }
  /** Somebody saved one of two compared records after they were shown. */
  | { readonly kind: 'recordChanged' };

export interface QualifyPreview {
  /** The whole list of checks with their verdicts, as preflight shows it. */
  readonly checks: readonly Pick<Check, 'name' | 'verdict'>[];
  readonly notes: number;
  readonly attachments: number;
  /** What to know beforehand, by the check that found it. */
  readonly warnings: readonly { readonly check: CheckName; readonly facts: readonly string[] }[];
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
  /** Where a merged lead lives on; without a name when the reader may not read that one. */
  readonly mergedInto?: { readonly id?: string; readonly name?: string };
  readonly city?: string;
  readonly score?: number;
  readonly grade?: Grade;
  /** Where the list is about budgets. */
  readonly budget?: number;
  /** The field in which the search found its words, and the text there. */
  readonly matched?: Why;
}

export interface LeadDetails extends LeadRow {
  readonly version: number;
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
  /** How many possible duplicates it has that the reader may read. */
  readonly duplicates: number;
  readonly closed?: { readonly at: string; readonly by: string };
}

export interface LeadListReply {
  readonly kind: 'leadList';
  readonly of:
    | { readonly kind: 'view'; readonly view: ViewName }
    | { readonly kind: 'search'; readonly text: string }
    /** `owners`: who was meant, by full name. */
    | {
        readonly kind: 'narrowed';
        readonly text: string;
        readonly narrow: Narrowing;
        readonly owners: readonly string[];
      }
    | BehindNumber;
  readonly rows: readonly (LeadRow & { readonly open: Command })[];
  /** How many there are in all; a search counts at most 50. */
  readonly total: number;
  /** Position of the first row, from 1. */
  readonly first: number;
  readonly offers: readonly Command[];
}

export interface LeadFormReply extends Asking {
  readonly kind: 'leadForm';
  readonly mode: 'new' | 'edit';
  readonly lead?: LeadHead;
  /** Fields asked for besides the usual ones: the required steps that are empty. */
  readonly asks: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldProblem[];
  /** Leads and contacts that this one may be, found before saving. */
  readonly lookalikes: readonly DuplicateRow[];
}

export interface RefusedReply {
  readonly kind: 'refused';
  readonly wanted: CommandKind;
  readonly refusal: Refusal;
  readonly lead?: LeadHead;
  /** All checks of a qualification, where the refusal comes from one. */
  readonly checks?: readonly Pick<Check, 'name' | 'verdict'>[];
  readonly offers: readonly Command[];
}

/** Closing, reopening and moving a lead. */
export type ClosingReply =
  | ({
      readonly kind: 'disqualifyAsks';
      readonly lead: LeadHead;
      readonly reasons: readonly Option[];
      /** Chosen already, because it was said. */
      readonly reason?: number;
    } & Asking)
  | {
      readonly kind: 'disqualified';
      readonly receipt: DisqualifyReceipt;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'reactivated';
      readonly lead: LeadHead;
      readonly stage?: { readonly process: string; readonly name: string; readonly onLead: boolean };
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'stageMoved';
      readonly lead: LeadHead;
      readonly process: string;
      readonly stage: string;
      readonly moved: boolean;
      readonly finished: boolean;
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'undone'; readonly receipt: UndoReceipt; readonly offers: readonly Command[] }
  | {
      readonly kind: 'opportunityLost';
      readonly lead: LeadHead;
      readonly opportunity: string;
      readonly offers: readonly Command[];
    }
  /** Leads of the grid to pick from; then what qualifying them would do; then what it did (S2.2.5, C4). */
  | ({ readonly kind: 'bulkPick'; readonly rows: readonly LeadRow[]; readonly total: number } & Asking)
  | ({ readonly kind: 'bulkConfirm'; readonly outcome: BulkDone } & Asking)
  | { readonly kind: 'bulkDone'; readonly outcome: BulkDone; readonly offers: readonly Command[] };

export type BulkDone = Extract<BulkOutcome, { kind: 'done' }>;

/** What a pasted error is, and whether it is true for the record (S2.1.2, S1.14). */
export type ErrorReply =
  | {
      readonly kind: 'errorExplained';
      readonly error: ErrorId;
      readonly certainty: number;
      /** The section of the guidance for the asker's role, with its sources. */
      readonly guidance: readonly AnswerPart[];
      readonly citations: readonly Citation[];
      /** The pasted text, to examine it again for somebody else. */
      readonly text: string;
      readonly diagnosis: Diagnosis;
      /** Privileges that the pasted message says are missing. */
      readonly named: readonly NamedPrivilege[];
      readonly lead?: LeadHead;
      /** The lead was not named now: it is the one spoken of a moment ago. */
      readonly inPlay: boolean;
      readonly examinedAs?: string;
      /** The id of whose rights were examined. */
      readonly examined?: string;
      /** Whom the administrator may examine instead; empty where it makes no difference. */
      readonly people: readonly { readonly id: string; readonly name: string }[];
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'errorNeighbour'; readonly neighbour: Neighbour; readonly offers: readonly Command[] }
  | { readonly kind: 'errorUnknown'; readonly offers: readonly Command[] };

/** Answers from the guidance, joined with how this organisation is set up (S0.5). */
export type QuestionReply =
  | {
      readonly kind: 'answered';
      readonly answer: Extract<Answer, { kind: 'answer' }>;
      readonly here: readonly HereFact[];
      /** What it means for the lead last spoken of. */
      readonly lead?: LeadFact;
      /** What was asked how to do, where this bot does it. */
      readonly deed?: Deed;
      /** The same in the words of a language model, verified; shown instead, and labelled as such. */
      readonly byModel?: ModelAnswer;
      /** The model would have been asked, but the person's questions of the day are used up: said once a day. */
      readonly budgetSpent?: true;
      readonly offers: readonly Command[];
    }
  /** The guidance does not say how, but this bot does it. */
  | { readonly kind: 'doHere'; readonly deed: Deed; readonly offers: readonly Command[] }
  | { readonly kind: 'whichTopic'; readonly language: Language; readonly offers: readonly Command[] }
  | {
      readonly kind: 'declined';
      readonly language: Language;
      /** Who writes the guidance here and sees what was asked in vain; nobody for strangers. */
      readonly whom: readonly string[];
      readonly offers: readonly Command[];
    };
