import { beforeEach, describe, expect, test } from 'vitest';
import { leads, notices } from '../../domain/collections.ts';
import { mostPerMinute } from '../../domain/delivery/plan.ts';
import { notify, notifyOfNews } from '../../domain/notices/notify.ts';
import type { Score } from '../../domain/records/lead.ts';
import { type Talk, talk, who } from '../dialogs/talk.ts';
import { anOpenLead } from '../journeys/history.ts';
import { arrivesFor, hasAChat, kindsOf } from './chat.ts';

let t: Talk;
beforeEach(async () => {
  t = await talk();
  await hasAChat(t, 'sam');
});

let events = 0;
const leave = (about: 'accessDenied' | 'highScores', to = who.sam.id) =>
  t.store.change({ by: 'system', why: 'test', at: t.now() }, async (tx) => {
    const event = `event-${++events}`;
    if (about === 'accessDenied')
      await notify(tx, event, to, { kind: about, requestId: event, byName: 'Ada' }, t.now());
    else await notifyOfNews(tx, event, to, { kind: about, leadIds: ['hot'] }, t.now());
  });
const a: Score = { value: 90, grade: 'A', at: '2026-11-25T10:00:00Z', modelId: 'm', trend: 'steady' };
const waiting = () => t.store.read((view) => view.count(notices, 'byDelivery', 'waiting'));

describe('muted means muted', () => {
  test('nothing is sent, and nothing is caught up with afterwards', async () => {
    await t.says('sam', 'mute notifications');
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    await t.says('sam', 'unmute');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    await leave('accessDenied');
    expect(kindsOf(await arrivesFor(t, 'sam'))).toEqual(['accessDenied']);
  });

  test('for as long as was said: for two hours, or until seven in the morning where I am', async () => {
    await t.says('sam', 'mute notifications for 2 hours');
    t.later(119);
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    t.later(1);
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toHaveLength(1);
    // 12:00 in London is 13:00 in Berlin; 06:59 there, then 07:00.
    await t.says('sam', 'mute notifications until tomorrow');
    t.later(18 * 60 - 1);
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    t.later(1);
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toHaveLength(1);
  });

  test('one topic alone, and others go on', async () => {
    await anOpenLead(t, 'hot', { score: a });
    await t.says('sam', 'don’t notify me about hot leads');
    await leave('highScores');
    await leave('accessDenied');
    expect(kindsOf(await arrivesFor(t, 'sam'))).toEqual(['accessDenied']);
    expect(await waiting()).toBe(0);
  });
});

describe('quiet hours', () => {
  beforeEach(async () => {
    await anOpenLead(t, 'hot', { score: a });
    await t.says('sam', 'quiet hours from 10 to 14');
  });

  test('everything waits until they end where I am, and comes in one message', async () => {
    for (const about of ['accessDenied', 'highScores', 'accessDenied'] as const) {
      await leave(about);
      expect(await arrivesFor(t, 'sam')).toEqual([]);
      t.later(10);
    }
    // It is 11:30 in Berlin; 13:59, then 14:00.
    t.later(149);
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    t.later(1);
    expect(kindsOf(await arrivesFor(t, 'sam'))).toEqual(['accessDenied + highScores + accessDenied']);
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('what is not so any more when they end is not told', async () => {
    await leave('highScores');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    await t.store.change({ by: 'test', why: 'test', at: t.now() }, async (tx) => {
      const hot = await tx.get(leads, 'hot');
      if (hot) await tx.put(leads, { ...hot, score: { ...a, value: 20, grade: 'D' } });
    });
    t.later(4 * 60);
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test('nobody looks at what waits before they end', async () => {
    await leave('accessDenied');
    await arrivesFor(t, 'sam');
    const [notice] = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    expect(notice?.due).toBe('2026-11-25T13:00:00.000Z');
  });

  test('past midnight, and on the night in which the clocks change', async () => {
    await t.says('sam', 'quiet hours from 22 to 3');
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toHaveLength(1);
    // 27 March 2027, 23:30 in Berlin: at two o’clock it is three there.
    t.later((Date.parse('2027-03-27T22:30:00Z') - t.now().getTime()) / 60_000);
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    t.later(89);
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    t.later(61);
    expect(await arrivesFor(t, 'sam')).toHaveLength(1);
  });

  test('“no quiet hours” ends them', async () => {
    await t.says('sam', 'no quiet hours');
    await leave('accessDenied');
    expect(await arrivesFor(t, 'sam')).toHaveLength(1);
  });
});

test('UX rule 19: a person gets at most ten messages in any minute, and the others later', async () => {
  let sent = 0;
  for (let i = 0; i < 15; i++) {
    await leave('accessDenied');
    sent += (await arrivesFor(t, 'sam')).length;
  }
  expect(sent).toBe(mostPerMinute);
  expect(await waiting()).toBe(5);
  t.later(1);
  expect(kindsOf(await arrivesFor(t, 'sam'))).toEqual([Array(5).fill('accessDenied').join(' + ')]);
  expect(await waiting()).toBe(0);
});

test('two hundred at once are told eight by eight', async () => {
  for (let i = 0; i < 20; i++) await leave('accessDenied');
  const lengths: number[] = [];
  for (let i = 0; i < 3; i++)
    for (const message of await arrivesFor(t, 'sam'))
      lengths.push(message.kind === 'notices' ? message.all.length : 0);
  expect(lengths).toEqual([8, 8, 4]);
});
