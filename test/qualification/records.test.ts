import { describe, expect, test } from 'vitest';
import {
  accounts,
  contacts,
  leads,
  notes,
  opportunities,
  processInstances,
} from '../../domain/collections.ts';
import { defaultRows, statusRow } from '../../domain/qualification/default-maps.ts';
import { opportunityLimit } from '../../domain/qualification/settings.ts';
import { aLead, now } from '../an-organisation.ts';
import { aNote, anAccount, anInstance } from '../builders.ts';
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

const ann = aLead('ann', {
  topic: 'New machines',
  firstName: 'Ann',
  lastName: 'Smith',
  companyName: 'Contoso',
  jobTitle: 'Buyer',
  email: 'ann@contoso.example',
  phone: '+1 425 555 0100',
  mobilePhone: '+1 425 555 0199',
  website: 'contoso.example',
  street: '1 Main Street',
  city: 'Redmond',
  region: 'WA',
  postalCode: '98052',
  country: 'US',
  budgetAmount: 50_000,
  purchaseTimeframe: 'This quarter',
  need: 'Two lathes',
  decisionMaker: 'Ann',
  birthDate: '1980-04-01',
  description: 'Met at the fair',
});

describe('what is created', () => {
  test('S1.11.3: automatic creates account, contact and opportunity without asking', async () => {
    const store = await given({ leads: [ann], settings: { create: automatic } });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    expect(receipt.records.map(({ target, name, how }) => [target, name, how])).toEqual([
      ['account', 'Contoso', 'created'],
      ['contact', 'Ann Smith', 'created'],
      ['opportunity', 'New machines', 'created'],
    ]);
  });

  test('S1.11.2: ask prompts which records to create, and writes nothing until it is answered', async () => {
    const store = await given({ leads: [ann], settings: { create: ask } });
    expect(await qualifies(store, 'ann')).toMatchObject({
      kind: 'asks',
      question: {
        kind: 'whichRecords',
        ask: ['account', 'contact', 'opportunity'],
        opportunityName: 'New machines',
      },
    });
    expect((await theLead(store, 'ann')).version).toBe(1);
    expect(await everything(store, accounts)).toEqual([]);
  });

  test.each([
    ['only the contact', { account: 'skip', contact: 'create', opportunity: 'skip' }, ['contact']],
    [
      'account and contact',
      { account: 'create', contact: 'create', opportunity: 'skip' },
      ['account', 'contact'],
    ],
    ['only the opportunity', { account: 'skip', contact: 'skip', opportunity: 'create' }, ['opportunity']],
    ['nothing', { account: 'skip', contact: 'skip', opportunity: 'skip' }, []],
  ] as const)('S1.11.2: asked, the seller may choose %s', async (_, chosen, made) => {
    const store = await given({ leads: [ann], settings: { create: ask } });
    const opportunity =
      chosen.opportunity === 'create'
        ? ({ kind: 'create', names: ['Deal'] } as const)
        : ({ kind: 'skip' } as const);
    const choices = {
      account: { kind: chosen.account },
      contact: { kind: chosen.contact },
      opportunity,
    } as const;
    const receipt = receiptOf(await qualifies(store, 'ann', { choices }));
    expect(receipt.records.map(({ target }) => target)).toEqual(made);
    const lead = await theLead(store, 'ann');
    expect(lead.status).toMatchObject({ state: 'qualified', by: 'sam', at: now.toISOString() });
    expect(lead.statusReason).toBe(3);
  });

  test('S1.11.1: the administrator decides per record type; only what is left to the seller is asked', async () => {
    const store = await given({
      leads: [ann],
      settings: { create: { account: 'automatic', contact: 'ask', opportunity: 'automatic' } },
    });
    expect(await qualifies(store, 'ann')).toMatchObject({
      question: { kind: 'whichRecords', ask: ['contact'] },
    });
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: { contact: { kind: 'skip' } } }));
    expect(receipt.records.map(({ target }) => target)).toEqual(['account', 'opportunity']);
  });

  test('S1.11.3: what is automatic cannot be skipped: the setting wins at the press', async () => {
    const store = await given({ leads: [ann], settings: { create: automatic } });
    const skip = { kind: 'skip' } as const;
    const choices = { account: skip, contact: skip, opportunity: skip };
    expect(receiptOf(await qualifies(store, 'ann', { choices })).records).toHaveLength(3);
  });

  test('C7: up to five opportunities by name when the seller is asked', async () => {
    const names = ['One', 'Two', 'Three', 'Four', 'Five'];
    const skip = { kind: 'skip' } as const;
    const make = (list: readonly string[]) =>
      ({ account: skip, contact: skip, opportunity: { kind: 'create', names: list } }) as const;
    const store = await given({ leads: [ann], settings: { create: ask } });
    const six = await qualifies(store, 'ann', { choices: make([...names, 'Six']) });
    expect(refusalOf(six, 'choiceInvalid')).toMatchObject({ target: 'opportunity', reason: 'tooMany' });
    for (const unnamed of [[], ['One', '  ']])
      expect(
        refusalOf(await qualifies(store, 'ann', { choices: make(unnamed) }), 'choiceInvalid').reason,
      ).toBe('unnamed');
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: make(names) }));
    expect(receipt.records.map(({ name }) => name)).toEqual(names);
    expect(names).toHaveLength(opportunityLimit);
    expect(
      (await everything(store, opportunities)).every(({ originatingLeadId }) => originatingLeadId === 'ann'),
    ).toBe(true);
  });

  test('C7: automatic makes exactly one opportunity', async () => {
    const store = await given({ leads: [ann] });
    const choices = { opportunity: { kind: 'create', names: ['A', 'B'] } } as const;
    expect(refusalOf(await qualifies(store, 'ann', { choices }), 'choiceInvalid').reason).toBe('tooMany');
  });

  test('a lead without a company gets an account of its own name', async () => {
    const { companyName: _, ...rest } = ann;
    const store = await given({ leads: [rest] });
    expect(receiptOf(await qualifies(store, 'ann')).records[0]).toMatchObject({ name: 'Ann Smith' });
  });
});

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

