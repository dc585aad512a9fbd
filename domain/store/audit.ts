import { createHash } from 'node:crypto';
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
  /** See `auditHash`. */
  readonly hash: string;
}

/** Everything of an entry except its edits and its hash. */
export type AuditHead = Omit<AuditEntry, 'edits' | 'hash'>;

/**
 * The hash of an entry: SHA-256, hex, over the previous entry's hash ('' before the first), the entry's head and each
 * of its edits as JSON, one line each. Taken edit by edit, because an import may have 100,000 of them.
 */
export function auditHash(previous: string, { seq, at, by, why, activityId }: AuditHead) {
  const hash = createHash('sha256').update(
    `${previous}\n${JSON.stringify({ seq, at, by, why, activityId })}`,
  );
  return {
    add: (edit: string): void => {
      hash.update('\n').update(edit);
    },
    digest: (): string => hash.digest('hex'),
  };
}
