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

/** What the disk would give back, so that memory and disk never differ; the caller's object stays its own. */
export const asStored = <T extends Stored>(record: T): T => freeze(JSON.parse(JSON.stringify(record)) as T);
