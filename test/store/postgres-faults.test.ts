import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnusable, nameOfDatabase } from '../../domain/store/postgres/errors.ts';
import { openPostgresStore } from '../../domain/store/postgres/open-store.ts';
import { openPool } from '../../domain/store/postgres/pool.ts';
import {
  collection,
  NotSaved,
  type Store,
  StoreOutOfReach,
  StoreReadOnly,
} from '../../domain/store/store.ts';
import { newDatabase } from '../new-database.ts';
import { type Cable, cableTo } from './cable.ts';
import { by, collections, get, increment, put, type Thing, thing } from './things.ts';

const server = process.env['TEST_DATABASE_URL'];

const openAt = (url: string, organisation: string = randomUUID()): Promise<Store> =>
  openPostgresStore({ url, organisation, collections, connectMs: 2_000, now: () => new Date() });

const refusal = (opening: Promise<Store>): Promise<unknown> =>
  opening.then(
    async (store) => {
      await store.close();
      return 'opened';
    },
    (error: unknown) => error,
  );

/** Everything that a log or a screen could show of it. */
const shownOf = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n')
    : '';

describe('a database that cannot be used is refused with the way out', () => {
  test('it does not answer: where it was looked for is said, and never the password', async () => {
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const { port } = silent.address() as AddressInfo;
    const refused = await refusal(openAt(`postgres://ann:s3cr%40t@127.0.0.1:${port}/leads`));
    silent.close();
    expect(refused).toBeInstanceOf(DatabaseUnusable);
    expect(shownOf(refused)).toContain(`ann@127.0.0.1:${port}/leads does not answer`);
    expect(shownOf(refused)).toContain('Nothing was changed');
    expect(shownOf(refused)).not.toMatch(/s3cr(%40|@)t/);
  });

  test('nobody listens there', async () => {
    const refused = await refusal(openAt('postgres://ann:secret@127.0.0.1:1/leads'));
    expect(shownOf(refused)).toContain('Start it or correct DATABASE_URL');
    expect(shownOf(refused)).not.toContain('secret');
  });

  test('its name is told without a password', () => {
    expect(nameOfDatabase('postgres://ann:secret@db.example:5433/leads?sslmode=require')).toBe(
      'ann@db.example:5433/leads',
    );
    expect(nameOfDatabase('nonsense')).toBe('the database');
  });
});

