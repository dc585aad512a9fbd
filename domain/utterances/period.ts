import { isOneSlip } from '../duplicates/similarity.ts';
import { kept } from '../kept.ts';
import { tokensOf } from './tokens.ts';

/** Days as `2026-11-25`, both included; one of them may be open. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** German and short forms, as the English word that the rules below read. */
const meaning: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'januar februar maerz april mai juni juli august september oktober november dezember'
      .split(' ')
      .map((name, at) => [name, months[at] ?? '']),
  ),
  ...Object.fromEntries(
    'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' ').flatMap((name, at) => [
      [name, weekdays[at] ?? ''],
      [`${name}s`, weekdays[at] ?? ''],
    ]),
  ),
  ...Object.fromEntries(months.filter((name) => name !== 'may').map((name) => [name.slice(0, 3), name])),
  ...Object.fromEntries([...months, ...weekdays].map((name) => [name, name])),
  ...Object.fromEntries(weekdays.map((name) => [`${name}s`, name])),
  okt: 'october',
  dez: 'december',
  heute: 'today',
  today: 'today',
  tonight: 'today',
  gestern: 'yesterday',
  yesterday: 'yesterday',
  vorgestern: 'daybefore',
  week: 'week',
  weeks: 'week',
  wk: 'week',
  wks: 'week',
  vorletzte: 'beforelast',
  vorletzten: 'beforelast',
  vorletzter: 'beforelast',
  woche: 'week',
  wochen: 'week',
  weekend: 'weekend',
  wochenende: 'weekend',
  month: 'month',
  months: 'month',
  monat: 'month',
  monats: 'month',
  monate: 'month',
  monaten: 'month',
  quarter: 'quarter',
  quartal: 'quarter',
  quartals: 'quarter',
  year: 'year',
  years: 'year',
  jahr: 'year',
  jahres: 'year',
  jahre: 'year',
  jahren: 'year',
  day: 'day',
  days: 'day',
  tag: 'day',
  tage: 'day',
  tagen: 'day',
  half: 'half',
  halbjahr: 'halfyear',
  haelfte: 'half',
  since: 'since',
  seit: 'since',
  ab: 'since',
  until: 'until',
  till: 'until',
  bis: 'until',
  ...Object.fromEntries(
    'this diese dieser diesen diesem dieses current aktuelle aktuellen laufenden laufende'
      .split(' ')
      .map((word) => [word, 'this']),
  ),
  ...Object.fromEntries(
    'last previous past letzte letzten letzter letztes letztem vergangene vergangenen vorige vorigen vorigem'
      .split(' ')
      .map((word) => [word, 'last']),
  ),
  ...Object.fromEntries(
    'first erste ersten erstes ersten one eine ein'.split(' ').map((word) => [word, '1']),
  ),
  ...Object.fromEntries('second zweite zweiten zweites two zwei'.split(' ').map((word) => [word, '2'])),
  ...Object.fromEntries('third dritte dritten drittes three drei'.split(' ').map((word) => [word, '3'])),
  ...Object.fromEntries('fourth vierte vierten viertes four vier'.split(' ').map((word) => [word, '4'])),
  ...Object.fromEntries('five fuenf'.split(' ').map((word) => [word, '5'])),
  ...Object.fromEntries('six sechs'.split(' ').map((word) => [word, '6'])),
  ...Object.fromEntries('seven sieben'.split(' ').map((word) => [word, '7'])),
  ...Object.fromEntries('ten zehn'.split(' ').map((word) => [word, '10'])),
  spring: 'spring',
  summer: 'summer',
  sommer: 'summer',
  autumn: 'autumn',
  herbst: 'autumn',
  fall: 'autumn',
  winter: 'winter',
};

/** Only long words forgive a slip: `novembr`, `yesterdy`, `monta`. */
const forgivenFrom = 5;
const long = Object.keys(meaning)
  .filter((word) => word.length >= forgivenFrom)
  // `diesem monta` is a month: units come before weekdays.
  .toSorted(
    (a, b) => Number(weekdays.includes(meaning[a] ?? '')) - Number(weekdays.includes(meaning[b] ?? '')),
  );
const forgivenTo = Math.max(...long.map(({ length }) => length)) + 1;
const slipped = kept((word) => long.find((known) => isOneSlip(word, known)) ?? '', 2_000);

/** Words that are no slip of one above. */
const others = new Set(['these', 'those', 'early', 'number', 'nummer', 'later', 'listen', 'ersten']);
/** `may` is a month after one of these, and a verb elsewhere. */
const beforeMonth = new Set('in of since from last this until to for early late since'.split(' '));

