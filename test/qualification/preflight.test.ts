import { describe, expect, test } from 'vitest';
import { defaultRows, statusRow } from '../../domain/qualification/default-maps.ts';
import { checkNames } from '../../domain/qualification/outcome.ts';
import { aNote, anAccount, anInstance, anOpportunity } from '../builders.ts';
import { ann, firm, person } from './ann.ts';
import { ask, check, checks, given } from './desk.ts';

describe('the report', () => {
  test('has every check, in the order in which qualify runs them, whatever fails', async () => {
    const store = await given({
      leads: [{ ...ann, status: { state: 'disqualified', at: '2026-11-01T08:00:00.000Z', by: 'sam' } }],
      instances: [anInstance('ann', { activeStageId: 'develop' })],
      settings: { create: ask },
    });
    const told = await checks(store, 'ann');
    expect(told.checks.map(({ name }) => name)).toEqual(checkNames);
    expect(told.checks.map(({ verdict }) => verdict)).toEqual([
      'fail',
      'pass',
      'fail',
      'pass',
      'pass',
      'pass',
      'pass',
      'ask',
      'pass',
      'pass',
    ]);
  });

  test('carries the values of the record', async () => {
    const store = await given({ leads: [{ ...ann, statusReason: 2 }], instances: [anInstance('ann')] });
    const facts = async (name: (typeof checkNames)[number]) => {
      const found = await check(store, name, 'ann');
      return found.verdict === 'pass' ? found.facts : found.verdict;
    };
    expect(await facts('leadOpen')).toEqual(['Contacted']);
    expect(await facts('privileges')).toEqual(['user']);
    expect(await facts('activeStage')).toEqual(['Lead to Opportunity Sales Process', 'Qualify']);
    expect(await facts('whichRecords')).toEqual(['account', 'contact', 'opportunity']);
  });

  test('a status reason without a label is told by its value', async () => {
    const store = await given({ leads: [{ ...ann, statusReason: 42 }] });
    expect(await check(store, 'leadOpen', 'ann')).toMatchObject({ facts: ['42'] });
  });
});

describe('the plan', () => {
  const skip = { kind: 'skip' } as const;

  test('is told when nothing fails and nothing is left to ask', async () => {
    const store = await given({ leads: [ann], notes: [aNote('n', 'ann')] });
    expect(await checks(store, 'ann')).toMatchObject({
      leadName: 'Ann Smith',
      notes: 1,
      attachments: 0,
      plan: [
        { target: 'account', choice: 'create', name: 'Contoso' },
        { target: 'contact', choice: 'create', name: 'Ann Smith' },
        { target: 'opportunity', choice: 'create', name: 'New machines' },
      ],
    });
  });

  test('says what is skipped and what is linked, too', async () => {
    const store = await given({ leads: [ann], accounts: [anAccount('contoso')], settings: { create: ask } });
    const choices = { account: { kind: 'link', id: 'contoso' }, contact: skip, opportunity: skip } as const;
    expect((await checks(store, 'ann', { choices })).plan).toMatchObject([
      { target: 'account', choice: 'link', id: 'contoso' },
      { target: 'contact', choice: 'skip' },
      { target: 'opportunity', choice: 'skip' },
    ]);
    const choicesOfNone = { account: skip, contact: skip, opportunity: skip };
    expect(
      (await checks(store, 'ann', { choices: choicesOfNone })).plan?.map(({ choice }) => choice),
    ).toEqual(['skip', 'skip', 'skip']);
  });

  test('is missing while something is left to ask, and while something fails', async () => {
    const asking = await given({ leads: [ann], settings: { create: ask } });
    expect((await checks(asking, 'ann')).plan).toBeUndefined();
    const failing = await given({
      leads: [ann],
      instances: [anInstance('ann', { activeStageId: 'develop' })],
    });
    expect((await checks(failing, 'ann')).plan).toBeUndefined();
  });

  test('does not fill or keep what nobody types: status reasons and references', async () => {
    const store = await given({
      leads: [{ ...ann, statusReason: 2, accountId: 'contoso' }],
      accounts: [anAccount('contoso')],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'ann', accountId: 'other' })],
      maps: [
        { id: 'lead-opportunity', target: 'opportunity', rows: [...defaultRows.opportunity, statusRow] },
      ],
    });
    const told = await checks(store, 'ann', { choices: { opportunity: { kind: 'link', id: 'deal' } } });
    expect(told.plan?.[2]).toEqual({
      target: 'opportunity',
      choice: 'link',
      id: 'deal',
      name: 'New machines',
      fills: [{ label: 'Contact', value: 'Ann Smith' }],
      keeps: [],
    });
  });
});

describe('an invalid choice stands in the line that it belongs to', () => {
  const linking = (id: string) => ({ kind: 'link', id }) as const;

  test.each([
    ['whichRecords', { opportunity: { kind: 'create', names: [] } }],
    ['whichRecords', { opportunity: { kind: 'create', names: ['A', 'B'] } }],
    ['existingOpportunity', { opportunity: linking('deal') }],
    ['existingOpportunity', { opportunity: linking('gone') }],
    ['duplicateMatches', { account: linking('other') }],
    ['duplicateMatches', { contact: linking('gone') }],
  ] as const)('%s: %j', async (name, choices) => {
    const store = await given({
      leads: [ann],
      accounts: [firm('other')],
      opportunities: [anOpportunity('deal', { originatingLeadId: 'bea' })],
    });
    const failing = (await checks(store, 'ann', { choices })).checks.filter(
      ({ verdict }) => verdict === 'fail',
    );
    expect(failing.map((each) => each.name)).toEqual([name]);
  });
});

test('a contact of another company is told apart', async () => {
  const store = await given({
    leads: [ann],
    accounts: [firm('fabrikam')],
    contacts: [person('p', { email: 'ann@contoso.example', accountId: 'fabrikam' })],
  });
  const asked = await check(store, 'duplicateMatches', 'ann');
  expect(asked).toMatchObject({
    verdict: 'ask',
    question: {
      contacts: [{ facts: expect.arrayContaining([{ label: 'Company', value: 'Fabrikam', same: false }]) }],
    },
  });
});
