import type { DuplicateRule } from '../domain/duplicates/detection-rule.ts';
import type { Answer, Part as AnswerPart, Citation } from '../domain/guidance/answer.ts';
import type { ErrorId } from '../domain/guidance/errors.ts';
import type { Language } from '../domain/guidance/language.ts';
import type { Neighbour } from '../domain/guidance/neighbours.ts';
import type { FieldProblem } from '../domain/leads/check-fields.ts';
import type { Why } from '../domain/leads/match.ts';
import type { ViewName } from '../domain/leads/views.ts';
import type { NoticeAbout } from '../domain/notices/notice.ts';
import type { AccessRequest } from '../domain/people/access-request.ts';
import type { Filed } from '../domain/people/requests.ts';
import type { SecurityRole } from '../domain/people/roles.ts';
import type { ProcessFlow } from '../domain/process/flow.ts';
import type { Automation } from '../domain/qualification/automation.ts';
import type { BulkOutcome } from '../domain/qualification/bulk.ts';
import type { DisqualifyReceipt } from '../domain/qualification/close.ts';
import type { Isolation } from '../domain/qualification/isolation.ts';
import type { MappingRow, Option } from '../domain/qualification/mapping.ts';
import type { MappingChange } from '../domain/qualification/mapping-change.ts';
import type { MappingFinding, OptionLine } from '../domain/qualification/mapping-lint.ts';
import type { Consequence, Preflight, QualifyReceipt, Question } from '../domain/qualification/outcome.ts';
import type { MadeRecord, Refusal } from '../domain/qualification/refusal.ts';
import type { Settings, Target } from '../domain/qualification/settings.ts';
import type { UndoReceipt } from '../domain/qualification/undo.ts';
import type { Grade, LeadFields, LeadState } from '../domain/records/lead.ts';
import type { AdminPlan, AdminRefusal } from './admin/change.ts';
import type { WayToGrant } from './admin/roles.ts';
import type { Command, CommandKind } from './command.ts';
import type { Diagnosis } from './explain-error.ts';
import type { HereFact } from './here.ts';

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
  | ClosingReply
  | ErrorReply
  | QuestionReply
  | { readonly kind: 'notice'; readonly about: NoticeAbout; readonly offers: readonly Command[] }
  | AdminReply
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

export type FlowName = 'qualify' | 'new-lead' | 'edit-lead' | 'disqualify' | 'bulk' | 'admin' | 'act';

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
  | { readonly kind: 'changedSince' };

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
  readonly closed?: { readonly at: string; readonly by: string };
}

export interface LeadListReply {
  readonly kind: 'leadList';
  readonly of:
    | { readonly kind: 'view'; readonly view: ViewName }
    | { readonly kind: 'search'; readonly text: string };
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
  /** Leads that look like this one, found before saving. */
  readonly lookalikes: readonly LeadRow[];
}

export interface RefusedReply {
  readonly kind: 'refused';
  readonly wanted: CommandKind;
  readonly refusal: Refusal;
  readonly lead?: LeadHead;
  readonly offers: readonly Command[];
}

/** What administrators see and change; everybody may see how the organisation is set up. */
export type AdminReply =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly legacy: 'yes' | 'no' | 'mixed';
      readonly processes: readonly { readonly id: string; readonly name: string }[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'roles';
      readonly roles: readonly {
        readonly id: string;
        readonly name: string;
        readonly holders: readonly string[];
      }[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'role';
      readonly role: SecurityRole;
      readonly holders: readonly string[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'requests';
      readonly requests: readonly { readonly request: AccessRequest; readonly ways: readonly WayToGrant[] }[];
      readonly total: number;
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'accessRequested'; readonly filed: Filed; readonly offers: readonly Command[] }
  | {
      readonly kind: 'mappings';
      readonly findings: readonly {
        readonly finding: MappingFinding;
        readonly fixes: readonly MappingChange[];
      }[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'mapping';
      readonly target: Target;
      readonly rows: readonly MappingRow[];
      readonly statusMapped: boolean;
      readonly sideBySide: readonly OptionLine[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'processes';
      readonly flows: readonly ProcessFlow[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'automations';
      readonly automations: readonly Automation[];
      readonly people: readonly { readonly id: string; readonly name: string }[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'rules';
      readonly rules: readonly DuplicateRule[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'isolation'; readonly session: Isolation; readonly offers: readonly Command[] }
  | ({ readonly kind: 'adminConfirm'; readonly plan: AdminPlan } & Asking)
  | { readonly kind: 'adminChanged'; readonly plan: AdminPlan; readonly offers: readonly Command[] }
  | { readonly kind: 'adminRefused'; readonly refusal: AdminRefusal; readonly offers: readonly Command[] };

/** Closing, reopening and moving a lead. */
export type ClosingReply =
  | ({
      readonly kind: 'disqualifyAsks';
      readonly lead: LeadHead;
      readonly reasons: readonly Option[];
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
      readonly lead?: LeadHead;
      readonly examinedAs?: string;
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
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'whichTopic'; readonly language: Language; readonly offers: readonly Command[] }
  | { readonly kind: 'declined'; readonly language: Language; readonly offers: readonly Command[] };
