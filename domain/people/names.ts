import { people } from '../collections.ts';
import type { View } from '../store/store.ts';

/** The name of a person, also of one who has left. */
export const nameOf = async (view: View, personId: string): Promise<string> =>
  (await view.get(people, personId))?.name ?? 'Unknown person';
