import { describe, expect, test } from 'vitest';
import { type SummaryLead, summarise, wilson } from '../../domain/scoring/summary.ts';

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
  const summary = summarise(leads);

  test('totals of the open leads by grade, and how the closed ones ended', () => {
    expect(summary.total).toMatchObject({
      open: 4,
      scored: 3,
      meanScore: 54,
      grades: { A: 1, B: 1, C: 1, D: 0 },
      outcome: { closed: 1, qualified: 1, fewCases: true },
    });
  });

  test('the same by owner, business unit, source, grade and month', () => {
    expect(summary.by.owner.map(({ key, open }) => [key, open])).toEqual([
      ['Priya', 1],
      ['Sam', 3],
    ]);
    expect(summary.by.businessUnit.map(({ key }) => key)).toEqual(['North', 'South']);
    expect(summary.by.source.map(({ key, open }) => [key, open])).toEqual([
      ['', 2],
      ['Web', 2],
    ]);
    expect(summary.by.grade.map(({ key, open }) => [key, open])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
    expect(summary.by.month.map(({ key }) => key)).toEqual(['2026-10', '2026-11']);
  });

  test('who moved most, up and down; who stayed is no mover', () => {
    expect(summary.movers).toEqual({
      up: [{ id: '1', from: 60, to: 80 }],
      down: [{ id: '2', from: 55, to: 30 }],
      all: { up: 1, down: 1 },
    });
  });

  test('which open leads have no score, by reason', () => {
    expect(summary.unscored).toEqual([{ reason: 'process', ids: ['4'] }]);
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
  ] as const)('%s', (_, a, wonA, b, wonB, expected) => {
    expect(verdict(closed('A', a, wonA), closed('B', b, wonB))).toBe(expected);
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
