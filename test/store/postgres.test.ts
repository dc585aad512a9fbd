import { randomUUID } from 'node:crypto';
import { openPostgresStore } from '../../domain/store/postgres/open-store.ts';
import { storeContract } from './contract.ts';
import { openPglite } from './pglite.ts';
import { collections } from './things.ts';

const url = process.env['TEST_DATABASE_URL'];

if (url === undefined) {
  // What needs two clients at once is shown as skipped: it runs on a server, with TEST_DATABASE_URL.
  storeContract('store on a PostgreSQL in this process', () => openPglite(collections), 'one');
} else {
  storeContract('store on a PostgreSQL server', () =>
    openPostgresStore({ url, collections, organisation: randomUUID(), now: () => new Date() }),
  );
}
