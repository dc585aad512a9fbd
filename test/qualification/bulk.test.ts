import { expect, test } from 'vitest';
import { accounts, leads } from '../../domain/collections.ts';
import { type BulkCommand, bulkLimit, bulkQualify, previewBulk } from '../../domain/qualification/bulk.ts';
import type { QualifyChoices } from '../../domain/qualification/outcome.ts';
import { undo } from '../../domain/qualification/undo.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, as, now } from '../an-organisation.ts';
import { anAccount, anInstance } from '../builders.ts';
import { person } from './ann.ts';
import { automatic, everything, given, newId, theLead } from './desk.ts';

const picked = (...ids: readonly string[]): BulkCommand => ({
  leads: ids.map((leadId) => ({ leadId, choices: {} })),
});
const qualifyAll = (store: Store, command: BulkCommand) =>
  as(store, 'sam', (tx, who) => bulkQualify(tx, who, command, { at: now, newId }));
const previews = (store: Store, command: BulkCommand) =>
  as(store, 'sam', (tx, who) => previewBulk(tx, who, command, { at: now, newId }));

const three = [
  aLead('ann', { firstName: 'Ann', companyName: 'Contoso' }),
  aLead('bea', { firstName: 'Bea', companyName: 'Litware' }),
  aLead('cal', { firstName: 'Cal', companyName: 'Litware' }),
];

test('C4: before the press it says how many duplicates it would make, and for how many leads', async () => {
  const store = await given({
    leads: three,
    accounts: [anAccount('contoso')],
    contacts: [person('p', { firstName: 'Ann', lastName: 'Contoso', accountId: 'contoso' })],
  });
  const told = await previews(store, picked('ann', 'bea', 'cal'));
  expect(told).toMatchObject({ kind: 'done', qualified: 3, duplicates: 3, leadsWithDuplicates: 2 });
  expect(await everything(store, accounts)).toHaveLength(1);
  expect((await everything(store, leads)).every(({ version }) => version === 1)).toBe(true);
  const done = await qualifyAll(store, picked('ann', 'bea', 'cal'));
  expect(done).toMatchObject({ kind: 'done', qualified: 3, duplicates: 3, leadsWithDuplicates: 2 });
});

test('C4: two leads of one new company: the second account is the duplicate of the first', async () => {
  const store = await given({ leads: three.slice(1) });
  expect(await previews(store, picked('bea', 'cal'))).toMatchObject({
    duplicates: 1,
    leadsWithDuplicates: 1,
  });
});

test('a lead that is refused or asks is left as it is and does not hold up the others', async () => {
  const store = await given({
    leads: [...three, aLead('theirs', { ownerId: 'kim', businessUnitId: 'south' })],
    instances: [anInstance('bea', { activeStageId: 'develop' })],
    settings: { create: { ...automatic, contact: 'ask' } },
  });
  const skip: QualifyChoices = { contact: { kind: 'skip' } };
  const outcome = await qualifyAll(store, {
    leads: [
      { leadId: 'ann', choices: {} },
      { leadId: 'bea', choices: skip },
      { leadId: 'theirs', choices: skip },
      { leadId: 'cal', choices: skip },
    ],
  });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  expect(outcome.lines.map(({ leadId, leadName, outcome: { kind } }) => [leadId, leadName, kind])).toEqual([
    ['ann', 'Ann Contoso', 'asks'],
    ['bea', 'Bea Contoso', 'refused'],
    ['theirs', '', 'refused'],
    ['cal', 'Cal Contoso', 'qualified'],
  ]);
  expect(outcome).toMatchObject({ qualified: 1, asking: 1, refused: 2 });
  expect((await theLead(store, 'ann')).version).toBe(1);
  expect((await theLead(store, 'bea')).version).toBe(1);
});

test('each lead can be linked or left alone, and undone by itself', async () => {
  const store = await given({ leads: three, accounts: [anAccount('contoso')] });
  const outcome = await qualifyAll(store, {
    leads: [
      { leadId: 'ann', choices: { account: { kind: 'link', id: 'contoso' } } },
      { leadId: 'bea', choices: {} },
    ],
  });
  expect(outcome).toMatchObject({ qualified: 2, duplicates: 0 });
  expect((await theLead(store, 'ann')).accountId).toBe('contoso');
  const undone = await as(store, 'sam', (tx, who) => undo(tx, who, 'bea', { at: now }));
  expect(undone.kind).toBe('undone');
  expect((await theLead(store, 'ann')).status.state).toBe('qualified');
});

test('a lead named twice is qualified once', async () => {
  const store = await given({ leads: three });
  expect(await qualifyAll(store, picked('ann', 'ann'))).toMatchObject({ qualified: 1, refused: 0 });
});

test('more leads than one transaction should hold are refused before anything is done', async () => {
  const store = await given({ leads: three });
  const many = Array.from({ length: bulkLimit + 1 }, (_, at) => `lead-${at}`);
  expect(await qualifyAll(store, picked('ann', ...many))).toEqual({ kind: 'tooMany', limit: bulkLimit });
  expect((await theLead(store, 'ann')).version).toBe(1);
});
