import { describe, expect, test } from 'vitest';
import { accounts, contacts, duplicateDecisions, opportunities, settings } from '../../domain/collections.ts';
import type { Detectors } from '../../domain/qualification/detectors.ts';
import type { QualifyChoices } from '../../domain/qualification/outcome.ts';
import { aPerson, aRole } from '../an-organisation.ts';
import { anAccount } from '../builders.ts';
import { ann, firm, person, prompt } from './ann.ts';
import {
  ask,
  changes,
  checks,
  everything,
  given,
  put,
  qualifies,
  qualifyingCells,
  receiptOf,
  refusalOf,
  theLead,
} from './desk.ts';

describe('the choice', () => {
  const known = {
    leads: [ann],
    accounts: [anAccount('contoso', { city: 'Leeds' })],
    contacts: [person('p', { email: 'ann@contoso.example' })],
  };
  const link = { account: { kind: 'link', id: 'contoso' }, contact: { kind: 'link', id: 'p' } } as const;
  const fresh = { account: { kind: 'createNew' }, contact: { kind: 'createNew' } } as const;

  test('S1.15.2, S1.16.4, S2.2.3: a selected account and contact are linked; none is created', async () => {
    const store = await given(known);
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: link }));
    expect(receipt.records.map(({ id, how }) => [id, how])).toEqual([
      ['contoso', 'linked'],
      ['p', 'linked'],
      [expect.any(String), 'created'],
    ]);
    expect(await theLead(store, 'ann')).toMatchObject({ accountId: 'contoso', contactId: 'p' });
    expect(await everything(store, accounts)).toHaveLength(1);
    expect(await everything(store, contacts)).toHaveLength(1);
  });

  test('S1.15.3, S1.16.5, S2.2.4: ignoring the warning creates new records', async () => {
    const store = await given(known);
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: fresh }));
    expect(receipt.records.map(({ how }) => how)).toEqual(['created', 'created', 'created']);
    expect(await everything(store, accounts)).toHaveLength(2);
    expect(await everything(store, contacts)).toHaveLength(2);
  });

  test.each([
    ['link', link],
    ['create new', fresh],
  ] as const)('S1.16.6: after “%s” the lead is qualified', async (_, choices) => {
    const store = await given(known);
    receiptOf(await qualifies(store, 'ann', { choices }));
    expect((await theLead(store, 'ann')).status.state).toBe('qualified');
  });

  test('what was answered about each match is remembered: selected, ignored, or nothing', async () => {
    const other = anAccount('contoso-2');
    const decided = async (choices: QualifyChoices) => {
      const store = await given({ ...known, accounts: [...known.accounts, other] });
      receiptOf(await qualifies(store, 'ann', { choices }));
      const all = await everything(store, duplicateDecisions);
      return all.map(({ a, b, verdict, by }) => [a, b, verdict, by]);
    };
    expect(await decided({ ...link, contact: { kind: 'createNew' } })).toEqual([
      ['account:contoso', 'lead:ann', 'selected', 'sam'],
      ['contact:p', 'lead:ann', 'ignored', 'sam'],
    ]);
    expect(await decided({ ...fresh, contact: link.contact })).toEqual([
      ['account:contoso-2', 'lead:ann', 'ignored', 'sam'],
      ['account:contoso', 'lead:ann', 'ignored', 'sam'],
      ['contact:p', 'lead:ann', 'selected', 'sam'],
    ]);
  });

  test('what only an administrator’s rule found teaches the engine nothing', async () => {
    const reasons = [{ kind: 'rule', name: 'Same city' }] as const;
    const found = { entity: 'account', id: 'contoso', name: 'Contoso', facts: [], reasons } as const;
    const detectors: Detectors = {
      matches: async () => ({ accounts: [found], contacts: [], hidden: { accounts: 0, contacts: 0 } }),
      blocking: async () => [],
    };
    const store = await given(known);
    receiptOf(await qualifies(store, 'ann', { choices: { account: link.account }, detectors }));
    expect(await everything(store, duplicateDecisions)).toEqual([]);
  });

  test('the grid route asks nothing, so nothing is remembered', async () => {
    const store = await given(known);
    receiptOf(await qualifies(store, 'ann', { route: 'grid' }));
    expect(await everything(store, duplicateDecisions)).toEqual([]);
  });

  test('one is linked, for the other the question stays', async () => {
    const store = await given(known);
    const question = await prompt(store, { choices: { account: link.account } });
    expect(question.accounts).toEqual([]);
    expect(question.contacts.map(({ id }) => id)).toEqual(['p']);
  });

  test('“create” answers which records, not whether it is the same one', async () => {
    const store = await given({ ...known, settings: { create: ask } });
    const create = { kind: 'create' } as const;
    const choices = { account: create, contact: create, opportunity: { kind: 'skip' } } as const;
    expect((await prompt(store, { choices })).accounts).toHaveLength(1);
  });

  test('S1.15.4: a record that is no match cannot be linked', async () => {
    const store = await given({ ...known, accounts: [...known.accounts, firm('other')] });
    const outcome = await qualifies(store, 'ann', {
      choices: { ...link, account: { kind: 'link', id: 'other' } },
    });
    expect(refusalOf(outcome, 'choiceInvalid')).toEqual({
      kind: 'choiceInvalid',
      target: 'account',
      reason: 'notAMatch',
    });
    expect((await theLead(store, 'ann')).version).toBe(1);
  });

  test('SEC7: a record that may not be read is refused like one that is gone', async () => {
    const hidden = anAccount('hidden', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({ ...known, accounts: [...known.accounts, hidden] });
    const linking = (id: string) =>
      qualifies(store, 'ann', { choices: { ...link, account: { kind: 'link', id } } });
    const reason = async (id: string) => refusalOf(await linking(id), 'choiceInvalid').reason;
    expect(await reason('hidden')).toBe('goneOrHidden');
    expect(await reason('no-such-account')).toBe('goneOrHidden');
  });

  test('a match that became inactive between card and press is refused', async () => {
    const store = await given(known);
    await prompt(store);
    await changes(store, (tx) => put(tx, accounts, anAccount('contoso', { state: 'inactive' })));
    expect(refusalOf(await qualifies(store, 'ann', { choices: link }), 'choiceInvalid').reason).toBe(
      'goneOrHidden',
    );
  });

  test('a setting changed between card and press counts', async () => {
    const store = await given({ leads: [ann], settings: { create: ask } });
    const create = { kind: 'create' } as const;
    const choices = {
      account: create,
      contact: create,
      opportunity: { kind: 'create', names: ['Deal'] },
    } as const;
    await changes(store, async (tx) => {
      const now = await tx.get(settings, 'organization');
      if (now) await tx.put(settings, { ...now, create: { ...ask, account: 'automatic' } });
      await put(tx, accounts, anAccount('contoso'));
    });
    expect((await prompt(store, { choices })).accounts).toHaveLength(1);
  });
});

