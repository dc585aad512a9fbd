import { beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../dialogs/command.ts';
import { tell } from '../../dialogs/tell.ts';
import { leads, people, roles } from '../../domain/collections.ts';
import type { ManagerDigest } from '../../domain/delivery/digest.ts';
import { digestDay, dueDigests, leaveDigests } from '../../domain/delivery/due-digests.ts';
import type { DigestRhythm } from '../../domain/notices/preferences.ts';
import { as, type Talk, talk, type Who, who } from '../dialogs/talk.ts';
import { arrivesFor, hasAChat, kindsOf } from './chat.ts';

describe('S0.7: when a digest is due', () => {
  const mondays: DigestRhythm = { every: 'week', weekday: 1, hour: 8 };
  const daily: DigestRhythm = { every: 'day', hour: 8 };
  test.each<[string, DigestRhythm, string, string | undefined, string, string | undefined]>([
    ['not before its hour', daily, 'Europe/Berlin', undefined, '2026-11-30T06:59:00Z', undefined],
    ['at its hour', daily, 'Europe/Berlin', undefined, '2026-11-30T07:00:00Z', '2026-11-30'],
    ['later that day, when the bot was off', daily, 'UTC', undefined, '2026-11-30T21:00:00Z', '2026-11-30'],
    [
      'where it is tomorrow already',
      daily,
      'Pacific/Auckland',
      undefined,
      '2026-11-29T19:00:00Z',
      '2026-11-30',
    ],
    ['in an hour of summer time', daily, 'Europe/Berlin', undefined, '2026-07-01T06:00:00Z', '2026-07-01'],
    ['on its weekday', mondays, 'UTC', undefined, '2026-11-30T08:00:00Z', '2026-11-30'],
    ['not on another one', mondays, 'UTC', undefined, '2026-12-01T08:00:00Z', undefined],
    ['never', { every: 'never' }, 'UTC', undefined, '2026-11-30T08:00:00Z', undefined],
    [
      'not that of an hour before it was chosen',
      daily,
      'UTC',
      '2026-11-30T08:10:00Z',
      '2026-11-30T09:00:00Z',
      undefined,
    ],
    ['chosen early that day', daily, 'UTC', '2026-11-30T07:10:00Z', '2026-11-30T09:00:00Z', '2026-11-30'],
  ])('%s', (_, rhythm, timeZone, after, now, day) => {
    expect(digestDay(rhythm, timeZone, after, new Date(now))).toBe(day);
  });
});

describe('a manager’s digest', () => {
  let t: Talk;
  beforeEach(async () => {
    t = await talk();
    for (const person of ['mira', 'sam', 'ada'] as const) await hasAChat(t, person);
    // Wednesday; from here on it is Monday, 30 November, 8:00 in Berlin.
    t.later((Date.parse('2026-11-30T07:00:00Z') - t.now().getTime()) / 60_000);
  });
  const leave = () => leaveDigests(t.store, t.now());
  const digestFor = async (person: Who): Promise<ManagerDigest | undefined> => {
    const [message] = await arrivesFor(t, person);
    return message?.kind === 'digest' ? message.digest : undefined;
  };

  test('comes on Monday at eight without being chosen, once; nobody else gets one', async () => {
    for (let i = 0; i < 3; i++) await leave();
    expect(kindsOf(await arrivesFor(t, 'mira'))).toEqual(['digest']);
    expect(await t.store.read((view) => dueDigests(view, t.now()))).toEqual([]);
    await leave();
    for (const person of ['mira', 'sam', 'ada'] as const) expect(await arrivesFor(t, person)).toEqual([]);
    t.later(7 * 24 * 60);
    await leave();
    expect(await digestFor('mira')).toMatchObject({ since: '2026-11-30', today: '2026-12-07' });
  });

  test('comes every day when so chosen, and not at all when not wanted', async () => {
    await t.says('mira', 'daily digest');
    t.later(24 * 60);
    await leave();
    expect(await digestFor('mira')).toMatchObject({ since: '2026-11-30', today: '2026-12-01' });
    await t.says('mira', 'no digests');
    t.later(24 * 60);
    await leave();
    expect(await arrivesFor(t, 'mira')).toEqual([]);
  });

  test('every number is as long as the list behind it, of what she may read', async () => {
    await t.says('mira', 'scan duplicates');
    await leave();
    const digest = await digestFor('mira');
    if (digest === undefined) throw new Error('no digest');
    const totalOf = async (command: Command): Promise<number> =>
      as('leadList', await t.presses('mira', command)).total;
    for (const { count, narrow } of [digest.created, digest.closed, ...digest.ages])
      expect(await totalOf({ kind: 'find-leads', text: '', narrow })).toBe(count);
    for (const { reason, count } of digest.unscored)
      expect(await totalOf({ kind: 'leads-behind', period: 'all', part: { kind: 'unscored', reason } })).toBe(
        count,
      );
    expect(digest.ages.reduce((sum, { count }) => sum + count, 0)).toBe(digest.total.open);
    expect(await totalOf({ kind: 'list-leads', view: 'open' })).toBe(digest.total.open);
    expect(digest.total.open).toBeGreaterThan(10);
    expect(digest.created.count).toBeGreaterThan(0);
    expect(tell({ kind: 'digest', digest }).kind).toBe('digest');
  });

  test('SEC7: leads that she may not read count nowhere, also when that changed after it was written', async () => {
    t.later(-60);
    await t.says('mira', 'weekly digest');
    t.later(60);
    await leave();
    await t.store.change({ by: 'test', why: 'test', at: t.now() }, async (tx) => {
      const role = await tx.get(roles, 'sales-manager');
      const mira = await tx.get(people, who.mira.id);
      if (role) await tx.put(roles, { ...role, grants: { ...role.grants, 'read:lead': 'businessUnit' } });
      if (mira) await tx.put(people, { ...mira, businessUnitId: 'south' });
    });
    const south = await t.store.read((view) =>
      view.count(leads, 'byView', ['open|unit:south', `open|owner:${who.mira.id}`]),
    );
    expect(south).toBeGreaterThan(0);
    const digest = await digestFor('mira');
    expect(digest?.total.open).toBe(south);
    expect(digest?.ages.reduce((sum, { count }) => sum + count, 0)).toBe(south);
  });

  test('one that waited for the end of quiet hours is one digest, since the earlier day', async () => {
    await t.says('mira', 'daily digest at 8');
    await t.says('mira', 'quiet hours from 8 to 7');
    t.later(24 * 60);
    await leave();
    expect(await arrivesFor(t, 'mira')).toEqual([]);
    t.later(24 * 60);
    await leave();
    t.later(23 * 60);
    expect(await digestFor('mira')).toMatchObject({ since: '2026-11-30', today: '2026-12-03' });
    expect(await arrivesFor(t, 'mira')).toEqual([]);
  });
});
