import type { Reply } from '../../../dialogs/reply.ts';
import { readiness, type TrainingRecord } from '../../../domain/scoring/readiness.ts';

/** What the bot says about scoring, in every state that changes its look. */

const now = new Date('2026-11-25T10:00:00Z');
const processes = [
  { id: 'lead-to-opportunity', name: 'Lead to Opportunity Sales Process' },
  { id: 'enterprise-sales', name: 'Enterprise Sales Process' },
];

const closed = (count: number, outcome: 'positive' | 'negative', createdAt: string): TrainingRecord[] =>
  Array.from({ length: count }, () => ({
    createdAt,
    closed: { at: '2026-11-01T08:00:00Z', outcome },
    processes: [{ processId: 'lead-to-opportunity', status: 'active' }],
  }));
const records = [
  ...closed(40, 'positive', '2026-08-01T08:00:00Z'),
  ...closed(37, 'negative', '2026-03-01T08:00:00Z'),
  ...closed(6, 'negative', '2024-11-30T08:00:00Z'),
];

const readinessOf = (entity: 'lead' | 'opportunity', months: number, of = records): Reply => ({
  kind: 'scoringReadiness',
  readiness: readiness(of, { entity, months, now }),
  asked: { entity, months },
  processes,
  offers: [
    { kind: 'scoring-readiness', entity: entity === 'lead' ? 'opportunity' : 'lead' },
    { kind: 'help' },
  ],
});

export const scoringReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['scoring readiness: three missing', readinessOf('lead', 24)],
  [
    'scoring readiness: enough',
    readinessOf('lead', 12, [...records, ...closed(5, 'negative', '2026-09-01T08:00:00Z')]),
  ],
  ['scoring readiness: opportunities', readinessOf('opportunity', 6)],
  ['scoring readiness: no such time frame', readinessOf('lead', 25)],
];
