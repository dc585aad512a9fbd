import { fold } from '../duplicates/text.ts';

/** A word or a sign of a text, with its place in it. */
export interface Token {
  /** Lower-case ASCII of any script. */
  readonly word: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words keep their inner hyphens, dots and apostrophes (`O'Hara`, `a@b.example`); the possessive `'s` stands alone. */
const wordOrSign =
  /[\p{L}\p{M}\p{N}]+(?:['’](?!s\b)[\p{L}\p{M}]+|[-.@+/_](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|['’]s\b|\S/gu;

/** However much is pasted, so much of it is read. */
const readAtMost = 60;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordOrSign)) {
    const [found] = match;
    tokens.push({ word: fold(found), text: found, start: match.index, end: match.index + found.length });
    if (tokens.length === readAtMost) break;
  }
  return tokens;
}

export const isWord = ({ word }: Pick<Token, 'word'>): boolean => /[a-z0-9]/.test(word);

/** Whether it begins with a capital letter of any script; most begin with one of the first letters there are. */
export function isCapital(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 128 ? first > 64 && first < 91 : /^\p{Lu}/u.test(text);
}
