import { collections } from '../domain/collections.ts';
import { openLocalStore } from '../domain/store/local/open-store.ts';
import type { Store } from '../domain/store/store.ts';
import type { Config } from './config.ts';

/** The store that the configuration names. Throws what the adapter throws: a held folder, a damaged file. */
export const openStore = ({ dataDir }: Pick<Config, 'dataDir'>): Promise<Store> =>
  openLocalStore({ folder: dataDir, collections });
