import { beforeEach, describe, expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { leads } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';
import { aHistory, anOpenLead, publish, train } from './history.ts';

let t: Talk;
beforeEach(async () => {
  t = await talk();
  await aHistory(t);
});

const score = () => createScoring(t.store, { now: t.now }).run();
const scoreOf = async (id: string) => (await t.store.read((view) => view.get(leads, id)))?.score;
const edit = (id: string, change: Partial<Lead>) =>
  t.store.change({ by: 'sam', why: 'edit lead', at: t.now() }, async (tx) => {
    const lead = await tx.get(leads, id);
    if (lead) await tx.put(leads, { ...lead, modifiedAt: t.now().toISOString(), ...change });
  });
const day = 24 * 60;

describe('leads get their scores', () => {
  test('S1.5.1, S1.6.1, S1.10.1, S1.10.2: none before the model is published, all of them afterwards', async () => {
    const { model } = await train(t);
    await anOpenLead(t, 'warm', { leadSource: 'Referral' });
    await anOpenLead(t, 'cold', { leadSource: 'Cold call' });
    expect(await score()).toBe(0);
    await publish(t, model.id);
    expect(await score()).toBe(2);
    const [warm, cold] = [await scoreOf('warm'), await scoreOf('cold')];
    expect(warm).toMatchObject({ modelId: model.id, trend: 'notEnoughInfo', at: t.now().toISOString() });
    expect(warm?.value).toBeGreaterThan(cold?.value ?? 100);
    expect([warm?.grade, cold?.grade]).not.toContain(undefined);
    expect(await score()).toBe(0);
    await anOpenLead(t, 'late', { leadSource: 'Referral' });
    expect(await score()).toBe(1);
  });

  test('S1.5.2–S1.5.5: not a closed lead, not outside the filter or the process, not one of three years ago', async () => {
    const process = 'lead-to-opportunity';
    const chosen = { process, filterField: 'industry', filterValues: 'Retail,Health' };
    await publish(t, (await train(t, chosen)).model.id);
    await anOpenLead(t, 'elsewhere', { industry: 'Retail' }, 'enterprise-sales');
    await anOpenLead(t, 'fits', { industry: 'retail' });
    await anOpenLead(t, 'outside', { industry: 'Software' });
    await anOpenLead(t, 'old', { industry: 'Retail', createdAt: '2024-11-24T10:00:00Z' });
    await anOpenLead(t, 'shut', { industry: 'Retail', status: { state: 'disqualified', at: '', by: 'sam' } });
    expect(await score()).toBe(1);
    expect(await scoreOf('fits')).toBeDefined();
  });

  test('S1.6.2: a changed lead is scored again after 24 hours, not at once; an unchanged one is not', async () => {
    await publish(t, (await train(t)).model.id);
    await anOpenLead(t, 'moving', { leadSource: 'Referral' });
    await anOpenLead(t, 'still', { leadSource: 'Referral' });
    await score();
    const before = await scoreOf('moving');
    t.later(60);
    await edit('moving', { leadSource: 'Cold call' });
    expect(await score()).toBe(0);
    t.later(day - 61);
    expect(await score()).toBe(0);
    t.later(2);
    expect(await score()).toBe(1);
    expect(await scoreOf('moving')).toMatchObject({ trend: 'declining', previous: before?.value });
    expect((await scoreOf('still'))?.at).toBe(before?.at);
  });

  test('S1.5.6: a scored lead that turns two years old keeps its score', async () => {
    await publish(t, (await train(t)).model.id);
    await anOpenLead(t, 'ageing', { createdAt: '2024-11-26T10:00:00Z' });
    await score();
    const kept = await scoreOf('ageing');
    t.later(3 * day);
    await edit('ageing', { leadSource: 'Referral' });
    t.later(2 * day);
    expect(await score()).toBe(0);
    expect(await scoreOf('ageing')).toEqual(kept);
  });

  test('a newly published model scores again what an older one had scored', async () => {
    await publish(t, (await train(t)).model.id);
    await anOpenLead(t, 'lead', { leadSource: 'Referral' });
    await score();
    t.later(1);
    const { model } = await train(t, { exclude: 'country' });
    await publish(t, model.id);
    expect(await score()).toBe(1);
    expect((await scoreOf('lead'))?.modelId).toBe(model.id);
  });

  test('a score that arrives while somebody edits the lead or may still undo is no change of theirs', async () => {
    await publish(t, (await train(t)).model.id);
    await anOpenLead(t, 'busy', { firstName: 'Busy', lastName: 'Lead', modifiedAt: t.now().toISOString() });
    const form = as(
      'leadForm',
      await t.presses('sam', { kind: 'edit-lead', lead: { kind: 'id', id: 'busy' } }),
    );
    expect(await score()).toBe(1);
    as('leadCreated', await t.answers('sam', form, 'save', { city: 'Hamburg' }));
    const ask = as('disqualifyAsks', await t.says('sam', 'disqualify busy lead'));
    as('disqualified', await t.answers('sam', ask, 'confirm', { reason: '4' }));
    await t.store.change({ by: 'system', why: 'score leads', at: t.now() }, async (tx) => {
      const lead = await tx.get(leads, 'busy');
      if (lead?.score) await tx.put(leads, { ...lead, score: { ...lead.score, value: 1 } });
    });
    as('undone', await t.says('sam', 'undo busy lead'));
    expect((await scoreOf('busy'))?.value).toBe(1);
  });
});
