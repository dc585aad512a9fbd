import { describe, expect, test } from 'vitest';
import { accounts, leads, opportunities, processInstances } from '../../domain/collections.ts';
import { opportunityLimit } from '../../domain/qualification/settings.ts';
import { now } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import { fullAnn as ann } from './ann.ts';
import { ask, automatic, everything, given, qualifies, receiptOf, refusalOf, theLead } from './desk.ts';

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
