/** `months` later (earlier when negative) in UTC, at the same time of day; the 31st becomes the month's last day. */
export function addMonths(date: Date, months: number): Date {
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(date.getUTCMonth() + months);
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return moved;
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const addMs = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

/** The first day of the year before `now`'s year, in UTC (S1.4.5). */
export const january1OfLastYear = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear() - 1, 0, 1));
