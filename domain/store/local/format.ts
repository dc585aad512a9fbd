import { StoreDamaged, StoreTooNew } from './errors.ts';

/** How the files are laid out. Raise it when an older release could no longer read them. */
export const FORMAT = 1;

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
