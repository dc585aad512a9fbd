import type { ScanProgress } from '../../domain/records/duplicate-scan.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Command } from '../command.ts';

/** What the bot says about a search among all records of a kind. */
export type ScanningReply =
  | {
      readonly kind: 'scanProgress';
      readonly entity: MergeEntity;
      readonly byName: string;
      readonly askedAt: string;
      /** Missing while it waits. */
      readonly progress?: ScanProgress;
      /** It was begun anew after a restart. */
      readonly restarted: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'duplicateGroups';
      readonly entity: MergeEntity;
      readonly scannedAt: string;
      readonly groups: readonly GroupRow[];
      readonly total: number;
      /** Position of the first group, from 1. */
      readonly first: number;
      readonly offers: readonly Command[];
    }
  /** No scan of that kind is finished yet. */
  | { readonly kind: 'neverScanned'; readonly entity: MergeEntity; readonly offers: readonly Command[] };

/** Records that are likely one, with what can be done about it. */
export interface GroupRow {
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    /** What tells them apart: company, topic, town. */
    readonly facts: readonly string[];
    readonly owner: string;
  }[];
  /** Members that are not shown. */
  readonly more: number;
  /** Of the two that are likeliest one. */
  readonly probability: number;
  readonly compare: Command;
  readonly merge: Command;
  readonly apart: Command;
}
