import { beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { createRetraining } from '../../bot/retrain-due.ts';
import { createScoring } from '../../bot/score-due.ts';
import { leads, notices, people } from '../../domain/collections.ts';
import { notifyOfNews } from '../../domain/notices/notify.ts';
import type { Grade, Lead } from '../../domain/records/lead.ts';
import { train as trainHere } from '../../domain/scoring/train.ts';
import { as, type Talk, talk, who } from '../dialogs/talk.ts';
import { aHistory, anOpenLead, publish, train } from '../journeys/history.ts';
import { arrivesFor, hasAChat, kindsOf } from './chat.ts';

let t: Talk;
beforeEach(async () => {
  t = await talk();
  await hasAChat(t, 'sam');
});

const score = () => createScoring(t.store, { now: t.now }).run();
const change = (id: string, to: Partial<Lead>) =>
  t.store.change({ by: 'test', why: 'test', at: t.now() }, async (tx) => {
    const lead = await tx.get(leads, id);
    if (lead) await tx.put(leads, { ...lead, ...to });
  });
const scored = (value: number, grade: Grade) =>
  ({ value, grade, at: '2026-11-20T10:00:00.000Z', modelId: 'm', trend: 'steady' }) as const;

/** What the scoring job writes when it moves these leads from those grades. */
const moved = (moves: readonly { readonly leadId: string; readonly from: Grade }[], event = 'run') =>
  t.store.change({ by: 'system', why: 'score records', at: t.now() }, (tx) =>
    notifyOfNews(tx, event, who.sam.id, { kind: 'scoresMoved', moves }, t.now()),
  );

describe('S1.10: scores that are news to the owner of a lead', () => {
  beforeEach(async () => {
    await aHistory(t);
    await publish(t, (await train(t)).model.id);
    await arrivesFor(t, 'sam');
  });

  test('a new lead of mine that gets grade A, once, with the score that it has when I am told', async () => {
    await anOpenLead(t, 'warm', { leadSource: 'Referral', firstName: 'Wilma', lastName: 'Warm' });
    await anOpenLead(t, 'cold', { leadSource: 'Cold call' });
    await score();
    await change('warm', { score: scored(91, 'A') });
    const messages = await arrivesFor(t, 'sam');
    expect(messages).toEqual([
      {
        kind: 'notices',
        all: [
          {
            kind: 'highScores',
            leads: [{ id: 'warm', name: 'Wilma Warm', company: 'Contoso', score: 91, grade: 'A' }],
          },
        ],
      },
    ]);
    await score();
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('many at once are one message', async () => {
    for (let i = 0; i < 12; i++) await anOpenLead(t, `warm-${i}`, { leadSource: 'Referral' });
    await score();
    const [message, ...others] = await arrivesFor(t, 'sam');
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind: 'notices', all: [{ kind: 'highScores', leads: { length: 12 } }] });
  });

  test('a score that moves by more than one grade; the job itself says so, and by one grade it does not', async () => {
    await anOpenLead(t, 'risen', { leadSource: 'Referral', score: scored(5, 'D') });
    await anOpenLead(t, 'steady', { leadSource: 'Cold call', score: scored(30, 'C') });
    for (const id of ['risen', 'steady']) await change(id, { modifiedAt: '2026-11-21T10:00:00.000Z' });
    expect(await score()).toBe(2);
    const [left] = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    expect(left?.about).toEqual({ kind: 'scoresMoved', moves: [{ leadId: 'risen', from: 'D' }] });
    const [message] = await arrivesFor(t, 'sam');
    expect(message).toMatchObject({ all: [{ kind: 'scoresMoved', leads: [{ id: 'risen', from: 'D' }] }] });
  });
});

describe('SEC7: what is told is what is so, and mine to know, when it is told', () => {
  beforeEach(async () => {
    await anOpenLead(t, 'risen', { score: scored(90, 'A') });
    await moved([{ leadId: 'risen', from: 'D' }]);
  });

  test('a move is told from where it began, and not when the score is back there', async () => {
    t.later(1);
    await moved([{ leadId: 'risen', from: 'B' }], 'later');
    expect(await arrivesFor(t, 'sam')).toMatchObject([
      { all: [{ kind: 'scoresMoved', leads: [{ id: 'risen', from: 'D', grade: 'A' }] }] },
    ]);
    await moved([{ leadId: 'risen', from: 'B' }], 'once more');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test.each<[string, Partial<Lead>]>([
    ['was closed', { status: { state: 'disqualified', at: '2026-11-25T10:00:00Z', by: 'x' } }],
    ['belongs to somebody else now', { ownerId: who.priya.id, businessUnitId: 'south' }],
    ['is of my unit but no longer mine', { ownerId: who.tom.id }],
  ])('nothing of a lead that %s meanwhile', async (_, to) => {
    await change('risen', to);
    expect(await arrivesFor(t, 'sam')).toEqual([]);
    await change('risen', { status: { state: 'open' }, ownerId: who.sam.id, businessUnitId: 'north' });
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test.each<[string, { roleIds?: readonly string[]; disabled?: true }]>([
    ['whose role reads no leads any more', { roleIds: [] }],
    ['who was disabled', { disabled: true }],
  ])('nothing to a person %s', async (_, to) => {
    await t.store.change({ by: 'test', why: 'test', at: t.now() }, async (tx) => {
      const sam = await tx.get(people, who.sam.id);
      if (sam) await tx.put(people, { ...sam, ...to });
    });
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('a notice that waits holds no name and no score of a lead', async () => {
    const waiting = await t.store.read((view) => view.find(notices, 'byDelivery', 'waiting'));
    const text = JSON.stringify(waiting);
    expect(text).toContain('risen');
    for (const secret of ['Contoso', 'Ann', '90']) expect(text).not.toContain(secret);
  });
});

test('nobody is kept news for who has never spoken with the bot: they would pile up', async () => {
  await t.store.change({ by: 'system', why: 'test', at: t.now() }, (tx) =>
    notifyOfNews(tx, 'run', who.priya.id, { kind: 'highScores', leadIds: ['x'] }, t.now()),
  );
  expect(await t.store.read((view) => view.count(notices, 'byDelivery', 'waiting'))).toBe(0);
});

describe('a duplicate of a lead of mine, saved by somebody else', () => {
  const annsTwin = { firstName: 'Ann', lastName: 'Weber', companyName: 'Contoso', topic: 'Another one' };
  const savesATwin = async (person: 'tom' | 'priya' | 'sam') => {
    const form = as('leadForm', await t.presses(person, { kind: 'new-lead', values: annsTwin }));
    const again = await t.answers(person, form, 'save');
    if (again.kind === 'leadForm') await t.answers(person, again, 'saveAnyway');
  };

  test('is told to me, with the way to compare them', async () => {
    await savesATwin('tom');
    const [message] = await arrivesFor(t, 'sam');
    expect(message).toMatchObject({
      all: [{ kind: 'leadDuplicated', pairs: [{ name: 'Ann Weber', other: { owner: 'Tom Okafor' } }] }],
    });
  });

  test('not when I saved it myself', async () => {
    await savesATwin('sam');
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('SEC7: not when it lies where I may not read', async () => {
    await savesATwin('tom');
    const [twin] = (
      await t.store.read((view) => view.find(leads, 'byView', `open|owner:${who.tom.id}`))
    ).filter(({ topic }) => topic === 'Another one');
    await change(twin?.id ?? '', { ownerId: who.priya.id, businessUnitId: 'south' });
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });

  test('not when somebody has called them different meanwhile', async () => {
    await savesATwin('tom');
    const [twin] = (
      await t.store.read((view) => view.find(leads, 'byView', `open|owner:${who.tom.id}`))
    ).filter(({ topic }) => topic === 'Another one');
    const [ann] = (
      await t.store.read((view) => view.find(leads, 'byView', `open|owner:${who.sam.id}`))
    ).filter(({ lastName }) => lastName === 'Weber');
    await t.presses('tom', {
      kind: 'not-a-duplicate',
      lead: { kind: 'id', id: twin?.id ?? '' },
      other: { entity: 'lead', id: ann?.id ?? '' },
      verdict: 'different',
    });
    expect(await arrivesFor(t, 'sam')).toEqual([]);
  });
});

describe('a model that trained itself again', () => {
  test('is told to those who may change models, with how it ended, and to nobody else', async () => {
    for (const person of ['ada', 'mira', 'tom'] as const) await hasAChat(t, person);
    await aHistory(t);
    const { model } = await train(t, { name: 'Hot_leads' });
    await publish(t, model.id);
    t.later(15 * 24 * 60);
    await createRetraining(
      t.store,
      { now: t.now },
      async (data, options) => trainHere(data, options),
      createLog('silent'),
    ).run();
    expect(await arrivesFor(t, 'ada')).toMatchObject([
      {
        all: [
          {
            kind: 'modelRetrained',
            models: [{ name: 'Hot_leads', outcome: { kind: 'publish', because: 'accurateEnough' } }],
          },
        ],
      },
    ]);
    for (const person of ['mira', 'tom', 'sam'] as const)
      expect(kindsOf(await arrivesFor(t, person))).not.toContain('modelRetrained');
  });
});