function normal(text: string): string {
  return tokensOf(text)
    .map(({ word }, at, tokens) => {
      if (word === 'may' && !beforeMonth.has(tokens[at - 1]?.word ?? '')) return 'might';
      const plain = word.replace(/(\d)(?:st|nd|rd|th)$/, '$1');
      if (Object.hasOwn(meaning, plain)) return meaning[plain] ?? plain;
      if (plain.length < forgivenFrom || plain.length > forgivenTo || others.has(plain)) return plain;
      return meaning[slipped(plain)] ?? plain;
    })
    .join(' ');
}

type Rule = readonly [pattern: RegExp, period: (found: readonly string[], today: Date) => Period];

const month = `(${months.join('|')})`;
const weekday = `(${weekdays.join('|')})`;

/** The first that fits decides. Weeks run from Monday to Sunday. */
const rules: readonly Rule[] = [
  [/\b(\d{4})-(\d\d)-(\d\d)\b/, ([y, m, d]) => day(utc(Number(y), Number(m) - 1, Number(d)))],
  [
    /\b(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\b/,
    ([d, m, y], today) => day(lately(today, Number(m) - 1, Number(d), y)),
  ],
  [
    new RegExp(
      `\\b(\\d{1,2}) (?:\\. )?(?:to|until|and|und|-) (?:the |dem |den )?(\\d{1,2}) (?:\\. )?(?:of )?${month}(?: (\\d{4}))?`,
    ),
    ([a, b, m, y], today) => {
      const end = lately(today, months.indexOf(m ?? ''), Number(b), y);
      return { from: iso(utc(end.getUTCFullYear(), end.getUTCMonth(), Number(a))), to: iso(end) };
    },
  ],
  [
    new RegExp(`\\b(\\d{1,2}) (?:\\. )?(?:of )?${month}(?: (\\d{4}))?`),
    ([d, m, y], today) => day(lately(today, months.indexOf(m ?? ''), Number(d), y)),
  ],
  [
    new RegExp(`\\b${month} (\\d{1,2})\\b(?! \\d{4})`),
    ([m, d], today) => day(lately(today, months.indexOf(m ?? ''), Number(d))),
  ],
  [
    new RegExp(`\\b${month} (?:to|until|and|und|-) ${month}\\b`),
    ([a, b], today) => {
      const end = lately(today, months.indexOf(b ?? ''), 1);
      const begin = lately(end, months.indexOf(a ?? ''), 1);
      return { from: iso(begin), to: iso(addMonths(end, 1, -1)) };
    },
  ],
  [
    new RegExp(`\\b${month}(?: (\\d{4}))?\\b`),
    ([m, y], today) => monthOf(lately(today, months.indexOf(m ?? ''), 1, y)),
  ],
  [
    /\b([12]) (?:\. )?(?:halfyear|half (?:of )?(?:the |des )?(this |last )?year)\b/,
    ([half, which], today) => halfOf(today, half === '1' ? 0 : 1, which),
  ],
  [
    /\bq([1-4])(?: (?:of )?(\d{4}))?\b|\b([1-4]) (?:\. )?quarter\b/,
    ([a, y, b], today) => {
      const at = (Number(a ?? b) - 1) * 3;
      const year = Number(y ?? today.getUTCFullYear());
      const begin = utc(y === undefined && utc(year, at, 1) > today ? year - 1 : year, at, 1);
      return { from: iso(begin), to: iso(addMonths(begin, 3, -1)) };
    },
  ],
  [
    /\b(?:last|in the last|within) (\d{1,3}) (day|week|month|year)\b/,
    ([many, unit], today) => ({ from: iso(back(today, Number(many), unit ?? 'day')), to: iso(today) }),
  ],
  [
    /\b(\d{1,3}) (day|week|month) ago\b|\bvor (\d{1,3}) (day|week|month)\b/,
    ([many, unit, viele, einheit], today) =>
      day(back(today, Number(many ?? viele), unit ?? einheit ?? 'day')),
  ],
  [/\b(?:last |this |the |am )?weekend\b/, (_, today) => weekendBefore(today)],
  [/\bweek before last\b|\bbeforelast week\b/, (_, today) => weekOf(addDays(today, -14))],
  [/\bmonth before last\b|\bbeforelast month\b/, (_, today) => monthOf(addMonths(firstOfMonth(today), -2))],
  [/\blast week\b/, (_, today) => weekOf(addDays(today, -7))],
  [/\b(?:this|the) week\b/, (_, today) => weekOf(today)],
  [/\blast month\b/, (_, today) => monthOf(addMonths(firstOfMonth(today), -1))],
  [/\b(?:this|the) month\b/, (_, today) => monthOf(firstOfMonth(today))],
  [/\blast quarter\b/, (_, today) => quarterOf(today, -1)],
  [/\b(?:this|the) quarter\b/, (_, today) => quarterOf(today, 0)],
  [/\blast year\b/, (_, today) => yearOf(today.getUTCFullYear() - 1)],
  [/\b(?:this|the) year\b/, (_, today) => yearOf(today.getUTCFullYear())],
  [
    new RegExp(`\\b(?:last )?${weekday}\\b`),
    ([name], today) => day(addDays(today, -((mondayBased(today) - weekdays.indexOf(name ?? '') + 7) % 7))),
  ],
  [/\bdaybefore\b|\bday before yesterday\b/, (_, today) => day(addDays(today, -2))],
  [/\byesterday\b/, (_, today) => day(addDays(today, -1))],
  [/\btoday\b|\bthis morning\b/, (_, today) => day(today)],
  [/\b(spring|summer|autumn|winter)\b/, ([season], today) => seasonOf(season ?? '', today)],
  [/\b(?:from|in|of|von|aus|year|since) (20\d\d)\b/, ([year]) => yearOf(Number(year))],
];

/** Whether one of them fits, in one go: most texts speak of no days. */
const anyOf = new RegExp(rules.map(([pattern]) => `(?:${pattern.source})`).join('|'));

/** The days that a text speaks of, seen from today; `since …` and `until …` leave the other end open. */
export function periodIn(text: string, today: string): Period | undefined {
  const words = normal(text);
  if (!anyOf.test(words)) return undefined;
  for (const [pattern, periodOf] of rules) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const period = periodOf(match.slice(1), new Date(`${today}T00:00:00Z`));
    const before = words.slice(0, match.index);
    if (
      /\bsince (?:the |dem |der |last |beginning |start |anfang |beginn |of )*$/.test(before) ||
      /^since\b/.test(match[0])
    )
      return period.from === undefined ? {} : { from: period.from };
    if (/\buntil (?:the |zum )?$/.test(before)) return period.to === undefined ? {} : { to: period.to };
    return period;
  }
  return undefined;
}

