import type { AnyCollection } from '../store.ts';
import type { Database, Session } from './database.ts';
import { DatabaseUnusable, explain, nameOfDatabase, readOnlyServer } from './errors.ts';
import { openPool, type PoolOptions } from './pool.ts';
import { PostgresStore } from './postgres-store.ts';
import { prepareLookups } from './prepare-lookups.ts';
import { migrate } from './schema.ts';

export interface PostgresOptions extends PoolOptions {
  readonly collections: readonly AnyCollection[];
  /** Whose records these are; several organisations may share a database. Default `main`. */
  readonly organisation?: string;
  /** This machine's clock, to compare the server's with. */
  readonly now: () => Date;
}

const oldest = 130_000;

interface Server {
  readonly version: number;
  readonly writable: boolean;
  readonly now: number;
}

const serverNow = `
select current_setting('server_version_num')::integer as version,
  not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable,
  (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;

/**
 * Opens the store on a PostgreSQL server, and makes or migrates its tables. Any number of processes may have it
 * open. Throws `DatabaseUnusable` with the way out.
 */
export async function openPostgresStore({
  collections,
  organisation = 'main',
  now,
  ...options
}: PostgresOptions): Promise<PostgresStore> {
  const database = openPool(options);
  try {
    return await openOn(database, { collections, organisation, now }, nameOfDatabase(options.url));
  } catch (error) {
    await database.close();
    throw error instanceof DatabaseUnusable ? error : explain(error, options.url);
  }
}

/** The same over any connection: tests bring a PostgreSQL that runs in their own process. */
export async function openOn(
  database: Database,
  { collections, organisation, now }: Required<Pick<PostgresOptions, 'collections' | 'organisation' | 'now'>>,
  where: string,
): Promise<PostgresStore> {
  const session = await database.session();
  let broken = true;
  try {
    const asked = now().getTime();
    const [server] = await session.query<Server>(serverNow);
    // The answer was made about in the middle between asking and hearing.
    const ahead = (server?.now ?? asked) - (asked + now().getTime()) / 2;
    if (server === undefined || server.version < oldest)
      throw new DatabaseUnusable(`${where} is older than PostgreSQL 13. Upgrade it. Nothing was changed.`);
    if (!server.writable) throw new DatabaseUnusable(readOnlyServer(where));
    await migrate(session, where);
    await refuseUnfinished(session, organisation, where);
    await prepareLookups(session, organisation, collections);
    broken = false;
    return new PostgresStore(database, organisation, collections, Math.round(ahead));
  } finally {
    session.release(broken);
  }
}

async function refuseUnfinished(session: Session, organisation: string, where: string): Promise<void> {
  const [unfinished] = await session.query('select from lead_assistant.transfer where organisation = $1', [
    organisation,
  ]);
  if (unfinished !== undefined)
    throw new DatabaseUnusable(
      `${where} is only half filled: npm run restore or migrate-store was interrupted. Run the same command again; it goes on where it ended. Nothing was changed.`,
    );
}
