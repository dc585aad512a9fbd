import type { Reply } from '../../../dialogs/reply.ts';
import type { StoredScoringModel } from '../../../domain/records/scoring-model.ts';
import { ownDefault } from '../../../domain/scoring/grades.ts';
import { insightOf } from '../../../domain/scoring/insight.ts';
import type { RetrainOutcome } from '../../../domain/scoring/lifecycle.ts';
import { readiness } from '../../../domain/scoring/readiness.ts';
import { ratesByGrade } from '../../../domain/scoring/score-counts.ts';
import type { NamedSummary } from '../../../domain/scoring/score-summary.ts';
import { type SummaryLead, summarise } from '../../../domain/scoring/summary.ts';
import { modelFrom, someLeads } from '../../scoring/builders.ts';

/** Plots, versions, opportunities and score summaries, in every state that changes their look. */

const at = '2026-11-25T10:00:00Z';
const many = modelFrom(someLeads(600, 5));
const few = modelFrom(someLeads(120, 3));
const { byScore: _, ...withoutPlots } = few.learned.validation;
const offers = [{ kind: 'models' }, { kind: 'help' }] as const;

const model: StoredScoringModel = {
  id: 'model-1',
  version: 3,
  name: 'LeadScoring_202611251000',
  scope: { entity: 'lead' },
  status: { kind: 'published', at },
  editedAt: at,
  exclude: [],
  include: [],
  retrainAutomatically: true,
  active: few,
};
const shown = (name: string, rest: Partial<StoredScoringModel>, more: object = {}) =>
  [
    `a model ${name}`,
    { kind: 'scoringModel', model: { ...model, ...rest }, trained: false, mayChange: true, offers, ...more },
  ] as const;
const outcomes: readonly RetrainOutcome[] = [
  { kind: 'publish', because: 'activeIsOld' },
  { kind: 'keepActive', accuracy: 0.7, needed: 0.76 },
  { kind: 'failed', why: 'processGone' },
];

const owners = ['sam', 'priya', 'tom'];
const sources = ['Web', 'Referral', undefined];
const leads = Array.from({ length: 90 }, (_each, i): SummaryLead => {
  const source = sources[i % 3];
  const grade = (['A', 'B', 'C', 'D'] as const)[i % 4] ?? 'D';
  return {
    id: `lead-${i}`,
    owner: owners[i % 3] ?? 'sam',
    businessUnit: i % 3 === 1 ? 'south' : 'north',
    createdAt: `2026-${String(1 + (i % 11)).padStart(2, '0')}-03T00:00:00.000Z`,
    ...(source === undefined ? {} : { source }),
    ...(i % 2 === 0 ? { closed: { at, qualified: i % 4 === 0 } } : {}),
    ...(i % 7 === 1
      ? { unscored: i % 2 === 1 ? ('process' as const) : ('waiting' as const) }
      : { score: { value: 90 - i, grade, lastWeek: i % 5 === 0 ? 90 - i : 80 } }),
  };
});
const summary: NamedSummary = {
  ...summarise(leads),
  period: 'thisMonth',
  range: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
  minimums: ownDefault,
  tests: [
    {
      model: model.name,
      byGrade: many.learned.validation.byScore
        ? ratesByGrade(many.learned.validation.byScore, ownDefault)
        : [],
    },
  ],
  names: { sam: 'Sam Rivera', priya: 'Priya Nair', tom: 'Tom Okafor', north: 'North', south: 'South' },
};
const nothing: NamedSummary = { ...summarise([]), period: 'all', minimums: ownDefault, tests: [], names: {} };
const insight = (attribute: string): Reply => {
  const found = insightOf(many, attribute);
  if (found === undefined) throw new Error(`no ${attribute}`);
  return { kind: 'attributeInsight', name: model.name, insight: found, offers };
};
const summaryOffers = (['owner', 'businessUnit', 'source', 'month'] as const).map(
  (by) => ({ kind: 'score-summary', period: 'all', by }) as const,
);

