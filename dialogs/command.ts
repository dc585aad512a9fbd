import type { Narrowing } from '../domain/leads/narrow.ts';
import type { ViewName } from '../domain/leads/views.ts';
import type { Target } from '../domain/qualification/settings.ts';
import type { AdminChange } from './admin/change.ts';
import type { Beyond } from './beyond.ts';
import type { DuplicatesCommand } from './duplicates/command.ts';
import type { FieldValues } from './field-values.ts';
import type { KnowledgeCommand } from './knowledge/command.ts';
import type { MergingCommand } from './merging/command.ts';
import type { DigestCommand, NotificationsCommand } from './notifications/command.ts';
import type { ScanningCommand } from './scanning/command.ts';
import type { ScoringCommand } from './scoring/command.ts';

/** A lead as people name it: by a button's id, by words, or "it": the one last spoken of. */
export type LeadRef =
  /** `version` is that of the lead which the card showed: what was done to it is done once. */
  | { readonly kind: 'id'; readonly id: string; readonly version?: number }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'last' }
  /** In the list shown last, from 0; -1 is the last of it. */
  | { readonly kind: 'listed'; readonly at: number };

/** A colleague as people name one, or whoever speaks. */
export type PersonRef =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'me' };

/**
 * Everything a person can want, whether typed or pressed: intent turns text into one of these, a button carries
 * one. `converse` has one line for each.
 */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'greet' }
  | { readonly kind: 'thanks' }
  /** `topic`: what was spoken of is forgotten as well. */
  /** "Yes", "ok": to whatever card asks. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'cancel'; readonly topic?: true }
  /** `narrow` is what was said besides a name: whose, of when, how good. */
  | {
      readonly kind: 'find-leads';
      readonly text: string;
      readonly page?: number;
      readonly narrow?: Narrowing;
      /** Opened from the digest since that day, to which there is a way back. */
      readonly digestSince?: string;
    }
  | { readonly kind: 'list-leads'; readonly view: ViewName; readonly page?: number }
  /** `name` is what its button calls the lead. */
  | { readonly kind: 'show-lead'; readonly lead: LeadRef; readonly name?: string }
  /** A lead that somebody shared in a chat, for whoever looks: each sees what they may. */
  | { readonly kind: 'look-at-lead'; readonly leadId: string }
  /** `values`: what was said of the fields; the form shows them before anything is saved. */
  | { readonly kind: 'new-lead'; readonly values?: FieldValues }
  | { readonly kind: 'edit-lead'; readonly lead: LeadRef; readonly values?: FieldValues }
  /** Gives the lead to somebody; without `to` it asks to whom. */
  | { readonly kind: 'assign-lead'; readonly lead: LeadRef; readonly to?: PersonRef }
  | { readonly kind: 'qualify-lead'; readonly lead: LeadRef }
  /** `whom`: the words that name a colleague, "why can't Sam qualify …". */
  | { readonly kind: 'can-i-qualify'; readonly lead: LeadRef; readonly whom?: string }
  | { readonly kind: 'bulk-qualify'; readonly leadIds?: readonly string[] }
  | { readonly kind: 'disqualify-lead'; readonly lead: LeadRef; readonly reason?: number }
  | { readonly kind: 'reactivate-lead'; readonly lead: LeadRef }
  /** `from`: the version of the lead's way through the process that the card showed. */
  | {
      readonly kind: 'next-stage' | 'set-active-stage';
      readonly lead: LeadRef;
      readonly from?: number;
    }
  /** `of`: when that was done which the button takes back; missing: whatever was done last. */
  | { readonly kind: 'undo'; readonly lead: LeadRef; readonly of?: string }
  /** Closes the lead's open opportunity as lost, so that the lead can be disqualified (C12). */
  | { readonly kind: 'lose-opportunity'; readonly lead: LeadRef; readonly opportunityId: string }
  /** `personId`: whose error it is, when an administrator examines it for somebody. */
  | {
      readonly kind: 'explain-error';
      readonly text: string;
      readonly lead?: LeadRef;
      /** Not the lead spoken of before: which one is asked. */
      readonly another?: true;
      readonly personId?: string;
    }
  | { readonly kind: 'question'; readonly text: string }
  /** Asks for a deed that the bot does not do; `lead`: for whom. */
  | { readonly kind: 'beyond'; readonly what: Beyond; readonly lead?: LeadRef }
  | { readonly kind: 'settings' }
  | { readonly kind: 'roles'; readonly roleId?: string }
  /** All duplicate detection rules, or one of them. */
  | { readonly kind: 'rules'; readonly ruleId?: string }
  /** A new rule, the form of an existing one, or one like it. */
  | { readonly kind: 'rule-form'; readonly ruleId?: string; readonly copy?: boolean }
  /** Asks those who may to change the rule that blocks this lead (S1.14.6, S1.14.8). */
  | { readonly kind: 'ask-rule-change'; readonly ruleId: string; readonly leadId: string }
  | { readonly kind: 'mappings'; readonly target?: Target }
  | { readonly kind: 'process' }
  | { readonly kind: 'automations' }
  /** For oneself: to become a member, or to be granted what qualifying this lead needs, or whatever else is wanted of it. */
  | {
      readonly kind: 'request-access';
      readonly lead?: LeadRef;
      readonly mergeWith?: string;
      readonly wanted?: 'assign-lead';
    }
  | { readonly kind: 'requests' }
  /** Something an administrator changes; shown with its consequence before it is saved. */
  | { readonly kind: 'change'; readonly change: AdminChange }
  /** The guided search for the automation that blocks a person (S2.9). */
  | {
      readonly kind: 'isolate';
      readonly act: 'start' | 'next' | 'finish' | 'abandon';
      readonly sessionId?: string;
      /** How many trials there were when it was offered. */
      readonly trials?: number;
      /** When it was offered to start: a search that was begun since is the one that is meant. */
      readonly since?: string;
      readonly leadId?: string;
    }
  | KnowledgeCommand
  | DuplicatesCommand
  | ScoringCommand
  | MergingCommand
  | ScanningCommand
  | NotificationsCommand
  | { readonly kind: 'sign-out' }
  | DigestCommand
  /** A press inside a flow: the flow's state in the store says what it means. */
  | { readonly kind: 'flow'; readonly flow: string; readonly rev: number; readonly press: string }
  /** Words that nothing above fits, and what they may have meant. */
  | { readonly kind: 'unknown'; readonly text: string; readonly guesses?: readonly Command[] };

export type CommandKind = Command['kind'];
