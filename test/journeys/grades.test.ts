import { expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { leads } from '../../domain/collections.ts';
import { as, talk } from '../dialogs/talk.ts';
import { aHistory, anOpenLead, publish, train } from './history.ts';

test('S1.10.2, S1.10.3, C9: four buckets with the product’s own default; moved by the administrator, counted first', async () => {
  const t = await talk();
  await aHistory(t);
  await publish(t, (await train(t)).model.id);
  await anOpenLead(t, 'warm', { leadSource: 'Referral' });
  await createScoring(t.store, { now: t.now }).run();
  const { minimums, counts, mayChange } = as('grades', await t.says('sam', 'grades'));
  expect(minimums).toEqual({ A: 75, B: 50, C: 25 });
  expect(counts.map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D']);
  expect(counts.reduce((sum, each) => sum + each.leads, 0)).toBe(1);
  expect(mayChange).toBe(false);

  const change = { kind: 'grades', minimums: {} } as const;
  const fields = { 'minimum-A': '100', 'minimum-B': '99', 'minimum-C': '98' };
  const confirm = as('adminConfirm', await t.presses('ada', { kind: 'change', change }, fields));
  expect(confirm.plan).toMatchObject({ plan: { after: [{}, {}, {}, { leads: 1 }], moved: 1 } });
  const gradeOf = async () => (await t.store.read((view) => view.get(leads, 'warm')))?.score?.grade;
  expect(await gradeOf()).toBe('A');
  as('adminChanged', await t.answers('ada', confirm, 'confirm'));
  expect(await gradeOf()).toBe('D');
});

test('S1.10.3: no bucket can be left empty, and a salesperson cannot move the boundaries', async () => {
  const t = await talk();
  const change = { kind: 'grades', minimums: { A: 50 } } as const;
  const { refusal } = as('adminRefused', await t.presses('ada', { kind: 'change', change }));
  expect(refusal).toEqual({ kind: 'bucketWouldBeEmpty', grade: 'B' });
  const denied = as('adminRefused', await t.presses('sam', { kind: 'change', change }));
  expect(denied.refusal.kind).toBe('privilegesMissing');
});

test('S1.10.3: by share of the open leads; which leads change and how often each grade was qualified comes first', async () => {
  const t = await talk();
  await aHistory(t);
  const asked = { kind: 'grades', minimums: {}, shares: { A: 10, B: 20, C: 30 } } as const;
  const early = as('adminRefused', await t.presses('ada', { kind: 'change', change: asked }));
  expect(early.refusal).toEqual({ kind: 'noScores' });
  await publish(t, (await train(t)).model.id);
  for (let i = 0; i < 10; i++)
    await anOpenLead(t, `open-${i}`, {
      leadSource: i < 2 ? 'Referral' : 'Cold call',
      country: i % 2 ? 'GB' : 'DE',
    });
  await createScoring(t.store, { now: t.now }).run();
  const confirm = as(
    'adminConfirm',
    await t.presses('ada', { kind: 'change', change: asked }, { 'share-A': '20', 'share-B': '30' }),
  );
  if (confirm.plan.kind !== 'grades') throw new Error('no grades');
  const { plan } = confirm.plan;
  expect(plan.after[0]).toMatchObject({ grade: 'A', leads: 2 });
  expect(plan.moved).toBe(plan.examples.length);
  expect(plan.past.after.basis).toBe('test');
  expect(plan.past.after.grades.reduce((sum, { leads: many }) => sum + many, 0)).toBe(120);
  for (const fields of [{ 'share-A': '60', 'share-B': '40' }, { 'share-A': '0' }]) {
    const refused = as('adminRefused', await t.presses('ada', { kind: 'change', change: asked }, fields));
    expect(refused.refusal.kind).toBe('notShares');
  }
});
