import { isOneSlip } from '../duplicates/similarity.ts';
import { isUsualName } from './made-names.ts';
import { smallWords, sortsOf } from './ordinary.ts';

/** A word that the bank knows, as it was probably meant; `undefined` for words that may be names. */
export type Known = (word: string) => string | undefined;

/** In shorter words one slip makes another word, or a name: there only small words are seen through. */
const shortest = 4;
const rememberAtMost = 5_000;

/** Hurried fingers get the first letter right, or swap it with the second: `weber` is no `über`. */
const startsAlike = (word: string, other: string): boolean =>
  word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);

/** `3M` may be a name; `Q3`, `1st`, `20k` and `03.11` are none. */
const figure = /^(?:q[1-4]|\d+(?:st|nd|rd|th|k)?|\d[\d.:/-]*)$/;

/** What stands for an everyday word that the bank does not have: `~nv`, its sorts. */
export const isSort = (meant: string | undefined): boolean => meant?.startsWith('~') === true;

/**
 * Knows the words of the vocabulary, also with one slip of the finger, all addresses as `<@>`, numbers as `<0>` and
 * everyday words by their sorts; names of people and companies it does not.
 */
export function vocabularyOf(words: readonly string[]): Known {
  const all = new Set(words);
  const byLength = new Map<number, string[]>();
  for (const word of [...all, ...smallWords.filter((small) => !all.has(small))])
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  const near = (word: string): string | undefined => {
    const others = (by: number) =>
      (byLength.get(word.length + by) ?? []).filter((other) => startsAlike(word, other));
    if (word.length < shortest)
      return (
        others(0).find((other) => isSmall(other) && isSwapped(word, other)) ??
        others(1).find((other) => isOneSlip(word, other))
      );
    if (word.length > shortest) return [0, 1, -1].flatMap(others).find((other) => isOneSlip(word, other));
    const single = word.replace(/(.)\1/, '$1');
    return (
      [0, 1].flatMap(others).find((other) => isOneSlip(word, other)) ??
      others(-1).find((other) => isSmall(other) && other === single)
    );
  };
  const remembered = new Map<string, string | undefined>();
  return (word) => {
    if (all.has(word)) return word;
    if (word.includes('@')) return '<@>';
    if (/\d/.test(word)) return figure.test(word) ? '<0>' : undefined;
    const sorts = sortsOf(word);
    if (sorts !== undefined) return `~${sorts}`;
    if (word.length < 3 || isUsualName(word)) return undefined;
    if (remembered.has(word)) return remembered.get(word);
    const other = near(word);
    const meant = other === undefined || all.has(other) ? other : `~${sortsOf(other)}`;
    if (remembered.size >= rememberAtMost) remembered.clear();
    remembered.set(word, meant);
    return meant;
  };
}

const isSmall = (word: string): boolean => /[sd]/.test(sortsOf(word) ?? '');

/** "hre", "otu": two letters beside each other changed places. */
const isSwapped = (word: string, other: string): boolean =>
  [0, 1].some(
    (at) => word === other.slice(0, at) + (other[at + 1] ?? '') + (other[at] ?? '') + other.slice(at + 2),
  );
