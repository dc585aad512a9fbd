import type { AdminChange } from '../../dialogs/admin/change.ts';
import type { AdminReply } from '../../dialogs/admin/reply.ts';
import type { KnowledgeReply } from '../../dialogs/knowledge/reply.ts';
import type { LeadDetails, LeadRow } from '../../dialogs/reply.ts';
import type { ScoringReply } from '../../dialogs/scoring/reply.ts';
import type { FileProblem } from '../../domain/leads/csv-text.ts';
import type { ImportReceipt } from '../../domain/leads/decide-import.ts';
import type { LeadFacets, LeadFilter } from '../../domain/leads/filter.ts';
import type { FunnelStep } from '../../domain/leads/funnel.ts';
import type { ImportAsPlan } from '../../domain/leads/import-as.ts';
import type { ScoreSummary } from '../../domain/scoring/summary.ts';

/**
 * What the API says to the tab, as types: the one file that both sides read. The tab imports it as types only, so
 * nothing of the bot gets into a browser.
 */

/** Anything that is not answered: what happened, why, and what to do now. Never an internal. */
export interface Problem {
  readonly title: string;
  readonly details: readonly string[];
  readonly now: string;
  /** Finds the line in the log. */
  readonly reference?: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Asked without signing in: how to sign in here. */
export type Entry =
  | { readonly kind: 'teams' }
  /** Local mode: anybody on this machine is whom they choose to be. */
  | { readonly kind: 'local'; readonly people: readonly Named[] };

export interface Session {
  readonly person: Named;
  /** `false` for somebody who is not a member yet: they may only ask for access. */
  readonly member: boolean;
  /** Shows the pages of administration; what each of them allows is decided where it is asked for. */
  readonly administers: boolean;
  readonly mayImport: boolean;
  /** The bot as Teams names it, for links into the chat; missing in local mode. */
  readonly appId?: string;
}

export interface Board {
  readonly from: string;
  readonly to: string;
  readonly summary: ScoreSummary;
  readonly funnel: readonly FunnelStep[];
  /** Names of the leads, owners and business units that the summary speaks of, by id. */
  readonly names: Readonly<Record<string, string>>;
}

export interface LeadList {
  readonly filter: LeadFilter;
  readonly rows: readonly LeadRow[];
  readonly total: number;
  /** Position of the first row, from 1. */
  readonly first: number;
  readonly pageSize: number;
  readonly facets: LeadFacets;
  /** Names of the owners in the facets, by id. */
  readonly owners: Readonly<Record<string, string>>;
}

export interface LeadPage {
  readonly lead: LeadDetails;
  /** What the lead's fields are called, in the order people read them. */
  readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  readonly steps: readonly Step[];
}

/** Something that can be done, as a button that the bot signed. */
export interface Step {
  readonly label: string;
  readonly press: string;
}

/** What the bot answers to a press: the card that chat would show. */
export interface Pressed {
  readonly card: object;
  readonly summary: string;
}

/** The pages of administration, each as the reply that chat shows as a card; its offers as steps. */
export type Area = { readonly steps: readonly Step[] } & (Shown | KnowledgeListed);

type KnowledgeListed = Omit<Extract<KnowledgeReply, { kind: 'knowledgeList' }>, 'problems'> & {
  /** Each in the reader's words. */
  readonly problems: readonly { readonly file: string; readonly line: number; readonly problem: string }[];
};

type Shown = Extract<
  AdminReply | ScoringReply | KnowledgeReply,
  {
    kind:
      | 'settings'
      | 'roles'
      | 'role'
      | 'requests'
      | 'rules'
      | 'mappings'
      | 'mapping'
      | 'processes'
      | 'automations'
      | 'scoringModels'
      | 'scoringModel'
      | 'grades'
      | 'knowledgeSection';
  }
>;

/** A change and its consequence, before it is saved. Nothing changes when `consequences` is empty. */
export interface Confirm {
  readonly flow: string;
  readonly rev: number;
  readonly consequences: readonly string[];
}

/** The receipt of a change: the same however often it is confirmed. */
export interface Changed {
  readonly consequences: readonly string[];
}

/** A line of a file that cannot be imported, or is worth a look: what is wrong, as data. */
export type FileLine = ImportAsPlan['problems'][number];

/** What importing a file would do. */
export interface ImportPreview {
  /** Goes back with the import, which happens once for each. */
  readonly key: string;
  /** SHA-256 of the file: what is imported afterwards has to be the same. */
  readonly digest: string;
  readonly leads: number;
  /** Lines that are likely duplicates, of an earlier line or of a lead that the person may read. */
  readonly twins: readonly {
    readonly line: number;
    readonly name: string;
    readonly company: string;
    readonly other: { readonly name: string; readonly company: string };
    readonly leadId?: string;
    readonly closed?: boolean;
    readonly row?: number;
    readonly probability: number;
  }[];
  readonly twinsTotal: number;
  readonly sample: readonly {
    readonly id: string;
    readonly name: string;
    readonly company: string;
    readonly email: string;
    readonly owner: string;
  }[];
  readonly problems: readonly FileLine[];
  readonly problemsTotal: number;
  readonly warnings: readonly FileLine[];
  readonly warningsTotal: number;
  readonly ignoredColumns: readonly string[];
}

/** The file as a whole cannot be read. */
export interface UnreadableFile {
  readonly file: FileProblem;
}

/** What the tab reads of the bot's own types. */
export type { AdminChange, FileProblem, FunnelStep, ImportReceipt, LeadFilter, LeadRow };
