import type { AnyCollection } from '../store.ts';
import type { Database } from './database.ts';
import { DatabaseUnusable, explain, nameOfDatabase, readOnlyServer } from './errors.ts';
import { openPool, type PoolOptions } from './pool.ts';
import { PostgresStore } from './postgres-store.ts';
import { prepareLookups } from './prepare-lookups.ts';
import { migrate } from './schema.ts';

export interface PostgresOptions extends PoolOptions {
  readonly collections: readonly AnyCollection[];
  /** Whose records these are; several organisations may share a database. Default `main`. */
  readonly organisation?: string;
}

const oldest = 130_000;

/**
 * Opens the store on a PostgreSQL server, and makes or migrates its tables. Any number of processes may have it
 * open. Throws `DatabaseUnusable` with the way out.
 */
export async function openPostgresStore({
  collections,
  organisation = 'main',
  ...options
}: PostgresOptions): Promise<PostgresStore> {
  const database = openPool(options);
  try {
    return await openOn(database, collections, organisation, nameOfDatabase(options.url));
  } catch (error) {
    await database.close();
    throw error instanceof DatabaseUnusable ? error : explain(error, options.url);
  }
}

/** The same over any connection: tests bring a PostgreSQL that runs in their own process. */
export async function openOn(
  database: Database,
  collections: readonly AnyCollection[],
  organisation: string,
  where: string,
): Promise<PostgresStore> {
  const session = await database.session();
  let broken = true;
  try {
    const [server] = await session.query<{ version: number; writable: boolean }>(
      "select current_setting('server_version_num')::integer as version, not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable",
    );
    if (server === undefined || server.version < oldest)
      throw new DatabaseUnusable(`${where} is older than PostgreSQL 13. Upgrade it. Nothing was changed.`);
    if (!server.writable) throw new DatabaseUnusable(readOnlyServer(where));
    await migrate(session, where);
    await prepareLookups(session, organisation, collections);
    broken = false;
  } finally {
    session.release(broken);
  }
  return new PostgresStore(database, organisation, collections);
}
