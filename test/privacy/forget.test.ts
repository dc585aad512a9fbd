import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forget, forgetInDatabase } from '../../bot/commands/forget-run.ts';
import { openStore } from '../../bot/open-store.ts';
import {
  accounts,
  collections,
  contacts,
  erasures,
  flows,
  leads,
  notes,
  opportunities,
  scoreHistories,
} from '../../domain/collections.ts';
import { keepingMatchcodes } from '../../domain/duplicates/matchcodes.ts';
import type { Whom } from '../../domain/privacy/find-person.ts';
import { planForgetting, withoutPerson } from '../../domain/privacy/forget.ts';
import { type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { rememberingScreen } from '../commands/screen.ts';
import { around } from '../store/faults.ts';
import { diskOf, imageOf } from '../store/image.ts';
import { pgliteDatabase } from '../store/pglite.ts';
import { at, canariesIn, contactId, leadId, liveIn, liveThere, mail, otherId, owned } from './world.ts';

const forgetting = { by: 'operator', why: 'request 17', at };
const whom: Whom = { kind: 'email', email: mail.toUpperCase() };

/** A store with the person in it, how to forget them there, and every byte that is left. */
interface Place {
  readonly store: Store;
  forget(): Promise<void>;
  reopen(): Promise<Store>;
  bytes(): Promise<string>;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forget-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function inFolder(): Promise<Place> {
  const store = await openStore({ dataDir: folder });
  return {
    store,
    forget: async () => {
      await store.close();
      const screen = rememberingScreen();
      expect(await forget({ whom, words: [], forgetting }, { dataDir: folder }, screen), screen.text()).toBe(
        true,
      );
    },
    reopen: () => openStore({ dataDir: folder }),
    bytes: async () =>
      (
        await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))
      ).join(),
  };
}

async function inDatabase(): Promise<Place> {
  const organisation = randomUUID();
  const open = async (): Promise<Store> =>
    keepingMatchcodes(
      await openOn(pgliteDatabase(), { collections, organisation, now: () => at }, 'the database'),
    );
  return {
    store: await open(),
    forget: async () => {
      const session = await pgliteDatabase().session();
      await forgetInDatabase(session, organisation, whom, [], forgetting).finally(() =>
        session.release(false),
      );
    },
    reopen: open,
    bytes: async () => {
      const database = pgliteDatabase();
      const tables = await database.newest<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'lead_assistant'",
        [],
      );
      const rows = await Promise.all(
        tables.map(({ name }) => database.newest(`select t::text as row from lead_assistant.${name} t`, [])),
      );
      return JSON.stringify(rows);
    },
  };
}

const listed = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe.each([
  ['a data folder', inFolder],
  ['PostgreSQL', inDatabase],
])('a person who asked to be forgotten in %s', (_, make) => {
  test('is in no byte of it any more: neither in records nor in their history, memory or indexes', async () => {
    const place = await make();
    await liveIn(place.store);
    expect(canariesIn(await place.bytes())).toHaveLength(8);
    const before = await place.store.moment(async ({ last }) => last);
    await place.forget();
    expect(canariesIn(await place.bytes())).toEqual([]);

    const store = await place.reopen();
    await store.read(async (view) => {
      expect(await view.get(leads, leadId)).toMatchObject({
        topic: '[erased]',
        companyName: 'Chairs & Sons',
      });
      expect(await view.get(contacts, contactId)).not.toHaveProperty('lastName');
      expect(await view.get(accounts, 'account-1')).toMatchObject({ name: 'Chairs & Sons', city: 'Berlin' });
      expect(await view.get(opportunities, 'deal-1')).toMatchObject({
        name: '[erased]',
        description: 'Ms [erased] decides',
        budgetAmount: 4_000,
      });
      expect(await view.get(notes, 'note-1')).toMatchObject({ text: '[erased]' });
      expect(await view.get(leads, otherId)).toMatchObject({
        lastName: 'Berg',
        description: 'Sent by [erased] ([erased], [erased]). Wants tables.',
      });
      expect(await view.get(scoreHistories, `lead:${leadId}`)).toMatchObject({ scores: [{ value: 70 }] });
      expect(await view.get(flows, 'flow-1')).toBeUndefined();
      expect(await view.get(flows, 'flow-2')).toBeDefined();
      const history = await view.history(leads, leadId, 9);
      expect(history.map(({ why }) => why)).toEqual(['edit lead', 'create lead']);
      expect(history[1]?.edits[0]?.after).toMatchObject({
        lastName: '[erased]',
        companyName: 'Chairs & Sons',
      });
    });
    await store.moment(async ({ entries, last, records }) => {
      expect(await checkChain(entries(0))).toEqual(last);
      expect(last.seq).toBe(before.seq + 1);
      const closing = (await listed(entries(before.seq)))[0];
      expect(closing).toMatchObject({ by: 'operator', why: 'forget a person', seq: last.seq });
      expect(await listed(records(erasures.name))).toMatchObject([
        { by: 'operator', why: 'request 17', before, after: { seq: before.seq }, entriesRedacted: 6 },
      ]);
    });
    expect(
      await store.change({ by: 'sam', why: 'x', at }, (tx) => tx.once('press-1', async () => 'again')),
    ).toEqual({ receipt: 'Qualified [erased], [erased]' });
    await store.close();
  });
});

