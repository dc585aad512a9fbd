import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forget } from '../../bot/commands/forget-run.ts';
import { importFile } from '../../bot/commands/import-file.ts';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { leads } from '../../domain/collections.ts';
import { eraserOf } from '../../domain/privacy/traces.ts';
import { leadName } from '../../domain/records/lead.ts';
import { rememberingScreen } from '../commands/screen.ts';
import { at } from './world.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'names-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function aStart() {
  const store = await openStore({ dataDir: folder });
  await firstStart(store, { sample: true, history: true, admins: [] }, at);
  return store;
}

async function forgets(email: string) {
  const forgetting = { by: 'operator', why: 'request 17', at };
  const screen = rememberingScreen();
  const asked = { whom: { kind: 'email', email }, words: [], forgetting } as const;
  expect(await forget(asked, { dataDir: folder }, screen), screen.text()).toBe(true);
}

/** The names of all files of the data folder, and every byte of them. */
async function everyByte(): Promise<string> {
  const names = await readdir(folder);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return [...names, ...files].join('\n').toLowerCase();
}

test('no id of the sample organisation is made of a person’s name, so anybody in it can be forgotten', async () => {
  const store = await aStart();
  const telling: string[] = [];
  await store.read(async (view) => {
    for await (const lead of view.all(leads)) {
      const { id, firstName: first = '', lastName: last = '' } = lead;
      const erase = eraserOf({ names: [{ first, last }], emails: [], phones: [], words: [] });
      if (erase(id, 'close') !== id) telling.push(`${leadName(lead)}: ${id}`);
    }
  });
  expect(telling).toEqual([]);
  await store.close();
  expect(await everyByte()).toMatch(/webber.*ann\.weber@contoso/s);
  await forgets('ann.weber@contoso.example');
  expect(await everyByte()).not.toMatch(/webb?er/);
});

test('an imported lead whose id in the file is its name is in no file of the store after it was forgotten', async () => {
  const store = await aStart();
  const file = join(folder, '..', `${at.getTime()}-${process.pid}.csv`);
  const text =
    'leadId,firstName,lastName,email\nquintilla-vandersloot,Quintilla,Vandersloot,q@canary.example\n';
  await writeFile(file, text);
  const screen = rememberingScreen();
  const imported = () =>
    importFile({ file, dryRun: false, skipErrors: false }, { store, at, newId: () => 'new', screen });
  expect(await imported(), screen.text()).toBe(true);
  expect(screen.text()).toContain('line 2: leadId "quintilla-vandersloot" names the person');
  expect(await imported()).toBe(false);
  expect(screen.text()).toContain('a lead with the id "quintilla-vandersloot" is there already');
  await store.close();
  await rm(file);
  expect(await everyByte()).toContain('vandersloot');
  await forgets('q@canary.example');
  expect(await everyByte()).not.toMatch(/quintilla|vandersloot|q@canary/);
});
