import { fold } from '../duplicates/text.ts';
import type { Word } from './lexicon.ts';
import type { Tongue } from './tagger.ts';
import { houses, plain, towns, trades } from './trades.ts';

/** Words beside each other that look like one name, and what stands before and behind all of them. */
export interface Run {
  readonly isName: boolean;
  readonly left: string;
  readonly right: string;
  /** How many such runs stand before it, and how many there are. */
  readonly nth: number;
  readonly of: number;
}

/** For every word the run that it stands in; a word that is in none is one by itself. */
export function runsIn(
  words: readonly Word[],
  meant: readonly string[],
  shapes: readonly string[],
  tongue: Tongue,
): readonly Run[] {
  const looks = words.map(
    ({ word, entry }, i) =>
      meant[i] === '?' ||
      entry.mark === 'title' ||
      (tongue === 'en' && i > 0 && (shapes[i] === 'title' || shapes[i] === 'upper') && word.length > 1),
  );
  const joins = ({ word, entry }: Word, i: number): boolean =>
    looks[i - 1] === true &&
    (entry.mark === 'form' || (looks[i + 1] === true && (entry.mark === 'part' || /^[&+.-]$/.test(word))));
  const isName = words.map((word, i) => looks[i] === true || joins(word, i));
  const many = isName.reduce((sum, name, i) => sum + Number(name && !isName[i - 1]), 0);
  const of = Math.min(many, 3);
  let nth = 0;
  return isName.map((name, i) => {
    if (name && !isName[i - 1]) nth += 1;
    let from = i - 1;
    let to = i + 1;
    if (name) {
      while (isName[from]) from -= 1;
      while (isName[to]) to += 1;
    }
    const left = from < 0 ? '<' : (meant[from] ?? '<');
    return { isName: name, left, right: meant[to] ?? '>', nth, of };
  });
}

/** "Leeds": a town by the lists that names are made from. */
export const isTown = (word: string): boolean => marks.get(word) === 'town';

/** What a word says about the name that it stands in: a title, a legal form, a particle, a trade, a town. */
export const markOf = (word: string | undefined): string => marks.get(word ?? '') ?? '';

const folded = (words: readonly string[]): string => words.map(fold).join(' ');

const marks = new Map<string, string>(
  (
    [
      ['plain', folded(plain)],
      ['town', folded(towns)],
      ['trade', folded([...trades, ...houses])],
      ['title', 'mr mrs ms miss dr prof herr herrn frau sir madam mme monsieur madame dipl ing'],
      [
        'form',
        'gmbh ag kg ohg ug se ltd inc llc plc bv nv ab as oy sa sl sarl spa srl kft corp co pty limited group holding eg ek ev mbb partg kgaa pte pvt bhd pllc lp llp e.v e.k e.g s.a s.l s.r.l s.p.a b.v n.v d.o.o',
      ],
      ['part', 'van von de del della di da dos du la le el al bin ter ten af der den zu zur'],
      ['kin', 'sons soehne sohn partners partner brothers bros cie associates'],
    ] as const
  ).flatMap(([mark, words]) => words.split(' ').map((word) => [word, mark] as const)),
);