test('what is planned is only told, and nothing is changed until --yes', async () => {
  const store = await openStore({ dataDir: folder });
  await liveThere(store);
  const before = await store.moment(async ({ last }) => last);
  const screen = rememberingScreen();
  expect(await forget({ whom, words: [] }, { dataDir: folder }, screen)).toBe(true);
  expect(screen.text()).toContain(`Leads of the person: ${leadId}`);
  expect(screen.text()).toMatch(/audit entries {2,}6/);
  expect(screen.text()).toContain('Nothing was changed.');
  expect(await store.moment(async ({ last }) => last)).toEqual(before);
  expect(await store.read((view) => view.get(leads, leadId))).toMatchObject({ lastName: 'Vandersloot' });
  await expect(forget({ whom, words: [], forgetting }, { dataDir: folder }, screen)).rejects.toThrow(
    'in use',
  );
  await store.close();
  const nobody = { kind: 'email', email: 'nobody@example.org' } as const;
  expect(await forget({ whom: nobody, words: [], forgetting }, { dataDir: folder }, screen)).toBe(false);
  const naming = { ...forgetting, why: 'Quintilla Vandersloot asked' };
  expect(await forget({ whom, words: [], forgetting: naming }, { dataDir: folder }, screen)).toBe(false);
  expect(screen.text()).toContain('--by or --why names the person');
});

test('an id that names the person is told, and nothing is half erased', async () => {
  const store = await openStore({ dataDir: folder });
  await liveIn(store);
  await store.change({ by: 'sam', why: 'import', at }, async (tx) => {
    const lead = await tx.get(leads, leadId);
    if (lead === undefined) throw new Error('the world has this lead');
    await tx.put(leads, { ...lead, id: 'quintilla-vandersloot', version: 0 });
  });
  const before = await store.moment(async ({ last }) => last);
  await store.close();
  const screen = rememberingScreen();
  expect(await forget({ whom, words: [], forgetting }, { dataDir: folder }, screen)).toBe(false);
  expect(screen.text()).toContain(
    'These ids name the person, and ids cannot be erased: quintilla-vandersloot',
  );
  const again = await openStore({ dataDir: folder });
  expect(await again.moment(async ({ last }) => last)).toEqual(before);
  await again.close();
});

async function aWorld(): Promise<{ readonly disk: Files; readonly store: Store }> {
  const disk = memoryFiles();
  const store = await openLocalStore({ folder: 'data', collections, files: disk });
  await liveIn(store);
  return { disk, store };
}

const planned = async (store: Store, asked: Whom, words: readonly string[] = []) =>
  store.moment((contents) => planForgetting(contents, asked, words));

describe('who is meant', () => {
  test('is found by a number however it is typed, by a lead, and by an address; the whole person each time', async () => {
    const { store } = await aWorld();
    for (const asked of [
      whom,
      { kind: 'phone', phone: '0305557123' },
      { kind: 'lead', id: leadId },
    ] as const) {
      const { person } = await planned(store, asked);
      expect({ ...person, leads: [...person.leads], contacts: [...person.contacts] }).toMatchObject({
        leads: [leadId],
        contacts: [contactId],
      });
    }
  });

  test('is not a namesake, nor whoever shares the number of a company: theirs stays', async () => {
    const { store } = await aWorld();
    await store.change({ by: 'sam', why: 'create lead', at }, async (tx) => {
      const other = await tx.get(leads, otherId);
      if (other === undefined) throw new Error('the world has somebody else in it');
      await tx.put(leads, {
        ...other,
        id: 'namesake',
        version: 0,
        firstName: 'Quintilla',
        lastName: 'Vandersloot',
        email: 'another@example.org',
        phone: '+49 30 5559876',
        description: 'Quintilla Vandersloot of Bern',
      });
    });
    const { person, records, redaction } = await planned(store, whom);
    expect([...person.leads]).toEqual([leadId]);
    expect(person.shared).toEqual(expect.arrayContaining(['quintilla vandersloot', '+49 30 5559876']));
    expect(records.find(({ before }) => before.id === 'namesake')).toBeUndefined();
    expect(redaction.remains('"Quintilla Vandersloot"')).toBe(false);
    expect(records.find(({ before }) => before.id === leadId)?.after).not.toHaveProperty('lastName');
  });
});

