import { describe, expect, test } from 'vitest';
import { conversations, notices, people, preferences, roles } from '../../domain/collections.ts';
import type { NoticeAbout } from '../../domain/notices/notice.ts';
import {
  lastMessages,
  notify,
  notifyOfNews,
  postponeNotices,
  settleNotices,
  waitingNotices,
} from '../../domain/notices/notify.ts';
import {
  changePreferences,
  chosenBy,
  mayHaveDigest,
  type PreferenceChange,
  topicOf,
  topics,
  topicsFor,
  usualDigest,
} from '../../domain/notices/preferences.ts';
import type { Store } from '../../domain/store/store.ts';
import { actor, anOrganisation, aPerson, aRole, because, now } from '../an-organisation.ts';

const monday = { every: 'week', weekday: 1, hour: 8 };
const organisation = () =>
  anOrganisation(async (tx) => {
    const reads = (level: 'user' | 'businessUnit' | 'parentChild' | 'organization') =>
      aRole(`reads-${level}`, { 'read:lead': level });
    for (const level of ['user', 'businessUnit', 'parentChild', 'organization'] as const) {
      await tx.put(roles, reads(level));
      await tx.put(people, aPerson(`p-${level}`, [`reads-${level}`]));
    }
    await tx.put(roles, aRole('modeller', { 'write:scoringModel': 'organization' }));
    await tx.put(people, aPerson('p-modeller', ['modeller', 'reads-organization']));
  });

test.each([
  ['tom', { every: 'never' }, false],
  ['p-user', { every: 'never' }, false],
  ['p-businessUnit', { every: 'never' }, true],
  ['p-parentChild', monday, true],
  ['p-organization', monday, true],
  ['ada', { every: 'never' }, true],
])('%s has the digest %j, and may have one: %s', async (id, digest, may) => {
  const who = await actor(await organisation(), id);
  expect([usualDigest(who), mayHaveDigest(who)]).toEqual([digest, may]);
});

test('models are a topic only for whoever may change them', async () => {
  const store = await organisation();
  expect(topicsFor(await actor(store, 'p-modeller'))).toEqual(topics);
  expect(topicsFor(await actor(store, 'p-organization'))).toEqual(
    topics.filter((topic) => topic !== 'models'),
  );
  expect(topics).toEqual(['requests', 'givenLeads', 'highScores', 'scoresMoved', 'duplicates', 'models']);
});

test.each<[NoticeAbout['kind'], string]>([
  ['leadsGiven', 'givenLeads'],
  ['highScores', 'highScores'],
  ['scoresMoved', 'scoresMoved'],
  ['duplicatesFound', 'duplicates'],
  ['leadDuplicated', 'duplicates'],
  ['modelRetrained', 'models'],
  ['digest', 'digest'],
  ['accessRequested', 'requests'],
  ['accessApproved', 'requests'],
  ['accessDenied', 'requests'],
  ['automationsOff', 'requests'],
  ['rulePublished', 'requests'],
  ['ruleChangeAsked', 'requests'],
  ['scanFailed', 'requests'],
  ['trainingOver', 'requests'],
])('%s belongs to %s', (kind, topic) => {
  expect(topicOf({ kind })).toBe(topic);
});

const speaksFrom = (store: Store, id: string, timeZone?: string) =>
  store.change(because, (tx) =>
    tx.put(conversations, {
      id,
      version: 0,
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/',
      conversationId: `a:${id}`,
      userId: `29:${id}`,
      botId: '28:bot',
      locale: 'en-GB',
      since: '2026-11-01T08:00:00.000Z',
      ...(timeZone !== undefined && { timeZone }),
    }),
  );

