import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ChainBroken, type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { finishFolder, writeFolder } from '../../domain/store/local/write-folder.ts';
import { contentsOf } from '../../domain/store/postgres/contents.ts';
import { fill, finish, type Target } from '../../domain/store/postgres/fill.ts';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import { pgliteDatabase } from './pglite.ts';
import { temporaryFolders } from './temporary.ts';
import {
  by,
  collections,
  contentOf,
  draft,
  drafts,
  get,
  idsOf,
  put,
  type Thing,
  thing,
  things,
} from './things.ts';

const newFolder = temporaryFolders();
const names = collections.map(({ name }) => name);
const options = () => ({ collections, organisation: randomUUID(), now: () => new Date() });

/** Records, a history, working memory and remembered commands; more than one batch of things. */
async function aLocalStore(): Promise<LocalStore> {
  const store = await openLocalStore({ folder: 'data', collections, files: memoryFiles() });
  const made = Array.from({ length: 620 }, (_, n) => thing(`t${n}`, { tags: ['x'], name: `Ann ${n}` }));
  const [first] = (await put(store, ...made)) as [Thing];
  await put(store, { ...first, name: 'Zoë \u0000 “quoted” 王伟' });
  await store.change({ ...by('forget'), activityId: 'act-1' }, async (tx) => {
    await tx.remove(things, 't7');
    await tx.put(drafts, draft('d', 'half a sentence'));
    await tx.once('press-1', async () => ({ receipt: 'R-1' }));
    await tx.once('press-2', async () => undefined);
  });
  return store;
}

async function withTarget<T>(organisation: string, work: (target: Target) => Promise<T>): Promise<T> {
  const session = await pgliteDatabase().session();
  try {
    return await work({ session, organisation, collections, where: 'the database' });
  } finally {
    session.release(false);
  }
}

const momentOf = (store: LocalStore): Promise<Contents> => store.moment(async (contents) => contents);

const summaryOf = async (contents: Contents) => ({
  last: contents.last,
  chain: await checkChain(contents.entries(0)),
  things: await digestOf(contents.records('things')),
  drafts: await digestOf(contents.records('drafts')),
  results: await listed(contents.results()),
});

async function listed<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const silent = (): void => undefined;

test('a store moves to PostgreSQL and back, and nothing of it is lost: records, history, commands', async () => {
  const local = await aLocalStore();
  const { organisation } = options();
  const source = await momentOf(local);
  const before = await summaryOf(source);
  const folder = join(newFolder(), 'back');
  await withTarget(organisation, async (target) => {
    await fill(target, source, silent);
    await finish(target);
    const there = await contentsOf(target.session, organisation);
    expect(await summaryOf(there)).toEqual(before);
    await writeFolder(folder, there, names, 1);
    await finishFolder(folder);
  });
  expect(await verifyAudit(folder)).toMatchObject({ kind: 'intact', last: before.last });
  const back = await openLocalStore({ folder, collections });
  expect(await summaryOf(await momentOf(back))).toEqual(before);
  expect(await contentOf(back)).toEqual(await contentOf(local));
  expect(await back.change(by(), (tx) => tx.once('press-1', async () => 'again'))).toEqual({
    receipt: 'R-1',
  });
  expect((await back.read((view) => view.history(things, 't0', 9))).map(({ why }) => why)).toEqual([
    'put',
    'put',
  ]);
  await back.close();
});

test('what moved is looked up as before, and its history goes on in the same chain', async () => {
  const local = await aLocalStore();
  const to = options();
  await withTarget(to.organisation, async (target) => {
    await fill(target, await momentOf(local), silent);
    await finish(target);
  });
  const store = await openOn(pgliteDatabase(), to, 'the database');
  expect(await store.read((view) => view.count(things, 'byTag', 'x'))).toBe(619);
  const similar = await store.read((view) =>
    view.resembling(things, 'byName', 'zoe quoted', { limit: 1, within: 'all' }),
  );
  expect(idsOf(similar)).toEqual(['t0']);
  await put(store, (await get(store, 't1')) as Thing);
  await withTarget(to.organisation, async ({ session, organisation }) => {
    const { last, entries } = await contentsOf(session, organisation);
    expect(last.seq).toBe(local.lastEntry().seq + 1);
    expect(await checkChain(entries(0))).toEqual(last);
  });
});

