import { kept } from '../kept.ts';
import { searchable } from './clean.ts';
import { type Features, unit } from './features.ts';
import { fold } from './fold.ts';
import { type Language, languageOf } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { stemOf } from './stem.ts';

/** A question as the rankers see it. */
export interface Terms {
  readonly language: Language;
  /** The question's words, and in another language what they are in English: what full-text search is given. */
  readonly words: readonly string[];
  /** Words, word pairs and pieces of words with their weights, as a unit vector. */
  readonly features: Features;
}

/** Words that carry no topic; they count a little, because "how often" and "who can" do. */
const stopWords = new Set(
  `a an the of to in on at by for with from and or but if so as is are was were be been am do does did done has
  have had i me my mine we us our you your he she it its they them their this that these those there here what
  which who whom when where why how can could may might shall should will would must not no yes please thanks hi
  hello hey just now then than also too very really some any all one get got getting want like know tell show say
  says said see help about into out up down off over again more most much many lot thing things something anything
  make makes made need use used using after before while because already
  der die das und ist nicht ich ein eine einen einem einer zu den dem des mit auf fur von im wie wo warum was wer
  le la les un une des du de et est en je ne pas que qui dans pour sur mon ma mes il elle ou comment
  el los las una del y es no por para con mi mis se lo al como donde`.split(/\s+/),
);

export const isStopWord = (word: string): boolean => stopWords.has(word);

/** Weights chosen by cross-validation over the question bank (`npm run tune:faq`). */
const weight = { word: 1, stopWord: 0.35, meaning: 0.8, pair: 0.7, piece: 0.35 };

/** Reads a question; `earlier` are the asker's turns before it, the latest first, where it leans on them. */
export type Read = (question: string, earlier?: readonly string[]) => Terms;

export interface Reader {
  readonly read: Read;
  /** From now on features that no text had so far are strangers, and forgotten again when they get too many. */
  readonly learnt: () => void;
}

/** A word as it stands in any question: looked up once, since most of a question's words are in others, too. */
interface Word {
  readonly stem: number;
  readonly stemWeight: number;
  readonly meanings: readonly number[];
  readonly pieces: readonly number[];
  /** What makes a pair with what stands beside it. */
  readonly forms: readonly string[];
  readonly searched: readonly string[];
}

const wordsKept = 5_000;
const strangersAtMost = 20_000;
const beginning: readonly string[] = ['^'];

/** Reads questions, and numbers their features; `correct` maps a mistyped word to the one that was meant. */
export function openReader(
  lexicons: ReadonlyMap<Language, Lexicon>,
  correct: (word: string) => string,
): Reader {
  const numbers = new Map<string, number>();
  /** Where a feature stands in what was gathered last: to be believed only if it does stand there. */
  const places: number[] = [];
  let known = Number.POSITIVE_INFINITY;

  function numberOf(name: string): number {
    const given = numbers.get(name);
    if (given !== undefined) return given;
    const number = places.length;
    numbers.set(name, number);
    places.push(0);
    return number;
  }

  function wordsOf(language: Language): (typed: string) => Word {
    const lexicon = lexicons.get(language);
    return kept((typed) => {
      const word = language === 'en' ? correct(typed) : typed;
      const meant = lexicon?.get(word);
      const meanings = (meant ?? []).map(stemOf);
      const stem = stemOf(word);
      return {
        stem: numberOf(stem),
        stemWeight: stopWords.has(word) ? weight.stopWord : weight.word,
        meanings: meanings.map(numberOf),
        pieces: pieces(word).map(numberOf),
        forms: language !== 'en' && meanings.length > 0 ? meanings : [stem, ...meanings],
        searched: language === 'en' ? [word] : (meant ?? []),
      };
    }, wordsKept);
  }

  function readAlone(question: string): Terms {
    const searched = searchable(question);
    const said = fold(searched).split(' ');
    const language = languageOf(question, lexicons, searched === question ? said : undefined);
    const wordOf = memory.words(language);
    const words: string[] = [];
    const ids: number[] = [];
    const weights: number[] = [];
    const add = (id: number, value: number): void => {
      const place = places[id] as number;
      if (ids[place] !== id) {
        places[id] = ids.length;
        ids.push(id);
        weights.push(value);
      } else if (value > (weights[place] as number)) weights[place] = value;
    };
    let before = beginning;
    for (const typed of said) {
      if (typed === '') continue;
      const word = wordOf(typed);
      add(word.stem, word.stemWeight);
      for (const meaning of word.meanings) add(meaning, weight.meaning);
      for (const a of before) for (const b of word.forms) add(numberOf(`${a} ${b}`), weight.pair);
      before = word.forms;
      for (const piece of word.pieces) add(piece, weight.piece);
      for (const one of word.searched) words.push(one);
    }
    return { language, words, features: { ids, weights: unit(weights) } };
  }

  /** What the question says counts whole, what the turns before said less and less. */
  function leaningOn(question: Terms, earlier: readonly Terms[]): Terms {
    const ids = [...question.features.ids];
    const weights = [...question.features.weights];
    for (let at = 0; at < ids.length; at += 1) places[ids[at] as number] = at;
    for (const [back, { features }] of earlier.entries()) {
      const share = 0.6 ** (back + 1);
      for (let at = 0; at < features.ids.length; at += 1) {
        const id = features.ids[at] as number;
        const value = (features.weights[at] as number) * share;
        const place = places[id] as number;
        if (ids[place] !== id) {
          places[id] = ids.length;
          ids.push(id);
          weights.push(value);
        } else weights[place] = (weights[place] as number) + value;
      }
    }
    return {
      language: question.language,
      words: [...question.words, ...earlier.flatMap(({ words }) => words)],
      features: { ids, weights: unit(weights) },
    };
  }

  const anew = () => ({
    words: kept((language) => wordsOf(language as Language)),
    // A question is read again as the turn before the next one.
    texts: kept(readAlone),
  });
  let memory = anew();

  /** The numbers of strangers are given out again, so nothing that was read with them may stay. */
  function forgetStrangers(): void {
    for (const [name, number] of numbers) if (number >= known) numbers.delete(name);
    places.length = known;
    memory = anew();
  }

  return {
    read(question, earlier = []) {
      if (places.length - known > strangersAtMost) forgetStrangers();
      const alone = memory.texts(question);
      return earlier.length === 0 ? alone : leaningOn(alone, earlier.map(memory.texts));
    },
    learnt() {
      known = places.length;
    },
  };
}

/** Four-character pieces: what a mistyped word still shares with the right one. */
function pieces(word: string): readonly string[] {
  if (word.length < 4) return [];
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 3 }, (_, at) => `#${padded.slice(at, at + 4)}`);
}
