import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { showLead, verify } from '../../bot/commands/audit-run.ts';
import { forget } from '../../bot/commands/forget-run.ts';
import { firstStart } from '../../bot/first-start.ts';
import { openStore } from '../../bot/open-store.ts';
import { leads } from '../../domain/collections.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { Store } from '../../domain/store/store.ts';
import { rememberingScreen } from './screen.ts';

let dataDir: string;
let bot: Store;
let lead: Lead;
const at = new Date('2026-03-04T05:06:07.000Z');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'audit-'));
  bot = await openStore({ dataDir });
  await firstStart(bot, { sample: true, history: false, admins: [] }, at);
  lead = await bot.change({ by: 'sam', why: 'edit lead', at }, async (tx) => {
    const [first] = await tx.find(leads, 'byView', 'any|all', { limit: 1 });
    return tx.put(leads, { ...(first as Lead), phone: '+49 30 \u001b[31m1' });
  });
});
afterEach(async () => {
  await bot.close();
  await rm(dataDir, { recursive: true, force: true });
});

const verified = async (noted?: { seq: number; hash: string }) => {
  const screen = rememberingScreen();
  return { ok: await verify({ dataDir }, screen, noted), text: screen.text() };
};

/** The command in a process of its own, of which nobody reads anything. */
async function unread(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/commands/audit.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  return { code, errors };
}

test('npm run audit ends quietly, and with its own exit code, when nobody reads its output to the end', async () => {
  expect(await Promise.all([unread('verify'), unread('show', '--lead', 'nobody')])).toEqual([
    { code: 0, errors: '' },
    { code: 1, errors: '' },
  ]);
});

describe('SEC13: npm run audit -- verify', () => {
  test('says how many entries there are and which is the last, also while the bot runs', async () => {
    const running = await verified();
    expect(running).toMatchObject({ ok: true, text: expect.stringContaining('✓ 2 audit entries') });
    await bot.close();
    const closed = await verified();
    expect(closed).toEqual(running);
    expect(closed.text).toMatch(/Last entry: 2:[\da-f]{64}/);
  });

  test('verifies the trail that was chained anew when somebody was forgotten, too', async () => {
    await bot.close();
    const whom = { kind: 'lead', id: lead.id } as const;
    const forgetting = { by: 'operator', why: 'request 17', at };
    const screen = rememberingScreen();
    expect(await forget({ whom, words: [], forgetting }, { dataDir }, screen), screen.text()).toBe(true);
    expect(await verified()).toMatchObject({ ok: true, text: expect.stringContaining('✓ 3 audit entries') });
  });

  test('names the first broken entry', async () => {
    await bot.close();
    const journal = join(dataDir, 'journal-000000000001.jsonl');
    const lines = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, [...lines.slice(0, -2), lines.at(-2)?.replace('+49', '+43'), ''].join('\n'));
    const { ok, text } = await verified();
    expect(ok).toBe(false);
    expect(text).toContain('✗ The audit trail');
    expect(text).toContain('the first broken one is 2.');
  });

  test('finds that the end was cut off by an entry that was noted before', async () => {
    const [, hash = ''] = /2:(\S+)/.exec((await verified()).text) ?? [];
    expect((await verified({ seq: 2, hash })).ok).toBe(true);
    expect(await verified({ seq: 3, hash })).toMatchObject({
      ok: false,
      text: expect.stringContaining('Entry 3 of the audit trail is missing or altered'),
    });
  });

  test('says when there is nothing to verify, and leaves no file there', async () => {
    const nowhere = join(dataDir, 'nowhere');
    await expect(verify({ dataDir: nowhere }, rememberingScreen())).rejects.toThrow('holds no data');
    await expect(readFile(join(nowhere, 'lock'))).rejects.toThrow('ENOENT');
  });
});

describe('npm run audit -- show', () => {
  const show = async (asked: string) => {
    const screen = rememberingScreen();
    return { ok: await showLead(asked, { dataDir }, screen), text: screen.text() };
  };

  test('tells by whom, when and why a lead was changed, with before and after', async () => {
    const byName = await show(leadName(lead).toUpperCase());
    expect(byName.ok).toBe(true);
    expect(byName.text).toContain('2  2026-03-04T05:06:07.000Z  ');
    expect(byName.text).toContain(': edit lead\n    phone: ');
    expect(byName.text).toContain('→ "+49 30 \\u001b[31m1"');
    expect(byName.text).toContain('topic: nothing → ');
    expect(await show(lead.id)).toEqual(byName);
  });

  test('asks which one is meant, and says when there is none', async () => {
    await bot.change({ by: 'sam', why: 'copy', at }, (tx) =>
      tx.put(leads, { ...lead, id: 'twin', version: 0 }),
    );
    expect(await show(leadName(lead))).toMatchObject({ ok: false, text: expect.stringContaining('twin') });
    expect(await show('nobody')).toEqual({ ok: false, text: 'No lead is called nobody or has this id.' });
  });
});
