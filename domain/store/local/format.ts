import type { AuditMark } from './audit-trail.ts';
import { StoreDamaged, StoreTooNew } from './errors.ts';

/**
 * How the files are laid out. Raise it when an older release could no longer read them.
 * 2: the snapshot names the file of the audit trail, which is not `audit.jsonl` after a person was forgotten.
 */
export const FORMAT = 2;

/** A file says the oldest format that it can be read by, so that an older release still opens what it knows. */
export const formatOf = ({ file }: AuditMark): number => (file === undefined ? 1 : 2);

/** The first line of the snapshot and of each journal segment. */
export interface Header {
  readonly kind: 'snapshot' | 'journal';
  readonly format: number;
  /** How the records are shaped: one more than the number of upgrades that there have been. */
  readonly schema: number;
}

/** Refuses what this release cannot read, before anything is touched. */
export function checkHeader<H extends Header>(file: string, kind: H['kind'], header: H, schema: number): H {
  if (header.kind !== kind) throw new StoreDamaged(file, `it does not start as a ${kind}`);
  if (header.format > FORMAT) throw new StoreTooNew(file, `format ${header.format}`, `${FORMAT}`);
  if (header.schema > schema) throw new StoreTooNew(file, `records of schema ${header.schema}`, `${schema}`);
  return header;
}
