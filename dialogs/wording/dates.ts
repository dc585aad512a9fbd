import { kept } from '../../domain/kept.ts';

/** How a reader writes dates: their language, and their hour. */
export interface Dates {
  /** `25 Nov 2026, 10:00 UTC`: the zone is always named, because cards are read by several people. */
  moment(at: Date | string): string;
  /** `25 Nov 2026`. */
  day(at: Date | string): string;
}

export const datesIn = (locale: string, timeZone: string): Dates => datesOf(`${locale} ${timeZone}`);

/** The formats are dear to make, and every card needs them. */
const datesOf = kept((reader): Dates => {
  const [locale = 'en', timeZone = 'UTC'] = reader.split(' ');
  const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
  const moment = new Intl.DateTimeFormat(locale, {
    ...date,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const day = new Intl.DateTimeFormat(locale, date);
  return {
    moment: (at) => moment.format(new Date(at)),
    day: (at) => day.format(new Date(at)),
  };
});
