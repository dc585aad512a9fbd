import { randomUUID } from 'node:crypto';
import { collections } from '../domain/collections.ts';
import { openMemoryStore } from '../domain/store/local/memory-store.ts';
import type { Database } from '../domain/store/postgres/database.ts';
import { openOn } from '../domain/store/postgres/open-store.ts';
import { openPool } from '../domain/store/postgres/pool.ts';
import type { Store } from '../domain/store/store.ts';
import { openPglite } from './store/pglite.ts';

/**
 * An empty store with every collection, for one test: in memory, or with `STORE=postgres` an organisation of its
 * own on the server of TEST_DATABASE_URL, or without one on a PostgreSQL in this process.
 */
export function anEmptyStore(): Store {
  if (process.env['STORE'] !== 'postgres') return openMemoryStore(collections);
  const url = process.env['TEST_DATABASE_URL'];
  return soon(url === undefined ? openPglite(collections) : onServer(url));
}

let pool: Database | undefined;

function onServer(url: string): Promise<Store> {
  pool ??= openPool({ url });
  const options = { collections, organisation: randomUUID(), now: () => new Date() };
  return openOn({ ...pool, close: async () => undefined }, options, 'the test server');
}

const soon = (opening: Promise<Store>): Store => ({
  kind: 'postgres',
  read: async (look) => (await opening).read(look),
  change: async (by, edit) => (await opening).change(by, edit),
  moment: async (use) => (await opening).moment(use),
  alone: async (task, run) => (await opening).alone(task, run),
  close: async () => (await opening).close(),
});