test('a name that is a word of the program as well changes texts, and no state, field or id', async () => {
  const { store } = await aWorld();
  await store.change({ by: 'sam', why: 'edit', at }, async (tx) => {
    const lead = await tx.get(leads, leadId);
    const deal = await tx.get(opportunities, 'deal-1');
    if (lead === undefined || deal === undefined) throw new Error('the world has these');
    await tx.put(leads, { ...lead, firstName: 'Won', lastName: 'Sam' });
    await tx.put(opportunities, { ...deal, state: 'won', need: 'won', description: 'Sam decides, says Won' });
  });
  const { records, redaction } = await planned(store, whom, ['version', 'open', 'name']);
  const after = (id: string) => records.find(({ before }) => before.id === id)?.after;
  expect(after('deal-1')).toMatchObject({
    state: 'won',
    ownerId: 'sam',
    need: '[erased]',
    description: '[erased] decides, says [erased]',
  });
  expect(after(leadId)).toMatchObject({ status: { state: 'open' }, ownerId: 'sam', version: 4 });
  expect(redaction.remains(JSON.stringify({ name: 'x', state: 'open', version: 1 }))).toBe(false);
});

test('a large file attached to a note is passed over in no time', async () => {
  const { store } = await aWorld();
  await store.change({ by: 'sam', why: 'attach', at }, (tx) =>
    tx.put(notes, {
      ...owned,
      id: 'file',
      regarding: [{ entity: 'lead', id: otherId }],
      text: 'see file, from Quintilla Vandersloot',
      attachment: { fileName: 'a.pdf', mimeType: 'x/y', bytes: 1, content: 'Ab1+'.repeat(500_000) },
    }),
  );
  const { records } = await planned(store, whom);
  expect(records.find(({ before }) => before.id === 'file')?.after).toMatchObject({
    text: 'see file, from [erased]',
    attachment: { fileName: 'a.pdf' },
  });
});

test('a crash at whatever step leaves the old store whole or the new one, and nothing of the other', async () => {
  const { disk, store } = await aWorld();
  await store.close();
  const start = await imageOf(disk, 'data');
  const whole = async (contents: Contents) => ({
    last: contents.last,
    leads: await digestOf(contents.records(leads.name)),
    notes: await digestOf(contents.records(notes.name)),
  });
  const outcomes = new Map<string, number>();
  let calls = Number.POSITIVE_INFINITY;
  for (let stopAt = 0; stopAt <= calls; stopAt += 1) {
    const files = await diskOf(start, 'data');
    let counting = false;
    let call = 0;
    const dying = around(files, async ({ op, file }, run, half) => {
      if (!counting) return run();
      call += 1;
      if (call < stopAt || op === 'read' || op === 'size') return run();
      // Half a note of the lock is what any closing that crashes leaves.
      if (call === stopAt && file !== 'lock') await half();
      throw new Error('the process is gone');
    });
    const opened = await openLocalStore({ folder: 'data', collections, files: dying });
    const before = await opened.moment(whole);
    counting = stopAt > 0;
    const replaced = opened.replaceWith(
      async (contents) => withoutPerson(contents, await planForgetting(contents, whom), forgetting),
      () => undefined,
    );
    const died = await replaced.then(
      () => false,
      () => true,
    );
    if (stopAt === 0) {
      calls = 120;
      continue;
    }
    if (!died) calls = 0;
    const left = await diskOf(await imageOf(files, 'data'), 'data');
    expect(await verifyAudit('data', { files: left }), `stopped at call ${stopAt}`).toMatchObject({
      kind: 'intact',
    });
    const again = await openLocalStore({ folder: 'data', collections, files: left });
    const after = await again.moment(whole);
    const isOld = after.last.seq === before.last.seq;
    if (isOld) expect(after).toEqual(before);
    await again.close();
    const bytes = [...(await imageOf(left, 'data')).values()].map((file) => file.toString()).join();
    expect(canariesIn(bytes).length, `stopped at call ${stopAt}`).toBe(isOld ? 8 : 0);
    expect(await verifyAudit('data', { files: left })).toMatchObject({ kind: 'intact' });
    const outcome = isOld ? 'old' : 'new';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(outcomes.get('old')).toBeGreaterThan(5);
  expect(outcomes.get('new')).toBeGreaterThan(3);
});
