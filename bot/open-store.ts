import { collections } from '../domain/collections.ts';
import { keepingMatchcodes } from '../domain/duplicates/matchcodes.ts';
import { openLocalStore } from '../domain/store/local/open-store.ts';
import { openPostgresStore } from '../domain/store/postgres/open-store.ts';
import type { Store } from '../domain/store/store.ts';
import type { Config } from './config.ts';

/**
 * The store that the configuration names. Throws what the adapter throws: a held folder, a damaged file, a database
 * that cannot be used.
 */
export async function openStore({
  dataDir,
  databaseUrl,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Store> {
  if (databaseUrl === undefined)
    return keepingMatchcodes(await openLocalStore({ folder: dataDir, collections }));
  return keepingMatchcodes(await openPostgresStore({ url: databaseUrl, collections, now: () => new Date() }));
}
