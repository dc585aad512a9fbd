import { inBytes, placeOf, scoresOf, shuffled, type Weights } from './linear.ts';
import { isUsualName } from './made-names.ts';
import type { Roll } from './noise.ts';
import { sortsOf } from './ordinary.ts';
import { markOf, type Run, runsIn } from './runs.ts';
import { isWord, type Token } from './tokens.ts';
import { isSort } from './vocabulary.ts';

/** Which words of a sentence name the lead, the owner, or what is searched for. */
export const spanKinds = ['lead', 'owner', 'text'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** From the first to behind the last of its tokens. */
export interface Span {
  readonly kind: SpanKind;
  readonly first: number;
  readonly end: number;
}

/** `O` outside; `B-` begins a span, `I-` goes on with it. */
export const tags = ['O', ...spanKinds.flatMap((kind) => [`B-${kind}`, `I-${kind}`])];

/** Names have more features than intents: in a smaller table they would share too many places. */
export const taggerPlaces = 1 << 16;

/** A word that the bank knows, as it was probably meant; `undefined` for words that may be names. */
export type Known = (word: string) => string | undefined;

/** Averaged perceptron over whole sentences (Collins 2002), read by Viterbi's algorithm. */
export interface Tagger {
  readonly weights: Weights;
  /** `from * tags.length + to`, in the same scale as the weights. */
  readonly steps: readonly number[];
}

export const shapeOf = (text: string): string =>
  /\d/.test(text)
    ? 'digit'
    : /^\p{Lu}[\p{Lu}.]*$/u.test(text)
      ? 'upper'
      : /^\p{Lu}/u.test(text)
        ? 'title'
        : /^\p{L}/u.test(text)
          ? 'lower'
          : 'sign';

/** A capital letter inside a sentence promises a name: such a word is known only as it stands. */
export function meantBy({ word, text }: Token, at: number, known: Known, tongue: Tongue): string {
  if (!/[a-z0-9]/.test(word)) return word;
  const meant = known(word);
  if (meant === undefined) return '?';
  if (isSort(meant)) {
    const isName = tongue === 'en' && at > 0 && /^\p{Lu}/u.test(text) && !meant.includes('s');
    return isName ? '?' : meant;
  }
  const isSlip = meant !== word && !meant.startsWith('<');
  return isSlip && at > 0 && /^\p{Lu}/u.test(text) ? '?' : meant;
}

/** In German every noun has a capital letter: there it promises less. */
export type Tongue = 'en' | 'de';

/** What of each token and its neighbours tells whether it is part of a name. */
export function tokenFeatures(
  tokens: readonly Token[],
  known: Known,
  tongue: Tongue,
): readonly (readonly number[])[] {
  const meant = tokens.map((token, at) => meantBy(token, at, known, tongue));
  const shapes = tokens.map((token) => shapeOf(token.text));
  const sorts = tokens.map(({ word }, at) => (isWord(tokens[at] as Token) ? (sortsOf(word) ?? '?') : word));
  const allLower = tokens.every((token) => token.text === token.text.toLowerCase());
  const at = <T>(list: readonly T[], index: number): T | string => (index < 0 ? '<' : (list[index] ?? '>'));
  const runs = runsIn(tokens, meant, shapes, tongue);
  const marks = tokens.map(({ word }) => markOf(word));
  const usual = tokens.map(({ word }) => isUsualName(word));
  /** Where names have capital letters, a word without one is none. */
  const cap = tokens.some((_, i) => i > 0 && /^(?:title|upper)$/.test(shapes[i] ?? '') && meant[i] === '?');
  const deed =
    meant.find((word, i) => word !== '?' && (sorts[i] ?? '').includes('v') && !runs[i]?.isName) ?? '-';
  return tokens.map((token, i) => {
    const { isName, left, right, nth, of } = runs[i] as Run;
    const word = meant[i] as string;
    const shape = i === 0 && shapes[i] === 'title' ? 'first' : shapes[i];
    const slip = word === '?' ? 'rare' : String(word === token.word);
    const [before, after] = [at(meant, i - 1), at(meant, i + 1)];
    const [sort, sortBefore, sortAfter] = [sorts[i], at(sorts, i - 1), at(sorts, i + 1)];
    const [before2, after2] = [at(meant, i - 2), at(meant, i + 2)];
    return [
      'bias',
      `w ${word}`,
      `w-1 ${before}`,
      `w+1 ${after}`,
      `w-2 ${before2}`,
      `w+2 ${after2}`,
      `ww ${before} ${word}`,
      `ww+ ${word} ${after}`,
      `w-2-1 ${before2} ${before}`,
      `w+1+2 ${after} ${after2}`,
      `w-1+1 ${before} ${after}`,
      `s ${shape} ${word === '?'}`,
      `st ${tongue} ${shape} ${slip} ${allLower}`,
      `st-1 ${tongue} ${at(shapes, i - 1)} ${shape} ${slip}`,
      `st+1 ${tongue} ${shape} ${at(shapes, i + 1)} ${slip}`,
      `s-1 ${at(shapes, i - 1)} ${shape}`,
      `s+1 ${shape} ${at(shapes, i + 1)}`,
      `sw-1 ${shape} ${before}`,
      `sw+1 ${shape} ${after}`,
      `slip-1 ${slip} ${before}`,
      `rare-1 ${before === '?'} ${word === '?'}`,
      `rare-1+1 ${before === '?'} ${word === '?'} ${after === '?'}`,
      `lower ${allLower} ${word === '?'}`,
      `k ${sort} ${shape} ${tongue}`,
      `k-1 ${sortBefore} ${sort}`,
      `k+1 ${sort} ${sortAfter}`,
      `k-1+1 ${sortBefore} ${sort === '?'} ${sortAfter}`,
      `k-2 ${at(sorts, i - 2)} ${sortBefore} ${sort === '?'}`,
      `end ${token.word.slice(-3)}`,
      `start ${token.word.slice(0, 3)}`,
      `rl ${left} ${isName}`,
      `rr ${right} ${isName}`,
      `rlr ${left} ${right} ${isName}`,
      `rn ${nth} ${of} ${isName}`,
      `rd ${deed} ${nth} ${isName}`,
      `rdl ${deed} ${left} ${isName}`,
      `rdr ${deed} ${right} ${isName}`,
      `m ${marks[i]} ${at(marks, i - 1)} ${word === '?'}`,
      `m+ ${marks[i]} ${at(marks, i + 1)} ${word === '?'}`,
      `m-1+1 ${at(marks, i - 1)} ${marks[i]} ${at(marks, i + 1)}`,
      `mr ${marks[i]} ${sortBefore} ${sortAfter}`,
      `u ${usual[i]} ${shape} ${tongue}`,
      `u-1 ${at(usual, i - 1)} ${usual[i]} ${word === '?'} ${marks[i]}`,
      `u+1 ${usual[i]} ${at(usual, i + 1)} ${word === '?'} ${marks[i]}`,
      `cap ${cap} ${shape} ${word === '?'}`,
      `capr ${cap} ${shape} ${isName} ${left}`,
    ].map((feature) => placeOf(feature, taggerPlaces));
  });
}

export function tagWith(
  { weights, steps }: Tagger,
  features: readonly (readonly number[])[],
): readonly number[] {
  const scores = features.map((places) => {
    const own = new Float64Array(tags.length);
    scoresOf(weights, places, own);
    return own;
  });
  return best(scores, steps);
}

/** The sequence of tags with the highest sum. */
function best(scores: readonly Float64Array[], steps: readonly number[]): readonly number[] {
  const width = tags.length;
  const backs: number[][] = [];
  let sums: number[] = tags.map((_, tag) => (scores[0]?.[tag] ?? 0) + startCost(tag));
  for (const own of scores.slice(1)) {
    const next: number[] = [];
    const back: number[] = [];
    for (let to = 0; to < width; to += 1) {
      let [from, sum] = [0, -Infinity];
      for (let candidate = 0; candidate < width; candidate += 1) {
        const through =
          (sums[candidate] ?? 0) + (steps[candidate * width + to] ?? 0) + forbidden(candidate, to);
        if (through > sum) [from, sum] = [candidate, through];
      }
      next.push(sum + (own[to] ?? 0));
      back.push(from);
    }
    backs.push(back);
    sums = next;
  }
  let tag = sums.indexOf(Math.max(...sums));
  const path = scores.length === 0 ? [] : [tag];
  for (const back of backs.toReversed()) {
    tag = back[tag] ?? 0;
    path.unshift(tag);
  }
  return path;
}

const inside = (tag: number): boolean => tag > 0 && tag % 2 === 0;
const startCost = (tag: number): number => (inside(tag) ? -Infinity : 0);
/** A span can only go on where one of its kind was. */
const forbidden = (from: number, to: number): number =>
  inside(to) && from !== to && from !== to - 1 ? -Infinity : 0;

export interface TaggedSentence {
  readonly features: readonly (readonly number[])[];
  readonly tags: readonly number[];
}

export function fitTagger(sentences: readonly TaggedSentence[], rounds: number, roll: Roll): Tagger {
  const width = tags.length;
  const weights = new Float32Array(taggerPlaces * width);
  const sums = new Float64Array(taggerPlaces * width);
  const steps = new Float64Array(width * width);
  const stepSums = new Float64Array(width * width);
  let clock = 1;
  const learn = (features: TaggedSentence['features'], path: readonly number[], by: number): void => {
    for (const [i, places] of features.entries()) {
      const tag = path[i] ?? 0;
      for (const place of places) {
        const cell = place * width + tag;
        weights[cell] = (weights[cell] ?? 0) + by;
        sums[cell] = (sums[cell] ?? 0) + by * clock;
      }
      if (i === 0) continue;
      const step = (path[i - 1] ?? 0) * width + tag;
      steps[step] = (steps[step] ?? 0) + by;
      stepSums[step] = (stepSums[step] ?? 0) + by * clock;
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const { features, tags: truth } of shuffled(sentences, roll)) {
      const guess = best(
        features.map((places) => raw(weights, places, width)),
        steps as unknown as readonly number[],
      );
      if (guess.some((tag, i) => tag !== truth[i])) {
        learn(features, truth, 1);
        learn(features, guess, -1);
      }
      clock += 1;
    }
  }
  const averaged = weights.map((weight, cell) => weight - (sums[cell] ?? 0) / clock);
  return {
    weights: inBytes(tags, averaged),
    steps: Array.from(steps, (step, cell) => step - (stepSums[cell] ?? 0) / clock),
  };
}

function raw(weights: Float32Array, places: readonly number[], width: number): Float64Array {
  const own = new Float64Array(width);
  for (const place of places) {
    for (let tag = 0; tag < width; tag += 1) own[tag] = (own[tag] ?? 0) + (weights[place * width + tag] ?? 0);
  }
  return own;
}

export function spansOf(path: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < path.length; at += 1) {
    const tag = path[at] ?? 0;
    if (tag === 0 || inside(tag)) continue;
    let end = at + 1;
    while (path[end] === tag + 1) end += 1;
    spans.push({ kind: spanKinds[(tag - 1) / 2] as SpanKind, first: at, end });
  }
  return spans;
}
