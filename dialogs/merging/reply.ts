import type { Comparison } from '../../domain/merging/look.ts';
import type { MergeReceipt } from '../../domain/merging/merge.ts';
import type { UnmergeReceipt } from '../../domain/merging/unmerge.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Command } from '../command.ts';
import type { Asking, LeadHead } from '../reply.ts';

/** What the bot says about two records that may be one. */
export type MergingReply =
  /** Side by side, with what differs: which one stays, or are they two? */
  | ({ readonly kind: 'mergeCompare'; readonly comparison: Comparison } & Asking)
  /** Which value each field gets, and what goes over to the master. */
  | ({
      readonly kind: 'mergeChoose';
      readonly comparison: Comparison;
      readonly master: Which;
      readonly undoMinutes: number;
    } & Asking)
  /** Nothing that the lead could be merged with. */
  | { readonly kind: 'noDuplicates'; readonly lead: LeadHead; readonly offers: readonly Command[] }
  /** Remembered: they are not offered as duplicates of each other any more. */
  | {
      readonly kind: 'notDuplicates';
      readonly entity: MergeEntity;
      readonly names: readonly [string, string];
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'merged'; readonly receipt: MergeReceipt; readonly offers: readonly Command[] }
  | { readonly kind: 'unmerged'; readonly receipt: UnmergeReceipt; readonly offers: readonly Command[] };

/** One of the two compared records: the first or the second. */
export type Which = 0 | 1;