describe('what linking does, told before and done after', () => {
  const contoso = anAccount('contoso', { city: 'Leeds', website: 'contoso.example' });
  const lead = { ...ann, website: 'www.contoso.example', street: '1 Main Street' };
  const choices = { account: { kind: 'link', id: 'contoso' } } as const;

  test('only empty fields are filled; what the account says stays', async () => {
    const store = await given({ leads: [lead], accounts: [contoso] });
    const told = (await prompt(store)).consequences;
    expect(told).toEqual([
      {
        target: 'account',
        choice: 'link',
        id: 'contoso',
        name: 'Contoso',
        fills: [
          { label: 'Business phone', value: '+44 20 7946 0958' },
          { label: 'Street', value: '1 Main Street' },
        ],
        keeps: [
          { label: 'Website', record: 'contoso.example', lead: 'www.contoso.example' },
          { label: 'City', record: 'Leeds', lead: 'London' },
        ],
      },
      { target: 'account', choice: 'create', name: 'Contoso', fills: [], keeps: [] },
    ]);
    const receipt = receiptOf(await qualifies(store, 'ann', { choices }));
    expect(receipt.records[0]?.filled).toEqual(['Business phone', 'Street']);
    expect((await everything(store, accounts))[0]).toMatchObject({
      ...contoso,
      version: 2,
      phone: '+44 20 7946 0958',
      street: '1 Main Street',
      modifiedBy: 'sam',
      modifiedAt: '2026-11-20T09:00:00.000Z',
    });
  });

  test('a linked contact without a company gets the account; one with a company keeps it', async () => {
    const free = person('free', { email: 'ann@contoso.example' });
    const bound = person('bound', { phone: '+44 20 7946 0958', accountId: 'elsewhere' });
    const store = await given({ leads: [lead], accounts: [contoso], contacts: [free, bound] });
    const linking = (id: string) => ({ choices: { ...choices, contact: { kind: 'link', id } } }) as const;
    const plan = (await checks(store, 'ann', linking('free'))).plan;
    expect(plan?.[1]?.fills).toContainEqual({ label: 'Account', value: 'Contoso' });
    expect((await checks(store, 'ann', linking('bound'))).plan?.[1]?.fills).not.toContainEqual(
      expect.objectContaining({ label: 'Account' }),
    );
    receiptOf(await qualifies(store, 'ann', linking('free')));
    const stored = await everything(store, contacts);
    expect(stored.map(({ accountId }) => accountId)).toEqual(['elsewhere', 'contoso']);
  });

  test('an account that the seller may not change is linked but not filled', async () => {
    const theirs = { ...contoso, ownerId: 'kim', businessUnitId: 'south' };
    const reader = {
      ...qualifyingCells('user'),
      'read:account': 'organization',
      'appendTo:account': 'organization',
    } as const;
    const store = await given({
      leads: [{ ...lead, ownerId: 'pat' }],
      accounts: [theirs],
      roles: [aRole('reader', reader)],
      people: [aPerson('pat', ['reader'])],
    });
    const [told] = (await prompt(store, { by: 'pat' })).consequences;
    expect(told).toMatchObject({ choice: 'link', fills: [], readOnly: true });
    receiptOf(await qualifies(store, 'ann', { by: 'pat', choices }));
    expect((await everything(store, accounts))[0]).toEqual({ ...theirs, version: 1 });
    expect((await theLead(store, 'ann')).accountId).toBe('contoso');
  });

  test('skipping is among the consequences only where the seller may choose it', async () => {
    const store = await given({ leads: [ann], accounts: [contoso], settings: { create: ask } });
    const create = { kind: 'create' } as const;
    const chosen = { account: create, contact: create, opportunity: { kind: 'skip' } } as const;
    expect((await prompt(store, { choices: chosen })).consequences.map(({ choice }) => choice)).toEqual([
      'link',
      'create',
      'skip',
    ]);
  });
});

