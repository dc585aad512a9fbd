import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupName } from '../../bot/backups.ts';
import { examine, type Patient } from '../../bot/commands/examine.ts';
import { readConfig } from '../../bot/config.ts';
import { FolderInUse, StoreDamaged } from '../../domain/store/local/errors.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { rememberingScreen } from './screen.ts';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

const doctor = async (environment: Record<string, string> = {}, patient: Partial<Patient> = {}) => {
  const screen = rememberingScreen();
  const well = await examine(
    {
      nodeVersion: '20.19.0',
      configuration: readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), ...environment }),
      open: async () => anEmptyStore(),
      now: new Date('2026-03-04T00:00:00.000Z'),
      ...patient,
    },
    screen,
  );
  return { well, text: screen.text() };
};

/** A program on some port, answering like a bot or not. */
const occupied = (body: object): Promise<string> =>
  new Promise((settle) => {
    const listening = createServer((_, response) => response.end(JSON.stringify(body)));
    server = listening;
    listening.listen(0, '127.0.0.1', () => settle(String((listening.address() as AddressInfo).port)));
  });

describe('START3: the doctor', () => {
  test('finds a fresh checkout well and leaves nothing behind', async () => {
    const { well, text } = await doctor();
    expect(well).toBe(true);
    expect(text).toContain('✓ Data folder: will be made at the first start');
    expect(text).toContain('All is well: npm start');
    expect(await readdir(folder)).toEqual([]);
  });

  test.each(['18.20.4', '20.18.3'])(
    'says that Node %s is too old and which one to install',
    async (nodeVersion) => {
      const { well, text } = await doctor({}, { nodeVersion });
      expect(well).toBe(false);
      expect(text).toContain(`✗ Node: ${nodeVersion} is too old\n    Install Node 20.19 or newer`);
    },
  );

  test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('is content with Node %s', async (nodeVersion) => {
    expect((await doctor({}, { nodeVersion })).well).toBe(true);
  });

  test('names a busy port and another one that works', async () => {
    const port = await occupied({});
    const { well, text } = await doctor({ PORT: port });
    expect(well).toBe(false);
    expect(text).toContain(`✗ Port: ${port} is in use by another program`);
    const [, offered = ''] = /PORT=(\d+)/.exec(text) ?? [];
    expect((await doctor({ PORT: offered })).well).toBe(true);
  });

  test('knows its own bot on the port', async () => {
    const port = await occupied({ status: 'ok', mode: 'local', store: 'embedded' });
    const { well, text } = await doctor({ PORT: port });
    expect(well).toBe(true);
    expect(text).toContain(`${port}: the bot itself is running there`);
  });

  test('finds a file where the data folder belongs, and its fix repairs it', async () => {
    await writeFile(join(folder, 'data'), '');
    const { well, text } = await doctor();
    expect(well).toBe(false);
    const [, from = '', to = ''] = /mv (\S+) (\S+)/.exec(text) ?? [];
    await rename(from, to);
    expect((await doctor()).well).toBe(true);
  });

  test('finds a file in the way to the data folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const { well, text } = await doctor({ DATA_DIR: join(folder, 'file', 'data') });
    expect(well).toBe(false);
    expect(text).toContain(`✗ Data folder: ${join(folder, 'file')} is a file`);
  });

  test('counts the leads of a folder that holds some', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'snapshot.jsonl'), '');
    expect((await doctor()).text).toContain('✓ Data: 0 leads');
  });

  test('tells how old the newest backup is, and what to do when it is too old or there is none', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'audit.jsonl'), '');
    const copies = join(folder, 'copies');
    const backups = async () => doctor({ BACKUP_DIR: copies });
    expect(await backups()).toMatchObject({
      well: false,
      text: expect.stringContaining(`✗ Backups: none in ${copies} yet\n    Make one now: npm run backup.`),
    });
    await mkdir(copies);
    await writeFile(join(copies, backupName(new Date('2026-03-01T23:00:00.000Z'))), '');
    expect((await backups()).text).toContain(`✗ Backups: the newest in ${copies} is 49 hours old`);
    await writeFile(join(copies, backupName(new Date('2026-03-03T01:00:00.000Z'))), '');
    expect(await backups()).toMatchObject({
      well: true,
      text: expect.stringContaining(`✓ Backups: the newest in ${copies} is 23 hours old`),
    });
    expect((await doctor()).text).not.toContain('Backups');
  });

  test('is content with a folder that the running bot holds', async () => {
    await writeFile(join(folder, 'lock'), '');
    const port = await occupied({ status: 'ok', mode: 'local', store: 'embedded' });
    const open = () => Promise.reject(new FolderInUse(folder, 4711));
    const { well, text } = await doctor({ DATA_DIR: folder, PORT: port }, { open });
    expect(well).toBe(true);
    expect(text).toContain('✓ Data: in use by process 4711, the running bot');
  });

  test('names the process that holds the folder when it is no bot on this port', async () => {
    await writeFile(join(folder, 'lock'), '');
    const open = () => Promise.reject(new FolderInUse(folder, 4711));
    const { well, text } = await doctor({ DATA_DIR: folder }, { open });
    expect(well).toBe(false);
    expect(text).toContain('✗ Data: in use by process 4711, which is no bot on this port');
  });

  test('says that the data are damaged and what to do', async () => {
    await writeFile(join(folder, 'lock'), '');
    const open = () => Promise.reject(new StoreDamaged('snapshot.jsonl', 'line 3 is cut'));
    const { well, text } = await doctor({ DATA_DIR: folder }, { open });
    expect(well).toBe(false);
    expect(text).toContain('✗ Data: snapshot.jsonl is damaged: line 3 is cut.');
    expect(text).toContain('restore the data folder from a backup');
  });

  test('prints every wrong setting with its fix', async () => {
    const { well, text } = await doctor({ PORT: 'many', MicrosoftAppId: 'x' });
    expect(well).toBe(false);
    expect(text).toMatch(/✗ Configuration: PORT .*\n {4}Set a number/);
    expect(text).toMatch(/✗ Configuration: MicrosoftAppId /);
  });
});
