import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BackupDamaged, BackupTooNew } from '../../domain/store/backup/errors.ts';
import { packManifest, seal, sealBytes, sha256, unpackManifest } from '../../domain/store/backup/format.ts';
import { openBackup } from '../../domain/store/backup/read.ts';
import { writeBackup } from '../../domain/store/backup/write.ts';
import { ChainBroken, type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { readFolder } from '../../domain/store/local/read-folder.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { finishFolder, writeFolder } from '../../domain/store/local/write-folder.ts';
import { fill, finish } from '../../domain/store/postgres/fill.ts';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { around } from './faults.ts';
import { imageOf } from './image.ts';
import { openPglite, pgliteDatabase } from './pglite.ts';
import { temporaryFolders } from './temporary.ts';
import { by, collections, draft, drafts, get, increment, put, thing, things } from './things.ts';

const newFolder = temporaryFolders();
const names = collections.map(({ name }) => name);
const at = new Date('2026-03-04T05:06:07.000Z');

const backUp = (store: Store, path: string, files?: Files) =>
  store.moment((contents) => writeBackup(path, { contents, collections: names, schema: 1, at }, files));

const summaryOf = async (contents: Contents) => ({
  last: contents.last,
  chain: await checkChain(contents.entries(0)),
  things: await digestOf(contents.records('things')),
  drafts: await digestOf(contents.records('drafts')),
});

/** Records, a history, working memory, a remembered command, text of all kinds. */
async function fillSome(store: Store): Promise<void> {
  await store.change(by(), (tx) => tx.once('k', async () => 'first'));
  for (let n = 0; n < 5; n += 1) await increment(store, 'a');
  await put(store, thing('b', { name: 'Zoë \u2028 \u0000 “quoted” 王伟\r\n', tags: ['x'] }));
  await store.change(by(), async (tx) => {
    await tx.put(drafts, draft('d', 'half a sentence'));
    await tx.remove(things, 'nothing');
  });
}

async function aBackup(): Promise<{ readonly files: Files; readonly bytes: Buffer }> {
  const files = memoryFiles();
  const store = await openLocalStore({ folder: 'data', collections, files });
  await fillSome(store);
  await backUp(store, 'copies/one.backup', files);
  const bytes = (await imageOf(files, 'copies')).get('one.backup') as Buffer;
  return { files, bytes };
}

async function overwrite(files: Files, path: string, bytes: Buffer): Promise<void> {
  const file = await files.open(path, 'write');
  await file.truncate(0);
  await file.write(bytes, 0);
  await file.close();
}

const stores: readonly [string, () => Promise<Store>][] = [
  ['the embedded store', () => openLocalStore({ folder: 'data', collections, files: memoryFiles() })],
  ['PostgreSQL', () => openPglite(collections)],
];

describe('REL12: a backup', () => {
  test.each(stores)(
    'of %s has every record, the whole history and the remembered commands, and restores to a folder',
    async (_, open) => {
      const store = await open();
      await fillSome(store);
      const before = await store.moment(summaryOf);
      const files = memoryFiles();
      const manifest = await backUp(store, 'copies/one', files);
      await put(store, thing('later'));
      expect(manifest).toMatchObject({ audit: before.last, createdAt: at.toISOString(), schema: 1 });

      const backup = await openBackup('copies/one', files);
      expect(await summaryOf(backup.contents)).toEqual(before);
      await writeFolder('new', backup.contents, names, 1, files);
      await finishFolder('new', files);
      expect(await verifyAudit('new', { files })).toMatchObject({ kind: 'intact', last: before.last });
      const restored = await openLocalStore({ folder: 'new', collections, files });
      expect(await restored.moment(summaryOf)).toEqual(before);
      expect(await get(restored, 'b')).toEqual(await get(store, 'b'));
      expect(await get(restored, 'later')).toBeUndefined();
      expect(await restored.read((view) => view.history(things, 'a', 99))).toHaveLength(5);
      expect(await restored.change(by(), (tx) => tx.once('k', async () => 'again'))).toBe('first');
      await increment(restored, 'a');
      await restored.close();
      expect(await verifyAudit('new', { files })).toMatchObject({ kind: 'intact' });
    },
  );

  test('restores to PostgreSQL as well, with the same records, history and commands', async () => {
    const { files } = await aBackup();
    const { contents } = await openBackup('copies/one.backup', files);
    const organisation = randomUUID();
    const session = await pgliteDatabase().session();
    const target = { session, organisation, collections, where: 'the database' };
    await fill(target, contents, () => undefined);
    await finish(target);
    session.release(false);
    const store = await openOn(
      pgliteDatabase(),
      { collections, organisation, now: () => at },
      'the database',
    );
    expect(await store.moment(summaryOf)).toEqual(await summaryOf(contents));
    expect(await store.change(by(), (tx) => tx.once('k', async () => 'again'))).toBe('first');
  });

  test('made while changes go on is one moment: neither more records than the trail tells of nor fewer', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files, journalBytes: 2_000 });
    await increment(store, 'a');
    for (let round = 0; round < 10; round += 1) {
      const writing = Promise.all(Array.from({ length: 20 }, () => increment(store, 'a')));
      const [manifest] = await Promise.all([backUp(store, `copies/${round}`, files), writing]);
      const backup = await openBackup(`copies/${round}`, files);
      const [only] = await listed(backup.contents.records('things'));
      expect(only).toMatchObject({ size: manifest.audit.seq, version: manifest.audit.seq });
      expect(manifest.audit.seq).toBeGreaterThan(20 * round);
    }
  });

  test('of a folder that another process writes to needs no lock and disturbs nothing', async () => {
    const folder = newFolder();
    const store = await openLocalStore({ folder, collections, journalBytes: 3_000 });
    let writing = true;
    const written = (async () => {
      while (writing) await increment(store, 'a');
    })();
    for (let round = 0; round < 25; round += 1) {
      const acknowledged = (await get(store, 'a'))?.size ?? 0;
      await readFolder({ folder, collections }, async (contents) => {
        const { seq } = await checkChain(contents.entries(0));
        expect(seq).toBe(contents.last.seq);
        expect(seq).toBeGreaterThanOrEqual(acknowledged);
        if (seq > 0) expect(await listed(contents.records('things'))).toMatchObject([{ size: seq }]);
      });
    }
    writing = false;
    await written;
    await store.close();
    expect(await verifyAudit(folder)).toMatchObject({ kind: 'intact' });
  });

  test('of a folder in which a snapshot comes between two looks is looked through again', async () => {
    const disk = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files: disk });
    await fillSome(store);
    let looks = 0;
    const meddling = around(disk, async (call, run) => {
      const seen = await run();
      if (call.op !== 'list') return seen;
      looks += 1;
      if (looks === 1) await increment(store, 'a');
      if (looks === 1) await store.compact();
      return seen;
    });
    const now = await store.moment(summaryOf);
    const read = await readFolder({ folder: 'data', collections, files: meddling }, summaryOf);
    expect(looks).toBe(2);
    expect(read.last.seq).toBe(now.last.seq + 1);
    expect(read).toEqual(await store.moment(summaryOf));
  });

  test('with any byte changed, taken out or cut off is refused, and it is said which part is damaged', async () => {
    const { files, bytes } = await aBackup();
    const parts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('changed', 'taken out', 'cut off'),
        async (place, flip, how) => {
          const other = Buffer.from(bytes);
          other[place] = (other[place] as number) ^ flip;
          const damaged =
            how === 'changed'
              ? other
              : Buffer.concat(
                  [bytes.subarray(0, place), how === 'cut off' ? '' : bytes.subarray(place + 1)].map(
                    Buffer.from,
                  ),
                );
          await overwrite(files, 'copies/bad', damaged);
          const error = await openBackup('copies/bad', files).catch((fault: unknown) => fault);
          expect(error, `${how} at ${place}`).toBeInstanceOf(BackupDamaged);
          if (how === 'changed') parts.add((error as BackupDamaged).what.replace(/\(.*\)/, ''));
        },
      ),
      { numRuns: 1_000 },
    );
    expect([...parts].join()).toContain('“records things”');
    expect([...parts].join()).toContain('“entries”');
    expect([...parts].join()).toContain('its manifest');
    expect([...parts].join()).toContain('its seal');
  });

  test('of a newer release is refused and not guessed at', async () => {
    const { files, bytes } = await aBackup();
    const manifestAt = Number(/sealed (\d{15})/.exec(bytes.toString('latin1'))?.[1]);
    const manifest = unpackManifest(bytes.subarray(manifestAt, -sealBytes));
    const newer = packManifest({ ...manifest, format: 2 });
    await overwrite(
      files,
      'copies/newer',
      Buffer.concat([bytes.subarray(0, manifestAt), newer, seal(manifestAt, sha256(newer))]),
    );
    await expect(openBackup('copies/newer', files)).rejects.toThrow(BackupTooNew);
  });

  test('is plain text to whoever has gunzip', async () => {
    const { bytes } = await aBackup();
    expect(gunzipSync(bytes).toString()).toContain('"text":"half a sentence"');
  });

  test('replaces nothing, and goes into no folder that holds anything', async () => {
    const { files } = await aBackup();
    const store = await openLocalStore({ folder: 'other', collections, files });
    const before = await imageOf(files, 'copies');
    await expect(backUp(store, 'copies/one.backup', files)).rejects.toThrow('exists');
    expect(await imageOf(files, 'copies')).toEqual(before);
    const { contents } = await openBackup('copies/one.backup', files);
    await expect(writeFolder('other', contents, names, 1, files)).rejects.toThrow('is not empty');
  });

  test('that the disk has no room for leaves nothing behind, and the store goes on', async () => {
    const disk = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files: disk });
    await fillSome(store);
    for (const op of ['write', 'sync', 'rename'] as const) {
      const full = around(disk, async (call, run, half) => {
        if (call.op !== op || !call.file.startsWith('one')) return run();
        await half();
        throw new Error('no space left');
      });
      await expect(backUp(store, 'copies/one', full)).rejects.toThrow('no space left');
      expect((await disk.list('copies')).filter((name) => name !== 'one')).toEqual([]);
      await disk.remove('copies/one');
    }
    await increment(store, 'a');
  });

  test('of a damaged audit trail is not made, so that the last good one is not taken for old', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files });
    await fillSome(store);
    const contents = await store.moment(
      async (moment): Promise<Contents> => ({
        ...moment,
        entries: async function* (after) {
          for await (const entry of moment.entries(after))
            yield entry.seq === 3 ? { ...entry, by: 'eve' } : entry;
        },
      }),
    );
    const writing = writeBackup('copies/one', { contents, collections: names, schema: 1, at }, files);
    await expect(writing).rejects.toThrow(ChainBroken);
    expect(await files.list('copies')).toEqual([]);
  });
});

async function listed<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test('REL6: a second process on the folder is refused with a reason and a failing exit code', async () => {
  const folder = newFolder();
  const store = await openLocalStore({ folder, collections });
  const second = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'crash-child.ts'), folder, 'second'],
    { encoding: 'utf8' },
  );
  expect(second.status).not.toBe(0);
  expect(second.stdout).toBe('');
  expect(second.stderr).toContain(`in use by process ${process.pid}`);
  await put(store, thing('a'));
  await store.close();
});