describe('what holds for a person', () => {
  const chosen = async (
    store: Store,
    changes: readonly PreferenceChange[] = [],
    id = 'p-organization',
    at = now,
  ) => {
    const who = await actor(store, id);
    return store.read((view) => chosenBy(view, id, who, at, changes));
  };

  test('is what is usual until they choose', async () => {
    const store = await organisation();
    const usual = { off: [], digest: monday, timeZone: 'UTC', zoneFrom: 'unknown' };
    expect(await chosen(store)).toEqual(usual);
    expect(await store.read((view) => chosenBy(view, 'stranger', undefined, now))).toEqual({
      ...usual,
      digest: { every: 'never' },
    });
    await speaksFrom(store, 'p-organization', 'Europe/Berlin');
    expect(await chosen(store)).toEqual({ ...usual, timeZone: 'Europe/Berlin', zoneFrom: 'teams' });
  });

  const all: readonly PreferenceChange[] = [
    { kind: 'topics', off: ['duplicates'] },
    { kind: 'digest', digest: { every: 'day', hour: 7 } },
    { kind: 'quiet', hours: { from: 20, to: 7 } },
    { kind: 'timeZone', timeZone: 'Europe/Vienna' },
    { kind: 'mute', until: '2026-11-21T00:00:00.000Z' },
  ];
  const told = {
    off: ['duplicates'],
    digest: { every: 'day', hour: 7 },
    timeZone: 'Europe/Vienna',
    zoneFrom: 'chosen',
    quiet: { from: 20, to: 7 },
    muted: { until: '2026-11-21T00:00:00.000Z' },
  };

  test('and what they chose, kept or only asked after', async () => {
    const store = await organisation();
    expect(await chosen(store, all)).toEqual({ ...told, changedAt: '' });
    expect(await store.read((view) => view.get(preferences, 'p-organization'))).toBeUndefined();
    const kept = await store.change(because, (tx) => changePreferences(tx, 'p-organization', all, now));
    const { zoneFrom: _, ...stored } = told;
    expect(kept).toEqual({ id: 'p-organization', version: 1, ...stored, changedAt: now.toISOString() });
    expect(await chosen(store)).toEqual({ ...told, changedAt: now.toISOString() });
  });

  test.each<[PreferenceChange, string]>([
    [{ kind: 'unmute' }, 'muted'],
    [{ kind: 'quiet' }, 'quiet'],
  ])('%j takes it back, and nothing else', async (change, field) => {
    const store = await organisation();
    const { [field as 'quiet']: _, ...rest } = told;
    expect(await chosen(store, [...all, change])).toEqual({ ...rest, changedAt: '' });
  });

  test('a time zone that is taken back is that of their Teams again', async () => {
    const store = await organisation();
    expect(await chosen(store, [...all, { kind: 'timeZone' }])).toMatchObject({
      timeZone: 'UTC',
      zoneFrom: 'unknown',
      quiet: told.quiet,
    });
  });

  test('muted until a moment they are no longer from then on, muted without one until they say so', async () => {
    const store = await organisation();
    const muted = async (until: string | undefined, at: string) =>
      (await chosen(store, [{ kind: 'mute', ...(until && { until }) }], undefined, new Date(at))).muted;
    const until = '2026-11-21T00:00:00.000Z';
    expect(await muted(until, '2026-11-20T23:59:59.999Z')).toEqual({ until });
    expect(await muted(until, until)).toBeUndefined();
    expect(await muted(undefined, '2030-01-01T00:00:00.000Z')).toEqual({});
  });
});

describe('notices', () => {
  const about = { kind: 'scanFailed', scanId: 's', entity: 'lead' } as const;
  const news = { kind: 'leadDuplicated', pairs: [] } as const;
  const later = new Date('2026-11-20T10:00:00.000Z');
  const waiting = (store: Store, ...rest: [number, object?]) =>
    store.read(async (view) => (await waitingNotices(view, ...rest)).map(({ to }) => to).toSorted());

  test('wait for their person; news only for whoever the bot can write to, and once', async () => {
    const store = await organisation();
    await speaksFrom(store, 'sam');
    await store.change(because, async (tx) => {
      await notify(tx, 'event', 'ada', about, now);
      for (const to of ['sam', 'sam', 'tom']) await notifyOfNews(tx, 'event', to, news, now);
    });
    expect(await waiting(store, 10)).toEqual(['ada', 'sam']);
    expect(await waiting(store, 1)).toHaveLength(1);
    expect(await waiting(store, 10, { offset: 1 })).toHaveLength(1);
    expect(await waiting(store, 10, { to: 'sam' })).toEqual(['sam']);
    expect(await store.read((view) => view.get(notices, 'leadDuplicated:event:sam'))).toEqual({
      id: 'leadDuplicated:event:sam',
      version: 1,
      to: 'sam',
      about: news,
      at: now.toISOString(),
    });
  });

  test('sent in one message, the first opens it; put aside, they say why; either way only once', async () => {
    const store = await organisation();
    const ids = ['a', 'b', 'c'].map((event) => `scanFailed:${event}:sam`);
    await store.change(because, async (tx) => {
      for (const event of ['a', 'b', 'c']) await notify(tx, event, 'sam', about, now);
      await settleNotices(tx, ['gone', ...ids.slice(2)], now, 'muted');
      await settleNotices(tx, ids, later);
    });
    const settled = await store.read((view) => Promise.all(ids.map((id) => view.get(notices, id))));
    expect(settled.map((notice) => [notice?.deliveredAt, notice?.opensMessage, notice?.outcome])).toEqual([
      [later.toISOString(), true, undefined],
      [later.toISOString(), undefined, undefined],
      [now.toISOString(), undefined, 'muted'],
    ]);
    expect(await waiting(store, 10)).toEqual([]);
    const sent = await store.read((view) => lastMessages(view, 'sam', 5));
    expect(sent).toEqual([later]);
  });

  test('postponed, they are due then; those that were sent are not', async () => {
    const store = await organisation();
    const ids = ['a', 'b'].map((event) => `scanFailed:${event}:sam`);
    await store.change(because, async (tx) => {
      for (const event of ['a', 'b']) await notify(tx, event, 'sam', about, now);
      await settleNotices(tx, ids.slice(0, 1), now);
      for (let i = 0; i < 2; i++) await postponeNotices(tx, ['gone', ...ids], later);
    });
    const [sent, due] = await store.read((view) => Promise.all(ids.map((id) => view.get(notices, id))));
    expect([sent?.due, sent?.version]).toEqual([undefined, 2]);
    expect([due?.due, due?.version]).toEqual([later.toISOString(), 2]);
  });
});
