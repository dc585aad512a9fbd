import anyAscii from 'any-ascii';

/** Longer queries are cut: nobody types a name of this length, and a pasted page must not cost a turn. */
const MAX_QUERY_LENGTH = 200;

const PLAIN = /^[\0-\x7f]*$/;
const LATIN = /\p{Script=Latin}+/gu;
/** Accents and vowel signs that may be left out; the vowels of Indic scripts are letters to their readers. */
const ACCENTS = /\p{Script=Inherited}+/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

/** Lower case, no accents, `ß` as `ss`, `ø` as `o`; other scripts keep their letters. */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').replace(ACCENTS, '').replace(LATIN, anyAscii).toLowerCase();

const words = (folded: string): string[] => folded.split(BETWEEN_WORDS).filter((word) => word !== '');

/** The words of a text, and those of other scripts once more in Latin letters, so that *Ivanov* finds *Иванов*. */
const wordsOf = (text: string): string[] => {
  const folded = fold(text);
  return PLAIN.test(folded) ? words(folded) : [...words(folded), ...words(anyAscii(folded).toLowerCase())];
};

/** A text in plain Latin letters and digits, word by word: what a store can search that knows no other script. */
export const latinWords = (text: string): string[] => words(anyAscii(fold(text)).toLowerCase());

/** As `latinWords`, of what was typed. */
export const latinWordsOfQuery = (query: string): string[] => latinWords(query.slice(0, MAX_QUERY_LENGTH));

/** The distinct trigrams of a record's texts. */
export function trigramsOf(texts: readonly string[]): Set<number> {
  const trigrams = new Set<number>();
  for (const text of texts) for (const word of wordsOf(text)) addTrigrams(word, true, trigrams);
  return trigrams;
}

/** As `trigramsOf`, but the last word may be unfinished: its end is not held against a longer word. */
export function trigramsOfQuery(query: string): Set<number> {
  const trigrams = new Set<number>();
  const typed = wordsOf(query.slice(0, MAX_QUERY_LENGTH));
  typed.forEach((word, at) => {
    addTrigrams(word, at < typed.length - 1, trigrams);
  });
  return trigrams;
}

const SPACE = 32;

/** `ann` gives `··a`, `·an`, `ann` and, when finished, `nn·`. */
function addTrigrams(word: string, finished: boolean, into: Set<number>): void {
  let first = SPACE;
  let second = SPACE;
  for (let at = 0; at < word.length; at += 1) {
    const third = word.charCodeAt(at);
    into.add(pack(first, second, third));
    first = second;
    second = third;
  }
  if (finished) into.add(pack(first, second, SPACE));
}

/** Three UTF-16 units in 30 bits: exact below U+0400, else a hash, whose rare collisions only add a candidate. */
const pack = (first: number, second: number, third: number): number =>
  (first | second | third) < 0x400
    ? (first << 20) | (second << 10) | third
    : (Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) + third) & 0x3fffffff;
