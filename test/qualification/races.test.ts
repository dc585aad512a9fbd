import { expect, test } from 'vitest';
import { accounts, contacts, leads, opportunities, processInstances } from '../../domain/collections.ts';
import { disqualify } from '../../domain/qualification/close.ts';
import { undo } from '../../domain/qualification/undo.ts';
import { aLead, as, now } from '../an-organisation.ts';
import { anInstance } from '../builders.ts';
import { ann } from './ann.ts';
import { everything, given, newId, qualifies, receiptOf, refusalOf, theLead } from './desk.ts';

test('REL6: 100 people qualify one lead at once: one does, 99 are told that it is closed', async () => {
  const store = await given({ leads: [ann], instances: [anInstance('ann')] });
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => qualifies(store, 'ann')));
  const winners = outcomes.filter(({ kind }) => kind === 'qualified');
  expect(winners).toHaveLength(1);
  for (const outcome of outcomes) if (outcome !== winners[0]) refusalOf(outcome, 'leadClosed');
  for (const made of [
    await everything(store, accounts),
    await everything(store, contacts),
    await everything(store, opportunities),
  ])
    expect(made).toHaveLength(1);
  expect((await everything(store, processInstances))[0]?.version).toBe(2);
});

test('REL6: qualify and disqualify at once: one of them wins', async () => {
  const store = await given({ leads: [ann] });
  const closing = () =>
    as(store, 'sam', (tx, who) => disqualify(tx, who, { leadId: 'ann', reason: 4 }, { at: now, newId }));
  const outcomes = await Promise.all([
    closing(),
    qualifies(store, 'ann'),
    closing(),
    qualifies(store, 'ann'),
  ]);
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(3);
  expect((await theLead(store, 'ann')).version).toBe(2);
});

test('REL6: two leads of one company at once: the second is asked about the account of the first', async () => {
  const store = await given({ leads: [ann, aLead('bea', { firstName: 'Bea', companyName: 'Contoso' })] });
  const outcomes = await Promise.all([qualifies(store, 'ann'), qualifies(store, 'bea')]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['asks', 'qualified']);
  expect(await everything(store, accounts)).toHaveLength(1);
});

test('REL6: undo pressed twice at once takes back once', async () => {
  const store = await given({ leads: [ann] });
  await qualifies(store, 'ann');
  const press = () => as(store, 'sam', (tx, who) => undo(tx, who, 'ann', { at: now }));
  const outcomes = await Promise.all([press(), press()]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'undone']);
});

test('SEC13: a qualification is one audit entry with everything it wrote; a refused one is none', async () => {
  const store = await given({ leads: [ann] });
  const made = receiptOf(await qualifies(store, 'ann')).records.map(({ id }) => id);
  refusalOf(await qualifies(store, 'ann'), 'leadClosed');
  const [ofLead, ...ofMade] = await store.read(async (view) => [
    await view.history(leads, 'ann', 10),
    await view.history(accounts, made[0] ?? '', 10),
    await view.history(contacts, made[1] ?? '', 10),
    await view.history(opportunities, made[2] ?? '', 10),
  ]);
  expect(ofLead?.map(({ by }) => by)).toEqual(['sam', 'system']);
  for (const trail of ofMade) expect(trail.map(({ seq }) => seq)).toEqual([ofLead?.[0]?.seq]);
});
