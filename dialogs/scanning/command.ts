import type { MergeEntity } from '../../domain/records/merge.ts';

/** What can be asked about searching all records of a kind for duplicates. */
export type ScanningCommand = {
  readonly kind: 'scan-duplicates';
  /** Missing: leads. */
  readonly entity?: MergeEntity;
  /** `show`: how far it is, or what the last one found; missing: `start`. */
  readonly act?: 'start' | 'show';
  /** To start, on a button: the search that had ended last; once another has, there is nothing left to start. */
  readonly after?: string;
  /** Of the groups, from 1. */
  readonly page?: number;
  /** *Not a duplicate*: two members of a shown group, remembered before the groups are shown again. */
  readonly apart?: readonly [string, string];
};
