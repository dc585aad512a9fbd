import { describe, expect, test } from 'vitest';
import { addMonths } from '../../domain/scoring/calendar.ts';
import {
  outcomeNames,
  perStageModels,
  prerequisites,
  type ReadinessQuestion,
  readiness,
  type TrainingRecord,
} from '../../domain/scoring/readiness.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const sales = 'lead-to-opportunity';

const record = (
  createdAt: string,
  outcome: 'positive' | 'negative',
  over: Partial<TrainingRecord> = {},
): TrainingRecord => ({
  createdAt,
  closed: { at: createdAt, outcome },
  processes: [{ processId: sales, status: 'finished' }],
  ...over,
});
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const ask = (records: readonly TrainingRecord[], over: Partial<ReadinessQuestion> = {}) => {
  const answer = readiness(records, { entity: 'lead', months: 6, processId: sales, now, ...over });
  if (answer.kind !== 'checked') throw new Error(answer.kind);
  return answer;
};
const recent = '2026-10-01T00:00:00.000Z';
const both = (positives: number, negatives: number, at = recent) => [
  ...times(positives, () => record(at, 'positive')),
  ...times(negatives, () => record(at, 'negative')),
];

describe('S1.3.1: 40 and 40', () => {
  test.each([
    [39, 40, false],
    [40, 39, false],
    [40, 40, true],
  ])('%i qualified and %i disqualified: ready is %s', (positives, negatives, ready) => {
    expect(ask(both(positives, negatives)).ready).toBe(ready);
  });

  test('what is missing is told per side', () => {
    expect(ask(both(40, 37))).toMatchObject({
      positives: { count: 40, needed: 40, missing: 0 },
      negatives: { count: 37, needed: 40, missing: 3 },
    });
  });
});

test('S1.3.2, S1.3.5: opportunities are checked the same way, as won and lost', () => {
  expect(ask(both(40, 40), { entity: 'opportunity' })).toMatchObject({ entity: 'opportunity', ready: true });
  expect(outcomeNames.opportunity).toEqual({ positive: 'won', negative: 'lost' });
});

test('S1.3.5: per-stage models are not offered, and the two sections about them are named', () => {
  expect(perStageModels.offered).toBe(false);
  expect(perStageModels.see).toHaveLength(2);
});

describe('S1.3.3: the time frame', () => {
  test.each([3, 24])('%i months is allowed', (months) => {
    expect(readiness([], { entity: 'lead', months, now }).kind).toBe('checked');
  });

  test.each([2, 25, 0, 3.5])('%d months is refused', (months) => {
    expect(readiness([], { entity: 'lead', months, now })).toEqual({
      kind: 'windowOutOfRange',
      months,
      least: 3,
      most: 24,
    });
  });
});

test('S1.3.4: leads created in the last six months and closed are counted, open and older ones are not', () => {
  const records = [
    record('2026-05-22T10:00:00.000Z', 'positive'),
    record('2026-05-22T09:59:59.999Z', 'positive'),
    { createdAt: recent, processes: [{ processId: sales, status: 'active' as const }] },
  ];
  expect(ask(records).positives.count).toBe(1);
});

test('S1.3.9, S1.3.10: a lead without the process, or with an aborted instance of it, is not counted', () => {
  const answer = ask([
    record(recent, 'positive', { processes: [] }),
    record(recent, 'positive', { processes: [{ processId: 'other', status: 'finished' }] }),
    record(recent, 'positive', { processes: [{ processId: sales, status: 'aborted' }] }),
    record(recent, 'positive', { processes: [{ processId: sales, status: 'active' }] }),
    record(recent, 'positive', {
      processes: [
        { processId: 'other', status: 'aborted' },
        { processId: sales, status: 'finished' },
      ],
    }),
    record(recent, 'positive', {
      processes: [
        { processId: sales, status: 'finished' },
        { processId: sales, status: 'aborted' },
      ],
    }),
  ]);
  expect(answer.positives.count).toBe(2);
  expect(answer.excluded).toMatchObject({ notOnProcess: 2, abortedProcess: 2 });
});

test('without a process in question every closed lead counts', () => {
  const answer = readiness([record(recent, 'positive', { processes: [] })], {
    entity: 'lead',
    months: 6,
    now,
  });
  expect(answer).toMatchObject({ positives: { count: 1 } });
});

