import { describe, expect, test } from 'vitest';
import { moveOf, type SummaryLead, summarise, wilson } from '../../domain/scoring/summary.ts';

const lead = (id: string, over: Partial<SummaryLead> = {}): SummaryLead => ({
  id,
  owner: 'Sam',
  businessUnit: 'North',
  createdAt: '2026-11-03T00:00:00.000Z',
  ...over,
});
const at = '2026-11-20T00:00:00.000Z';

describe('S0.7: a manager sees', () => {
  const leads = [
    lead('1', { source: 'Web', score: { value: 80, grade: 'A', lastWeek: 60 } }),
    lead('2', { source: 'Web', score: { value: 30, grade: 'C', lastWeek: 55 } }),
    lead('3', { owner: 'Priya', businessUnit: 'South', score: { value: 52, grade: 'B', lastWeek: 52 } }),
    lead('4', { unscored: 'process' }),
    lead('5', {
      owner: 'Priya',
      businessUnit: 'South',
      createdAt: '2026-10-01T00:00:00.000Z',
      closed: { at, qualified: true },
      score: { value: 90, grade: 'A' },
    }),
  ];
  const summary = () => summarise(leads);

  test('totals of the open leads by grade, and how the closed ones ended', () => {
    expect(summary().total).toEqual({
      key: 'all',
      open: 4,
      scored: 3,
      meanScore: 54,
      grades: { A: 1, B: 1, C: 1, D: 0 },
      outcome: { closed: 1, qualified: 1, rate: 1, interval: [expect.closeTo(0.2065, 4), 1], fewCases: true },
    });
  });

  test('the same by owner, business unit, source, grade and month', () => {
    const { by } = summary();
    expect(by.owner.map(({ key, open, meanScore }) => [key, open, meanScore])).toEqual([
      ['Priya', 1, 52],
      ['Sam', 3, 55],
    ]);
    expect(by.businessUnit.map(({ key }) => key)).toEqual(['North', 'South']);
    expect(by.source.map(({ key, open }) => [key, open])).toEqual([
      ['', 2],
      ['Web', 2],
    ]);
    expect(by.grade.map(({ key, open }) => [key, open])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
    expect(by.month.map(({ key }) => key)).toEqual(['2026-10', '2026-11']);
  });

  test('who moved most, up and down; who stayed is no mover', () => {
    expect(moveOf(lead('3', { score: { value: 52, grade: 'B', lastWeek: 52 } }))).toBeUndefined();
    expect(summary().movers).toEqual({
      up: [{ id: '1', from: 60, to: 80 }],
      down: [{ id: '2', from: 55, to: 30 }],
      all: { up: 1, down: 1 },
    });
  });

  test('the five that moved most each way, the largest move first, and how many moved at all', () => {
    const moving = (id: string, lastWeek: number, value: number) =>
      lead(id, { score: { value, grade: 'B', lastWeek } });
    const { movers } = summarise([
      ...[7, 3, 5, 4, 9, 6].map((by, i) => moving(`up-${i}`, 50, 50 + by)),
      moving('up-0-too', 20, 27),
      moving('down-b', 60, 50),
      moving('down-a', 60, 50),
      moving('down-c', 60, 30),
    ]);
    expect(movers.up.map(({ id }) => id)).toEqual(['up-4', 'up-0', 'up-0-too', 'up-5', 'up-2']);
    expect(movers.down.map(({ id }) => id)).toEqual(['down-c', 'down-a', 'down-b']);
    expect(movers.all).toEqual({ up: 7, down: 3 });
  });

  test('a lead that was closed, that had no score a week ago or that has none is no mover', () => {
    const score = { value: 80, grade: 'A', lastWeek: 60 } as const;
    const { movers } = summarise([
      lead('closed', { score, closed: { at, qualified: true } }),
      lead('new', { score: { value: 80, grade: 'A' } }),
      lead('unscored'),
    ]);
    expect(movers).toEqual({ up: [], down: [], all: { up: 0, down: 0 } });
  });

  test('which open leads have no score, by reason, the most frequent first', () => {
    expect(summary().unscored).toEqual([{ reason: 'process', ids: ['4'] }]);
    const why = (id: string, unscored?: SummaryLead['unscored']) => lead(id, unscored && { unscored });
    const { unscored } = summarise([
      why('1', 'published'),
      why('2', 'age'),
      why('3'),
      why('4', 'process'),
      why('5', 'process'),
      why('6'),
      lead('closed', { closed: { at, qualified: false }, unscored: 'age' }),
    ]);
    expect(unscored).toEqual([
      { reason: 'process', ids: ['4', '5'] },
      { reason: 'waiting', ids: ['3', '6'] },
      { reason: 'age', ids: ['2'] },
      { reason: 'published', ids: ['1'] },
    ]);
  });

  test('no mean score where nothing is scored, and each grade by its number', () => {
    const graded = (id: string, grade: 'A' | 'D') => lead(id, { score: { value: 50, grade } });
    expect(summarise([lead('1')]).total).toMatchObject({ scored: 0, meanScore: undefined });
    expect(summarise([graded('1', 'D'), graded('2', 'A'), graded('3', 'D')]).total.grades).toEqual({
      A: 1,
      B: 0,
      C: 0,
      D: 2,
    });
  });
});

describe('did A leads qualify more often than B leads?', () => {
  const closed = (grade: 'A' | 'B', count: number, qualified: number) =>
    Array.from({ length: count }, (_, i) =>
      lead(`${grade}${i}`, { closed: { at, qualified: i < qualified }, score: { value: 80, grade } }),
    );
  const verdict = (...leads: readonly SummaryLead[][]) =>
    summarise(leads.flat()).calibration.steps[0]?.verdict;

  test.each([
    ['yes, clearly', 100, 80, 100, 40, 'moreOften'],
    ['no, the other way round', 100, 40, 100, 80, 'lessOften'],
    ['the difference is too small', 100, 55, 100, 50, 'cannotTell'],
    ['the numbers are too small', 10, 10, 10, 0, 'cannotTell'],
    ['too few A leads were closed', 19, 19, 100, 0, 'cannotTell'],
    ['too few B leads were closed', 100, 100, 19, 0, 'cannotTell'],
    ['twenty of each are enough', 20, 20, 20, 0, 'moreOften'],
  ] as const)('%s', (_, a, wonA, b, wonB, expected) => {
    expect(verdict(closed('A', a, wonA), closed('B', b, wonB))).toBe(expected);
  });

  test('each grade is told with its leads, their rate and what the true rate may be', () => {
    const { calibration } = summarise([...closed('A', 20, 10), ...closed('B', 19, 0)]);
    expect(calibration.byGrade.slice(0, 2)).toMatchObject([
      { grade: 'A', closed: 20, qualified: 10, rate: 0.5, fewCases: false },
      { grade: 'B', closed: 19, qualified: 0, rate: 0, fewCases: true },
    ]);
    expect(calibration.byGrade[0]?.interval?.map((share) => share.toFixed(3))).toEqual(['0.299', '0.701']);
    expect(calibration.steps.map(({ better, worse }) => better + worse)).toEqual(['AB', 'BC', 'CD']);
  });

  test('no closed leads: no rate, and nothing is claimed', () => {
    const { calibration } = summarise([]);
    expect(calibration.byGrade[0]).toMatchObject({
      closed: 0,
      rate: undefined,
      interval: undefined,
      fewCases: true,
    });
  });
});

test("Wilson's interval of 8 in 10", () => {
  const [low, high] = wilson(8, 10);
  expect(low).toBeCloseTo(0.49, 2);
  expect(high).toBeCloseTo(0.943, 2);
});

test("Wilson's interval never leaves the possible shares", () => {
  for (let n = 1; n < 200; n++) {
    expect(wilson(0, n)[0]).toBeGreaterThanOrEqual(0);
    expect(wilson(n, n)[1]).toBeLessThanOrEqual(1);
  }
});
