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

/** For every section with a hit, its BM25 score; unbounded, comparable only within one question. */
export type FullText = (words: readonly string[]) => ReadonlyMap<string, number>;

interface Hit {
  readonly id: string;
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
  const hitsOf = kept(
    (stem): readonly Hit[] => index.search(stem, asItIs).map(({ id, score }) => ({ id, score })),
    2_000,
  );
  return (words) => {
    const scores = new Map<string, { sum: number; terms: number }>();
    const seen = new Set<string>();
    for (const word of words) {
      if (word === '' || isStopWord(word)) continue;
      const stem = stemOf(word);
      const again = seen.has(stem);
      seen.add(stem);
      for (const { id, score } of hitsOf(stem)) {
        const known = scores.get(id);
        if (known === undefined) scores.set(id, { sum: score, terms: 1 });
        else {
          known.sum += score;
          if (!again) known.terms += 1;
        }
      }
    }
    const found = new Map<string, number>();
    for (const [id, { sum, terms }] of scores) found.set(id, sum * terms);
    return found;
  };
}