describe.skipIf(server === undefined)('on a server', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  beforeEach(async () => {
    database = await newDatabase(server ?? '');
  });
  afterEach(() => database.drop());

  const run = async (sql: string): Promise<void> => {
    const pool = openPool({ url: database.url, connections: 1 });
    await pool.newest(sql, []);
    await pool.close();
  };

  test('a database that does not exist is named', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    expect(shownOf(await refusal(openAt(url.href)))).toContain('/nowhere does not exist');
  });

  test('a wrong password is refused, and neither said nor logged', async () => {
    const role = `ann_${randomUUID().slice(0, 8)}`;
    await run(`create role ${role} login password 'right'`);
    const url = new URL(database.url);
    url.username = role;
    url.password = 'wr0ng-secret';
    const refused = await refusal(openAt(url.href));
    await run(`drop role ${role}`);
    // A server that trusts everybody lets it in, without the right to make tables.
    expect(refused).toBeInstanceOf(DatabaseUnusable);
    expect(shownOf(refused)).toMatch(/refuses the user or the password|may not make what the store needs/);
    expect(shownOf(refused)).not.toContain('wr0ng-secret');
  });

  test('a server that takes no writes is told apart, at the start and later', async () => {
    const store = await openAt(database.url, 'main');
    await put(store, thing('a'));
    await store.close();
    const name = new URL(database.url).pathname.slice(1);
    await run(`alter database ${name} set default_transaction_read_only = on`);
    expect(shownOf(await refusal(openAt(database.url, 'main')))).toContain('read-only replica');
    await run(`set default_transaction_read_only = off`);
  });

  test('a database of a newer release is refused and left alone', async () => {
    await (await openAt(database.url)).close();
    await run('insert into lead_assistant.schema (step) values (99)');
    expect(shownOf(await refusal(openAt(database.url)))).toContain('newer release (step 99');
  });

  test('a migration that was broken off left nothing, and the next start makes it whole', async () => {
    await run('create schema lead_assistant');
    await run(
      'create table lead_assistant.schema (step integer primary key, made_at timestamptz default now())',
    );
    // What a release half-way through its first step would trip over, were it not undone as a whole.
    await run('create table lead_assistant.turnstile ()');
    expect(await refusal(openAt(database.url))).toBeInstanceOf(DatabaseUnusable);
    const pool = openPool({ url: database.url, connections: 1 });
    const tables = await pool.newest("select from pg_tables where schemaname = 'lead_assistant'", []);
    await pool.close();
    expect(tables).toHaveLength(2);
    await run('drop table lead_assistant.turnstile');
    const store = await openAt(database.url);
    expect(await increment(store, 'a')).toBe(1);
    await store.close();
  });

  test('ten processes may open a new database at once', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => openAt(database.url, 'main')));
    const sizes = await Promise.all(stores.map((store) => increment(store, 'a')));
    expect(sizes.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a newer release may make its look-ups anew while an older one goes on writing', async () => {
    const older = await openAt(database.url, 'main');
    await put(older, ...Array.from({ length: 700 }, (_, n) => thing(`t${n}`, { tags: ['x'] })));
    const newer = collection<Thing>()('things', {
      byTag: { kind: 'key', keys: ({ tags }) => tags.map((tag) => `new ${tag}`) },
    });
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n += 1) await increment(older, `t${n % 700}`);
    })();
    const opening = { url: database.url, organisation: 'main', collections: [newer], now: () => new Date() };
    const opened = await openPostgresStore(opening);
    writing = false;
    await writer;
    await older.close();
    await opened.close();
    // What the older one wrote under its own keys meanwhile is told by some records at the next start.
    const again = await openPostgresStore(opening);
    expect(await again.read((view) => view.count(newer, 'byTag', 'new x'))).toBeGreaterThan(600);
    await again.close();
  });

  describe('when the cable is pulled', () => {
    let cable: Cable;
    let store: Store;
    beforeEach(async () => {
      cable = await cableTo(database.url);
      store = await openAt(cable.url);
      await put(store, thing('a'));
    });
    afterEach(async () => {
      await store.close();
      await cable.close();
    });

    test('in the middle of a change, nothing of it is saved, and the caller is told', async () => {
      const change = store.change(by(), async (tx) => {
        await tx.put(collections[0] as never, thing('b') as never);
        await tx.size(collections[0] as never);
        cable.cut();
        await tx.size(collections[0] as never);
      });
      await expect(change).rejects.toThrow(StoreOutOfReach);
      cable.mend();
      expect(await get(store, 'b')).toBeUndefined();
    });

    test('for a while, everybody is told, and afterwards it goes on by itself', async () => {
      cable.cut();
      for (let time = 0; time < 3; time += 1) {
        await expect(get(store, 'a')).rejects.toThrow(StoreOutOfReach);
        await expect(increment(store, 'a')).rejects.toThrow(StoreOutOfReach);
        await expect(store.alone('scan', async () => 1)).rejects.toThrow(StoreOutOfReach);
      }
      cable.mend();
      expect(await get(store, 'a')).toBeDefined();
      expect(await increment(store, 'a')).toBe(1);
      expect(await store.alone('scan', async () => 1)).toBe(1);
    });

    test('REL1: while the server confirms a change, it is asked what became of it: it was saved', async () => {
      cable.cutAtCommit('after');
      expect(await increment(store, 'a')).toBe(1);
      expect((await get(store, 'a'))?.size).toBe(1);
    });

    test('REL1: before the server heard that it is to be confirmed, it was not saved', async () => {
      cable.cutAtCommit('before');
      await expect(increment(store, 'a')).rejects.toThrow(NotSaved);
      expect((await get(store, 'a'))?.size).toBeUndefined();
      expect(await increment(store, 'a')).toBe(1);
    });
  });

  test('a server that was switched to read-only meanwhile refuses changes and still answers', async () => {
    const store = await openAt(database.url, 'main');
    await put(store, thing('a'));
    const name = new URL(database.url).pathname.slice(1);
    await run(`alter database ${name} set default_transaction_read_only = on`);
    await run(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    await expect
      .poll(() => increment(store, 'a').catch((error: unknown) => error))
      .toBeInstanceOf(StoreReadOnly);
    expect(await get(store, 'a')).toBeDefined();
    await store.close();
  });
});
