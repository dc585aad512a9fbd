import type { Features } from './classify.ts';
import { cleaned } from './clean.ts';
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

/** Reads a question; `correct` maps a mistyped word to the one that was meant. */
export function readTerms(
  question: string,
  lexicons: ReadonlyMap<Language, Lexicon>,
  correct: (word: string) => string,
): Terms {
  const language = languageOf(question, lexicons);
  const lexicon = lexicons.get(language);
  const words = cleaned(question)
    .split(' ')
    .filter(Boolean)
    .map((word) => (language === 'en' ? correct(word) : word));
  const meant = words.map((word) => lexicon?.get(word) ?? []);
  const features = new Map<string, number>();
  const add = (name: string, value: number): void => {
    features.set(name, Math.max(features.get(name) ?? 0, value));
  };
  let before: readonly string[] = ['^'];
  for (const [at, word] of words.entries()) {
    const meanings = (meant[at] ?? []).map(stemOf);
    add(stemOf(word), stopWords.has(word) ? weight.stopWord : weight.word);
    for (const meaning of meanings) add(meaning, weight.meaning);
    const forms = language !== 'en' && meanings.length > 0 ? meanings : [stemOf(word), ...meanings];
    for (const a of before) for (const b of forms) add(`${a} ${b}`, weight.pair);
    before = forms;
    for (const piece of pieces(word)) add(piece, weight.piece);
  }
  return {
    language,
    words: language === 'en' ? words : words.flatMap((word, at) => meant[at] ?? [word]),
    features: unit(features),
  };
}

/** Four-character pieces: what a mistyped word still shares with the right one. */
function pieces(word: string): readonly string[] {
  if (word.length < 4) return [];
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 3 }, (_, at) => `#${padded.slice(at, at + 4)}`);
}

export function unit(features: Features): Features {
  const length = Math.hypot(...features.values()) || 1;
  return new Map([...features].map(([name, value]) => [name, value / length]));
}

/** A question that leans on the turns before it: what it says counts whole, what they said less and less. */
export function leaningOn(question: Terms, earlier: readonly Terms[]): Terms {
  const features = new Map(question.features);
  for (const [back, terms] of earlier.entries()) {
    for (const [name, value] of terms.features) {
      features.set(name, (features.get(name) ?? 0) + value * 0.6 ** (back + 1));
    }
  }
  return {
    language: question.language,
    words: [...question.words, ...earlier.flatMap(({ words }) => words)],
    features: unit(features),
  };
}
