import { expect, test } from 'vitest';
import { periodIn } from '../../domain/utterances/period.ts';

/** A Wednesday. */
const today = '2026-11-25';

test.each([
  ['today', '2026-11-25', '2026-11-25'],
  ['gestern', '2026-11-24', '2026-11-24'],
  ['this week', '2026-11-23', '2026-11-29'],
  ['letzte Woche', '2026-11-16', '2026-11-22'],
  ['over the weekend', '2026-11-21', '2026-11-22'],
  ['this month', '2026-11-01', '2026-11-30'],
  ['vom letzten Monat', '2026-10-01', '2026-10-31'],
  ['in October', '2026-10-01', '2026-10-31'],
  ['in December', '2025-12-01', '2025-12-31'],
  ['im Mai', '2026-05-01', '2026-05-31'],
  ['novembr', '2026-11-01', '2026-11-30'],
  ['from September to October', '2026-09-01', '2026-10-31'],
  ['Q3', '2026-07-01', '2026-09-30'],
  ['letztes Quartal', '2026-07-01', '2026-09-30'],
  ['the third quarter', '2026-07-01', '2026-09-30'],
  ['first half of this year', '2026-01-01', '2026-06-30'],
  ['last year', '2025-01-01', '2025-12-31'],
  ['leads from 2025', '2025-01-01', '2025-12-31'],
  ['the last 30 days', '2026-10-26', '2026-11-25'],
  ['vor zwei Wochen', '2026-11-11', '2026-11-11'],
  ['since Monday', '2026-11-23', undefined],
  ['seit 1. Oktober', '2026-10-01', undefined],
  ['since the beginning of the month', '2026-11-01', undefined],
  ['until Friday', undefined, '2026-11-20'],
  ['on 03.11.', '2026-11-03', '2026-11-03'],
  ['on 2026-02-14', '2026-02-14', '2026-02-14'],
  ['on 26.11.', '2025-11-26', '2025-11-26'],
  ['on 25.11.2024', '2024-11-25', '2024-11-25'],
  ['3. November 2024', '2024-11-03', '2024-11-03'],
  ['on 26 November', '2025-11-26', '2025-11-26'],
  ['November 3', '2026-11-03', '2026-11-03'],
  ['1st of March', '2026-03-01', '2026-03-01'],
  ['in September 2024', '2024-09-01', '2024-09-30'],
  ['Oktober bis Dezember', '2025-10-01', '2025-12-31'],
  ['from December to February', '2025-12-01', '2026-02-28'],
  ['since may', '2026-05-01', undefined],
  ['1. Halbjahr', '2026-01-01', '2026-06-30'],
  ['2. Halbjahr', '2026-07-01', '2026-12-31'],
  ['first half of last year', '2025-01-01', '2025-06-30'],
  ['second half of the year', '2026-07-01', '2026-12-31'],
  ['second half of last year', '2025-07-01', '2025-12-31'],
  ['Q4', '2026-10-01', '2026-12-31'],
  ['Q1', '2026-01-01', '2026-03-31'],
  ['Q4 2024', '2024-10-01', '2024-12-31'],
  ['2. Quartal', '2026-04-01', '2026-06-30'],
  ['dieses Quartal', '2026-10-01', '2026-12-31'],
  ['last two weeks', '2026-11-11', '2026-11-25'],
  ['in the last 3 months', '2026-08-25', '2026-11-25'],
  ['last 1 year', '2025-11-25', '2026-11-25'],
  ['2 days ago', '2026-11-23', '2026-11-23'],
  ['vor drei Monaten', '2026-08-25', '2026-08-25'],
  ['vorgestern', '2026-11-23', '2026-11-23'],
  ['the day before yesterday', '2026-11-23', '2026-11-23'],
  ['last Wednesday', '2026-11-25', '2026-11-25'],
  ['Sunday', '2026-11-22', '2026-11-22'],
  ['Thursdays', '2026-11-19', '2026-11-19'],
  ['this summer', '2026-06-01', '2026-08-31'],
  ['last winter', '2025-12-01', '2026-02-28'],
  ['im Herbst', '2026-09-01', '2026-11-30'],
  ['spring', '2026-03-01', '2026-05-31'],
  ['since 2024', '2024-01-01', undefined],
  ['since yesterday', '2026-11-24', undefined],
  ['since the last 30 days', '2026-10-26', undefined],
  ['bis zum 1. Oktober', undefined, '2026-10-01'],
  ['until last week', undefined, '2026-11-22'],
  ['this morning', '2026-11-25', '2026-11-25'],
  ['this year', '2026-01-01', '2026-12-31'],
  ['yesterdy', '2026-11-24', '2026-11-24'],
  ['diesem monta', '2026-11-01', '2026-11-30'],
])('“%s” on a Wednesday in November is %s to %s', (text, from, to) => {
  expect(periodIn(text, today)).toEqual({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
});

test.each([
  ['weekend', '2026-11-22', '2026-11-21', '2026-11-22'],
  ['weekend', '2026-11-21', '2026-11-21', '2026-11-22'],
  ['weekend', '2026-11-23', '2026-11-21', '2026-11-22'],
  ['weekend', '2026-11-27', '2026-11-21', '2026-11-22'],
  ['this week', '2026-11-29', '2026-11-23', '2026-11-29'],
  ['this week', '2026-11-23', '2026-11-23', '2026-11-29'],
  ['last quarter', '2026-02-10', '2025-10-01', '2025-12-31'],
  ['last month', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['last month', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['this month', '2028-02-05', '2028-02-01', '2028-02-29'],
  ['winter', '2027-01-10', '2026-12-01', '2027-02-28'],
  ['Q1', '2027-01-01', '2027-01-01', '2027-03-31'],
  ['on 1.1.', '2027-01-01', '2027-01-01', '2027-01-01'],
  ['3 months ago', '2026-05-31', '2026-02-28', '2026-02-28'],
])('“%s” on %s is %s to %s', (text, day, from, to) => {
  expect(periodIn(text, day)).toEqual({ from, to });
});

test.each(['may I qualify Ann', 'the first one', 'my number', 'qualify Ann Meyer', ''])(
  '“%s” speaks of no days',
  (text) => {
    expect(periodIn(text, today)).toBeUndefined();
  },
);
