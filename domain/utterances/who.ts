import {
  type Fitting,
  inBytes,
  numberOf,
  placeFrom,
  shuffled,
  toProbabilities,
  type Weights,
} from './linear.ts';
import type { Roll } from './noise.ts';
import { type Known, type Looks, looksOf, numberAt, type Place, type Span, type Tongue } from './tagger.ts';
import { isWord, type Token } from './tokens.ts';

/** Words beside each other that may name the lead, with what speaks for and against them; `first` is -1 for nobody. */
export interface Candidate extends Place {
  readonly features: readonly number[];
}

export const whoPlaces = 1 << 16;
const longest = 6;
const mostCandidates = 48;

/**
 * Everybody whom a sentence may be about: every stretch of words that could be a name, those that the tagger found, and
 * nobody. A whole stretch tells what a single word does not: whether it is all of a name, what stands on both of its
 * sides, and who else is named.
 */
export function candidatesIn(
  tokens: readonly Token[],
  spans: readonly Span[],
  known: Known,
  tongue: Tongue,
): readonly Candidate[] {
  const looks = looksOf(tokens, known, tongue);
  const features = featuresIn(tokens, spans, looks, tongue);
  return [
    { first: -1, end: -1, features: nobodyIn(tokens, spans, looks, tongue) },
    ...placesIn(tokens, spans, looks).map(([first, end]) => ({ first, end, features: features(first, end) })),
  ];
}

type Stretch = readonly [first: number, end: number];

