import { collections } from '../domain/collections.ts';
import { keepingMatchcodes } from '../domain/duplicates/matchcodes.ts';
import { openLocalStore } from '../domain/store/local/open-store.ts';
import type { Store } from '../domain/store/store.ts';
import type { Config } from './config.ts';

/** The store that the configuration names. Throws what the adapter throws: a held folder, a damaged file. */
export async function openStore({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Store> {
  if (databaseUrl !== undefined)
    throw new Error(
      'DATABASE_URL is set, but this release has no PostgreSQL store. Remove it to use DATA_DIR.',
    );
  return keepingMatchcodes(await openLocalStore({ folder: dataDir, collections }));
}
