import type { Collection, Lookup, Stored, View } from '../domain/store/store.ts';

/** All records of a small collection: roles, processes, rules; never leads. */
export async function everything<T extends Stored, L extends Record<string, Lookup<T>>>(
  view: View,
  collection: Collection<T, L>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const record of view.all(collection)) found.push(record);
  return found;
}
