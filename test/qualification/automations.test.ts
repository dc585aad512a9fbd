import { describe, expect, test } from 'vitest';
import { accounts, contacts, notes, opportunities } from '../../domain/collections.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import { startIsolation } from '../../domain/qualification/isolate.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import { tryCreateWith } from '../../domain/qualification/try-create.ts';
import type { Store } from '../../domain/store/store.ts';
import { actor, aLead, aPerson, aRole, as, now } from '../an-organisation.ts';
import { anAccount, anAutomation } from '../builders.ts';
import { ann } from './ann.ts';
import {
  automatic,
  check,
  everything,
  given,
  newId,
  qualifies,
  qualifyingCells,
  receiptOf,
  refusalOf,
  theLead,
} from './desk.ts';

const touching = (id: string, on: Target, rest: Partial<Automation> = {}): Automation =>
  anAutomation(id, on, { touches: [{ privilege: 'create', on: 'custom:invoice' }], ...rest });

const nothingMade = async (store: Store) => {
  expect(await everything(store, accounts)).toEqual([]);
  expect(await everything(store, contacts)).toEqual([]);
  expect(await everything(store, opportunities)).toEqual([]);
  expect(await everything(store, notes)).toEqual([]);
  expect((await theLead(store, 'ann')).version).toBe(1);
};

describe('privileges of plug-ins and workflows', () => {
  test.each(['account', 'contact', 'opportunity'] as const)(
    'S2.9.1: one on the creation of %s that accesses what the seller may not refuses, by name',
    async (on) => {
      const store = await given({ leads: [ann], automations: [touching('Invoice sync', on)] });
      expect(refusalOf(await qualifies(store, 'ann'), 'automationPrivileges')).toEqual({
        kind: 'automationPrivileges',
        automations: [
          {
            id: 'Invoice sync',
            name: 'Invoice sync',
            on,
            missing: [{ privilege: 'create', on: 'custom:invoice', needed: 'user', held: 'none' }],
          },
        ],
        grantors: ['Ada'],
      });
      await nothingMade(store);
    },
  );

  test('S2.9.3: all affected record types are named at once', async () => {
    const store = await given({
      leads: [ann],
      automations: [touching('a', 'account'), touching('b', 'contact'), touching('c', 'contact')],
    });
    const { automations } = refusalOf(await qualifies(store, 'ann'), 'automationPrivileges');
    expect(automations.map(({ id, on }) => [id, on])).toEqual([
      ['a', 'account'],
      ['b', 'contact'],
      ['c', 'contact'],
    ]);
  });

  test('S2.9.7: deactivated it no longer stands in the way', async () => {
    const store = await given({
      leads: [ann],
      automations: [touching('off', 'account', { active: false })],
    });
    receiptOf(await qualifies(store, 'ann'));
  });

  test('S2.9.1: on a record that is linked, not created, it does not run', async () => {
    const store = await given({
      leads: [ann],
      automations: [touching('a', 'account')],
      accounts: [anAccount('contoso')],
    });
    receiptOf(await qualifies(store, 'ann', { choices: { account: { kind: 'link', id: 'contoso' } } }));
  });

  test('S2.9.1: who holds the privileges is not refused', async () => {
    const store = await given({
      leads: [{ ...ann, ownerId: 'pat' }],
      automations: [touching('a', 'account')],
      roles: [aRole('pat-role', { ...qualifyingCells('user'), 'create:custom:invoice': 'user' })],
      people: [aPerson('pat', ['pat-role'])],
    });
    receiptOf(await qualifies(store, 'ann', { by: 'pat' }));
  });

  test('while it is undecided whether the record is created, it is a warning', async () => {
    const store = await given({
      leads: [ann],
      automations: [touching('a', 'account')],
      settings: { create: { ...automatic, account: 'ask' } },
    });
    expect(await check(store, 'automations', 'ann')).toMatchObject({
      verdict: 'warn',
      refusal: { kind: 'automationPrivileges' },
    });
    expect((await qualifies(store, 'ann')).kind).toBe('asks');
  });
});

