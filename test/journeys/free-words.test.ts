import { describe, expect, test } from 'vitest';
import { changedValues, newValues } from '../../dialogs/field-values.ts';
import { hear } from '../../dialogs/hear.ts';
import type { Deps, Turn } from '../../dialogs/turn.ts';
import { leads } from '../../domain/collections.ts';
import { leadName } from '../../domain/records/lead.ts';
import { as, reading, talk, who } from '../dialogs/talk.ts';

const aTurn = { at: new Date('2026-11-25T10:00:00Z'), timeZone: 'UTC' } as Turn;
/** Understanding needs nothing but the store and what was learnt. */
const noDeps = {} as Deps;

describe('lists in free words are narrowed to what was said', () => {
  test('whose, and of when', async () => {
    const t = await talk();
    const list = as('leadList', await t.says('mira', 'show me Sam’s leads from this month'));
    expect(list.of).toMatchObject({
      kind: 'narrowed',
      owners: ['Sam Rivera'],
      narrow: { from: '2026-11-01' },
    });
    expect(list.total).toBeGreaterThan(0);
    for (const row of list.rows) {
      expect(row.owner).toBe('Sam Rivera');
      expect(row.createdAt.startsWith('2026-11')).toBe(true);
    }
  });

  test('closed leads by the day they were closed, and the next page goes on with the same', async () => {
    const t = await talk();
    const closed = as('leadList', await t.says('mira', 'what did we close since January?'));
    for (const row of closed.rows) expect(row.state).not.toBe('open');
    const all = as('leadList', await t.says('mira', 'show me all leads since January'));
    const [more] = all.offers;
    if (more === undefined) throw new Error('there is only one page');
    const next = as('leadList', await t.presses('mira', more));
    expect(next.of).toEqual(all.of);
    expect(next.first).toBe(11);
  });

  test('SEC7: the name of somebody whose leads one may not read changes nothing', async () => {
    const t = await talk();
    const known = as('leadList', await t.says('tom', 'show me Priya’s leads'));
    const nobody = as('leadList', await t.says('tom', 'show me Xerxes’s leads'));
    expect([known.total, known.rows]).toEqual([nobody.total, nobody.rows]);
    expect(known.of).toMatchObject({ owners: [] });
  });
});

describe('what was said stands in the form, and nothing is saved before somebody presses', () => {
  test('a reason for closing is chosen already', async () => {
    const t = await talk();
    const asks = as(
      'disqualifyAsks',
      await t.says('sam', 'kill the henrik dahl lead, they went with someone else'),
    );
    expect(asks.reasons.find(({ value }) => value === asks.reason)?.label).toBe('Lost');
  });

  test('a changed value', async () => {
    const t = await talk();
    const form = as('leadForm', await t.says('sam', 'change the phone of ann weber to +44 113 496 0000'));
    expect(form.values['phone']).toBe('+44 113 496 0000');
    expect(form.values['lastName']).toBe('Weber');
    const before = await t.store.read((view) => view.get(leads, 'leeds-boosters'));
    expect(before?.phone).not.toBe('+44 113 496 0000');
    await t.answers('sam', form, 'save');
    const after = await t.store.read((view) => view.get(leads, 'leeds-boosters'));
    expect(after?.phone).toBe('+44 113 496 0000');
  });

  test.each([
    ['change the phone number of Claire to +33 1 55 01 02 03', { phone: '+33 1 55 01 02 03' }],
    ['Keller’s new mobile is 0171 5550199', { mobilePhone: '0171 5550199' }],
    ['update the email of Rasmus: rholm@holm.example', { email: 'rholm@holm.example' }],
    ['Bei Huber bitte das Budget auf 120.000 setzen', { budgetAmount: '120000' }],
    ['budget for Yusuf is 120k, note that down please', { budgetAmount: '120000' }],
    ['change the company of Jorge to Almeida Irmãos', { companyName: 'Almeida Irmãos' }],
    ['the email of Paul is wrong', {}],
    ['edit ann meyer', {}],
  ])('%s', (text, values) => {
    expect(changedValues(text)).toEqual(values);
  });

  test.each([
    [
      'create lead Giulia Conti, Conte Marmi, giulia@conte.example',
      'Giulia Conti',
      { firstName: 'Giulia', lastName: 'Conti', companyName: 'Conte Marmi', email: 'giulia@conte.example' },
    ],
    [
      'Bitte leg Bernd Ostermann von der Ostermann KG als Lead an',
      'Bernd Ostermann',
      { firstName: 'Bernd', lastName: 'Ostermann', companyName: 'Ostermann KG' },
    ],
  ])('%s', (text, lead, values) => {
    expect(newValues(text, { lead })).toEqual(values);
  });
});

test('UX rule 3: unclear words are asked back with three guesses, and each guess is a command that works', async () => {
  const t = await talk();
  const { guesses } = as('notUnderstood', await t.says('sam', 'flumm the quux'));
  expect(guesses).toHaveLength(3);
  for (const guess of guesses) {
    const { kind } = await t.presses('sam', guess);
    expect(['notUnderstood', 'cardInactive']).not.toContain(kind);
  }
});

test('German words reach the same commands', async () => {
  const t = await talk();
  expect((await t.says('sam', 'Zeig mir Ann Weber')).kind).toBe('leadCard');
  expect((await t.says('sam', 'Kann ich sie schon qualifizieren?')).kind).toBe('preflight');
  expect((await t.says('sam', 'Bitte Hannah Berg qualifizieren')).kind).toBe('qualifyAsks');
  expect((await t.says('sam', 'Abbrechen')).kind).toBe('cancelled');
  expect((await t.says('ada', 'Duplikaterkennungsregeln anzeigen')).kind).toBe('rules');
});

test('a command typed as the help shows it, with the name of any lead, is that very command', async () => {
  const t = await talk();
  const names = await t.store.read(async (view) =>
    (await view.find(leads, 'byView', 'any|all')).map(leadName),
  );
  expect(names.length).toBeGreaterThan(40);
  const turn = { ...aTurn, person: who.mira };
  const deps = { ...noDeps, store: t.store, reading };
  const commands = [
    ['show', 'show-lead'],
    ['qualify', 'qualify-lead'],
    ['can I qualify', 'can-i-qualify'],
    ['edit', 'edit-lead'],
    ['disqualify', 'disqualify-lead'],
    ['score of', 'score-of-lead'],
    ['next stage', 'next-stage'],
  ] as const;
  for (const name of names) {
    for (const [words, kind] of commands) {
      const command = await hear(`${words} ${name.toLowerCase()}`, turn, deps);
      expect({ said: `${words} ${name.toLowerCase()}`, kind: command.kind }).toEqual({
        said: `${words} ${name.toLowerCase()}`,
        kind,
      });
    }
  }
});
