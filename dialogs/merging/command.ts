import type { MergeEntity } from '../../domain/records/merge.ts';
import type { LeadRef } from '../command.ts';

/** What can be asked about two records that may be one. */
export type MergingCommand =
  /**
   * Two leads side by side, to choose which stays and which values; `keep` has chosen already.
   * Without `other`: the duplicates of the lead, to choose from.
   */
  | {
      readonly kind: 'merge-leads';
      readonly lead: LeadRef;
      readonly other?: LeadRef;
      readonly keep?: 'lead' | 'other';
    }
  /** The same for two records that a card showed, whatever their kind. */
  | {
      readonly kind: 'merge-records';
      readonly entity: MergeEntity;
      readonly ids: readonly [string, string];
      /** Goes straight to the values, with the one that has more to it as the one that stays. */
      readonly choose?: true;
    }
  | { readonly kind: 'undo-merge'; readonly mergeId: string };
