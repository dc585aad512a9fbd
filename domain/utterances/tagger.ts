import { inBytes, numberOf, placeFrom, scoresOf, shuffled, type Weights } from './linear.ts';
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
export interface Place {
  readonly first: number;
  readonly end: number;
}

export interface Span extends Place {
  readonly kind: SpanKind;
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

const shapeOf = (text: string): string =>
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
function meantBy({ word, text }: Token, at: number, known: Known, tongue: Tongue): string {
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

/** A sentence as numbers, one of a kind for each token. */
export interface Looks {
  readonly meant: readonly string[];
  readonly shapes: readonly string[];
  readonly sorts: readonly string[];
  readonly marks: readonly string[];
  readonly usual: readonly boolean[];
  readonly runs: readonly Run[];
  /** Where names have capital letters, a word without one is none. */
  readonly cap: number;
  /** What is to be done: the first verb. */
  readonly deed: number;
}

export function looksOf(tokens: readonly Token[], known: Known, tongue: Tongue): Looks {
  const meant = tokens.map((token, at) => meantBy(token, at, known, tongue));
  const shapes = tokens.map(({ text }) => shapeOf(text));
  const sorts = tokens.map((token) => (isWord(token) ? (sortsOf(token.word) ?? '?') : token.word));
  const runs = runsIn(tokens, meant, shapes, tongue);
  const isCapital = (i: number): boolean => shapes[i] === 'title' || shapes[i] === 'upper';
  return {
    meant,
    shapes,
    sorts,
    marks: tokens.map(({ word }) => markOf(word)),
    usual: tokens.map(({ word }) => isUsualName(word)),
    runs,
    cap: Number(meant.some((word, i) => i > 0 && word === '?' && isCapital(i))),
    deed: numberOf(
      meant.find((word, i) => word !== '?' && (sorts[i] ?? '').includes('v') && !runs[i]?.isName) ?? '-',
    ),
  };
}

/** Before the first and behind the last token. */
const [before, behind] = [numberOf('<'), numberOf('>')];
export const numberAt = (numbers: readonly number[], i: number): number =>
  i < 0 ? before : (numbers[i] ?? behind);
const nothing = numberOf('?');
const firstTitle = numberOf('first');

/** What of each token and its neighbours tells whether it is part of a name. */
export function tokenFeatures(
  tokens: readonly Token[],
  known: Known,
  tongue: Tongue,
): readonly (readonly number[])[] {
  const looks = looksOf(tokens, known, tongue);
  const words = looks.meant.map((word) => numberOf(word));
  const shapes = looks.shapes.map((shape) => numberOf(shape));
  const sorts = looks.sorts.map((sort) => numberOf(sort));
  const marks = looks.marks.map((mark) => numberOf(mark));
  const usual = looks.usual.map(Number);
  const spoken = tongue === 'de' ? 1 : 0;
  const allLower = Number(tokens.every((token) => token.text === token.text.toLowerCase()));
  const { cap, deed } = looks;
  return tokens.map(({ word: written }, i) => {
    const { isName, left, right, nth, of } = looks.runs[i] as Run;
    const named = Number(isName);
    const [leftOf, rightOf] = [numberOf(left), numberOf(right)];
    const word = words[i] as number;
    const rare = Number(word === nothing);
    const shape = i === 0 && looks.shapes[0] === 'title' ? firstTitle : (shapes[i] as number);
    const slip = rare === 1 ? 2 : Number(looks.meant[i] === written);
    const [w1, w2, w3, w4] = [-1, 1, -2, 2].map((by) => numberAt(words, i + by)) as [
      number,
      number,
      number,
      number,
    ];
    const [s1, s2] = [numberAt(shapes, i - 1), numberAt(shapes, i + 1)];
    const [k0, k1, k2] = [sorts[i] as number, numberAt(sorts, i - 1), numberAt(sorts, i + 1)];
    const [m0, m1, m2] = [marks[i] as number, numberAt(marks, i - 1), numberAt(marks, i + 1)];
    const [rare1, rare2] = [Number(w1 === nothing), Number(w2 === nothing)];
    const strange = Number(k0 === nothing);
    return placesOf([
      [],
      [word],
      [w1],
      [w2],
      [w3],
      [w4],
      [w1, word],
      [word, w2],
      [w3, w1],
      [w2, w4],
      [w1, w2],
      [shape, rare],
      [spoken, shape, slip, allLower],
      [spoken, s1, shape, slip],
      [spoken, shape, s2, slip],
      [s1, shape],
      [shape, s2],
      [shape, w1],
      [shape, w2],
      [slip, w1],
      [rare1, rare],
      [rare1, rare, rare2],
      [allLower, rare],
      [k0, shape, spoken],
      [k1, k0],
      [k0, k2],
      [k1, strange, k2],
      [numberAt(sorts, i - 2), k1, strange],
      [numberOf(written, Math.max(0, written.length - 3))],
      [numberOf(written, 0, Math.min(3, written.length))],
      [leftOf, named],
      [rightOf, named],
      [leftOf, rightOf, named],
      [nth, of, named],
      [deed, nth, named],
      [deed, leftOf, named],
      [deed, rightOf, named],
      [m0, m1, rare],
      [m0, m2, rare],
      [m1, m0, m2],
      [m0, k1, k2],
      [usual[i] as number, shape, spoken],
      [numberAt(usual, i - 1), usual[i] as number, rare, m0],
      [usual[i] as number, numberAt(usual, i + 1), rare, m0],
      [cap, shape, rare],
      [cap, shape, named, leftOf],
    ]);
  });
}

/** A feature is of the family in whose place it stands. */
const placesOf = (features: readonly (readonly number[])[]): readonly number[] =>
  features.map((values, family) => placeFrom(family, values, taggerPlaces));

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
