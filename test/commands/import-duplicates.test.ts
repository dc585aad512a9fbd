import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ImportOptions, importFile } from '../../bot/commands/import-file.ts';
import { decisionsFrom } from '../../bot/commands/import-report.ts';
import { leads } from '../../domain/collections.ts';
import { applyImport, decideImport } from '../../domain/leads/decide-import.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { aLead } from '../an-organisation.ts';
import { now, sampleWorld, type World } from '../leads/world.ts';
import { rememberingScreen } from './screen.ts';

let folder: string;
let world: World;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-duplicates-'));
});
beforeEach(async () => {
  world = await sampleWorld();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = () => join(folder, 'leads.csv.duplicates.csv');

const run = async (options: Partial<ImportOptions> = {}, content = file) => {
  const path = join(folder, 'leads.csv');
  await writeFile(path, content);
  const screen = rememberingScreen();
  let ids = 0;
  const deps = { store: world.store, at: now, newId: () => `id-${++ids}`, screen };
  const done = await importFile({ file: path, dryRun: false, skipErrors: false, ...options }, deps);
  return { done, text: screen.text() };
};

const stored = (id: string): Promise<Lead | undefined> => world.store.read((view) => view.get(leads, id));
const total = () => world.store.read((view) => view.size(leads));

/** Line 2 is Sam's Hannah Berg, line 4 repeats line 3, line 5 is nobody known. */
const file = [
  'firstName,lastName,companyName,email,jobTitle,topic',
  'Hannah,Berg,Graphic Design School,hannah.berg@gds.example,Head of print,Something else',
  'Robert,Alan,Alpine Ski,robert.alan@alpine-ski.example,,',
  'Robert,Alan,Alpine Ski House,robert.alan@alpine-ski.example,Buyer,',
  'Wanda,Quux,Quuxworks,wanda@quux.example,,',
].join('\n');

describe('importing a file with duplicates', () => {
  test('they are created all the same, and counted, with the way to decide', async () => {
    const before = await total();
    const { done, text } = await run();
    expect(done).toBe(true);
    expect(text).toContain('2 rows are likely duplicates:');
    expect(text).toContain('line 2: Hannah Berg is likely the stored lead print-cooling');
    expect(text).toContain('line 4: Robert Alan is likely line 3');
    expect(text).toContain('--duplicates ask');
    expect(await total()).toBe(before + 4);
  });

  test('skipped, only the others come in', async () => {
    const before = await total();
    const { text } = await run({ duplicates: 'skip' });
    expect(text).toContain('Left out 2 likely duplicates.');
    expect(await total()).toBe(before + 2);
  });

  test('updating puts filled values on the existing lead, and leaves its topic, owner and the rest', async () => {
    const before = await total();
    const [hannah] = [await stored('print-cooling')];
    const { text } = await run({ duplicates: 'update' });
    expect(text).toContain('Updated 1 existing lead.');
    expect(await stored('print-cooling')).toMatchObject({
      jobTitle: 'Head of print',
      topic: hannah?.topic,
      ownerId: hannah?.ownerId,
      phone: hannah?.phone,
      modifiedAt: now.toISOString(),
    });
    expect(await total()).toBe(before + 2);
    expect(await stored('id-2')).toMatchObject({ jobTitle: 'Buyer', companyName: 'Alpine Ski House' });
  });

  test('asked, a report is written and nothing saved; edited and given back, each row is done as it says', async () => {
    const before = await total();
    const asked = await run({ duplicates: 'ask' });
    expect(asked.done).toBe(false);
    expect(asked.text).toContain('2 rows need a decision');
    expect(await total()).toBe(before);
    const lines = (await readFile(report(), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(3);
    const edited = [lines[0], `${lines[1]}update`, `${lines[2]}skip`].join('\n');
    await writeFile(report(), edited);
    const { done } = await run({ decisions: report() });
    expect(done).toBe(true);
    expect(await stored('print-cooling')).toMatchObject({ jobTitle: 'Head of print' });
    expect(await total()).toBe(before + 2);
  });

  test('a row that the report leaves open is asked for again', async () => {
    await run({ duplicates: 'ask' });
    const { done, text } = await run({ decisions: report() });
    expect(done).toBe(false);
    expect(text).toContain('2 rows need a decision');
    expect(text).toContain('Nothing was saved.');
  });

  test('a dry run reports and saves nothing', async () => {
    const before = await total();
    const { text } = await run({ dryRun: true, duplicates: 'update', report: join(folder, 'r.csv') });
    expect(text).toContain('Dry run: no lead was saved.');
    expect(await readFile(join(folder, 'r.csv'), 'utf8')).toContain('print-cooling');
    expect(await total()).toBe(before);
  });

  test('a closed lead is not updated: the line is named', async () => {
    const { done, text } = await run(
      { duplicates: 'update' },
      'firstName,lastName,companyName,email\nHugo,Maas,The Phone Company,hugo.maas@phoneco.example\n',
    );
    expect(done).toBe(false);
    expect(text).toContain('Line 2 cannot update the lead office-fountain: it is closed.');
  });

  test.each([
    ['there is no such file', undefined, 'There is no file'],
    ['a column is missing', 'line,name\n2,x\n', 'it needs the columns line and decision'],
    [
      'a decision is unknown',
      'line,decision\n2,merge\n',
      '“merge” is no decision; write create, skip, update',
    ],
    ['a line is no number', 'line,decision\nx,skip\n', '“x” is no line number'],
    ['it is no CSV', 'line,decision\n"2,skip\n', 'it is not readable as CSV'],
  ])('decisions that cannot be used are refused: %s', async (_what, content, why) => {
    const path = join(folder, 'decisions.csv');
    await rm(path, { force: true });
    if (content !== undefined) await writeFile(path, content);
    const before = await total();
    const { done, text } = await run({ decisions: path });
    expect([done, await total()]).toEqual([false, before]);
    expect(text).toContain(why);
  });

  test('Excel’s semicolons are read too', () => {
    const found = decisionsFrom('line;decision\n2; Skip \n3;\n');
    expect(found.kind === 'read' && [...found.byLine]).toEqual([[2, 'skip']]);
  });
});

describe('deciding and applying, as the tab does it', () => {
  const planned = ['a', 'b', 'c'].map((id, at) => aLead(id, { jobTitle: `Title ${at}` }));
  const plan = { leads: planned, lineOf: new Map(planned.map(({ id }, at) => [id, at + 2])) };
  const [first, second, third] = planned as [Lead, Lead, Lead];
  const of = (line: number, lead: Lead) => ({ kind: 'row', line, lead }) as const;
  const twins = [
    { line: 3, lead: second, of: of(2, first), probability: 0.9, rules: [] },
    { line: 4, lead: third, of: of(3, second), probability: 0.9, rules: [] },
  ];

  test('a row that repeats a left-out row is left out with it', async () => {
    await world.as('sam', async (_view, actor) => {
      const how = { 3: 'skip', 4: 'update' } as const;
      const decided = decideImport(plan, twins, ({ line }) => how[line as 3 | 4], actor, now);
      expect(decided.creates.map(({ id }) => id)).toEqual(['a']);
      expect(decided.skipped).toEqual([3, 4]);
    });
  });

  test('rows that repeat each other update what came of the first', async () => {
    await world.as('sam', async (_view, actor) => {
      const decided = decideImport(plan, twins, () => 'update', actor, now);
      expect(decided.creates.map(({ id, jobTitle }) => `${id} ${jobTitle}`)).toEqual(['a Title 2']);
    });
  });

  test('a lead that the person may only read is not updated (SEC2)', async () => {
    await world.as('sam', async (view, actor) => {
      const carlos = await view.get(leads, 'paint-line');
      if (carlos === undefined) throw new Error('no Carlos');
      const shared = { ...carlos, sharedWith: [{ personId: actor.person.id, privileges: ['read'] }] };
      const twin = { ...twins[0], line: 3, lead: second, of: { kind: 'lead', lead: shared } } as never;
      const decided = decideImport(plan, [twin], () => 'update', actor, now);
      expect(decided.impossible.map(({ reason }) => reason)).toEqual(['noWrite']);
    });
  });

  test('REL1: applied twice with one key, it is written once and answers the same', async () => {
    const before = await total();
    const apply = () =>
      world.by('sam', (tx, actor) =>
        applyImport(
          tx,
          'key',
          decideImport(plan, [], () => 'create', actor, now),
        ),
      );
    const first = await apply();
    expect(await apply()).toEqual(first);
    expect(await total()).toBe(before + 3);
  });
});
