import type { AdminRefusal } from '../../../dialogs/admin/change.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { StoredScoringModel } from '../../../domain/records/scoring-model.ts';
import type { TrainingOutcome } from '../../../domain/records/training-job.ts';
import { ownDefault, simulateGrades } from '../../../domain/scoring/grades.ts';
import { readiness, type TrainingRecord } from '../../../domain/scoring/readiness.ts';
import { explain, liftsOf, topReasons } from '../../../domain/scoring/reasons.ts';
import { scorerOf } from '../../../domain/scoring/score.ts';
import type { Condition, Standing } from '../../../domain/scoring/unscored.ts';
import { modelFrom, someLeads } from '../../scoring/builders.ts';

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

const learnt = someLeads(120, 3, (_row, won, i) => ({ actual_value: won && i % 9 ? 1000 : '' }));
const model = {
  id: 'model-1',
  version: 1,
  name: 'LeadScoring_202611251000',
  scope: {
    entity: 'lead',
    processId: 'lead-to-opportunity',
    filters: [{ field: 'country', values: ['GB', 'IE'] }],
  },
  status: { kind: 'draft' },
  editedAt: '2026-11-25T10:00:00Z',
  exclude: [],
  include: [],
  retrainAutomatically: false,
  active: modelFrom(learnt),
} as const satisfies StoredScoringModel;
const idea = {
  entity: 'lead' as const,
  include: [],
  name: model.name,
  months: 24,
  filters: [...model.scope.filters],
  exclude: ['country', 'city'],
};
const refusals: readonly AdminRefusal[] = [
  { kind: 'tooManyModels', most: 10 },
  { kind: 'fixedEnd', grade: 'D', edge: 'min' },
  { kind: 'notAScore', to: 101 },
  { kind: 'bucketWouldBeEmpty', grade: 'B' },
  { kind: 'notShares', A: 50, B: 40, C: 10 },
  { kind: 'noScores' },
  { kind: 'notPublished' },
  { kind: 'processGone', processId: 'gone' },
  { kind: 'retrainsAutomatically' },
  { kind: 'nothingToRevert' },
  { kind: 'nameNotAllowed', name: 'a b' },
  { kind: 'nameTaken', name: 'Retail' },
  { kind: 'retired' },
  { kind: 'alreadyPublished' },
  { kind: 'tooFew', positives: 39, negatives: 40, needed: 40 },
  {
    kind: 'nothingToLearnFrom',
    dropped: [{ name: 'topic', reason: { kind: 'tooManyValues', distinct: 80 } }],
  },
];
const planOf = (months: number, of: readonly TrainingRecord[], overlaps: readonly string[] = []): Reply => ({
  kind: 'trainingPlan',
  plan: { idea: { ...idea, months }, readiness: readiness(of, { entity: 'lead', months, now }), overlaps },
  processes,
  flow: 'train:sam:model',
  rev: 2,
});
const training = {
  jobId: 'job',
  name: idea.name,
  askedAt: '2026-11-25T10:12:00Z',
  flow: 'train:ada:model',
  rev: 3,
} as const;
const trainingOutcomes: readonly TrainingOutcome[] = [
  { kind: 'kept', modelId: 'model-1' },
  { kind: 'refused', refusal: { kind: 'nameTaken', name: idea.name } },
  { kind: 'failed' },
];
const modelOffers = [{ kind: 'models' }, { kind: 'help' }] as const;
const plan = { act: 'publish', grades: 'keep', next: model, overlaps: ['Retail'], open: 31 } as const;

const about = { entity: 'lead', id: 'lead-1', name: 'Ann Meyer' } as const;
const explanation = explain(scorerOf(model.active), learnt.rows[0] ?? {});
const conditionsWith = (met: boolean): readonly Condition[] => [
  { kind: 'published', met, ...(met ? { model: model.name } : {}) },
  { kind: 'open', met, state: met ? 'open' : 'qualified' },
  { kind: 'filters', met, failing: met ? [] : [{ field: 'country', values: ['GB'], value: undefined }] },
  { kind: 'process', met, wanted: 'lead-to-opportunity', has: met ? ['lead-to-opportunity'] : [] },
  { kind: 'age', met, createdAt: '2024-11-20T10:00:00Z', since: now },
];
const simulation = simulateGrades([{ id: 'lead-1', score: 60 }], ownDefault, { A: 51, B: 40, C: 25 });
const past = {
  basis: 'test',
  grades: (['A', 'B', 'C', 'D'] as const).map((grade, i) => ({
    grade,
    leads: 30 - 10 * i,
    positives: 20 - 7 * i,
  })),
} as const;
const gradesPlan = {
  from: ownDefault,
  to: { A: 51, B: 40, C: 25 },
  before: simulation.before,
  after: simulation.after,
  moved: 12,
  examples: [{ id: 'lead-1', name: 'Ann Meyer', score: 60, from: 'B', to: 'A' }],
  past: { before: past, after: { ...past, basis: 'closed' } },
} as const;
const at = model.editedAt;
const standings: readonly Standing[] = [
  { kind: 'due', dueBy: now, tellAfter: now },
  { kind: 'notScored' },
  { kind: 'late', dueBy: now, tellAfter: now },
  { kind: 'kept', score: 40, at },
  {
    kind: 'tellAdministrator',
    since: now,
    check: { rolledOutAt: now, editedAfter: true, publishedAfter: false },
  },
  { kind: 'dueWithRefresh', dueBy: now },
  { kind: 'scored', score: 40, at, nextRefresh: now },
  { kind: 'refreshOverdue', score: 40, at, dueBy: now },
];

