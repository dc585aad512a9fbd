import { describe, expect, test } from 'vitest';
import { accounts, leads } from '../../domain/collections.ts';
import type { DuplicateBlocked } from '../../domain/qualification/detectors.ts';
import { noDetectors } from '../../domain/qualification/detectors.ts';
import { anAccount } from '../builders.ts';
import { ann, firm, person } from './ann.ts';
import {
  ask,
  automatic,
  check,
  checks,
  everything,
  given,
  qualifies,
  receiptOf,
  refusalOf,
  theLead,
} from './desk.ts';

describe('form and grid', () => {
  const known = {
    leads: [ann],
    accounts: [anAccount('contoso')],
    contacts: [person('p', { email: 'ann@contoso.example' })],
  };

  test('S2.2.6: the form route prompts', async () => {
    expect((await qualifies(await given(known), 'ann', { route: 'form' })).kind).toBe('asks');
  });

  test('S2.2.5: the grid route creates although duplicates exist', async () => {
    const store = await given(known);
    const receipt = receiptOf(await qualifies(store, 'ann', { route: 'grid' }));
    expect(receipt.records.map(({ how }) => how)).toEqual(['created', 'created', 'created']);
    expect(await everything(store, accounts)).toHaveLength(2);
  });

  test('C4: the grid route says honestly how many duplicates it would make, and makes that many', async () => {
    const store = await given(known);
    expect(await check(store, 'duplicateMatches', 'ann', { route: 'grid' })).toEqual({
      name: 'duplicateMatches',
      verdict: 'warn',
      facts: ['Contoso', 'Ann Smith'],
    });
    expect(receiptOf(await qualifies(store, 'ann', { route: 'grid' })).duplicatesMade).toBe(2);
  });

  test('C4: linking on the grid route makes no duplicate', async () => {
    const store = await given(known);
    const choices = { account: { kind: 'link', id: 'contoso' }, contact: { kind: 'link', id: 'p' } } as const;
    expect(await check(store, 'duplicateMatches', 'ann', { route: 'grid', choices })).toMatchObject({
      verdict: 'pass',
    });
    expect(receiptOf(await qualifies(store, 'ann', { route: 'grid', choices })).duplicatesMade).toBe(0);
  });

  test('C4: a duplicate that the seller cannot see counts, too', async () => {
    const theirs = anAccount('theirs', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({ leads: [ann], accounts: [theirs] });
    expect(receiptOf(await qualifies(store, 'ann', { route: 'grid' })).duplicatesMade).toBe(1);
  });
});

test('while it is open which records to create, preflight warns of the matches', async () => {
  const store = await given({ leads: [ann], accounts: [anAccount('contoso')], settings: { create: ask } });
  const warning = { name: 'duplicateMatches', verdict: 'warn', facts: ['Contoso'] };
  expect(await check(store, 'duplicateMatches', 'ann')).toEqual(warning);
  expect(await check(store, 'duplicateMatches', 'ann', { route: 'grid' })).toEqual(warning);
  const choices = { account: { kind: 'createNew' } } as const;
  expect((await check(store, 'duplicateMatches', 'ann', { choices })).verdict).toBe('pass');
});

describe('rules on leads and opportunities', () => {
  const rule: DuplicateBlocked = {
    kind: 'duplicateBlocked',
    entity: 'lead',
    rules: [{ id: 'r', name: 'Same e-mail', excludeInactive: false }],
    matches: [],
  };
  const blocking = { ...noDetectors, blocking: async () => [rule] };

  test('S1.14.3, C2: on the form route a published rule blocks', async () => {
    const store = await given({ leads: [ann] });
    expect(refusalOf(await qualifies(store, 'ann', { detectors: blocking }), 'duplicateBlocked')).toEqual(
      rule,
    );
    expect((await theLead(store, 'ann')).version).toBe(1);
  });

  test('S1.14.5, C4: on the grid route the rules do not run', async () => {
    const store = await given({ leads: [ann] });
    receiptOf(await qualifies(store, 'ann', { detectors: blocking, route: 'grid' }));
  });

  test('C2: the rules are asked about exactly the opportunities that would be created', async () => {
    const asked: (readonly string[])[] = [];
    const listening = {
      ...noDetectors,
      blocking: async (_v: unknown, _a: unknown, _l: unknown, names: readonly string[]) => {
        asked.push(names);
        return [];
      },
    };
    const store = await given({ leads: [ann], settings: { create: { ...automatic, opportunity: 'ask' } } });
    for (const opportunity of [undefined, { kind: 'skip' }, { kind: 'create', names: ['A', 'B'] }] as const)
      await checks(store, 'ann', { detectors: listening, choices: opportunity ? { opportunity } : {} });
    expect(asked).toEqual([[], [], ['A', 'B']]);
  });

  test('whatever a detector lists, only active records that may be read can be chosen', async () => {
    const summary = { entity: 'account', name: 'X', facts: [], reasons: [] } as const;
    const careless = {
      ...noDetectors,
      matches: async () => ({
        accounts: ['off', 'theirs', 'gone'].map((id) => ({ ...summary, id })),
        contacts: [],
        hidden: { accounts: 0, contacts: 0 },
      }),
    };
    const store = await given({
      leads: [ann],
      accounts: [
        firm('off', { state: 'inactive' }),
        firm('theirs', { ownerId: 'kim', businessUnitId: 'south' }),
      ],
    });
    receiptOf(await qualifies(store, 'ann', { detectors: careless }));
    expect(await everything(store, leads)).toHaveLength(1);
  });
});
