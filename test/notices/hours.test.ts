import { describe, expect, test } from 'vitest';
import { isWithin, localTime, nextQuarter, startOfDay, timeZoneNamed } from '../../domain/notices/hours.ts';
import { type Chosen, quietUntil } from '../../domain/notices/preferences.ts';

test.each([
  ['2026-11-30T07:05:00Z', 'Europe/Berlin', { date: '2026-11-30', hour: 8, minute: 5, weekday: 1 }],
  ['2026-11-29T23:30:00Z', 'UTC', { date: '2026-11-29', hour: 23, minute: 30, weekday: 7 }],
  ['2026-11-29T23:30:00Z', 'Pacific/Auckland', { date: '2026-11-30', hour: 12, minute: 30, weekday: 1 }],
  ['2026-07-01T00:00:00Z', 'Asia/Kathmandu', { date: '2026-07-01', hour: 5, minute: 45, weekday: 3 }],
  ['2026-11-30T00:00:00Z', 'UTC', { date: '2026-11-30', hour: 0, minute: 0, weekday: 1 }],
])('%s in %s', (at, timeZone, local) => {
  expect(localTime(new Date(at), timeZone)).toEqual(local);
});

test('a time zone is known by its name, however it is written; what is none is not', () => {
  expect(timeZoneNamed(' europe/berlin ')).toBe('Europe/Berlin');
  expect(timeZoneNamed('Berlin time')).toBeUndefined();
});

test('hours from a later to an earlier one go past midnight; the last is not among them', () => {
  const hours = (from: number, to: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isWithin(hour, { from, to }));
  expect(hours(9, 12)).toEqual([9, 10, 11]);
  expect(hours(22, 2)).toEqual([0, 1, 22, 23]);
  expect(hours(5, 5)).toEqual([]);
});

describe('the next quarter of an hour for which something holds', () => {
  const next = (at: string, holds: (local: { hour: number; minute: number }) => boolean, zone = 'UTC') =>
    nextQuarter(new Date(at), zone, holds)?.toISOString();

  test.each([
    ['2026-11-30T08:07:00Z', '2026-11-30T08:15:00.000Z'],
    ['2026-11-30T08:00:00Z', '2026-11-30T08:15:00.000Z'],
    ['2026-11-30T08:59:59Z', '2026-11-30T09:00:00.000Z'],
  ])('after %s is %s', (at, quarter) => {
    expect(next(at, () => true)).toBe(quarter);
  });

  test('is looked for two days long', () => {
    let asked = 0;
    expect(
      next('2026-11-30T08:00:00Z', () => {
        asked += 1;
        return false;
      }),
    ).toBeUndefined();
    expect(asked).toBe(192);
    expect(next('2026-11-30T08:00:00Z', ({ hour, minute }) => hour === 7 && minute === 45)).toBe(
      '2026-12-01T07:45:00.000Z',
    );
  });
});

describe('a day begins', () => {
  test.each([
    ['2026-11-30', 'UTC', '2026-11-30T00:00:00.000Z'],
    ['2026-11-30', 'Europe/Berlin', '2026-11-29T23:00:00.000Z'],
    ['2026-11-30', 'Pacific/Kiritimati', '2026-11-29T10:00:00.000Z'],
    ['2026-11-30', 'Pacific/Pago_Pago', '2026-11-30T11:00:00.000Z'],
    ['2026-11-30', 'Asia/Kathmandu', '2026-11-29T18:15:00.000Z'],
    // Where the clocks change at midnight, the first hour is missing.
    ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
    // This day was left out.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T00:00:00.000Z'],
  ])('on %s in %s at %s', (day, timeZone, at) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(at);
  });
});

describe('quiet hours', () => {
  const chosen = (quiet?: Chosen['quiet']): Chosen => ({
    off: [],
    digest: { every: 'never' },
    timeZone: 'Europe/Berlin',
    zoneFrom: 'chosen',
    ...(quiet && { quiet }),
  });
  const until = (at: string, quiet?: Chosen['quiet']) =>
    quietUntil(chosen(quiet), new Date(at))?.toISOString();

  test.each([
    ['2026-11-30T19:30:00Z', '2026-12-01T06:00:00.000Z'],
    ['2026-11-30T05:59:00Z', '2026-11-30T06:00:00.000Z'],
    ['2026-11-30T06:00:00Z', undefined],
    ['2026-11-30T18:59:00Z', undefined],
    ['2026-11-30T19:00:00Z', '2026-12-01T06:00:00.000Z'],
  ])('from 20 to 7 in Berlin, at %s last until %s', (at, end) => {
    expect(until(at, { from: 20, to: 7 })).toBe(end);
  });

  test('are none where none were chosen', () => {
    expect(until('2026-11-30T19:30:00Z')).toBeUndefined();
  });
});
