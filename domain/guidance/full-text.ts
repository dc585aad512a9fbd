import MiniSearch from 'minisearch';
import { kept } from '../kept.ts';
import { stemOf } from './stem.ts';
import { isStopWord } from './terms.ts';

/** What full-text search reads of one section. */
export interface SearchedText {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly body: string;
  /** Known wordings of questions that the section answers. */
  readonly wordings: string;
}

/** For every section, in the given order, its BM25 score; unbounded, comparable only within one question. */
export type FullText = (words: readonly string[]) => readonly number[];

interface Hit {
  readonly place: number;
  readonly score: number;
}

/** The term is a stem already. */
const asItIs = { tokenize: (term: string) => [term], processTerm: (term: string) => term };

/**
 * BM25 over stemmed words, forgiving one slip in five letters; the library stays behind this file. Each word is looked
 * up by itself and kept, since most of a question's words are in others, too; the sum is the library's: what the words
 * come to, times how many of them a section has.
 */
export function indexTexts(texts: readonly SearchedText[]): FullText {
  const index = new MiniSearch<SearchedText>({
    fields: ['title', 'asks', 'body', 'wordings'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (isStopWord(term) ? null : stemOf(term)),
    searchOptions: {
      boost: { title: 2, asks: 1.5 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(texts);
  const places = new Map(texts.map(({ id }, place) => [id, place]));
  const hitsOf = kept(
    (stem): readonly Hit[] =>
      index.search(stem, asItIs).map(({ id, score }) => ({ place: places.get(id) as number, score })),
    2_000,
  );
  return (words) => {
    const sums = texts.map(() => 0);
    const terms = texts.map(() => 0);
    const seen: string[] = [];
    for (const word of words) {
      if (word === '' || isStopWord(word)) continue;
      const stem = stemOf(word);
      const isNew = !seen.includes(stem);
      if (isNew) seen.push(stem);
      for (const { place, score } of hitsOf(stem)) {
        sums[place] = (sums[place] as number) + score;
        if (isNew) terms[place] = (terms[place] as number) + 1;
      }
    }
    return sums.map((sum, place) => sum * (terms[place] as number));
  };
}