/** The stretches that could be a name: they begin and end with a word that may belong to one. */
function placesIn(tokens: readonly Token[], spans: readonly Span[], looks: Looks): readonly Stretch[] {
  const { meant, shapes, sorts, marks, usual } = looks;
  const mayEnd = tokens.map((token, i) => {
    if (!isWord(token)) return false;
    if (usual[i] || meant[i] === '?') return true;
    if (i > 0 && (shapes[i] === 'title' || shapes[i] === 'upper')) return true;
    return !/^[vsd]+$/.test(sorts[i] ?? '') || marks[i] !== '';
  });
  const goesOn = tokens.map(({ word }, i) => mayEnd[i] || /^(?:[&+.'’/-]|and|und|the|of)$/.test(word));
  const places: Stretch[] = spans.map(({ first, end }) => [first, end]);
  const told = new Set(spans.map(({ first, end }) => first * 100 + end));
  for (let first = 0; first < tokens.length; first += 1) {
    if (!mayEnd[first]) continue;
    for (let end = first + 1; end <= first + longest && goesOn[end - 1]; end += 1)
      if (mayEnd[end - 1] && !told.has(first * 100 + end) && places.length < mostCandidates)
        places.push([first, end]);
  }
  return places;
}

function featuresIn(
  tokens: readonly Token[],
  spans: readonly Span[],
  { cap, deed, runs, ...looks }: Looks,
  tongue: Tongue,
): (first: number, end: number) => readonly number[] {
  const words = looks.meant.map((word) => numberOf(word));
  const shapes = looks.shapes.map((shape) => numberOf(shape));
  const sorts = looks.sorts.map((sort) => numberOf(sort));
  const marks = looks.marks.map((mark) => numberOf(mark));
  const usual = looks.usual.map(Number);
  const named = runs.map(({ isName }) => Number(isName));
  const spoken = tongue === 'de' ? 1 : 0;
  const leads = Number(hasLead(spans));
  const asks = Number(tokens.at(-1)?.word === '?');
  return (first, end) => {
    const last = end - 1;
    const [l, r, l2, r2] = [first - 1, end, first - 2, end + 1].map((i) => numberAt(words, i)) as Four;
    const [ls, rs] = [numberAt(sorts, first - 1), numberAt(sorts, end)];
    const inside = (numbers: readonly number[]): readonly number[] =>
      numbers.slice(first, Math.min(end, first + 4));
    const strange = looks.meant.reduce(
      (sum, word, i) => sum + Number(i >= first && i < end && word === '?'),
      0,
    );
    const length = Math.min(5, end - first);
    const beside = besideIn(spans, first, end);
    const cut =
      2 * ((named[first - 1] ?? 0) & (named[first] ?? 0)) + ((named[end] ?? 0) & (named[last] ?? 0));
    const { nth = 0, of = 0 } = runs[first] ?? {};
    const shape = first === 0 && looks.shapes[0] === 'title' ? atFirst : (shapes[first] as number);
    const [fm, lm] = [marks[first] as number, marks[last] as number];
    return placesOf([
      [],
      [beside, leads],
      [beside, spoken, cap],
      [l],
      [r],
      [l, r],
      [l2, l],
      [r, r2],
      [ls, shape],
      [rs, numberAt(shapes, end)],
      [ls, rs],
      [length, strange],
      [cut, spoken],
      [cut, beside],
      [nth, of, spoken],
      [cap, shape, shapes[last] as number],
      inside(shapes),
      inside(sorts),
      [...inside(marks), shape],
      inside(usual),
      [words[first] as number],
      [words[last] as number],
      [sorts[first] as number, shape, ls],
      [sorts[last] as number, lm, rs],
      [lm, numberAt(marks, end), strange],
      [numberAt(marks, first - 1), fm, strange],
      [deed, nth, of],
      [deed, l],
      [deed, r],
      [asks, nth, of],
    ]);
  };
}

type Four = [number, number, number, number];
const atFirst = numberOf('first');

/** How a stretch lies to what the tagger found: the very same, crossing one, or apart from all. */
function besideIn(spans: readonly Span[], first: number, end: number): number {
  const same = spans.find((span) => span.first === first && span.end === end);
  if (same !== undefined) return numberOf(same.kind);
  const other = spans.find((span) => span.first < end && first < span.end);
  if (other === undefined) return 0;
  return numberOf(`${other.kind} ${Math.sign(other.first - first)} ${Math.sign(other.end - end)}`);
}

function nobodyIn(
  tokens: readonly Token[],
  spans: readonly Span[],
  { meant, runs, deed }: Looks,
  tongue: Tongue,
): readonly number[] {
  const leads = Number(hasLead(spans));
  const ofMany = tokens.some(({ word }) => /^(?:leads|prospects|all|alle|which|welche|records)$/.test(word));
  return [
    ...placesOf(
      [
        [],
        [numberOf(spans.map(({ kind }) => kind).join(' '))],
        [runs[0]?.of ?? 0, tongue === 'de' ? 1 : 0],
        [deed],
        [Number(ofMany), leads],
        [numberOf(meant[0] ?? '')],
        [Math.min(6, tokens.length >> 1), leads],
      ],
      families,
    ),
    ...meant
      .filter((word) => word !== '?')
      .map((word) => placeFrom(2 * families, [numberOf(word)], whoPlaces)),
  ];
}

/** More than a stretch has: those of nobody come behind them. */
const families = 50;

const placesOf = (features: readonly (readonly number[])[], from = 0): readonly number[] =>
  features.map((values, family) => placeFrom(from + family, values, whoPlaces));

const hasLead = (spans: readonly Span[]): boolean => spans.some(({ kind }) => kind === 'lead');

export function whoIn({ table }: Weights, candidates: readonly Candidate[]): Candidate | undefined {
  let [best, most] = [candidates[0], Number.NEGATIVE_INFINITY];
  for (const candidate of candidates) {
    let score = 0;
    for (const place of candidate.features) score += table[place] ?? 0;
    if (score > most) [best, most] = [candidate, score];
  }
  return best === undefined || best.first < 0 ? undefined : best;
}

export interface WhoExample {
  readonly candidates: readonly Candidate[];
  /** Which of them is the one. */
  readonly right: number;
}

/** Conditional logit over the candidates of each sentence, fitted by AdaGrad; the mean of the later rounds. */
export function fitWho(
  examples: readonly WhoExample[],
  { rounds, rate, decay }: Fitting,
  roll: Roll,
): Weights {
  const weights = new Float32Array(whoPlaces);
  const squares = new Float32Array(whoPlaces);
  const sums = new Float32Array(whoPlaces);
  const settledFrom = rounds >> 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const { candidates, right } of shuffled(examples, roll)) {
      const odds = Float64Array.from(candidates, ({ features }) =>
        features.reduce((sum, place) => sum + (weights[place] ?? 0), 0),
      );
      toProbabilities(odds);
      for (const [i, { features }] of candidates.entries()) {
        const off = (odds[i] ?? 0) - (i === right ? 1 : 0);
        if (Math.abs(off) < 0.002) continue;
        for (const place of features) {
          const gradient = off + decay * (weights[place] ?? 0);
          squares[place] = (squares[place] ?? 0) + gradient * gradient;
          weights[place] =
            (weights[place] ?? 0) - (rate * gradient) / Math.sqrt((squares[place] ?? 0) + 1e-3);
        }
      }
    }
    if (round < settledFrom) continue;
    for (let place = 0; place < whoPlaces; place += 1)
      sums[place] = (sums[place] ?? 0) + (weights[place] ?? 0) / (rounds - settledFrom);
  }
  return inBytes(['lead'], sums);
}
