import type { Stored } from '../store/store.ts';
import type { MergeEntity } from './merge.ts';

/** A search for duplicates among all records of a kind. One waits or runs at a time. */
export interface DuplicateScan extends Stored {
  readonly entity: MergeEntity;
  /** Who asked for it, and when. */
  readonly by: string;
  readonly askedAt: string;
  /** `running` after a restart as well: it is then begun anew, because what it had found was not complete. */
  readonly status: 'waiting' | 'running' | 'finished' | 'failed';
  /** How often it was begun: more than once after a restart. */
  readonly attempts: number;
  readonly progress?: ScanProgress;
  readonly finishedAt?: string;
}

export interface ScanProgress {
  readonly phase: 'reading' | 'sorting' | 'indexing' | 'comparing' | 'saving';
  /** 0–100 within the phase. */
  readonly percent: number;
}

/** Two records that a scan found likely to be one. */
export interface DuplicatePair extends Stored {
  readonly scanId: string;
  readonly entity: MergeEntity;
  readonly a: string;
  readonly b: string;
  /** 0–1. */
  readonly probability: number;
  /** The partitions that the two lay in when they were scanned: where to look for them. */
  readonly partitions: readonly string[];
}
