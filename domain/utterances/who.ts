import { type Fitting, inBytes, placeOf, shuffled, toProbabilities, type Weights } from './linear.ts';
import { isUsualName } from './made-names.ts';
import type { Roll } from './noise.ts';
import { sortsOf } from './ordinary.ts';
import { markOf, runsIn } from './runs.ts';
import { type Known, meantBy, type Span, shapeOf, type Tongue } from './tagger.ts';
import { isWord, type Token } from './tokens.ts';

/** Words beside each other that may name the lead, with what speaks for and against them; `first` is -1 for nobody. */
export interface Candidate {
  readonly first: number;
  readonly end: number;
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
  const meant = tokens.map((token, at) => meantBy(token, at, known, tongue));
  const shapes = tokens.map(({ text }) => shapeOf(text));
  const sorts = tokens.map((token) => (isWord(token) ? (sortsOf(token.word) ?? '?') : token.word));
  const marks = tokens.map(({ word }) => markOf(word));
  const usual = tokens.map(({ word }) => isUsualName(word));
  const runs = runsIn(tokens, meant, shapes, tongue);
  const cap = tokens.some((_, i) => i > 0 && /^(?:title|upper)$/.test(shapes[i] ?? '') && meant[i] === '?');
  const deed =
    meant.find((word, i) => word !== '?' && (sorts[i] ?? '').includes('v') && !runs[i]?.isName) ?? '-';
  const asks = tokens.at(-1)?.word === '?';
  const isHead = (i: number): boolean => {
    const token = tokens[i];
    if (token === undefined || !isWord(token)) return false;
    if (usual[i] || meant[i] === '?') return true;
    if (i > 0 && (shapes[i] === 'title' || shapes[i] === 'upper')) return true;
    return !/^[vsd]+$/.test(sorts[i] ?? '') || marks[i] !== '';
  };
  const isInside = (i: number): boolean =>
    isHead(i) || /^[&+.'’/-]$|^and$|^und$|^the$|^of$/.test(tokens[i]?.word ?? '') || marks[i] !== '';
  const places = new Map<string, readonly [number, number]>();
  for (const { first, end } of spans) places.set(`${first} ${end}`, [first, end]);
  for (let first = 0; first < tokens.length; first += 1) {
    if (!isHead(first)) continue;
    for (let end = first + 1; end <= Math.min(tokens.length, first + longest) && isInside(end - 1); end += 1)
      if (isHead(end - 1) && places.size < mostCandidates) places.set(`${first} ${end}`, [first, end]);
  }
  const at = <T>(list: readonly T[], i: number): T | string => (i < 0 ? '<' : (list[i] ?? '>'));
  const featuresOf = (first: number, end: number): readonly number[] => {
    const [l, r, l2, r2] = [at(meant, first - 1), at(meant, end), at(meant, first - 2), at(meant, end + 1)];
    const [ls, rs] = [at(sorts, first - 1), at(sorts, end)];
    const length = Math.min(5, end - first);
    const inside = (list: readonly unknown[]): string => list.slice(first, end).slice(0, 4).join(' ');
    const strange = meant.slice(first, end).filter((word) => word === '?').length;
    const told = spans.find((span) => span.first === first && span.end === end)?.kind;
    const other = spans.find((span) => span.first < end && first < span.end);
    const beside =
      told ??
      (other === undefined
        ? 'apart'
        : `${other.kind} ${Math.sign(other.first - first)} ${Math.sign(other.end - end)}`);
    const leads = spans.some(({ kind }) => kind === 'lead');
    const isCut = `${runs[first - 1]?.isName === true && runs[first]?.isName === true} ${runs[end]?.isName === true && runs[end - 1]?.isName === true}`;
    const nth = `${runs[first]?.nth} ${runs[first]?.of}`;
    const shape = first === 0 && shapes[0] === 'title' ? 'first' : shapes[first];
    const side = `${l} ${r}`;
    return [
      'span',
      `told ${beside} ${leads}`,
      `told ${beside} ${tongue} ${cap}`,
      `l ${l}`,
      `r ${r}`,
      `lr ${side}`,
      `l2 ${l2} ${l}`,
      `r2 ${r} ${r2}`,
      `ls ${ls} ${shape}`,
      `rs ${rs} ${at(shapes, end)}`,
      `lrs ${ls} ${rs}`,
      `len ${length} ${strange}`,
      `cut ${isCut} ${tongue}`,
      `cutb ${isCut} ${beside}`,
      `nth ${nth} ${tongue}`,
      `cap ${cap} ${shape} ${shapes[end - 1]}`,
      `sh ${inside(shapes)}`,
      `so ${inside(sorts)}`,
      `ma ${inside(marks)} ${shape}`,
      `us ${inside(usual)}`,
      `fw ${meant[first]}`,
      `lw ${meant[end - 1]}`,
      `fs ${sorts[first]} ${shape} ${ls}`,
      `lz ${sorts[end - 1]} ${marks[end - 1]} ${rs}`,
      `lm ${marks[end - 1]} ${at(marks, end)} ${strange}`,
      `fm ${at(marks, first - 1)} ${marks[first]} ${strange}`,
      `d ${deed} ${nth}`,
      `dl ${deed} ${l}`,
      `dr ${deed} ${r}`,
      `q ${asks} ${nth}`,
    ].map((feature) => placeOf(feature, whoPlaces));
  };
  const nobody = [
    'none',
    `n ${spans.map(({ kind }) => kind).join(' ')}`,
    `n of ${runs[0]?.of} ${tongue}`,
    `n deed ${deed}`,
    `n many ${tokens.some(({ word }) => /^(?:leads|prospects|all|alle|which|welche|records)$/.test(word))} ${leadsOf(spans)}`,
    `n first ${meant[0]}`,
    `n long ${Math.min(6, tokens.length >> 1)} ${leadsOf(spans)}`,
    ...meant.filter((word) => word !== '?').map((word) => `n w ${word}`),
  ].map((feature) => placeOf(feature, whoPlaces));
  return [
    { first: -1, end: -1, features: nobody },
    ...[...places.values()].map(([first, end]) => ({ first, end, features: featuresOf(first, end) })),
  ];
}

const leadsOf = (spans: readonly Span[]): boolean => spans.some(({ kind }) => kind === 'lead');

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
