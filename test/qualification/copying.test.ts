import { describe, expect, test } from 'vitest';
import { accounts, contacts, opportunities } from '../../domain/collections.ts';
import { defaultRows, statusRow } from '../../domain/qualification/default-maps.ts';
import { anAccount, anInstance } from '../builders.ts';
import { fullAnn as ann } from './ann.ts';
import { automatic, check, everything, given, qualifies, receiptOf, refusalOf, theLead } from './desk.ts';

describe('what is copied', () => {
  test('S2.6.2: the lead’s values go where the mapping says, the business phone to both', async () => {
    const store = await given({ leads: [ann] });
    receiptOf(await qualifies(store, 'ann'));
    const address = {
      street: '1 Main Street',
      city: 'Redmond',
      region: 'WA',
      postalCode: '98052',
      country: 'US',
    };
    const [account] = await everything(store, accounts);
    const [contact] = await everything(store, contacts);
    const [deal] = await everything(store, opportunities);
    expect(account).toMatchObject({
      name: 'Contoso',
      website: 'contoso.example',
      phone: '+1 425 555 0100',
      ...address,
      originatingLeadId: 'ann',
      state: 'active',
      statusReason: 1,
      primaryContactId: contact?.id,
    });
    expect(contact).toMatchObject({
      firstName: 'Ann',
      lastName: 'Smith',
      jobTitle: 'Buyer',
      email: 'ann@contoso.example',
      phone: '+1 425 555 0100',
      mobilePhone: '+1 425 555 0199',
      ...address,
      accountId: account?.id,
      originatingLeadId: 'ann',
      state: 'active',
      statusReason: 1,
    });
    expect(deal).toMatchObject({
      name: 'New machines',
      budgetAmount: 50_000,
      need: 'Two lathes',
      accountId: account?.id,
      contactId: contact?.id,
      originatingLeadId: 'ann',
      state: 'open',
      statusReason: 1,
    });
  });

  test('the lead points at what was made of it', async () => {
    const store = await given({ leads: [ann] });
    const ids = Object.fromEntries(
      receiptOf(await qualifies(store, 'ann')).records.map(({ target, id }) => [target, id]),
    );
    const lead = await theLead(store, 'ann');
    expect(lead).toMatchObject({ accountId: ids['account'], contactId: ids['contact'], modifiedBy: 'sam' });
    expect(lead.status).toMatchObject({
      accountId: ids['account'],
      contactId: ids['contact'],
      opportunityIds: [ids['opportunity']],
    });
  });

  test('the organisation’s own mapping replaces the default one', async () => {
    const store = await given({
      leads: [ann],
      maps: [{ id: 'lead-account', target: 'account', rows: [{ from: 'topic', to: 'description' }] }],
    });
    receiptOf(await qualifies(store, 'ann'));
    const [account] = await everything(store, accounts);
    expect(account).toMatchObject({ description: 'New machines' });
    expect(account?.city).toBeUndefined();
  });

  test('a row that fits no field or no number copies nothing', async () => {
    const rows = [
      { from: 'topic', to: 'budgetAmount' },
      { from: 'favouriteColour', to: 'need' },
      { from: 'need', to: 'ownerId' },
      { from: 'budgetAmount', to: 'description' },
    ];
    const store = await given({
      leads: [ann],
      maps: [{ id: 'lead-opportunity', target: 'opportunity', rows }],
    });
    receiptOf(await qualifies(store, 'ann'));
    const [deal] = await everything(store, opportunities);
    expect(deal).toMatchObject({ ownerId: 'sam', description: '50000' });
    expect(deal?.budgetAmount).toBeUndefined();
    expect(deal?.need).toBeUndefined();
  });
});

describe('S2.6.4: a mapped status code must exist on the target', () => {
  const nurturing = { id: 'lead.statuscode', entity: 'lead', attribute: 'statuscode' } as const;
  const sets = [
    {
      ...nurturing,
      options: [
        { value: 1, label: 'New', state: 'open' },
        { value: 8, label: 'Nurturing', state: 'open' },
      ],
    },
  ];
  const mapTo = (target: 'account' | 'contact' | 'opportunity') => ({
    id: `lead-${target}`,
    target,
    rows: [...defaultRows[target], statusRow],
  });
  const lead = { ...ann, statusReason: 8 };

  test.each(['account', 'contact', 'opportunity'] as const)(
    'S2.6.4: a value that %s lacks fails the qualification, and nothing is left half-created (C10)',
    async (target) => {
      const store = await given({
        leads: [lead],
        optionSets: sets,
        maps: [mapTo(target)],
        instances: [anInstance('ann')],
      });
      const { mismatches } = refusalOf(await qualifies(store, 'ann'), 'optionUnknown');
      expect(mismatches).toEqual([
        expect.objectContaining({ target, attribute: 'statuscode', value: 8, label: 'Nurturing' }),
      ]);
      expect(mismatches[0]?.targetOptions.length).toBeGreaterThan(0);
      for (const made of [accounts, contacts, opportunities] as const)
        expect(await everything(store, made as typeof accounts)).toEqual([]);
      expect((await theLead(store, 'ann')).version).toBe(1);
    },
  );

  test('a value that exists on the target is copied', async () => {
    const store = await given({ leads: [{ ...ann, statusReason: 2 }], maps: [mapTo('opportunity')] });
    receiptOf(await qualifies(store, 'ann'));
    expect((await everything(store, opportunities))[0]?.statusReason).toBe(2);
  });

  test('all mismatches of all targets are named at once', async () => {
    const store = await given({
      leads: [lead],
      optionSets: sets,
      maps: [mapTo('account'), mapTo('contact'), mapTo('opportunity')],
    });
    const { mismatches } = refusalOf(await qualifies(store, 'ann'), 'optionUnknown');
    expect(mismatches.map(({ target }) => target)).toEqual(['account', 'contact', 'opportunity']);
  });

  test('a target that is not created does not matter', async () => {
    const store = await given({
      leads: [lead],
      optionSets: sets,
      maps: [mapTo('contact')],
      settings: { create: { ...automatic, contact: 'ask' } },
    });
    expect(await check(store, 'statusCodes', 'ann')).toMatchObject({
      verdict: 'warn',
      refusal: { kind: 'optionUnknown' },
    });
    const made = await qualifies(store, 'ann', { choices: { contact: { kind: 'create' } } });
    expect(refusalOf(made, 'optionUnknown').mismatches).toHaveLength(1);
    receiptOf(await qualifies(store, 'ann', { choices: { contact: { kind: 'skip' } } }));
  });

  test('a linked record keeps its own status reason', async () => {
    const store = await given({
      leads: [lead],
      optionSets: sets,
      maps: [mapTo('account')],
      accounts: [anAccount('contoso')],
    });
    receiptOf(await qualifies(store, 'ann', { choices: { account: { kind: 'link', id: 'contoso' } } }));
    expect((await everything(store, accounts))[0]?.statusReason).toBe(1);
  });

  test('a target without any option set knows no value', async () => {
    const store = await given({
      leads: [ann],
      maps: [mapTo('contact')],
      optionSets: [{ id: 'contact.statuscode', entity: 'contact', attribute: 'statuscode', options: [] }],
    });
    expect(refusalOf(await qualifies(store, 'ann'), 'optionUnknown').mismatches[0]?.targetOptions).toEqual(
      [],
    );
  });
});