export const performanceReplies: readonly (readonly [name: string, reply: Reply])[] = [
  shown('that retrains by itself', {}, { nextRetraining: at }),
  shown('with a new version', { candidate: many }, { trained: true }),
  shown('with the version before', { previous: many, retrainAutomatically: false }),
  shown('whose process was deleted', {}, { process: 'gone', processGone: true }),
  ...outcomes.map((outcome) =>
    shown(`retrained: ${outcome.kind}`, { lastRetraining: { at, outcome } }, { nextRetraining: at }),
  ),
  ...(['revert', 'retrainByItself', 'retrainByHand', 'publish'] as const).map(
    (act): readonly [string, Reply] => [
      `model change: ${act}?`,
      {
        kind: 'adminConfirm',
        plan: {
          kind: 'model',
          plan: { act, grades: 'reset', next: { ...model, previous: many }, overlaps: [], open: 4 },
        },
        flow: 'admin:ada:model',
        rev: 1,
      },
    ],
  ),
  [
    'performance with plots',
    {
      kind: 'modelPerformance',
      name: model.name,
      entity: 'lead',
      active: many,
      minimums: ownDefault,
      offers,
    },
  ],
  [
    'performance without plots',
    {
      kind: 'modelPerformance',
      name: model.name,
      entity: 'opportunity',
      active: { ...few, learned: { ...few.learned, validation: withoutPlots } },
      minimums: ownDefault,
      offers,
    },
  ],
  ['attributes', { kind: 'modelAttributes', modelId: 'model-1', name: model.name, active: many, offers }],
  ['insight into a category', insight('Lead source')],
  ['insight into a number', insight('visits')],
  [
    'train a model again',
    {
      kind: 'trainingPlan',
      plan: {
        idea: {
          entity: 'opportunity',
          name: model.name,
          months: 12,
          filters: [],
          exclude: ['need'],
          include: ['description'],
        },
        readiness: readiness([], { entity: 'opportunity', months: 12, now: new Date(at) }),
        overlaps: [],
        model,
      },
      processes: [],
      flow: 'train:ada:model-1',
      rev: 1,
    },
  ],
  ['score summary', { kind: 'scoreSummary', summary, offers: summaryOffers }],
  ['score summary of nothing', { kind: 'scoreSummary', summary: nothing, offers: summaryOffers }],
  ...(['owner', 'businessUnit', 'source', 'month'] as const).map((by): readonly [string, Reply] => [
    `score summary by ${by}`,
    { kind: 'scoreSummary', summary, by, offers: summaryOffers },
  ]),
  [
    'opportunities',
    {
      kind: 'opportunityList',
      rows: [
        {
          id: 'deal-1',
          name: 'Pumps for the paper mill',
          state: 'open',
          owner: 'Sam Rivera',
          budget: 99_000,
          score: { value: 71, grade: 'B', at, modelId: 'model-1', trend: 'steady' },
        },
        { id: 'deal-2', name: 'Drip irrigation', state: 'lost', owner: 'Priya Nair' },
      ],
      total: 12,
      first: 1,
      offers: [{ kind: 'scored-opportunities', page: 2 }, { kind: 'help' }],
    },
  ],
  ['no such opportunity', { kind: 'opportunityList', rows: [], total: 0, first: 1, words: 'gears', offers }],
  ...(
    [
      { kind: 'group', by: 'owner', key: 'sam' },
      { kind: 'movers', way: 'up' },
      { kind: 'unscored', reason: 'age' },
      { kind: 'closed', grade: 'A', qualified: true },
      { kind: 'open', scored: true },
    ] as const
  ).map((part): readonly [string, Reply] => [
    `nothing behind the number: ${part.kind}`,
    {
      kind: 'leadList',
      of: { kind: 'summary', period: 'lastWeek', part, names: summary.names },
      rows: [],
      total: 0,
      first: 1,
      offers,
    },
  ]),
];
