import { kept } from '../kept.ts';

/** What a clock and a calendar show in a time zone. */
export interface LocalTime {
  /** `2026-11-30`. */
  readonly date: string;
  /** 0–23. */
  readonly hour: number;
  /** 0–59. */
  readonly minute: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

/** Hours of the day, the second one excluded; from a later to an earlier hour goes past midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const clockIn = kept(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/** The moment as it is in that IANA time zone; throws a RangeError for a zone that does not exist. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${part['year']}-${part['month']}-${part['day']}`;
  return {
    date,
    hour: Number(part['hour']),
    minute: Number(part['minute']),
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7,
  };
}

/** The zone by its proper name, `Europe/Berlin` for `europe/berlin`; `undefined` where there is none of that name. */
export function timeZoneNamed(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export const isWithin = (hour: number, { from, to }: Hours): boolean =>
  from <= to ? from <= hour && hour < to : from <= hour || hour < to;

const quarter = 15 * 60_000;
const quartersOfTwoDays = 2 * 24 * 4;

/**
 * The first quarter of an hour after `at` for which it holds: every time zone and every change of the clocks falls on
 * one. `undefined` when there is none within two days.
 */
export function nextQuarter(
  at: Date,
  timeZone: string,
  holds: (local: LocalTime) => boolean,
): Date | undefined {
  const first = Math.floor(at.getTime() / quarter) + 1;
  for (let n = 0; n < quartersOfTwoDays; n++) {
    const moment = new Date((first + n) * quarter);
    if (holds(localTime(moment, timeZone))) return moment;
  }
  return undefined;
}

/** The first moment of that day, `2026-11-30`. */
export function startOfDay(date: string, timeZone: string): Date {
  const early = new Date(Date.parse(date) - 15 * 3_600_000);
  return nextQuarter(early, timeZone, (local) => local.date === date) ?? new Date(date);
}
