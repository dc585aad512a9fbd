import { isOneSlip } from '../duplicates/similarity.ts';
import { sortsOf } from './ordinary.ts';
import type { Known } from './tagger.ts';

/** In shorter words one slip makes another word. */
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
  for (const word of words) {
    if (word.length >= shortest) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  const near = (word: string): string | undefined =>
    [0, 1, -1]
      .flatMap((by) => byLength.get(word.length + by) ?? [])
      .find((other) => startsAlike(word, other) && isOneSlip(word, other));
  const remembered = new Map<string, string | undefined>();
  return (word) => {
    if (all.has(word)) return word;
    if (word.includes('@')) return '<@>';
    if (/\d/.test(word)) return figure.test(word) ? '<0>' : undefined;
    const sorts = sortsOf(word);
    if (sorts !== undefined) return `~${sorts}`;
    if (word.length < shortest) return undefined;
    if (remembered.has(word)) return remembered.get(word);
    const meant = near(word);
    if (remembered.size >= rememberAtMost) remembered.clear();
    remembered.set(word, meant);
    return meant;
  };
}
