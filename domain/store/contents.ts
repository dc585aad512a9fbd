import { createHash } from 'node:crypto';
import { type AuditEntry, auditHash } from './audit.ts';
import type { Stored } from './store.ts';

/** The result of a command that must not run twice, as plain JSON; no `value`: it returned nothing. */
export interface OnceResult {
  readonly key: string;
  readonly at: string;
  readonly value?: unknown;
}

/** The end of an audit trail. */
export type TrailEnd = Pick<AuditEntry, 'seq' | 'hash'>;

/** All that a store holds at one moment, to be read one after another: what moves from one adapter to the other. */
export interface Contents {
  readonly last: TrailEnd;
  /** In id order. */
  records(collection: string): AsyncIterable<Stored>;
  /** The entries of the audit trail after that one, oldest first. */
  entries(after: number): AsyncIterable<AuditEntry>;
  results(): AsyncIterable<OnceResult>;
}

/** How many records, and a hash over all of them in order: the same for the same records in whatever store. */
export async function digestOf(
  records: AsyncIterable<Stored>,
): Promise<{ readonly count: number; readonly hash: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const record of records) {
    hash.update(JSON.stringify(record)).update('\n');
    count += 1;
  }
  return { count, hash: hash.digest('hex') };
}

/** An entry of an audit trail is missing or is not the one that was chained. */
export class ChainBroken extends Error {
  readonly seq: number;
  constructor(seq: number) {
    super(`Entry ${seq} of the audit trail is missing or altered`);
    this.name = 'ChainBroken';
    this.seq = seq;
  }
}

/**
 * Reckons the whole chain anew and returns its end. Throws `ChainBroken`. Entries cut off the end leave a whole chain:
 * hand in one that was `noted` elsewhere.
 */
export async function checkChain(entries: AsyncIterable<AuditEntry>, noted?: TrailEnd): Promise<TrailEnd> {
  let passed = noted === undefined;
  let last: TrailEnd = { seq: 0, hash: '' };
  for await (const { edits, hash, seq, ...head } of entries) {
    const reckoned = auditHash(last.hash, { seq, ...head });
    for (const edit of edits) reckoned.add(JSON.stringify(edit));
    if (seq !== last.seq + 1 || reckoned.digest() !== hash) throw new ChainBroken(last.seq + 1);
    last = { seq, hash };
    passed ||= seq === noted?.seq && hash === noted.hash;
  }
  if (!passed) throw new ChainBroken(noted?.seq ?? 0);
  return last;
}
