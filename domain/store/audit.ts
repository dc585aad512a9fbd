import type { Stored } from './store.ts';

/** One record's fate in a change: `before` is missing for a new record, `after` for a removed one. */
export interface AuditedEdit {
  readonly collection: string;
  readonly id: string;
  readonly before?: Stored;
  readonly after?: Stored;
}

/** One entry per change that wrote something; append-only and hash-chained (SEC13). */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly activityId?: string;
  readonly edits: readonly AuditedEdit[];
  /** SHA-256 over the previous entry's hash and this entry without its own hash, hex. */
  readonly hash: string;
}
