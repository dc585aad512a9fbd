import { createHash, type Hash, hash as hashOf } from 'node:crypto';
import type { Collection, Lookup, Stored, View } from './store.ts';

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
 * of its edits as JSON, one line each. Taken edit by edit, because an import may have 100,000 of them; most entries
 * have none, and are hashed in one go.
 */
export function auditHash(previous: string, { seq, at, by, why, activityId }: AuditHead) {
  const first = `${previous}\n${JSON.stringify({ seq, at, by, why, activityId })}`;
  let hash: Hash | undefined;
  return {
    add: (edit: string | Buffer): void => {
      hash ??= createHash('sha256').update(first);
      hash.update('\n').update(edit);
    },
    digest: (): string => hash?.digest('hex') ?? hashOf('sha256', first),
  };
}

/**
 * Who changed or removed the record last and when (ISO), with the record as it was then: after the change, or before
 * it was removed. Throws for one that was never stored: whatever was has an entry.
 */
export async function lastEdit<T extends Stored, L extends Record<string, Lookup<T>>>(
  view: View,
  of: Collection<T, L>,
  id: string,
): Promise<{ readonly record: Stored; readonly by: string; readonly at: string }> {
  const [entry] = await view.history(of, id, 1);
  const record = entry?.edits[0]?.after ?? entry?.edits[0]?.before;
  if (entry === undefined || record === undefined) throw new Error(`no trail of ${of.name}/${id}`);
  return { record, by: entry.by, at: entry.at };
}