export const scoringReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['scoring readiness: three missing', readinessOf('lead', 24)],
  [
    'scoring readiness: enough',
    readinessOf('lead', 12, [...records, ...closed(5, 'negative', '2026-09-01T08:00:00Z')]),
  ],
  ['scoring readiness: opportunities', readinessOf('opportunity', 6)],
  ['no scoring models', { kind: 'scoringModels', models: [], mayChange: false, offers: modelOffers }],
  [
    'scoring models',
    {
      kind: 'scoringModels',
      models: [model, { ...model, id: 'model-2', status: { kind: 'published', at: model.editedAt } }],
      mayChange: true,
      offers: [{ kind: 'train-model' }, { kind: 'scoring-readiness' }],
    },
  ],
  [
    'a model just trained',
    { kind: 'scoringModel', model, trained: true, process: 'Sales', mayChange: true, offers: modelOffers },
  ],
  [
    'a retired model',
    {
      kind: 'scoringModel',
      model: { ...model, status: { kind: 'retired', at: model.editedAt } },
      trained: false,
      mayChange: true,
      offers: modelOffers,
    },
  ],
  ['training waits', { kind: 'trainingProgress', restarted: false, ...training }],
  [
    'training goes on',
    { kind: 'trainingProgress', restarted: true, progress: { phase: 'testing', percent: 60 }, ...training },
  ],
  ['training failed', { kind: 'trainingFailed', name: idea.name, offers: [{ kind: 'train-model' }] }],
  ...trainingOutcomes.map(
    (outcome) =>
      [
        `training over: ${outcome.kind}`,
        { kind: 'notice', about: { kind: 'trainingOver', name: idea.name, outcome }, offers: modelOffers },
      ] as const,
  ),
  ['training plan: enough', planOf(24, [...records, ...records], ['Retail'])],
  ['training plan: too few', planOf(24, records)],
  ['training plan: no such time frame', planOf(2, records)],
  [
    'publish a model?',
    { kind: 'adminConfirm', plan: { kind: 'model', plan }, flow: 'admin:ada:model', rev: 1 },
  ],
  [
    'model retired',
    { kind: 'adminChanged', plan: { kind: 'model', plan: { ...plan, act: 'retire' } }, offers: modelOffers },
  ],
  ...refusals.map(
    (refusal) =>
      [`model refused: ${refusal.kind}`, { kind: 'adminRefused', refusal, offers: modelOffers }] as const,
  ),
  ...[false, true].map(
    (kept) =>
      [
        `score with reasons${kept ? ', no longer updated' : ''}`,
        {
          kind: 'scoreOf',
          about,
          history: [58, 68, 82].map((value) => ({ value, at })),
          lifts: liftsOf(scorerOf(model.active), learnt.rows[0] ?? {}),
          score: {
            value: 82,
            grade: 'A',
            at: model.editedAt,
            modelId: 'model-1',
            trend: 'improving',
            previous: 68,
          },
          now: kept ? 82 : 74,
          baseRate: explanation.baseRate,
          ...topReasons(explanation),
          model: model.name,
          kept,
          offers: [{ kind: 'why-unscored', lead: { kind: 'id', id: 'lead-1' } }],
        },
      ] as const,
  ),
  ...standings.map(
    (standing, i) =>
      [
        `why no score: ${standing.kind}`,
        {
          kind: 'whyUnscored',
          about,
          diagnosis: { conditions: conditionsWith(i % 2 === 0), standing },
          processes: { 'lead-to-opportunity': 'Lead to Opportunity Sales Process' },
          administrator: i === 4,
          offers: modelOffers,
        },
      ] as const,
  ),
  ...[true, false].map(
    (mayChange) =>
      [
        mayChange ? 'grades, to change' : 'grades',
        {
          kind: 'grades',
          minimums: ownDefault,
          counts: simulation.before,
          past,
          mayChange,
          offers: modelOffers,
        },
      ] as const,
  ),
  [
    'change the grades?',
    {
      kind: 'adminConfirm',
      plan: { kind: 'grades', plan: gradesPlan },
      flow: 'admin:ada:grades',
      rev: 1,
    },
  ],
  ['scoring readiness: no such time frame', readinessOf('lead', 25)],
];
