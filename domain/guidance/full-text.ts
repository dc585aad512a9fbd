import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
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

/** BM25 over stemmed words, forgiving one slip in five letters; the library stays behind this file. */
export function indexTexts(texts: readonly SearchedText[]): FullText {
  const index = new MiniSearch<SearchedText>({
    fields: ['title', 'asks', 'body', 'wordings'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (isStopWord(term) ? null : stemmer(term)),
    searchOptions: {
      boost: { title: 2, asks: 1.5 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(texts);
  return (words) =>
    new Map(index.search(words.join(' ')).map(({ id, score }) => [id as string, score] as const));
}
