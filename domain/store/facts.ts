import type { Stored } from './store.ts';

/**
 * Freezes a record all the way down, once. Records read from disk are frozen only when first handed out, so that
 * opening a large store does not pay for those nobody looks at.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) if (typeof part === 'object') freeze(part);
  return Object.freeze(value);
}

/**
 * The record's next version as the disk would give it back, so that memory and disk never differ; the caller's object
 * stays its own. Fields that are those of the record `before` are taken as they are: they came from the disk.
 */
export function asStored<T extends Stored>(record: T, before: T | undefined): T {
  const next = { ...record, version: record.version + 1 };
  const isPlain = (Object.keys(next) as (keyof T)[]).every((field) => {
    const value = next[field];
    return comesBack(value) || (value !== undefined && value === before?.[field]);
  });
  return freeze(isPlain ? next : (JSON.parse(JSON.stringify(next)) as T));
}

/** Whether JSON gives back the very same. */
const comesBack = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value === null ||
  (Number.isFinite(value) && !Object.is(value, -0));

/** The fields in which two versions of a record differ; objects differ unless they are the same one. */
export function changedFields<T extends object>(record: T, before: T): readonly (keyof T)[] {
  const changed = (Object.keys(record) as (keyof T)[]).filter((field) => record[field] !== before[field]);
  for (const field of Object.keys(before) as (keyof T)[]) if (!(field in record)) changed.push(field);
  return changed;
}
