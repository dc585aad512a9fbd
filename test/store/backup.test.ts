import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreBackup } from '../../domain/store/local/backup.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { imageOf } from './image.ts';
import { temporaryFolders } from './temporary.ts';
import { by, collections, contentOf, get, increment, put, thing, things } from './things.ts';

const newFolder = temporaryFolders();

describe('REL12: a backup', () => {
  test('made while changes go on is consistent, and restores records, history and results', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files });
    await store.change(by(), (tx) => tx.once('k', async () => 'first'));
    for (let at = 0; at < 10; at += 1) await increment(store, 'a');
    const [, before] = await Promise.all([store.backUp('backup'), contentOf(store), increment(store, 'a')]);
    await put(store, thing('later'));
    await store.close();

    expect(await verifyAudit('backup', { files })).toMatchObject({ kind: 'intact' });
    const last = await restoreBackup('backup', 'new', files);
    const restored = await openLocalStore({ folder: 'new', collections, files });
    expect(restored.lastEntry()).toEqual(last);
    const size = (await get(restored, 'a'))?.size ?? 0;
    expect([10, 11]).toContain(size);
    expect(before).toHaveLength(1);
    expect(await get(restored, 'later')).toBeUndefined();
    expect(await restored.read((view) => view.history(things, 'a', 99))).toHaveLength(size);
    expect(await restored.change(by(), (tx) => tx.once('k', async () => 'again'))).toBe('first');
    await increment(restored, 'a');
    await restored.close();
    expect(await verifyAudit('new', { files })).toMatchObject({ kind: 'intact' });
  });

  test('goes into no folder that holds anything, and neither does a restored one', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files });
    await put(store, thing('a'));
    await store.backUp('backup');
    const backup = await imageOf(files, 'backup');
    await expect(store.backUp('backup')).rejects.toThrow('not empty');
    await expect(restoreBackup('backup', 'data', files)).rejects.toThrow('not empty');
    expect(await imageOf(files, 'backup')).toEqual(backup);
  });

  test('that was damaged is not restored', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: 'data', collections, files });
    await put(store, thing('a'));
    await store.backUp('backup');
    const trail = await files.open('backup/audit.jsonl', 'write');
    await trail.write(Buffer.from('X'), 40);
    await expect(restoreBackup('backup', 'new', files)).rejects.toThrow('damaged');
    expect(await files.list('new')).toEqual([]);
  });
});

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
