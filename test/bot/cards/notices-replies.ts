import type { Reply } from '../../../dialogs/reply.ts';
import type { ManagerDigest } from '../../../domain/delivery/digest.ts';
import type { Short } from '../../../domain/delivery/told.ts';
import type { Chosen } from '../../../domain/notices/preferences.ts';

/** What the bot says without being asked at that moment, and how people choose it, in every state of its look. */

const offers = [
  { kind: 'show-lead', lead: { kind: 'id', id: 'lead-1' }, name: 'Ann *Meyer*' },
  { kind: 'notifications' },
] as const;

const lead = (n: number) => ({
  id: `lead-${n}`,
  name: `Ann *Meyer* ${n}`,
  company: 'Contoso Coffee',
  score: 90 - n,
  grade: 'A' as const,
});
const several = [1, 2, 3, 4, 5, 6, 7].map(lead);
const pair = {
  id: 'lead-1',
  name: 'Ann Meyer',
  other: { id: 'lead-2', name: 'Anne Meyer', owner: 'Priya Nair' },
};
const retrained = { id: 'm', at: '2026-11-25T10:00:00Z' };

const given = { id: 'lead-1', name: 'Ann *Meyer*', company: 'Contoso Coffee', by: 'Sam Rivera' };

const news: readonly Short[] = [
  { kind: 'leadsGiven', leads: [given] },
  { kind: 'leadsGiven', leads: [given, given, given, given] },
  { kind: 'highScores', leads: [lead(1)] },
  { kind: 'highScores', leads: several },
  { kind: 'scoresMoved', leads: [{ ...lead(1), from: 'D' }] },
  { kind: 'scoresMoved', leads: several.map((each) => ({ ...each, from: 'C' as const })) },
  { kind: 'leadDuplicated', pairs: [pair] },
  { kind: 'leadDuplicated', pairs: [pair, pair] },
  {
    kind: 'modelRetrained',
    models: [{ ...retrained, name: 'Leads_2026', outcome: { kind: 'publish', because: 'accurateEnough' } }],
  },
  {
    kind: 'modelRetrained',
    models: [
      { ...retrained, name: 'Leads_2026', outcome: { kind: 'keepActive', accuracy: 0.6, needed: 0.7 } },
      { ...retrained, name: 'Deals_2026', outcome: { kind: 'failed', why: 'fault' } },
    ],
  },
];

const digest: ManagerDigest = {
  since: '2026-11-23',
  today: '2026-11-30',
  created: { count: 5, narrow: { from: '2026-11-23' } },
  closed: { count: 4, qualified: 3, narrow: { state: 'closed', from: '2026-11-23' } },
  total: { open: 23, scored: 20, meanScore: 55.4, grades: { A: 4, B: 6, C: 7, D: 3 } },
  moved: { up: 2, down: 1 },
  unscored: [
    { reason: 'age', count: 2 },
    { reason: 'waiting', count: 1 },
  ],
  duplicates: 2,
  ages: [
    { age: 'week', count: 5, narrow: { state: 'open', from: '2026-11-24' } },
    { age: 'month', count: 9, narrow: { state: 'open', from: '2026-11-01', to: '2026-11-23' } },
    { age: 'quarter', count: 6, narrow: { state: 'open', from: '2026-09-02', to: '2026-10-31' } },
    { age: 'older', count: 3, narrow: { state: 'open', to: '2026-09-01' } },
  ],
};
const { duplicates: _, ...neverScanned } = digest;

const chosen: Chosen = { off: [], digest: { every: 'never' }, timeZone: 'Europe/Berlin', zoneFrom: 'teams' };
const card = {
  kind: 'notifications',
  topics: ['requests', 'givenLeads', 'highScores', 'scoresMoved', 'duplicates'],
  mayHaveDigest: false,
  saved: false,
  offers: [
    { kind: 'notifications', ask: { kind: 'mute', until: 'tomorrow' } },
    { kind: 'notifications', ask: { kind: 'mute' } },
    { kind: 'help' },
  ],
} as const;

export const noticesReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ...news.map(
    (about, at) =>
      [
        `notice: ${about.kind}, ${at % 2 === 0 ? 'one' : 'several'}`,
        { kind: 'notice', about, offers },
      ] as const,
  ),
  ['several notices', { kind: 'notices', all: news, offers }],
  ['digest', { kind: 'digest', digest, offers }],
  [
    'digest of an organisation that has just begun',
    {
      kind: 'digest',
      digest: {
        ...neverScanned,
        created: { count: 0, narrow: {} },
        closed: { count: 0, qualified: 0, narrow: {} },
        total: { open: 0, scored: 0, meanScore: undefined, grades: { A: 0, B: 0, C: 0, D: 0 } },
        moved: { up: 0, down: 0 },
        unscored: [],
      },
      offers,
    },
  ],
  [
    'digest, no score has moved',
    { kind: 'digest', digest: { ...digest, moved: { up: 0, down: 0 } }, offers },
  ],
  ['notifications of a salesperson', { ...card, chosen }],
  [
    'notifications of a manager, saved',
    {
      ...card,
      topics: ['requests', 'highScores', 'scoresMoved', 'duplicates', 'models'],
      mayHaveDigest: true,
      saved: true,
      chosen: {
        off: ['scoresMoved'],
        digest: { every: 'week', weekday: 1, hour: 8 },
        timeZone: 'Europe/Berlin',
        zoneFrom: 'chosen',
        quiet: { from: 20, to: 7 },
      },
    },
  ],
  [
    'notifications, a digest every day, hours unknown',
    {
      ...card,
      mayHaveDigest: true,
      chosen: { off: [], digest: { every: 'day', hour: 17 }, timeZone: 'UTC', zoneFrom: 'unknown' },
    },
  ],
  [
    'notifications, muted for a while',
    {
      ...card,
      chosen: { ...chosen, muted: { until: '2026-11-26T06:00:00Z' } },
      offers: [{ kind: 'notifications', ask: { kind: 'unmute' } }, { kind: 'help' }],
    },
  ],
  ['notifications, muted', { ...card, chosen: { ...chosen, muted: {} } }],
  ['notifications, no such time zone', { ...card, chosen, noTimeZone: 'Berlin *time*' }],
  ...(['local', 'here', 'entra'] as const).map(
    (how) => [`signed out, roles ${how}`, { kind: 'signedOut', how, offers: [{ kind: 'help' }] }] as const,
  ),
];
