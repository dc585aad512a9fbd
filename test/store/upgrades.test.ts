import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkChain } from '../../domain/store/contents.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { diskOf, imageOf } from './image.ts';
import { openPglite, pgliteDatabase } from './pglite.ts';
import { by, collections, contentOf, get, idsOf, increment, things } from './things.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

const holdsWhatWasWritten = async (store: Store, size: number): Promise<void> => {
  expect(await contentOf(store)).toEqual([
    { id: 'a', version: 1, name: 'Ann Lee', tags: ['x', 'y'], rank: '1', unit: 'n' },
    { id: 'counter', version: size, name: 'counter', tags: [], size },
    { id: 'd', version: 1, text: 'Ünïcödé 王' },
  ]);
  expect(await store.change(by(), (tx) => tx.once('pressed', async () => 'again'))).toEqual({ made: 'a' });
  const [dropped] = await store.read((view) => view.history(things, 'gone', 1));
  expect(dropped).toMatchObject({ why: 'drop', edits: [{ before: { id: 'gone', version: 1 } }] });
  expect(idsOf(await store.read((view) => view.find(things, 'byTag', 'y')))).toEqual(['a']);
  const like = { limit: 1, within: ['n'] };
  expect(idsOf(await store.read((view) => view.resembling(things, 'byName', 'an lee', like)))).toEqual(['a']);
  expect(await increment(store, 'counter')).toBe(size + 1);
  await store.moment(async ({ entries, last }) => expect(await checkChain(entries(0))).toEqual(last));
};

test.each([
  ['format-1', 2, 6, 1],
  ['format-2', 3, 6, 2],
])(
  'REL12: a folder written in %s opens, holds what was written, and goes on in its format',
  async (name, size, entries, format) => {
    const folder = join(fixtures, name);
    const files = await diskOf(
      new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))])),
      'data',
    );
    expect(await verifyAudit('data', { files })).toMatchObject({ kind: 'intact', entries });
    const store = await openLocalStore({ folder: 'data', collections, files });
    await holdsWhatWasWritten(store, size);
    await store.compact();
    await store.close();
    expect(await verifyAudit('data', { files })).toMatchObject({ kind: 'intact', entries: entries + 1 });
    const snapshot = (await imageOf(files, 'data')).get('snapshot.jsonl')?.toString() ?? '';
    expect(snapshot).toContain(`"format":${format}`);
    const again = await openLocalStore({ folder: 'data', collections, files });
    expect(await get(again, 'counter')).toMatchObject({ size: size + 1 });
    await again.close();
  },
);

test('REL12: a database made by the first release that used one is upgraded and holds what was written', async () => {
  const database = pgliteDatabase();
  await openPglite(collections);
  const session = await database.session();
  await session.script('alter schema lead_assistant rename to aside');
  await session.script(readFileSync(join(fixtures, 'postgres-step-1.sql'), 'utf8'));
  session.release(false);
  try {
    const options = { collections, organisation: 'main', now: () => new Date() };
    const store = await openOn(database, options, 'the database');
    await holdsWhatWasWritten(store, 2);
    const indexes = await database.newest<{ name: string }>(
      "select indexname as name from pg_indexes where schemaname = 'lead_assistant' and tablename = 'resemblance' order by 1",
      [],
    );
    expect(indexes.map(({ name }) => name)).toEqual([
      'resemblance_of_record',
      'resemblance_pkey',
      'resemblance_words',
    ]);
    await holdsWhatWasWritten(await openOn(database, options, 'the database'), 3);
  } finally {
    const tidying = await database.session();
    await tidying.script('drop schema lead_assistant cascade; alter schema aside rename to lead_assistant');
    tidying.release(false);
  }
});
