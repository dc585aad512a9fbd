import { kept } from '../kept.ts';
import { type Features, numberOf, placeAt, placeOf } from './linear.ts';
import { isUsualName } from './made-names.ts';
import { sortsOf } from './ordinary.ts';
import { markOf } from './runs.ts';
import { isWord, type Token } from './tokens.ts';
import { isSort, type Known } from './vocabulary.ts';

/** What a word is, wherever it stands. */
export interface Entry {
  /** As the bank knows it, as it was probably meant; `undefined` for words that may be names. */
  readonly known: string | undefined;
  readonly isWord: boolean;
  /** `?` for a word that may be a name; a sign stands for itself. */
  readonly sorts: string;
  readonly mark: string;
  readonly isUsualName: boolean;
  /** What stands for it in a sentence: the word of the bank, or the very word. */
  readonly spoken: string;
  /** A sign says nothing about what is wanted. */
  readonly isSign: boolean;
  /** Where the letters of what stands for it count for what is wanted. */
  readonly letters: Features;
  /** Where the word counts for the language, and where its letters do. */
  readonly spelt: number;
  readonly endings: Features;
}

/** A token with what is known of its word. */
export interface Word extends Token {
  readonly entry: Entry;
}

export type Lexicon = (word: string) => Entry;

/** What is longer is no word that comes again. */
const longest = 40;

/** All that there is to know of a word is looked up once, for as long as the word is in use. */
export function lexiconBy(known: Known): Lexicon {
  const make = (word: string): Entry => entryOf(word, known(word));
  const entries = kept(make, 5_000);
  return (word) => (word.length > longest ? make(word) : entries(word));
}

/** Each token with its entry. */
export const wordsOf = (tokens: readonly Token[], lexicon: Lexicon): readonly Word[] =>
  tokens.map(({ word, text, start, end }) => ({ word, text, start, end, entry: lexicon(word) }));

function entryOf(word: string, known: string | undefined): Entry {
  const isSpoken = isWord({ word });
  const spoken = !isSpoken || known === undefined || isSort(known) ? word : known;
  return {
    known,
    isWord: isSpoken,
    sorts: isSpoken ? (sortsOf(word) ?? '?') : word,
    mark: markOf(word),
    isUsualName: isUsualName(word),
    spoken,
    isSign: /^[^a-z0-9<]$/.test(spoken),
    letters: spoken.startsWith('<') ? [] : [3, 4].flatMap((size) => stretchesOf(spoken, size, letters)),
    spelt: placeOf(`t ${word}`),
    endings: stretchesOf(word, 3, endings),
  };
}

const [letters, endings] = [numberOf('c '), numberOf('tc ')];

/** The places of all stretches of so many letters, the edges of the word among them. */
function stretchesOf(word: string, size: number, before: number): Features {
  const padded = `^${word}$`;
  return Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) =>
    placeAt(numberOf(padded, at, at + size, before)),
  );
}
