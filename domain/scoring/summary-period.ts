import { DAY } from './calendar.ts';

/** Which leads a summary is about: open ones created in the period, and those closed in it. */
export const summaryPeriods = [
  'all',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;
export type NamedPeriod = (typeof summaryPeriods)[number];

/** One with a name, or any days, both included: `2026-11-23`; without an end until today and beyond. */
export type SummaryPeriod = NamedPeriod | { readonly from: string; readonly to?: string };

export interface Range {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/** The period's first moment and the first one after it, in UTC; weeks begin on Monday. `undefined`: no limits. */
export function rangeOf(period: SummaryPeriod, now: Date): Range | undefined {
  if (period === 'all') return undefined;
  if (typeof period === 'object') return daysOf(period);
  const back = period.startsWith('last') ? 1 : 0;
  const begin = (ago: number): Date => beginning(period, now, ago);
  return { from: begin(back), to: begin(back - 1) };
}

function daysOf({ from, to = '9999-12-30' }: Exclude<SummaryPeriod, NamedPeriod>): Range {
  return { from: new Date(from), to: new Date(Date.parse(to) + DAY) };
}

/** When the week, month, quarter or year began that lies so many of them before now. */
function beginning(period: Exclude<NamedPeriod, 'all'>, now: Date, ago: number): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (period) {
    case 'thisWeek':
    case 'lastWeek': {
      const sinceMonday = (now.getUTCDay() + 6) % 7;
      return new Date(Date.UTC(year, month, day - sinceMonday - 7 * ago));
    }
    case 'thisMonth':
    case 'lastMonth':
      return new Date(Date.UTC(year, month - ago, 1));
    case 'thisQuarter':
    case 'lastQuarter':
      return new Date(Date.UTC(year, 3 * (Math.floor(month / 3) - ago), 1));
    case 'thisYear':
    case 'lastYear':
      return new Date(Date.UTC(year - ago, 0, 1));
  }
}

export const isWithin = (iso: string, range: Range | undefined): boolean =>
  range === undefined || (Date.parse(iso) >= range.from.getTime() && Date.parse(iso) < range.to.getTime());