describe('S1.4.5, C1: the later of two dates wins', () => {
  test('two years before 22 November 2026 is 22 November 2024, but 1 January 2025 is later', () => {
    const { window } = ask([], { months: 24 });
    expect(window.byTimeFrame.toISOString()).toBe('2024-11-22T10:00:00.000Z');
    expect(window.byJanuary1.toISOString()).toBe('2025-01-01T00:00:00.000Z');
    expect(window.from).toEqual(window.byJanuary1);
  });

  test('six months is later than 1 January of the previous year', () => {
    const { window } = ask([]);
    expect(window.from).toEqual(window.byTimeFrame);
  });

  test('the card can say how many leads each rule excluded', () => {
    const records = [
      record('2024-11-21T00:00:00.000Z', 'positive'),
      record('2024-12-31T23:59:59.999Z', 'positive'),
      record('2025-01-01T00:00:00.000Z', 'positive'),
    ];
    const answer = ask(records, { months: 24 });
    expect(answer.excluded).toMatchObject({ byTimeFrame: 1, byJanuary1: 2 });
    expect(answer.positives.count).toBe(1);
  });

  test('a lead exactly as old as the time frame is still in', () => {
    const december = new Date('2026-12-31T00:00:00.000Z');
    const answer = readiness([record('2025-01-01T00:00:00.000Z', 'positive')], {
      entity: 'lead',
      months: 24,
      now: december,
    });
    expect(answer).toMatchObject({ positives: { count: 1 } });
  });
});

test('S1.3.11: a longer time frame is found where the chosen one is too short', () => {
  const records = [...both(20, 40), ...times(20, () => record('2026-02-01T00:00:00.000Z', 'positive'))];
  const answer = ask(records);
  expect(answer.ready).toBe(false);
  expect(answer.passingMonths).toBe(10);
  expect(answer.table.map(({ months }) => months)).toEqual(times(22, (i) => i + 3));
  expect(answer.table.find(({ months }) => months === 10)).toMatchObject({
    positives: 40,
    negatives: 40,
    passes: true,
  });
});

describe('the date it will pass at the present pace', () => {
  const daily = (outcome: 'positive' | 'negative', count: number) =>
    times(count, (i) => record(new Date(now.getTime() - (i + 1) * 86_400_000).toISOString(), outcome));

  test('37 of 40 disqualified, one more every third day: about nine days', () => {
    const records = [
      ...both(45, 0),
      ...times(30, (i) => record(new Date(now.getTime() - i * 3 * 86_400_000 - 1).toISOString(), 'negative')),
      ...times(7, () => record('2026-07-01T00:00:00.000Z', 'negative')),
    ];
    expect(ask(records).projected?.toISOString().slice(0, 10)).toBe('2026-12-01');
  });

  test('nothing was disqualified lately: no date', () => {
    expect(ask(daily('positive', 60)).projected).toBeUndefined();
  });

  test('leads that have dropped out of the time frame are of no use to it', () => {
    const records = [
      ...both(45, 0),
      ...times(39, () => record('2026-07-01T00:00:00.000Z', 'negative')),
      ...times(5, () => record('2026-05-01T00:00:00.000Z', 'negative')),
    ];
    expect(ask(records)).toMatchObject({ ready: false, negatives: { count: 39 }, projected: undefined });
  });

  test('ready already: today', () => {
    expect(ask(both(40, 40)).projected).toEqual(now);
  });
});

test('a clock that went backwards: leads dated in the future are not counted, and said to be so', () => {
  const answer = ask([record('2027-01-01T00:00:00.000Z', 'positive'), record(recent, 'positive')]);
  expect(answer.positives.count).toBe(1);
  expect(answer.excluded.inFuture).toBe(1);
  const closedTomorrow = { closed: { at: '2026-11-23T00:00:00.000Z', outcome: 'positive' as const } };
  expect(ask([record(recent, 'positive', closedTomorrow)]).excluded.inFuture).toBe(1);
  expect(ask([record(now.toISOString(), 'positive')]).positives.count).toBe(1);
});

test.each([
  ['2026-05-31T08:00:00.000Z', -3, '2026-02-28T08:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', -12, '2023-02-28T00:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', -24, '2024-01-15T00:00:00.000Z'],
])('%s and %i months is %s', (date, months, result) => {
  expect(addMonths(new Date(date), months).toISOString()).toBe(result);
});

test('S1.4.1, S1.4.2: Sales Insights must be installed, and the entity be the standard lead or opportunity', () => {
  for (const entity of ['lead', 'opportunity'])
    expect(prerequisites(entity, true)).toEqual([
      { kind: 'salesInsights', met: true },
      { kind: 'standardEntity', entity, met: true },
    ]);
  expect(prerequisites('contact', false).map(({ kind, met }) => [kind, met])).toEqual([
    ['salesInsights', false],
    ['standardEntity', false],
  ]);
});
