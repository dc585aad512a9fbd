import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { Database, Session } from '../../domain/store/postgres/database.ts';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import type { AnyCollection, Store } from '../../domain/store/store.ts';

let server: Promise<PGlite> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** One PostgreSQL in this process for all tests of a file; it has one connection, which is lent to one at a time. */
export function pgliteDatabase(): Database {
  server ??= PGlite.create({ extensions: { pg_trgm } });
  const opened = server;
  const query = async <R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> =>
    (await (await opened).query<R>(text, [...values])).rows;
  return {
    newest: query,
    async session(): Promise<Session> {
      const before = last;
      let release: () => void = () => undefined;
      last = new Promise<void>((free) => {
        release = free;
      });
      await before;
      return {
        query,
        script: async (text) => {
          await (await opened).exec(text);
        },
        release: () => release(),
      };
    },
    close: async () => undefined,
  };
}

/** An empty store on the PostgreSQL in this process. */
export const openPglite = (collections: readonly AnyCollection[]): Promise<Store> =>
  openOn(pgliteDatabase(), { collections, organisation: randomUUID(), now: () => new Date() }, 'PGlite');
