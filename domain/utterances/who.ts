import type { Word } from './lexicon.ts';
import {
  type Fitting,
  inBytes,
  numberOf,
  placeFrom,
  placeOfAll,
  shuffled,
  toProbabilities,
  type Weights,
} from './linear.ts';
import type { Roll } from './noise.ts';
import { type Looks, numberAt, type Place, type Span } from './tagger.ts';

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
  words: readonly Word[],
  spans: readonly Span[],
  looks: Looks,
): readonly Candidate[] {
  const features = featuresIn(words, spans, looks);
  return [
    { first: -1, end: -1, features: nobodyIn(words, spans, looks) },
    ...placesIn(words, spans, looks).map(([first, end]) => ({ first, end, features: features(first, end) })),
  ];
}

type Stretch = readonly [first: number, end: number];

/** The stretches that could be a name: they begin and end with a word that may belong to one. */
function placesIn(
  words: readonly Word[],
  spans: readonly Span[],
  { meant, shapes }: Looks,
): readonly Stretch[] {
  const mayEnd = words.map(({ entry }, i) => {
    if (!entry.isWord) return false;
    if (entry.isUsualName || meant[i] === '?') return true;
    if (i > 0 && (shapes[i] === 'title' || shapes[i] === 'upper')) return true;
    return !/^[vsd]+$/.test(entry.sorts) || entry.mark !== '';
  });
  const goesOn = words.map(({ word }, i) => mayEnd[i] || /^(?:[&+.'’/-]|and|und|the|of)$/.test(word));
  const places: Stretch[] = spans.map(({ first, end }) => [first, end]);
  const isTold = (first: number, end: number): boolean =>
    spans.some((span) => span.first === first && span.end === end);
  for (let first = 0; first < words.length; first += 1) {
    if (!mayEnd[first]) continue;
    for (let end = first + 1; end <= first + longest && goesOn[end - 1]; end += 1)
      if (mayEnd[end - 1] && places.length < mostCandidates && !isTold(first, end)) places.push([first, end]);
  }
  return places;
}

function featuresIn(
  tokens: readonly Word[],
  spans: readonly Span[],
  { cap, deed, runs, numbers, ...looks }: Looks,
): (first: number, end: number) => readonly number[] {
  const { words, shapes, sorts, marks, usual } = numbers;
  const spoken = looks.tongue === 'de' ? 1 : 0;
  const leads = Number(hasLead(spans));
  const asks = Number(tokens.at(-1)?.word === '?');
  const named = (at: number): number => Number(runs[at]?.isName === true);
  return (first, end) => {
    const last = end - 1;
    const l = numberAt(words, first - 1);
    const r = numberAt(words, end);
    const ls = numberAt(sorts, first - 1);
    const rs = numberAt(sorts, end);
    let strange = 0;
    for (let at = first; at < end; at += 1) strange += Number(looks.meant[at] === '?');
    const length = Math.min(5, end - first);
    const beside = besideIn(spans, first, end);
    const cut = 2 * (named(first - 1) & named(first)) + (named(end) & named(last));
    const { nth = 0, of = 0 } = runs[first] ?? {};
    const shape = first === 0 && looks.shapes[0] === 'title' ? atFirst : (shapes[first] as number);
    const fm = marks[first] as number;
    const lm = marks[last] as number;
    const till = Math.min(end, first + 4);
    const inside = (family: number, values: readonly number[], behind?: number): number =>
      placeOfAll(whoPlaces, family, values, first, till, behind);
    return [
      place(0),
      place(1, beside, leads),
      place(2, beside, spoken, cap),
      place(3, l),
      place(4, r),
      place(5, l, r),
      place(6, numberAt(words, first - 2), l),
      place(7, r, numberAt(words, end + 1)),
      place(8, ls, shape),
      place(9, rs, numberAt(shapes, end)),
      place(10, ls, rs),
      place(11, length, strange),
      place(12, cut, spoken),
      place(13, cut, beside),
      place(14, nth, of, spoken),
      place(15, cap, shape, shapes[last]),
      inside(16, shapes),
      inside(17, sorts),
      inside(18, marks, shape),
      inside(19, usual),
      place(20, words[first]),
      place(21, words[last]),
      place(22, sorts[first], shape, ls),
      place(23, sorts[last], lm, rs),
      place(24, lm, numberAt(marks, end), strange),
      place(25, numberAt(marks, first - 1), fm, strange),
      place(26, deed, nth, of),
      place(27, deed, l),
      place(28, deed, r),
      place(29, asks, nth, of),
    ];
  };
}

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
  words: readonly Word[],
  spans: readonly Span[],
  { meant, runs, deed, tongue, numbers }: Looks,
): readonly number[] {
  const leads = Number(hasLead(spans));
  const ofMany = words.some(({ word }) => many.has(word));
  const known = numbers.words.filter((_, i) => meant[i] !== '?');
  return [
    place(families),
    place(families + 1, numberOf(spans.map(({ kind }) => kind).join(' '))),
    place(families + 2, runs[0]?.of ?? 0, tongue === 'de' ? 1 : 0),
    place(families + 3, deed),
    place(families + 4, Number(ofMany), leads),
    place(families + 5, numberOf(meant[0] ?? '')),
    place(families + 6, Math.min(6, words.length >> 1), leads),
    ...known.map((number) => place(2 * families, number)),
  ];
}

const many = new Set(['leads', 'prospects', 'all', 'alle', 'which', 'welche', 'records']);

/** More than a stretch has: those of nobody come behind them. */
const families = 50;

const place = (family: number, a?: number, b?: number, c?: number): number =>
  placeFrom(whoPlaces, family, a, b, c);

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
