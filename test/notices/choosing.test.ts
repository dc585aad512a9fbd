import { beforeEach, describe, expect, test } from 'vitest';
import { preferences } from '../../domain/collections.ts';
import { as, type Talk, talk, type Who, who } from '../dialogs/talk.ts';
import { hasAChat } from './chat.ts';

let t: Talk;
beforeEach(async () => {
  t = await talk();
});

const kept = (person: Who) => t.store.read((view) => view.get(preferences, who[person].id));
const save = (person: Who, fields: Readonly<Record<string, string>>) =>
  t.presses(person, { kind: 'notifications', ask: { kind: 'form' } }, fields);

describe('choosing what I am told', () => {
  test('looking at it changes nothing; hours are those of my Teams', async () => {
    await hasAChat(t, 'sam', 'America/New_York');
    const card = as('notifications', await t.says('sam', 'notifications'));
    expect(card).toMatchObject({
      saved: false,
      mayHaveDigest: true,
      chosen: { off: [], digest: { every: 'never' }, timeZone: 'America/New_York', zoneFrom: 'teams' },
    });
    expect(await kept('sam')).toBeUndefined();
  });

  test('a manager has a digest on Mondays at eight unless she chose otherwise', async () => {
    expect(as('notifications', await t.says('mira', 'Benachrichtigungen')).chosen.digest).toEqual({
      every: 'week',
      weekday: 1,
      hour: 8,
    });
  });

  test('REL1: pressed again nothing is saved anew, so that no digest is missed by it', async () => {
    const mute = { kind: 'notifications', ask: { kind: 'mute' } } as const;
    for (const press of [
      () => t.presses('mira', mute),
      () => save('mira', { digest: 'day', digestHour: '11' }),
    ]) {
      as('notifications', await press());
      const once = await kept('mira');
      t.later(90);
      as('notifications', await press());
      expect(await kept('mira')).toEqual(once);
    }
  });

  test('REL1: muted until tomorrow, an old button does not mute for another day', async () => {
    const { offers } = as('notifications', await t.says('sam', 'notifications'));
    const mute = offers[0] ?? { kind: 'help' };
    const { until } = as('notifications', await t.presses('sam', mute)).chosen.muted ?? {};
    expect(until).toBe('2026-11-26T07:00:00.000Z');
    t.later(24 * 60);
    const shown = as('notifications', await t.presses('sam', mute));
    expect([shown.saved, shown.chosen.muted]).toEqual([false, undefined]);
    expect(as('notifications', await t.presses('sam', shown.offers[0] ?? mute)).chosen.muted).toEqual({
      until: '2026-11-27T07:00:00.000Z',
    });
  });

  test('one form saves it all, and pressed again it is the same', async () => {
    const fields = {
      topics: 'requests,duplicates',
      digest: 'week',
      weekday: '5',
      digestHour: '17',
      quietFrom: '20',
      quietTo: '7',
      timeZone: 'europe/vienna',
    };
    for (let i = 0; i < 2; i++) {
      const card = as('notifications', await save('mira', fields));
      expect(card).toMatchObject({
        saved: true,
        chosen: {
          off: ['givenLeads', 'highScores', 'scoresMoved'],
          digest: { every: 'week', weekday: 5, hour: 17 },
          quiet: { from: 20, to: 7 },
          timeZone: 'Europe/Vienna',
          zoneFrom: 'chosen',
        },
      });
    }
  });

  test('a time zone that does not exist is named, and nothing at all is saved', async () => {
    const fields = { topics: 'requests', quietFrom: '20', quietTo: '7', timeZone: 'Berlin time' };
    const card = as('notifications', await save('sam', fields));
    expect(card).toMatchObject({
      saved: false,
      noTimeZone: 'Berlin time',
      // What else was typed is still on the card.
      chosen: { off: ['givenLeads', 'highScores', 'scoresMoved', 'duplicates'], quiet: { from: 20, to: 7 } },
    });
    expect(await kept('sam')).toBeUndefined();
  });

  test.each<[string, Readonly<Record<string, string>>, object | undefined]>([
    ['one end', { quietFrom: '19', quietTo: 'none' }, { from: 19, to: 7 }],
    ['the other end', { quietFrom: 'none', quietTo: '6' }, { from: 20, to: 6 }],
    ['neither', { quietFrom: 'none', quietTo: 'none' }, undefined],
    ['the same hour twice', { quietFrom: '8', quietTo: '8' }, undefined],
    ['no hour', { quietFrom: '99', quietTo: '' }, undefined],
  ])('quiet hours of which %s was chosen', async (_, fields, quiet) => {
    await save('sam', { topics: 'requests', ...fields });
    expect((await kept('sam'))?.quiet).toEqual(quiet);
  });

  test('a topic that is not on the card stays as it was: only those who change models are asked about them', async () => {
    await t.says('ada', 'don’t notify me about models');
    expect((await kept('ada'))?.off).toEqual(['models']);
    expect(as('notifications', await t.says('ada', 'notifications')).topics).toContain('models');
    expect(as('notifications', await t.says('sam', 'notifications')).topics).not.toContain('models');
    await save('sam', { topics: 'requests,givenLeads,highScores,scoresMoved,duplicates' });
    expect((await kept('sam'))?.off).toEqual([]);
  });

  test('words change one thing and leave the others', async () => {
    await t.says('mira', 'digest every friday at 17');
    await t.says('mira', 'quiet hours from 18 to 8');
    await t.says('mira', 'send the digest at 9 am');
    await t.says('mira', 'do not message me after 8 pm');
    expect(await kept('mira')).toMatchObject({
      digest: { every: 'week', weekday: 5, hour: 9 },
      quiet: { from: 20, to: 8 },
    });
    await t.says('mira', 'daily digest');
    expect((await kept('mira'))?.digest).toEqual({ every: 'day', hour: 9 });
  });

  test('a question about it changes nothing', async () => {
    await t.says('sam', 'how do I mute notifications?');
    expect(await kept('sam')).toBeUndefined();
  });

  test('muted, the card says so and offers the way back', async () => {
    await t.says('sam', 'mute notifications');
    const card = as('notifications', await t.says('sam', 'notifications'));
    expect(card.chosen.muted).toEqual({});
    const [back] = card.offers;
    if (back === undefined) throw new Error('no way back');
    expect(as('notifications', await t.presses('sam', back)).chosen.muted).toBeUndefined();
  });

  test('somebody who is no member is told so', async () => {
    as('stranger', await t.says('stranger', 'notifications'));
  });
});
