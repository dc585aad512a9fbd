import { email } from '../duplicates/email.ts';
import { phone } from '../duplicates/phone.ts';
import { fold } from '../duplicates/text.ts';

export interface PersonName {
  readonly first?: string;
  readonly last?: string;
}

/** What a person is told by in texts, as it was typed. */
export interface Traces {
  readonly names: readonly PersonName[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Words that whoever forgets the person adds: a nickname, or a last name that nobody else has. */
  readonly words: readonly string[];
}

/** Stands where something was erased. */
export const marker = '[erased]';

/**
 * How much of a text is taken for the person. `sure`: e-mail addresses, numbers and the full name, in whatever order
 * and spelling; `likely`: the last name alone, too; `close`: and the first name, for texts that are about them anyway.
 */
export type Care = 'sure' | 'likely' | 'close';

export type Erase = (text: string, care: Care) => string;

const separators = String.raw`(?:\(0\)|[\s\u00a0()./-])*`;
const notInWord = String.raw`(?<![\p{L}\p{N}])`;
const endOfWord = String.raw`(?![\p{L}\p{N}])`;
/** No longer than an address may be: a file in a text must not be searched from each of its characters to its end. */
const addressLike = /[^\s<>()[\]"',;:|@]{1,64}@[^\s<>()[\]"',;:|@]{1,254}/gu;
/** What looks like a number now and then, and is none. */
const momentOrId = /^(\d{4}-\d\d-\d\dT[\d:.]+Z|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32,})$/;

/** Replaces what tells of the person by the marker. Erasing twice changes nothing more. */
export function eraserOf({ names, emails, phones, words }: Traces): Erase {
  const addresses = new Set(emails.map(addressOf));
  const sure = anyOf([...phones.map(numberPattern), ...names.flatMap(fullName), ...words.map(word)]);
  const last = anyOf(names.flatMap((name) => word(name.last)));
  const first = anyOf(names.flatMap((name) => word(name.first)));
  const replaceAddress = (found: string): string => (addresses.has(addressOf(found)) ? marker : found);
  return (text, care) => {
    if (momentOrId.test(text)) return text;
    const clean = (text.includes('@') ? text.replaceAll(addressLike, replaceAddress) : text).replaceAll(
      sure,
      marker,
    );
    if (care === 'sure') return clean;
    const likely = clean.replaceAll(last, marker);
    return care === 'likely' ? likely : likely.replaceAll(first, marker);
  };
}

/** Equal for two spellings of one mailbox. */
export const addressOf = (text: string): string => {
  const bare = text.replace(/[.!?]+$/, '');
  return email(bare)?.address ?? bare.trim().toLowerCase();
};

/** Equal for two spellings of one name. */
export const nameKey = ({ first = '', last = '' }: PersonName): string => fold(`${first} ${last}`).trim();

const anyOf = (patterns: readonly string[]): RegExp =>
  // A pattern of nothing finds nothing.
  new RegExp(patterns.filter((pattern) => pattern !== '').join('|') || '(?!)', 'giu');

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** The words of a name in each way to spell them: as typed, decomposed, and in plain Latin letters. */
function spelt(name = ''): string {
  const tokens = name
    .trim()
    .split(/[\s-]+/)
    .filter((token) => token !== '');
  const ways = tokens.map((token) => {
    const all = new Set([token, token.normalize('NFC'), token.normalize('NFD'), fold(token)]);
    return `(?:${[...all].map(escaped).join('|')})`;
  });
  return ways.join(String.raw`[\s\u00a0-]+`);
}

function word(name = ''): string {
  const spelling = name.trim().length < 2 ? '' : spelt(name);
  return spelling === '' ? '' : `${notInWord}${spelling}${endOfWord}`;
}

function fullName({ first, last }: PersonName): string[] {
  const [a, b] = [spelt(first), spelt(last)];
  if (a === '' || b === '') return [];
  const between = String.raw`[\s\u00a0,._-]+`;
  return [`${notInWord}${a}${between}${b}${endOfWord}`, `${notInWord}${b}${between}${a}${endOfWord}`];
}

const leastDigits = 6;

/** The number with any separators, with or without its country code. */
function numberPattern(typed: string): string {
  const read = phone(typed);
  const digits = (read?.number ?? typed).replaceAll(/\D/g, '').replace(/^0+/, '');
  if (digits.length < leastDigits) return '';
  const without = read?.international ? [1, 2, 3].map((code) => digits.slice(code)) : [];
  const ways = [digits, ...without.filter(({ length }) => length > leastDigits)].map((way) =>
    [...way].join(separators),
  );
  return String.raw`(?<!\d)(?:(?:\+|00)\d{1,3}${separators})?\+?0{0,2}(?:${ways.join('|')})(?!\d)`;
}
