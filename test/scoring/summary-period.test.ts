import { expect, test } from 'vitest';
import { isWithin, rangeOf, type SummaryPeriod } from '../../domain/scoring/summary-period.ts';

const now = new Date('2026-02-01T10:00:00Z');

test.each<[SummaryPeriod, string, string]>([
  // 1 February 2026 is a Sunday: the last day of a week that began on Monday.
  ['thisWeek', '2026-01-26', '2026-02-02'],
  ['lastWeek', '2026-01-19', '2026-01-26'],
  ['thisMonth', '2026-02-01', '2026-03-01'],
  ['lastMonth', '2026-01-01', '2026-02-01'],
  ['thisQuarter', '2026-01-01', '2026-04-01'],
  ['lastQuarter', '2025-10-01', '2026-01-01'],
  ['thisYear', '2026-01-01', '2027-01-01'],
  ['lastYear', '2025-01-01', '2026-01-01'],
])('%s runs from %s to before %s', (period, from, to) => {
  const range = rangeOf(period, now);
  expect([range?.from, range?.to]).toEqual([new Date(from), new Date(to)]);
});

test('the first moment belongs to a period, the first one after it does not; everything belongs to all', () => {
  const range = rangeOf('lastMonth', now);
  expect(isWithin('2026-01-01T00:00:00.000Z', range)).toBe(true);
  expect(isWithin('2026-02-01T00:00:00.000Z', range)).toBe(false);
  expect(isWithin('1999-01-01T00:00:00.000Z', rangeOf('all', now))).toBe(true);
});

test('any days may be named, both included; without an end everything since', () => {
  const range = rangeOf({ from: '2026-01-05', to: '2026-01-06' }, now);
  expect(range).toEqual({ from: new Date('2026-01-05'), to: new Date('2026-01-07') });
  expect(isWithin('2099-01-01T00:00:00.000Z', rangeOf({ from: '2026-01-05' }, now))).toBe(true);
});
