import { named } from '../named.ts';
import { type Column, countsOf, wordsOf } from './table.ts';

/** What a column turns out to hold. Only the last two can be used as attributes. */
export type ColumnKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'date' }
  | { readonly kind: 'calendarPart' }
  | { readonly kind: 'identifier'; readonly distinct: number; readonly filled: number }
  | { readonly kind: 'numeric' }
  | { readonly kind: 'category' };

/** Says what a column holds, from its name and its values (scoring method 3.1). */
export function describeColumn(column: Column): ColumnKind {
  const { codes, texts, numbers, bySize } = column;
  const counts = countsOf(column);
  const filled = counts.reduce((sum, count) => sum + count, 0);
  const [only] = texts;
  if (only === undefined) return { kind: 'empty' };
  if (texts.length === 1 && filled === codes.length) return { kind: 'constant', value: only };
  const words = wordsOf(column.name);
  if (isDate(column, words)) return { kind: 'date' };
  if (systemFields.has(words.join('')) || words[0] === 'msdyn') return { kind: 'system' };
  const numeric = bySize.reduce((sum, code) => sum + (counts[code] ?? 0), 0) >= filled * 0.98;
  const sizes = Float64Array.from(bySize, (code) => numbers[code] ?? 0);
  if (
    numeric
      ? isCalendarNumber(sizes, words)
      : texts.length > 1 && mostly(texts, (text) => calendarWord.test(text))
  )
    return { kind: 'calendarPart' };
  if (numeric ? isRunningNumber(sizes, filled, texts, words) : isText(filled, texts))
    return { kind: 'identifier', distinct: texts.length, filled };
  return { kind: numeric && !isCode(words) ? 'numeric' : 'category' };
}

const systemFields = new Set(
  `createdon createdby createdonbehalfby modifiedon modifiedby modifiedonbehalfby overriddencreatedon versionnumber
  rowversion importsequencenumber timezoneruleversionnumber utcconversiontimezonecode statecode statuscode processid
  stageid traversedpath transactioncurrencyid exchangerate systemmodstamp lastmodifiedbyid score grade leadscore
  leadgrade predictivescore scoretrend`.split(/\s+/),
);

const monthName =
  'jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|févr|mars|avr|juin|juil|août|ene|abr|ago|dic';
const datePatterns = [
  /^(19|20)\d{2}([-/.])\d{1,2}\2\d{1,2}([T ].*)?$/,
  /^(19|20)\d{2}[-/]\d{1,2}$/,
  /^\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})([ T,].*)?$/,
  /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  new RegExp(`^(\\w{3,9},? )?\\d{1,2}[-. ]+(${monthName})\\p{L}*[-., ]+\\d{2,4}`, 'iu'),
  new RegExp(`^(\\w{3,9},? )?(${monthName})\\p{L}*[-. ]+(\\d{1,2},? )?\\d{2,4}`, 'iu'),
];
export const looksLikeDate = (text: string): boolean => datePatterns.some((pattern) => pattern.test(text));

const dateWords = new Set([
  'date',
  'time',
  'timestamp',
  'datetime',
  'created',
  'modified',
  'updated',
  'closed',
  'on',
  'at',
]);

function isDate({ texts, numbers }: Column, words: readonly string[]): boolean {
  const some =
    texts.length > 2000 ? texts.filter((_, code) => code % Math.ceil(texts.length / 2000) === 0) : texts;
  if (mostly(some, looksLikeDate)) return true;
  if (!words.some((word) => dateWords.has(word))) return false;
  // Seconds or milliseconds since 1970, or a spreadsheet's day number.
  const stamps = numbers.filter(
    (n) => (n > 6e8 && n < 4e9) || (n > 6e11 && n < 4e12) || (n > 3e4 && n < 6e4),
  );
  return stamps.length >= texts.length * 0.95;
}

const calendarWord = new RegExp(
  `^(${monthName})\\p{L}{0,7}\\.?$|^(mon|tue|wed|thu|fri|sat|sun)(s|nes|rs|ur)?(day)?\\.?$|^(q[1-4])$|^([01]?\\d|2[0-3]):[0-5]\\d`,
  'iu',
);
/** A part of a date written as a number: its name says so and every value is in range. */
const calendarRange: Readonly<Record<string, readonly [number, number]>> = {
  month: [1, 12],
  day: [1, 31],
  weekday: [0, 7],
  dayofweek: [0, 7],
  dow: [0, 7],
  week: [0, 53],
  quarter: [1, 4],
  hour: [0, 24],
  year: [1990, 2100],
};

function isCalendarNumber(sizes: Float64Array, words: readonly string[]): boolean {
  if (words.some((word) => countingWords.has(word)) || !sizes.every(Number.isInteger)) return false;
  const [least = 0, most = 0] = [sizes[0], sizes.at(-1)];
  // "Founded year" spans decades and describes the company; the year of a lead spans a few.
  if (most - least > 31) return false;
  return [...words, words.join('')].some((word) => {
    const range = named(calendarRange, word);
    return range !== undefined && least >= range[0] && most <= range[1];
  });
}

const countingWords = new Set(
  'per since to until count num number total avg average contract term'.split(' '),
);

const idWords = new Set(
  'id ids uid uuid guid key num no nr number ref reference serial index row unnamed code'.split(' '),
);

/** A unique whole number in a dense sequence, of one length like a phone number, or called an id or a number. */
function isRunningNumber(
  sizes: Float64Array,
  filled: number,
  texts: readonly string[],
  words: readonly string[],
): boolean {
  if (texts.length < filled * 0.99 || texts.length < 20 || !sizes.every(Number.isInteger)) return false;
  const range = (sizes.at(-1) ?? 0) - (sizes[0] ?? 0);
  const length = texts[0]?.length ?? 0;
  return (
    words.length === 0 ||
    words.some((word) => idWords.has(word)) ||
    (length >= 7 && texts.every((text) => text.length === length)) ||
    (texts.length >= 200 && range < texts.length * 20)
  );
}

/** Names, addresses, e-mails, free text: (nearly) every lead has its own. */
function isText(filled: number, texts: readonly string[]): boolean {
  if (filled < 20) return false;
  const long = texts.reduce((sum, text) => sum + text.length, 0) / texts.length > 60;
  return texts.length >= filled * (long ? 0.5 : 0.9);
}

/** Numbers that name something rather than measure it. */
const isCode = (words: readonly string[]): boolean =>
  words.some((word) => ['id', 'code', 'zip', 'postal', 'postcode'].includes(word));

const mostly = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  texts.filter(test).length >= texts.length * 0.9;
