import type { Parsed } from './article.ts';
import { fold } from './fold.ts';

/** Words and what they are in the guidance's own English: "dublette" → ["duplicate"]. */
export type Lexicon = ReadonlyMap<string, readonly string[]>;

/** Reads lines of the form `english words: word, word, …`; blank lines and lines that start with # are skipped. */
export function parseLexicon(text: string): Parsed<Lexicon> {
  const lexicon = new Map<string, string[]>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [english = '', listed, ...more] = line.split(':');
    if (listed === undefined || more.length > 0 || fold(english) === '') {
      return { ok: false, line: at + 1, problem: { kind: 'wordsExpected' } };
    }
    for (const word of listed.split(',').map(fold).filter(Boolean)) {
      lexicon.set(word, [...(lexicon.get(word) ?? []), ...fold(english).split(' ')]);
    }
  }
  return { ok: true, value: lexicon };
}