describe('the lead’s own existing account and contact', () => {
  test('are linked without asking, also when others match', async () => {
    const store = await given({
      leads: [{ ...ann, accountId: 'fabrikam' }],
      accounts: [firm('fabrikam'), anAccount('contoso')],
      settings: { create: ask },
    });
    const choices = { contact: { kind: 'create' }, opportunity: { kind: 'skip' } } as const;
    const receipt = receiptOf(await qualifies(store, 'ann', { choices }));
    expect(receipt.records[0]).toMatchObject({ id: 'fabrikam', how: 'linked' });
  });

  test('are asked about when the seller wants them created, with all that tells which they are', async () => {
    const world = {
      leads: [{ ...ann, accountId: 'fabrikam', contactId: 'p' }],
      accounts: [firm('fabrikam')],
      settings: { create: ask },
    };
    const create = { kind: 'create' } as const;
    const choices = { account: create, contact: create, opportunity: { kind: 'skip' } } as const;
    const employed = await given({ ...world, contacts: [person('p', { accountId: 'fabrikam' })] });
    const owner = [
      { label: 'Owner', value: 'Sam' },
      { label: 'Created on', value: '2026-11-01' },
    ];
    const company = { label: 'Company', value: 'Fabrikam', same: false };
    const known = { reasons: [], facts: [company, ...owner] };
    expect(await prompt(employed, { choices })).toMatchObject({
      hidden: { accounts: 0, contacts: 0 },
      accounts: [{ entity: 'account', id: 'fabrikam', name: 'Fabrikam', ...known }],
      contacts: [{ entity: 'contact', id: 'p', name: 'Bo Berg', ...known }],
    });
    const alone = await given({ ...world, contacts: [person('p')] });
    expect((await prompt(alone, { choices })).contacts).toMatchObject([{ id: 'p', facts: owner }]);
  });

  test('lead the matches, each of which is listed once', async () => {
    const create = { account: { kind: 'create' } } as const;
    const listed = async (accountId: string) => {
      const store = await given({
        leads: [{ ...ann, accountId }],
        accounts: [firm('fabrikam'), anAccount('contoso'), anAccount('contoso-2', { city: 'London' })],
      });
      return (await prompt(store, { choices: create })).accounts.map(({ id }) => id);
    };
    expect(await listed('fabrikam')).toEqual(['fabrikam', 'contoso-2', 'contoso']);
    expect(await listed('contoso')).toEqual(['contoso-2', 'contoso']);
  });

  test('can be chosen although they are no match', async () => {
    const store = await given({
      leads: [{ ...ann, accountId: 'fabrikam' }],
      accounts: [firm('fabrikam'), anAccount('contoso')],
    });
    const choices = { account: { kind: 'link', id: 'fabrikam' } } as const;
    expect(receiptOf(await qualifies(store, 'ann', { choices })).records[0]).toMatchObject({
      id: 'fabrikam',
      how: 'linked',
    });
  });

  test('can be overruled by another match or a new record', async () => {
    const world = {
      leads: [{ ...ann, accountId: 'fabrikam' }],
      accounts: [firm('fabrikam'), anAccount('contoso')],
    };
    const other = await given(world);
    receiptOf(await qualifies(other, 'ann', { choices: { account: { kind: 'link', id: 'contoso' } } }));
    expect((await theLead(other, 'ann')).accountId).toBe('contoso');
    const fresh = await given(world);
    receiptOf(await qualifies(fresh, 'ann', { choices: { account: { kind: 'createNew' } } }));
    expect(await everything(fresh, accounts)).toHaveLength(3);
  });

  test('stay with the opportunity when the seller wants no account', async () => {
    const skipAccount = { account: { kind: 'skip' }, contact: { kind: 'skip' } } as const;
    const choices = { ...skipAccount, opportunity: { kind: 'create', names: ['Deal'] } } as const;
    const world = {
      leads: [{ ...ann, accountId: 'fabrikam', contactId: 'gone' }],
      settings: { create: ask },
    };
    const active = await given({ ...world, accounts: [firm('fabrikam')] });
    receiptOf(await qualifies(active, 'ann', { choices }));
    const [deal] = await everything(active, opportunities);
    expect(deal?.accountId).toBe('fabrikam');
    expect(deal?.contactId).toBeUndefined();
    const merged = await given({ ...world, accounts: [firm('fabrikam', { state: 'inactive' })] });
    receiptOf(await qualifies(merged, 'ann', { choices }));
    expect((await everything(merged, opportunities))[0]?.accountId).toBeUndefined();
  });

  test('when inactive, do not count', async () => {
    const store = await given({
      leads: [{ ...ann, accountId: 'gone' }],
      accounts: [firm('gone', { state: 'inactive' })],
    });
    expect(receiptOf(await qualifies(store, 'ann')).records[0]?.how).toBe('created');
  });

  test('when it may not be read, is a match that cannot be seen', async () => {
    const store = await given({
      leads: [{ ...ann, accountId: 'theirs' }],
      accounts: [firm('theirs', { ownerId: 'kim', businessUnitId: 'south' })],
    });
    expect(await prompt(store)).toMatchObject({ accounts: [], hidden: { accounts: 1, contacts: 0 } });
  });
});
