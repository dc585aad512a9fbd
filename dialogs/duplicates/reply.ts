import type { Crowd } from '../../domain/duplicates/candidate-records.ts';
import type { MatchJudgement } from '../../domain/qualification/refusal.ts';
import type { LeadState } from '../../domain/records/lead.ts';
import type { Command } from '../command.ts';
import type { LeadHead } from '../reply.ts';

/** A record that may be the one asked about: which it is, and everything that speaks for and against it. */
export interface DuplicateRow {
  readonly entity: 'lead' | 'account' | 'contact';
  readonly id: string;
  readonly name: string;
  readonly company?: string;
  /** A lead's topic, a contact's job title, an account's city. */
  readonly about?: string;
  /** Missing for accounts and contacts, which are active. */
  readonly state?: LeadState;
  readonly owner: string;
  readonly createdAt: string;
  readonly judged: MatchJudgement & { readonly score: number };
  /** Leads can be opened. */
  readonly open?: Command;
  /** Side by side, for two open leads. */
  readonly merge?: Command;
  /** *Not a duplicate*, for whoever may change the lead asked about. */
  readonly dismiss?: Command;
  /** Side by side, to merge: leads with leads. */
  readonly compare?: Command;
}

/** What looks like a record, as one look found it. */
export interface FoundDuplicates {
  /** Likeliest first, at most `duplicatesShown`. */
  readonly matches: readonly DuplicateRow[];
  readonly total: number;
  /** Those of which it is known why they only look alike. */
  readonly lookAlikes: readonly DuplicateRow[];
  readonly lookAlikesTotal: number;
  readonly crowds: readonly Crowd[];
}

export type DuplicatesReply = {
  readonly kind: 'duplicates';
  readonly lead: LeadHead;
  readonly found: FoundDuplicates;
  /** What was decided just now, by the other record's name. */
  readonly decided?: { readonly verdict: 'different' | 'withdrawn'; readonly name: string };
  readonly offers: readonly Command[];
};
