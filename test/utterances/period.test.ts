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
  ['the week before last', '2026-11-09', '2026-11-15'],
  ['vorletzte Woche', '2026-11-09', '2026-11-15'],
  ['last wk', '2026-11-16', '2026-11-22'],
  ['between 1 and 15 October', '2026-10-01', '2026-10-15'],
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
])('“%s” on a Wednesday in November is %s to %s', (text, from, to) => {
  expect(periodIn(text, today)).toEqual({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
});

test.each(['may I qualify Ann', 'the first one', 'my number', 'qualify Ann Meyer', ''])(
  '“%s” speaks of no days',
  (text) => {
    expect(periodIn(text, today)).toBeUndefined();
  },
);
