import type { Collection, Lookup, Stored, View } from '../store/store.ts';
import { print } from './print.ts';

/**
 * Whether somebody saved the record after the version that a person looked at. A new score makes a new version too,
 * but nothing that a person could lose.
 */
export async function isEditedSince<T extends Stored, L extends Record<string, Lookup<T>>>(
  view: View,
  of: Collection<T, L>,
  record: T,
  version: number,
): Promise<boolean> {
  if (version === record.version) return false;
  const entries = await view.history(of, record.id, record.version - version);
  const edits = entries.flatMap(({ edits: own }) => own);
  return (
    edits.length < record.version - version ||
    edits.some(({ before, after }) => !before || !after || print(before) !== print(after))
  );
}
