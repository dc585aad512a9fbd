import { beforeEach, describe, expect, test } from 'vitest';
import { createScoring } from '../../bot/score-due.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';
import { aHistory, anOpenLead, publish, train } from './history.ts';

let t: Talk;
beforeEach(async () => {
  t = await talk();
  await aHistory(t);
});
const score = () => createScoring(t.store, { now: t.now }).run();
const id = (leadId: string) => ({ kind: 'id', id: leadId }) as const;
const why = async (leadId: string, person: 'sam' | 'ada' = 'sam') =>
  as('whyUnscored', await t.presses(person, { kind: 'why-unscored', lead: id(leadId) })).diagnosis;
const unmet = async (leadId: string) =>
  (await why(leadId)).conditions.filter(({ met }) => !met).map(({ kind }) => kind);

describe('score of a lead', () => {
  test('S1.10.1, C5: 0 to 100 with the reasons that raise and lower it, and their measured rates', async () => {
    await publish(t, (await train(t)).model.id);
    await anOpenLead(t, 'warm', { firstName: 'Wanda', lastName: 'Warm', leadSource: 'Referral' });
    await anOpenLead(t, 'cold', { firstName: 'Carl', lastName: 'Cold', leadSource: 'Cold call' });
    await score();
    const warm = as('scoreOf', await t.says('sam', 'score of Wanda Warm'));
    expect(warm.raising[0]).toMatchObject({
      values: [{ attribute: 'leadSource', value: 'Referral' }],
      basis: { leads: 60, positives: 48 },
    });
    const cold = as('scoreOf', await t.says('sam', 'score of Carl Cold'));
    expect(cold.lowering[0]).toMatchObject({ basis: { leads: 60, positives: 12 } });
    expect(cold.score.value).toBeLessThan(warm.score.value);
    for (const { value } of [warm.score, cold.score]) expect(value >= 0 && value <= 100).toBe(true);
  });
});

describe('why has this lead no score?', () => {
  test('S1.5.1–S1.5.5: each of the five conditions, with the lead’s own values', async () => {
    await anOpenLead(t, 'early', { firstName: 'Early', lastName: 'Bird' });
    expect(await unmet('early')).toEqual(['published']);
    const chosen = { process: 'lead-to-opportunity', filterField: 'industry', filterValues: 'Retail,Health' };
    await publish(t, (await train(t, chosen)).model.id);
    await anOpenLead(t, 'elsewhere', { industry: 'Retail' }, 'enterprise-sales');
    await anOpenLead(t, 'other', { industry: 'Software' });
    await anOpenLead(t, 'old', { industry: 'Retail', createdAt: '2024-11-25T09:59:00Z' });
    await anOpenLead(t, 'shut', { industry: 'Retail', status: { state: 'disqualified', at: '', by: 'sam' } });
    expect(await unmet('elsewhere')).toEqual(['process']);
    expect(await unmet('other')).toEqual(['filters']);
    expect((await why('other')).conditions[2]).toMatchObject({ failing: [{ value: 'Software' }] });
    expect(await unmet('old')).toEqual(['age']);
    expect(await unmet('shut')).toEqual(['open']);
    as('whyUnscored', await t.says('sam', 'why has Early Bird no score?'));
  });

  test('S1.6.1, S1.7.2, S1.7.3, C8: due in 5 minutes, the administrator after 15, who is told what to verify', async () => {
    await publish(t, (await train(t)).model.id);
    t.later(1);
    await anOpenLead(t, 'fresh');
    expect((await why('fresh')).standing).toMatchObject({
      kind: 'due',
      dueBy: new Date('2026-11-25T10:06:00Z'),
    });
    t.later(6);
    expect((await why('fresh')).standing.kind).toBe('late');
    t.later(10);
    expect((await why('fresh', 'ada')).standing).toMatchObject({
      kind: 'tellAdministrator',
      check: { editedAfter: true, publishedAfter: true },
    });
  });

  test('S1.7.1: only new leads are scored in real time; S1.5.6, S1.5.7: an old score is said to be kept', async () => {
    await anOpenLead(t, 'before', { createdAt: '2024-11-26T10:00:00Z' });
    t.later(1);
    await publish(t, (await train(t)).model.id);
    expect((await why('before')).standing.kind).toBe('dueWithRefresh');
    await score();
    expect((await why('before')).standing.kind).toBe('scored');
    t.later(3 * 24 * 60);
    expect((await why('before')).standing.kind).toBe('kept');
    const card = await t.presses('sam', { kind: 'score-of-lead', lead: id('before') });
    expect(as('scoreOf', card).kept).toBe(true);
  });
});
