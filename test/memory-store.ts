import { collections } from '../domain/collections.ts';
import { openMemoryStore as open } from '../domain/store/local/memory-store.ts';
import type { Store } from '../domain/store/store.ts';

/** An empty store with every collection, for one test. */
export const openMemoryStore = (): Store => open(collections);
