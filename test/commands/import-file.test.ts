import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ImportOptions, importFile } from '../../bot/commands/import-file.ts';
import { leads, processInstances } from '../../domain/collections.ts';
import { findLeads } from '../../domain/leads/search.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { sample } from '../../domain/sample/people.ts';
import { now, sampleWorld, type World } from '../leads/world.ts';
import { alteredStore } from './altered-store.ts';
import { rememberingScreen } from './screen.ts';

let folder: string;
let world: World;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
beforeEach(async () => {
  world = await sampleWorld();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (content: string | Uint8Array, options: Partial<ImportOptions> = {}) => {
  const file = join(folder, 'leads.csv');
  await writeFile(file, content);
  const screen = rememberingScreen();
  let ids = 0;
  const deps = { store: world.store, at: now, newId: () => `id-${++ids}`, screen };
  const done = await importFile({ file, dryRun: false, skipErrors: false, ...options }, deps);
  return { done, text: screen.text() };
};

const stored = (id: string): Promise<Lead | undefined> => world.store.read((view) => view.get(leads, id));
const total = () => world.store.read((view) => view.size(leads));

const two =
  'leadId,firstName,lastName,email\nF1,Robert,Alan,robert@example.com\nF2,Rob,Allen,rob@example.com\n';

describe('importing a file', () => {
  test('keeps the ids, gives the leads to the first who may have them, and says so', async () => {
    const { done, text } = await run(two);
    expect(done).toBe(true);
    expect(text).toContain('Imported 2 leads, 2 of them for Sam Rivera.');
    expect(await stored('F1')).toMatchObject({
      topic: 'Robert Alan',
      ownerId: sample.sam,
      businessUnitId: 'north',
      status: { state: 'open' },
      createdAt: now.toISOString(),
    });
    const search = await world.as('sam', (view, actor) => findLeads(view, actor, 'Allan Robert'));
    expect(search.kind === 'found' && search.matches[0]?.lead.id).toBe('F1');
  });

  test('starts open leads in the default process, and counts closed ones as finished', async () => {
    await run(
      'leadId,company,status,createdOn,closedOn\nA,A,open,,\nB,B,qualified,2026-01-02,2026-02-03\nC,C,disqualified,2026-01-02,\n',
    );
    const stages = await world.store.read(async (view) =>
      (await view.find(processInstances, 'byLead', ['A', 'B', 'C'])).map(
        ({ leadId, status, activeStageId }) => [leadId, status, activeStageId],
      ),
    );
    expect(stages.toSorted()).toEqual([
      ['A', 'active', 'qualify'],
      ['B', 'finished', 'qualify'],
      ['C', 'finished', 'qualify'],
    ]);
    expect((await stored('B'))?.status).toEqual({
      state: 'qualified',
      at: '2026-02-03T00:00:00.000Z',
      by: sample.sam,
      opportunityIds: [],
    });
    expect((await stored('C'))?.status).toMatchObject({
      state: 'disqualified',
      at: '2026-01-02T00:00:00.000Z',
    });
  });

  test('gives leads to the owners that the file names', async () => {
    await run(
      `leadId,company,owner\nA,A,Priya Nair\nB,B,tom.okafor@adventure-works.example\nC,C,${sample.mira}\nD,D,\n`,
      {
        owner: 'ada novak',
      },
    );
    const owners = await Promise.all(['A', 'B', 'C', 'D'].map(async (id) => (await stored(id))?.ownerId));
    expect(owners).toEqual([sample.priya, sample.tom, sample.mira, sample.ada]);
    expect((await stored('A'))?.businessUnitId).toBe('south');
  });

  test('gives ids to leads that have none', async () => {
    await run('company\nContoso\nFabrikam\n');
    expect((await stored('id-1'))?.companyName).toBe('Contoso');
    expect((await stored('id-2'))?.companyName).toBe('Fabrikam');
  });

  test('SEC10: a dry run reports everything and saves nothing', async () => {
    const { done, text } = await run('leadId,email,Shoe size\nF1,a@example.com,44\nF2,oops,45\n', {
      dryRun: true,
    });
    expect(done).toBe(true);
    expect(text).toContain('2 leads to import, 0 problems, 1 warning.');
    expect(text).toContain('Columns not read: Shoe size.');
    expect(text).toContain('line 3: email "oops" does not look like an e-mail address');
    expect(text).toContain('Dry run: no lead was saved.');
    expect(await total()).toBe(60);
  });
});

describe('a file with problems is not imported at all, and each is named with its line:', () => {
  test.each([
    ['an id twice in the file', 'leadId,company\nA,A\nB,B\nA,C\n', 'line 4: has the same id "A" as line 2'],
    [
      'an id that is there already',
      'leadId,company\nleeds-boosters,A\nB,B\n',
      'line 2: a lead with the id "leeds-boosters" is there already',
    ],
    ['an unknown owner', 'company,owner\nA,Nobody\nB,\n', 'line 2: owner "Nobody" is nobody here'],
    [
      'a row with a cell too many',
      'company,city\nA,B,C\nB,B\n',
      'line 2: has 3 cells where the header has 2',
    ],
    [
      'an amount that is none',
      'company,budget\nA,lots\nB,\n',
      'line 2: budgetAmount "lots" is not an amount',
    ],
    ['a broken quote', 'company\nA\n"B\n', 'A quotation mark on line 3 is out of place'],
    ['no known column', 'foo,bar\n1,2\n', 'No column is known. The first line reads: foo, bar.'],
    ['nothing in it', '', 'The file is empty.'],
  ])('%s', async (_, content, message) => {
    const { done, text } = await run(content);
    expect(done).toBe(false);
    expect(text).toContain(message);
    expect(text).toMatch(/Nothing was saved\.$/);
    expect(await total()).toBe(60);
  });

  test('10 MB in one cell', async () => {
    const { done, text } = await run(`company\nA\n${'x'.repeat(10_000_000)}\n`);
    expect(done).toBe(false);
    expect(text).toContain('The row that begins on line 3 is longer than 131,072 bytes.');
  });

  test('an older Windows encoding, with what to do about it', async () => {
    const latin = Buffer.from('leadId,company\nM,M\u00fcller\n', 'latin1');
    const { done, text } = await run(latin);
    expect(done).toBe(false);
    expect(text).toContain('Line 2 is not UTF-8.');
    expect(text).toContain('--encoding windows-1252');
    expect((await run(latin, { encoding: 'windows-1252' })).done).toBe(true);
    expect((await stored('M'))?.companyName).toBe('Müller');
  });

  test('the same file a second time', async () => {
    await run(two);
    const { done, text } = await run(two);
    expect(done).toBe(false);
    expect(text).toContain(
      'Every lead of this file is there already: it was imported before. Nothing was saved.',
    );
    expect(await total()).toBe(62);
  });

  test('more leads than the data folder holds, with the way out', async () => {
    world = {
      ...world,
      store: { ...alteredStore(world.store, { size: async () => 99_999 }), kind: 'embedded' },
    };
    const { done, text } = await run(two);
    expect(done).toBe(false);
    expect(text).toContain(
      '99,999 leads are there and 2 more would come: the data folder holds up to 100,000',
    );
    expect(text).toContain('More needs PostgreSQL: npm run migrate-store');
    world = { ...world, store: alteredStore(world.store, { size: async () => 99_998 }) };
    expect((await run(two)).done).toBe(true);
  });

  test('unless the person wants the other rows imported', async () => {
    const { done, text } = await run('leadId,company\nleeds-boosters,A\nB,B\n', { skipErrors: true });
    expect(done).toBe(true);
    expect(text).toContain('Imported 1 lead, 1 of them for Sam Rivera.');
    expect((await stored('B'))?.companyName).toBe('B');
    expect((await stored('leeds-boosters'))?.companyName).toBe('Contoso');
  });

  test('more than twenty of them are counted instead of listed', async () => {
    const { text } = await run(`leadId,company\n${'A,A\n'.repeat(50)}`);
    expect(text).toContain('1 lead to import, 49 problems');
    expect(text).toContain('… and 29 more.');
  });
});

test('a file or an owner that does not exist is refused', async () => {
  const screen = rememberingScreen();
  const deps = { store: world.store, at: now, newId: () => 'x', screen };
  const options = { dryRun: false, skipErrors: false };
  expect(await importFile({ ...options, file: join(folder, 'none.csv') }, deps)).toBe(false);
  expect(await importFile({ ...options, file: folder }, deps)).toBe(false);
  expect(screen.text()).toMatch(/There is no file .*none\.csv\..*\n.* is not a file\./);
  const { done, text } = await run(two, { owner: 'Zorro' });
  expect(done).toBe(false);
  expect(text).toContain('Nobody here is called Zorro');
});