test('an interrupted move cannot be opened, and run again it goes on where it ended', async () => {
  const source = await momentOf(await aLocalStore());
  const to = options();
  const breaking: Contents = {
    ...source,
    async *records(name) {
      let count = 0;
      for await (const record of source.records(name)) {
        if (++count === 600) throw new Error('the cable was pulled');
        yield record;
      }
    },
  };
  await withTarget(to.organisation, (target) =>
    expect(fill(target, breaking, silent)).rejects.toThrow('cable'),
  );
  await expect(openOn(pgliteDatabase(), to, 'the database')).rejects.toThrow('only half filled');
  await withTarget(to.organisation, async (target) => {
    const kept = await target.session.query<{ version: number }>(
      `update lead_assistant.record set version = version where organisation = $1 returning id`,
      [to.organisation],
    );
    expect(kept).toHaveLength(500);
    await fill(target, source, silent);
    await finish(target);
    expect(await summaryOf(await contentsOf(target.session, to.organisation))).toEqual(
      await summaryOf(source),
    );
  });
  await (await openOn(pgliteDatabase(), to, 'the database')).close();
});

test('when the source has changed since, what was copied before is copied anew', async () => {
  const local = await aLocalStore();
  const { organisation } = options();
  await withTarget(organisation, async (target) => fill(target, await momentOf(local), silent));
  await put(local, { ...((await get(local, 't0')) as Thing), name: 'changed meanwhile' });
  const source = await momentOf(local);
  await withTarget(organisation, async (target) => {
    await fill(target, source, silent);
    expect(await summaryOf(await contentsOf(target.session, organisation))).toEqual(await summaryOf(source));
  });
});

test('nothing is copied over what is there', async () => {
  const source = await momentOf(await aLocalStore());
  const to = options();
  const store = await openOn(pgliteDatabase(), to, 'the database');
  await put(store, thing('mine'));
  await withTarget(to.organisation, (target) =>
    expect(fill(target, source, silent)).rejects.toThrow('holds data already'),
  );
  expect(idsOf(await contentOf(store))).toEqual(['mine']);
  const folder = newFolder();
  await (await openLocalStore({ folder, collections })).close();
  await expect(writeFolder(folder, source, names, 1)).rejects.toThrow('is not empty');
});

test('SEC13: an entry that somebody altered or took out of the database is found', async () => {
  const to = options();
  const store = await openOn(pgliteDatabase(), to, 'the database');
  const [first] = (await put(store, thing('a'))) as [Thing];
  const [second] = (await put(store, { ...first, name: 'b' })) as [Thing];
  await put(store, { ...second, name: 'c' });
  const check = (): Promise<unknown> =>
    withTarget(to.organisation, async ({ session, organisation }) =>
      checkChain((await contentsOf(session, organisation)).entries(0)),
    );
  const alter = (sql: string): Promise<unknown> => pgliteDatabase().newest(sql, [to.organisation]);
  await check();
  await alter(
    `update lead_assistant.audited_edit set edit = replace(edit::text, '"b"', '"B"')::json where organisation = $1 and seq = 2`,
  );
  await expect(check()).rejects.toThrow(ChainBroken);
  await alter(
    `update lead_assistant.audited_edit set edit = replace(edit::text, '"B"', '"b"')::json where organisation = $1 and seq = 2`,
  );
  await check();
  await alter(`delete from lead_assistant.audit where organisation = $1 and seq = 2`);
  await expect(check()).rejects.toThrow('Entry 2');
});
