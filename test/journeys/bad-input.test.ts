import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../bot/open-store.ts';
import { leads, opportunities } from '../../domain/collections.ts';
import { createLead } from '../../domain/leads/edit.ts';
import { loadActor } from '../../domain/people/access.ts';
import { as, talk, who } from '../dialogs/talk.ts';

describe('whatever is typed gets a clear answer, and nothing is changed', () => {
  test('an unknown command: what it might have been, and help', async () => {
    const t = await talk();
    const { guesses } = as('notUnderstood', await t.says('sam', 'flumm'));
    expect(guesses.length).toBeGreaterThan(1);
  });

  test.each(['', '   ', '\n\t'])('an empty message %j says what to type', async (text) => {
    const t = await talk();
    as('empty', await t.says('sam', text));
  });

  test('100 KB of text are counted, not read', async () => {
    const t = await talk();
    const { characters, limit } = as('tooLong', await t.says('sam', 'pump '.repeat(20_480)));
    expect(characters).toBe(102_400);
    expect(limit).toBeLessThan(characters);
  });

  test('a name that fits nothing says so, and what to try', async () => {
    const t = await talk();
    const { words, offers } = as('leadNone', await t.says('sam', 'qualify xqzwy vvrtk'));
    expect(words).toBe('xqzwy vvrtk');
    expect(offers.length).toBeGreaterThan(0);
  });

  test('a name that fits twelve leads shows ten to choose from, each with the press that goes on', async () => {
    const t = await talk();
    for (let at = 0; at < 12; at++) {
      await t.store.change(
        { by: who.sam.id, why: 'test', at: new Date('2026-11-25T10:00:00Z') },
        async (tx) => {
          const actor = await loadActor(tx, who.sam.id);
          if (actor === undefined) throw new Error('no Sam');
          const typed = { topic: `Order ${at}`, firstName: 'Twelve', lastName: 'Namesakes' };
          await createLead(tx, actor, typed, { id: `twelve-${at}`, at: new Date('2026-11-25T10:00:00Z') });
        },
      );
    }
    const several = as('leadSeveral', await t.says('sam', 'qualify twelve namesakes'));
    expect(several).toMatchObject({ total: 12, wanted: 'qualify-lead' });
    expect(several.rows).toHaveLength(10);
    const [row] = several.rows;
    if (row === undefined) throw new Error('no row');
    as('qualifyAsks', await t.presses('sam', row.choose));
  });
});

describe('S0.6: one core and one store under all of it', () => {
  test('a lead that the domain saved is found in chat, and what chat qualified is closed in the domain', async () => {
    const t = await talk();
    await t.store.change(
      { by: who.sam.id, why: 'import leads', at: new Date('2026-11-25T10:00:00Z') },
      async (tx) => {
        const actor = await loadActor(tx, who.sam.id);
        if (actor === undefined) throw new Error('no Sam');
        const typed = { topic: 'Pumps', firstName: 'Ximena', lastName: 'Quarles' };
        await createLead(tx, actor, typed, { id: 'ximena', at: new Date('2026-11-25T10:00:00Z') });
      },
    );
    as('leadCard', await t.says('sam', 'find ximena quarles'));
    const which = await t.says('sam', 'qualify it');
    as('qualified', await t.answers('sam', which, 'continue', { create: 'opportunity' }));
    expect((await t.store.read((view) => view.get(leads, 'ximena')))?.status.state).toBe('qualified');
  });

  test('S1.13.3: the answer about duplicates points to how the improved experience is enabled', async () => {
    const t = await talk();
    const { answer } = as(
      'answered',
      await t.says('sam', 'what happens when duplicates are found while qualifying leads?'),
    );
    expect(JSON.stringify(answer.parts)).toContain(
      'Enable the improved duplicate detection and merge experience',
    );
  });
});

test('a card pressed after a restart still ends in one qualification and the same receipt', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leads-restart-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const before = await talk(await openStore({ dataDir: folder }));
  const card = await before.says('sam', 'qualify hannah berg');
  await before.store.close();

  const after = await talk(await openStore({ dataDir: folder }));
  const receipt = as('qualified', await after.answers('sam', card, 'continue', { create: 'opportunity' }));
  await after.store.close();

  const again = await talk(await openStore({ dataDir: folder }));
  expect(await again.answers('sam', card, 'continue', { create: 'opportunity' })).toEqual(receipt);
  const deals = await again.store.read((view) => view.find(opportunities, 'byLead', 'print-cooling'));
  expect(deals).toHaveLength(1);
  await again.store.close();
});
