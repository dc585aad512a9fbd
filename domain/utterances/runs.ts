import { fold } from '../duplicates/text.ts';
import type { Tongue } from './tagger.ts';
import type { Token } from './tokens.ts';
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

/** For every token the run that it stands in; a word that is in none is one by itself. */
export function runsIn(
  tokens: readonly Token[],
  meant: readonly string[],
  shapes: readonly string[],
  tongue: Tongue,
): readonly Run[] {
  const looks = tokens.map(
    ({ word }, i) =>
      meant[i] === '?' ||
      markOf(word) === 'title' ||
      (tongue === 'en' && i > 0 && (shapes[i] === 'title' || shapes[i] === 'upper') && word.length > 1),
  );
  const joins = (word: string, i: number): boolean =>
    looks[i - 1] === true &&
    (markOf(word) === 'form' ||
      (looks[i + 1] === true && (markOf(word) === 'part' || /^[&+.-]$/.test(word))));
  const isName = tokens.map(({ word }, i) => looks[i] === true || joins(word, i));
  let of = 0;
  for (const [i, name] of isName.entries()) if (name && !isName[i - 1]) of += 1;
  let nth = 0;
  return isName.map((name, i) => {
    if (name && !isName[i - 1]) nth += 1;
    let [from, to] = [i - 1, i + 1];
    if (name) {
      while (isName[from]) from -= 1;
      while (isName[to]) to += 1;
    }
    return {
      isName: name,
      left: from < 0 ? '<' : (meant[from] ?? '<'),
      right: meant[to] ?? '>',
      nth,
      of: Math.min(of, 3),
    };
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