describe('what plug-ins and workflows do', () => {
  test('their effects are part of the qualification, in the order of their names', async () => {
    const store = await given({
      leads: [ann],
      automations: [
        anAutomation('2 shout', 'account', {
          effects: [
            { kind: 'requireField', field: 'industry' },
            { kind: 'addNote', text: 'Welcome' },
          ],
        }),
        anAutomation('1 classify', 'account', {
          effects: [{ kind: 'setField', field: 'industry', value: 'Machines' }],
        }),
        anAutomation('budget', 'opportunity', {
          effects: [{ kind: 'setField', field: 'budgetAmount', value: '1000' }],
        }),
      ],
    });
    expect(await check(store, 'automations', 'ann')).toMatchObject({
      verdict: 'pass',
      facts: ['1 classify', '2 shout', 'budget'],
    });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    expect((await everything(store, accounts))[0]).toMatchObject({ industry: 'Machines' });
    expect((await everything(store, opportunities))[0]).toMatchObject({ budgetAmount: 1000 });
    expect(await everything(store, notes)).toMatchObject([
      { text: 'Welcome', regarding: [{ entity: 'account', id: receipt.records[0]?.id }], createdBy: 'sam' },
    ]);
  });

  test.each([
    ['needs a field that is empty', { kind: 'requireField', field: 'jobTitle' }, 'Job title is empty'],
    [
      'sets a field that does not exist',
      { kind: 'setField', field: 'colour', value: 'red' },
      'there is no field colour',
    ],
    [
      'sets a text where a number belongs',
      { kind: 'setField', field: 'statusReason', value: 'red' },
      'red is no number for Status reason',
    ],
    [
      'sets nothing where a number belongs',
      { kind: 'setField', field: 'statusReason', value: ' ' },
      '  is no number for Status reason',
    ],
  ] as const)('one that %s fails the qualification; nothing is left behind', async (_, effect, reason) => {
    const store = await given({
      leads: [ann],
      automations: [anAutomation('bad', 'contact', { effects: [effect] })],
    });
    expect(refusalOf(await qualifies(store, 'ann'), 'automationFailed')).toEqual({
      kind: 'automationFailed',
      id: 'bad',
      name: 'bad',
      on: 'contact',
      reason,
    });
    await nothingMade(store);
    expect((await check(store, 'automations', 'ann')).verdict).toBe('fail');
  });

  test('a failure that depends on an open decision is a warning', async () => {
    const store = await given({
      leads: [ann],
      settings: { create: { ...automatic, account: 'ask' } },
      automations: [
        anAutomation('bad', 'contact', { effects: [{ kind: 'requireField', field: 'accountId' }] }),
      ],
    });
    expect((await check(store, 'automations', 'ann')).verdict).toBe('pass');
    expect(
      await check(store, 'automations', 'ann', { choices: { account: { kind: 'skip' } } }),
    ).toMatchObject({ verdict: 'fail' });
  });
});

describe('S2.9.2: creating one record as a person', () => {
  const creates = async (store: Store, target: Target, personId = 'sam'): Promise<Refusal | undefined> => {
    const who = await actor(store, personId);
    return store.change({ by: 'ada', why: 'isolate', at: now }, (tx) =>
      tryCreateWith({ at: now, newId })(tx, who, target, undefined),
    );
  };

  test('works where nothing stands in the way, and writes nothing', async () => {
    const store = await given({ leads: [ann] });
    for (const target of ['account', 'contact', 'opportunity'] as const)
      expect(await creates(store, target)).toBeUndefined();
    await nothingMade(store);
  });

  test('names a missing Create, an automation that needs more, one that fails', async () => {
    const store = await given({
      leads: [ann],
      automations: [
        touching('needs', 'account'),
        anAutomation('fails', 'contact', { effects: [{ kind: 'requireField', field: 'jobTitle' }] }),
      ],
    });
    expect(await creates(store, 'opportunity', 'tom')).toMatchObject({ kind: 'privilegesMissing' });
    expect(await creates(store, 'account')).toMatchObject({ kind: 'automationPrivileges' });
    expect(await creates(store, 'contact')).toMatchObject({ kind: 'automationFailed', id: 'fails' });
  });

  test('is what the culprit search tries', async () => {
    const store = await given({ leads: [aLead('lead')], automations: [touching('culprit', 'account')] });
    const decision = await as(store, 'ada', (tx, who) =>
      startIsolation(
        tx,
        who,
        { personId: 'sam', leadId: 'lead', method: 'oneByOne' },
        { tryCreate: tryCreateWith({ at: now, newId }), newId, at: now },
      ),
    );
    expect(decision).toMatchObject({
      kind: 'agreed',
      plan: {
        findings: [
          { target: 'account', kind: 'searching', suspects: [{ id: 'culprit' }] },
          { target: 'contact', kind: 'works' },
          { target: 'opportunity', kind: 'works' },
        ],
      },
    });
  });
});