const utc = (year: number, monthAt: number, date: number): Date => new Date(Date.UTC(year, monthAt, date));
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);
const addMonths = (date: Date, many: number, days = 0): Date =>
  utc(date.getUTCFullYear(), date.getUTCMonth() + many, date.getUTCDate() + days);
const firstOfMonth = (date: Date): Date => utc(date.getUTCFullYear(), date.getUTCMonth(), 1);
const mondayBased = (date: Date): number => (date.getUTCDay() + 6) % 7;

const day = (date: Date): Period => ({ from: iso(date), to: iso(date) });
const monthOf = (first: Date): Period => ({ from: iso(first), to: iso(addMonths(first, 1, -1)) });
const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

function weekOf(date: Date): Period {
  const monday = addDays(date, -mondayBased(date));
  return { from: iso(monday), to: iso(addDays(monday, 6)) };
}

function weekendBefore(today: Date): Period {
  const saturday = addDays(today, -((mondayBased(today) + 2) % 7));
  return { from: iso(saturday), to: iso(addDays(saturday, 1)) };
}

function quarterOf(today: Date, by: number): Period {
  const first = utc(today.getUTCFullYear(), (Math.floor(today.getUTCMonth() / 3) + by) * 3, 1);
  return { from: iso(first), to: iso(addMonths(first, 3, -1)) };
}

function halfOf(today: Date, half: 0 | 1, which = ''): Period {
  const year = today.getUTCFullYear() - (which.trim() === 'last' ? 1 : 0);
  return half === 0
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` };
}

/** The day of that name that was last, not the coming one. */
function lately(today: Date, monthAt: number, date: number, year?: string): Date {
  const named = utc(Number(year ?? today.getUTCFullYear()), monthAt, date);
  return year === undefined && named > today ? utc(today.getUTCFullYear() - 1, monthAt, date) : named;
}

function back(today: Date, many: number, unit: string): Date {
  if (unit === 'month') return monthsBack(today, many);
  if (unit === 'year') return monthsBack(today, 12 * many);
  return addDays(today, -many * (unit === 'week' ? 7 : 1));
}

/** A month before 31 May is 30 April. */
function monthsBack(today: Date, many: number): Date {
  const first = addMonths(firstOfMonth(today), -many);
  const last = addMonths(first, 1, -1).getUTCDate();
  return addDays(first, Math.min(today.getUTCDate(), last) - 1);
}

/** As the weather service counts: whole months. */
function seasonOf(name: string, today: Date): Period {
  const first = lately(today, { spring: 2, summer: 5, autumn: 8, winter: 11 }[name] ?? 0, 1);
  return { from: iso(first), to: iso(addMonths(first, 3, -1)) };
}
