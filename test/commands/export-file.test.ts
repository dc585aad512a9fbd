import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportFile } from '../../bot/commands/export-file.ts';
import { importFile } from '../../bot/commands/import-file.ts';
import { leads } from '../../domain/collections.ts';
import type { Store, View } from '../../domain/store/store.ts';
import { now, sampleWorld } from '../leads/world.ts';
import { alteredStore } from './altered-store.ts';
import { rememberingScreen } from './screen.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = async (store: Store, name: string, options: { overwrite?: boolean; excel?: boolean } = {}) => {
  const screen = rememberingScreen();
  const file = join(folder, name);
  const done = await exportFile({ file, overwrite: false, excel: false, ...options }, { store, screen });
  return { done, file, text: screen.text() };
};

describe('exporting leads', () => {
  test('REL12, SEC10: export, import and export again give the same file', async () => {
    const { store } = await sampleWorld();
    const first = await run(store, 'first.csv');
    expect(first.text).toContain('Wrote 60 leads');
    const { store: other } = await sampleWorld(async (tx) => {
      const ids: string[] = [];
      for await (const lead of tx.all(leads)) ids.push(lead.id);
      for (const id of ids) await tx.remove(leads, id);
    });
    const screen = rememberingScreen();
    const options = { file: first.file, dryRun: false, skipErrors: false };
    const deps = { store: other, at: now, newId: () => 'never', screen };
    expect(await importFile(options, deps), screen.text()).toBe(true);
    const second = await run(other, 'second.csv');
    expect(await readFile(second.file, 'utf8')).toBe(await readFile(first.file, 'utf8'));
    expect(await readFile(first.file, 'utf8')).toContain("'+44 20 7946 0101");
  });

  test('does not replace a file unless told to', async () => {
    const { store } = await sampleWorld();
    await run(store, 'leads.csv');
    const again = await run(store, 'leads.csv');
    expect(again.done).toBe(false);
    expect(again.text).toContain('exists. Add --overwrite');
    expect((await run(store, 'leads.csv', { overwrite: true })).done).toBe(true);
  });

  test('marks the file as UTF-8 for Excel when asked to, and import reads it', async () => {
    const { store } = await sampleWorld();
    const { file } = await run(store, 'excel.csv', { excel: true });
    expect((await readFile(file)).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const screen = rememberingScreen();
    const options = { file, dryRun: true, skipErrors: true };
    await importFile(options, { store, at: now, newId: () => 'never', screen });
    expect(screen.text()).toContain('60 problems');
    expect(screen.text()).toContain('is there already');
  });

  test('that fails half-way leaves nothing behind', async () => {
    const { store } = await sampleWorld();
    async function* failing() {
      yield await store.read(async (view) => {
        const lead = await view.get(leads, 'print-cooling');
        if (lead === undefined) throw new Error('no such lead');
        return lead;
      });
      throw new Error('EIO');
    }
    const { done, text } = await run(
      alteredStore(store, { all: failing as unknown as View['all'] }),
      'leads.csv',
    );
    expect(done).toBe(false);
    expect(text).toContain('EIO');
    expect(await readdir(folder)).toEqual([]);
  });

  test('to a folder that does not exist is refused and leaves nothing behind', async () => {
    const { store } = await sampleWorld();
    const { done, text } = await run(store, 'none/leads.csv');
    expect(done).toBe(false);
    expect(text).toContain('could not be written');
    expect(await readdir(folder)).toEqual([]);
  });
});
