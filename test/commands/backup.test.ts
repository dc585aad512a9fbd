import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUpDaily, backupName } from '../../bot/backups.ts';
import { verify } from '../../bot/commands/audit-run.ts';
import { backUpTo, restoreFrom } from '../../bot/commands/backup-run.ts';
import type { Screen } from '../../bot/commands/screen.ts';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { collections, leads } from '../../domain/collections.ts';
import { digestOf } from '../../domain/store/contents.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import type { Store } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { rememberingScreen } from './screen.ts';

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = new Date('2026-03-04T05:06:07.000Z');
const hours = (n: number): Date => new Date(at.getTime() + n * 3_600_000);

async function theSample(): Promise<Store> {
  const store = await openStore({ dataDir });
  await firstStart(store, { sample: true, history: false, admins: [] }, at);
  return store;
}

const digests = (store: Store) =>
  store.moment(async (contents) => {
    const all: Record<string, unknown> = { last: contents.last };
    for (const { name } of collections) all[name] = await digestOf(contents.records(name));
    return all;
  });

const restore = async (from: string, to: string) => {
  const screen = rememberingScreen();
  return { done: await restoreFrom(from, to, { dataDir: to }, screen), text: screen.text() };
};

describe('REL12: npm run backup', () => {
  test('writes all that a running bot has, and npm run restore brings back every record of it', async () => {
    const bot = await theSample();
    await writeFile(join(dataDir, 'card-secret'), 'ab'.repeat(32));
    const before = await digests(bot);
    const screen = rememberingScreen();
    expect(await backUpTo(folder, { dataDir }, at, screen)).toBe(true);
    const backup = join(folder, 'leads-20260304T050607Z.backup.gz');
    expect(screen.text()).toContain(`Wrote ${backup}`);
    expect((await stat(backup)).mode & 0o077).toBe(0);
    await bot.close();

    const to = join(folder, 'restored');
    const { done, text } = await restore(backup, to);
    expect(text).toContain('✓ leads');
    expect(text).toContain(`Set DATA_DIR=${to}`);
    expect(done).toBe(true);
    expect(await readFile(join(to, 'card-secret'), 'utf8')).toBe('ab'.repeat(32));
    expect(await verifyAudit(to)).toMatchObject({ kind: 'intact' });
    const restored = await openStore({ dataDir: to });
    expect(await digests(restored)).toEqual(before);
    await restored.close();
  });

  test('says that a folder has no data, and makes nothing', async () => {
    const backing = backUpTo(join(folder, 'x.gz'), { dataDir }, at, rememberingScreen());
    await expect(backing).rejects.toThrow('holds no data. Correct DATA_DIR.');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('npm run restore', () => {
  test('that was interrupted leaves no store that starts as an empty one, and run again it restores all', async () => {
    const bot = await theSample();
    await writeFile(join(dataDir, 'card-secret'), 'ab'.repeat(32));
    const before = await digests(bot);
    await bot.close();
    const [backup, to] = [join(folder, 'x.gz'), join(folder, 'new')];
    await backUpTo(backup, { dataDir }, at, rememberingScreen());
    const halfFilled = `The data folder ${to} is only half filled: npm run restore or migrate-store was interrupted.`;
    const closedAt = (line: string): Screen => ({
      ...rememberingScreen(),
      line: (text) => {
        if (text.includes(line)) throw new Error('the terminal was closed');
      },
    });
    const withoutKey = async () => {
      await mkdir(join(to, 'card-secret.part'));
      await restore(backup, to).finally(() => rmdir(join(to, 'card-secret.part')));
    };
    for (const interrupted of [
      () => restoreFrom(backup, to, { dataDir: to }, closedAt('✓ leads')),
      () => restoreFrom(backup, to, { dataDir: to }, closedAt('✓ audit entries')),
      withoutKey,
    ]) {
      await expect(interrupted()).rejects.toThrow();
      await expect(openStore({ dataDir: to })).rejects.toThrow(halfFilled);
      await expect(verify({ dataDir: to }, rememberingScreen())).rejects.toThrow(halfFilled);
      const copying = backUpTo(join(folder, 'y.gz'), { dataDir: to }, at, rememberingScreen());
      await expect(copying).rejects.toThrow(halfFilled);
    }
    expect(await restore(backup, to)).toMatchObject({ done: true });
    expect((await readdir(to)).sort()).toEqual(['audit.jsonl', 'card-secret', 'snapshot.jsonl']);
    const restored = await openStore({ dataDir: to });
    expect(await digests(restored)).toEqual(before);
    await restored.close();
  });

  test('writes nothing when the backup is damaged or the folder holds anything', async () => {
    const bot = await theSample();
    await bot.close();
    const backup = join(folder, 'x.gz');
    await backUpTo(backup, { dataDir }, at, rememberingScreen());
    await expect(restore(backup, dataDir)).rejects.toThrow('is not empty');
    const bytes = await readFile(backup);
    bytes[99] = (bytes[99] as number) ^ 1;
    await writeFile(backup, bytes);
    await expect(restore(backup, join(folder, 'new'))).rejects.toThrow('“records leads”');
    expect((await readdir(folder)).sort()).toEqual(['data', 'x.gz']);
  });
});

describe('the daily backup', () => {
  const daily = (store: Store, when: Date, keep = 3) =>
    backUpDaily(store, { folder: join(folder, 'copies'), keep }, dataDir, when);
  const copies = async () => (await readdir(join(folder, 'copies'))).sort();

  test('is made once a day, and as many are kept as were asked for; other files stay', async () => {
    const store = anEmptyStore();
    await mkdir(join(folder, 'copies'));
    await writeFile(join(folder, 'copies', 'notes.txt'), 'mine');
    for (let hour = 0; hour <= 24 * 5; hour += 8) await daily(store, hours(hour));
    expect(await copies()).toEqual([...[3, 4, 5].map((day) => backupName(hours(24 * day))), 'notes.txt']);
    await restore(join(folder, 'copies', backupName(hours(24 * 5))), join(folder, 'new'));
    const restored = await openStore({ dataDir: join(folder, 'new') });
    expect(await restored.read((view) => view.size(leads))).toBe(0);
    await restored.close();
  });

  test('that cannot be written takes no older one away', async () => {
    const store = anEmptyStore();
    await daily(store, at, 1);
    const failing = daily({ ...store, moment: () => Promise.reject(new Error('no space')) }, hours(30), 1);
    await expect(failing).rejects.toThrow('no space');
    expect(await copies()).toEqual([backupName(at)]);
  });
});
