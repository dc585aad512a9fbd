import { createHash } from 'node:crypto';
import { Client, Pool, type PoolClient } from 'pg';
import type { Database, Session } from './database.ts';

export interface PoolOptions {
  readonly url: string;
  /** Connections for reads and changes at the same time; one more is kept for the audit chain. Default 8. */
  readonly connections?: number;
  /** How long a turn waits for a connection. Default 10 s. */
  readonly connectMs?: number;
}

/** A connection that nobody has used for so long is closed; a new one costs several turns' worth of time. */
const idleMs = 5 * 60_000;

/** A server behind a pool of connections. */
export function openPool({ url, connections = 8, connectMs = 10_000 }: PoolOptions): Database {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'lead-assistant',
    pipeline: true,
  };
  const pool = new Pool({ ...options, max: connections, idleTimeoutMillis: idleMs });
  // A connection that breaks while nobody uses it is replaced by the next one asked for.
  pool.on('error', () => undefined);
  const kept = keptConnection(() => new Client(options));
  return {
    session: async () => sessionOf(await pool.connect()),
    newest: (text, values) => kept.query(text, values),
    close: async () => {
      await pool.end();
      await kept.close();
    },
  };
}

function sessionOf(client: PoolClient): Session {
  // The query under way is told; without a listener Node would end the process.
  const heard = (): void => undefined;
  client.on('error', heard);
  return {
    query: (text, values) => ask(client, text, values),
    script: async (text) => {
      await client.query(text);
    },
    release(broken) {
      client.off('error', heard);
      client.release(broken);
    },
  };
}

async function ask<R extends object>(
  client: Pick<Client, 'query'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const { rows } = await client.query({ name: nameOf(text), text, values: [...values] });
  return rows as R[];
}

const names = new Map<string, string>();

/** Statements are planned once for each connection, under a name that says which they are. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 16);
    names.set(text, name);
  }
  return name;
}

/** One connection that is opened when it is first used, and anew after it broke. */
function keptConnection(make: () => Client) {
  let opening: Promise<Client> | undefined;
  const open = async (): Promise<Client> => {
    const client = make();
    client.on('error', () => {
      opening = undefined;
    });
    await client.connect();
    return client;
  };
  return {
    async query<R extends object>(text: string, values: readonly unknown[]): Promise<R[]> {
      opening ??= open();
      const current = opening;
      try {
        return await ask<R>(await current, text, values);
      } catch (error) {
        if (opening === current) opening = undefined;
        // Its locks must not outlive it.
        current.then((client) => client.end()).catch(() => undefined);
        throw error;
      }
    },
    async close(): Promise<void> {
      const client = await opening?.catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}
