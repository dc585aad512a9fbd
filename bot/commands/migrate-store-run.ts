import { collections } from '../../domain/collections.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { fillPlace, isUrl, nameOf, type Place, readPlace } from './place.ts';
import type { Screen } from './screen.ts';

export interface Move {
  /** One a data folder, the other a database. */
  readonly from: Place;
  readonly to: Place;
  readonly organisation?: string;
}

/**
 * Moves everything from a data folder to a database or back, and compares both afterwards (`fillPlace`). What it reads
 * from stays as it is.
 */
export async function migrateStore(
  { from, to, organisation = 'main' }: Move,
  screen: Screen,
): Promise<boolean> {
  if (isUrl(from) === isUrl(to)) {
    screen.line('One of --from and --to is a data folder and the other a postgres:// address.');
    return false;
  }
  if (isUrl(from))
    return readPlace(from, organisation, async (source) =>
      conclude(await fillPlace(to, organisation, source, screen), from, to, screen),
    );
  // Held, so that no bot goes on with what has moved.
  const store = await openLocalStore({ folder: from, collections });
  try {
    return await store.moment(async (source) =>
      conclude(await fillPlace(to, organisation, source, screen), from, to, screen),
    );
  } finally {
    await store.close();
  }
}

function conclude(same: boolean, from: Place, to: Place, screen: Screen): boolean {
  if (!same) {
    screen.line(
      `${nameOf(to)} cannot be used: what is marked ✗ differs. ${nameOf(from)} is unchanged: go on with it.`,
    );
    return false;
  }
  screen.line(
    isUrl(to)
      ? `Everything is in ${nameOf(to)}. Set DATABASE_URL and start the bot; leave DATA_DIR as it is for the first start, so that buttons in old chats stay alive. ${from} is unchanged and not needed any more.`
      : `Everything is in ${to}. Remove DATABASE_URL, set DATA_DIR=${to} and start the bot. ${nameOf(from)} is unchanged.`,
  );
  return true;
}