describe('notes and attachments', () => {
  const file = { fileName: 'contract.pdf', mimeType: 'application/pdf', bytes: 3, content: 'YWJj' };
  const taken = [aNote('plain', 'ann'), aNote('file', 'ann', { attachment: file })];

  test('S1.17.1: the notes of the lead are shown on the opportunity', async () => {
    const store = await given({ leads: [ann], notes: taken });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    const deal = receipt.records.find(({ target }) => target === 'opportunity')?.id;
    const shown = await store.read((view) => view.find(notes, 'byRegarding', `opportunity:${deal}`));
    expect(shown.map(({ id, text }) => [id, text])).toEqual([
      ['file', 'Note file'],
      ['plain', 'Note plain'],
    ]);
    expect(await store.read((view) => view.count(notes, 'byRegarding', 'lead:ann'))).toBe(2);
    expect(receipt).toMatchObject({ notes: 2, attachments: 1 });
  });

  test('S1.17.2: an attachment comes along unchanged, not as a copy', async () => {
    const store = await given({ leads: [ann], notes: taken });
    receiptOf(await qualifies(store, 'ann'));
    const all = await everything(store, notes);
    expect(all).toHaveLength(2);
    expect(all.find(({ id }) => id === 'file')?.attachment).toEqual(file);
  });

  test('S1.17.1: each of several opportunities shows them', async () => {
    const store = await given({
      leads: [ann],
      notes: taken,
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    const choices = { opportunity: { kind: 'create', names: ['A', 'B'] } } as const;
    const deals = receiptOf(await qualifies(store, 'ann', { choices })).records.filter(
      ({ target }) => target === 'opportunity',
    );
    for (const { id } of deals)
      expect(await store.read((view) => view.count(notes, 'byRegarding', `opportunity:${id}`))).toBe(2);
  });

  test('S1.17.2: without an opportunity they are shown on account and contact, so nothing is lost', async () => {
    const store = await given({
      leads: [ann],
      notes: taken,
      settings: { create: { ...automatic, opportunity: 'ask' } },
    });
    const receipt = receiptOf(await qualifies(store, 'ann', { choices: { opportunity: { kind: 'skip' } } }));
    for (const { target, id } of receipt.records)
      expect(await store.read((view) => view.count(notes, 'byRegarding', `${target}:${id}`))).toBe(2);
  });

  test('S1.17.2: a note that the seller may not read comes along, too, but is not counted for them', async () => {
    const secret = aNote('secret', 'ann', { ownerId: 'kim', businessUnitId: 'south' });
    const store = await given({ leads: [ann], notes: [...taken, secret] });
    expect(await checks(store, 'ann')).toMatchObject({ notes: 2, attachments: 1 });
    const receipt = receiptOf(await qualifies(store, 'ann'));
    expect(receipt).toMatchObject({ notes: 2, attachments: 1 });
    const deal = receipt.records.find(({ target }) => target === 'opportunity')?.id;
    expect(await store.read((view) => view.count(notes, 'byRegarding', `opportunity:${deal}`))).toBe(3);
  });
});

test('the receipt says what happened, who did it and until when it can be undone', async () => {
  const store = await given({ leads: [ann], instances: [anInstance('ann')], settings: { undoMinutes: 30 } });
  expect(receiptOf(await qualifies(store, 'ann'))).toMatchObject({
    leadId: 'ann',
    leadName: 'Ann Smith',
    at: '2026-11-20T09:00:00.000Z',
    byName: 'Sam',
    process: { name: 'Lead to Opportunity Sales Process', stage: 'Develop', moved: true },
    duplicatesMade: 0,
    undoUntil: '2026-11-20T09:30:00.000Z',
  });
  expect(await everything(store, processInstances)).toHaveLength(1);
  expect((await everything(store, leads))[0]?.version).toBe(2);
});
