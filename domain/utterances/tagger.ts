import type { Word } from './lexicon.ts';
import { inBytes, numberOf, placeFrom, roomFor, scorerOf, shuffled, type Weights } from './linear.ts';
import type { Roll } from './noise.ts';
import { type Run, runsIn } from './runs.ts';
import { isCapital } from './tokens.ts';
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

/** Averaged perceptron over whole sentences (Collins 2002), read by Viterbi's algorithm. */
export interface Tagger {
  readonly weights: Weights;
  /** `from * tags.length + to`, in the same scale as the weights. */
  readonly steps: readonly number[];
}

/** The plain ones first: nearly all are. */
const shapeOf = (text: string): Shape =>
  /^[a-z]+$/.test(text)
    ? 'lower'
    : /^[A-Z][a-z]+$/.test(text)
      ? 'title'
      : /\d/.test(text)
        ? 'digit'
        : /^\p{Lu}[\p{Lu}.]*$/u.test(text)
          ? 'upper'
          : /^\p{Lu}/u.test(text)
            ? 'title'
            : /^\p{L}/u.test(text)
              ? 'lower'
              : 'sign';

type Shape = 'lower' | 'title' | 'digit' | 'upper' | 'sign';

/** A capital letter inside a sentence promises a name: such a word is known only as it stands. */
function meantBy({ word, text, entry }: Word, at: number, tongue: Tongue): string {
  if (!entry.isWord) return word;
  const meant = entry.known;
  if (meant === undefined) return '?';
  if (isSort(meant)) {
    const isName = tongue === 'en' && at > 0 && isCapital(text) && !meant.includes('s');
    return isName ? '?' : meant;
  }
  const isSlip = meant !== word && !meant.startsWith('<');
  return isSlip && at > 0 && isCapital(text) ? '?' : meant;
}

/** In German every noun has a capital letter: there it promises less. */
export type Tongue = 'en' | 'de';

/** How a sentence looks to whoever seeks names in it, word by word. */
export interface Looks {
  readonly meant: readonly string[];
  readonly shapes: readonly Shape[];
  readonly runs: readonly Run[];
  readonly tongue: Tongue;
  /** Where names have capital letters, a word without one is none. */
  readonly cap: number;
  /** What is to be done: the first verb. */
  readonly deed: number;
  /** The same as numbers: features are made of them. */
  readonly numbers: {
    readonly words: readonly number[];
    readonly shapes: readonly number[];
    readonly sorts: readonly number[];
    readonly marks: readonly number[];
    readonly usual: readonly number[];
  };
}

export function looksOf(words: readonly Word[], tongue: Tongue): Looks {
  const meant = words.map((word, at) => meantBy(word, at, tongue));
  const shapes = words.map(({ text }) => shapeOf(text));
  const runs = runsIn(words, meant, shapes, tongue);
  const isName = (word: string, i: number): boolean =>
    i > 0 && word === '?' && (shapes[i] === 'title' || shapes[i] === 'upper');
  const isDeed = (word: string, i: number): boolean =>
    word !== '?' && words[i]?.entry.sorts.includes('v') === true && !runs[i]?.isName;
  return {
    meant,
    shapes,
    runs,
    tongue,
    cap: Number(meant.some(isName)),
    deed: numberOf(meant.find(isDeed) ?? '-'),
    numbers: {
      words: meant.map((word) => numberOf(word)),
      shapes: shapes.map((shape) => numberOf(shape)),
      sorts: words.map(({ entry }) => numberOf(entry.sorts)),
      marks: words.map(({ entry }) => numberOf(entry.mark)),
      usual: words.map(({ entry }) => Number(entry.isUsualName)),
    },
  };
}

/** Before the first and behind the last token. */
const [before, behind] = [numberOf('<'), numberOf('>')];
export const numberAt = (numbers: readonly number[], i: number): number =>
  i < 0 ? before : (numbers[i] ?? behind);
const nothing = numberOf('?');
const firstTitle = numberOf('first');

/** What of each word and its neighbours tells whether it is part of a name. */
export function tokenFeatures(words: readonly Word[], looks: Looks): readonly (readonly number[])[] {
  const { cap, deed, meant, numbers } = looks;
  const { shapes, sorts, marks, usual } = numbers;
  const spoken = looks.tongue === 'de' ? 1 : 0;
  const allLower = Number(words.every(({ text }) => text === text.toLowerCase()));
  return words.map(({ word: written }, i) => {
    const { isName, left, right, nth, of } = looks.runs[i] as Run;
    const named = Number(isName);
    const leftOf = numberOf(left);
    const rightOf = numberOf(right);
    const word = numbers.words[i] as number;
    const rare = Number(word === nothing);
    const shape = i === 0 && looks.shapes[0] === 'title' ? firstTitle : (shapes[i] as number);
    const slip = rare === 1 ? 2 : Number(meant[i] === written);
    const w1 = numberAt(numbers.words, i - 1);
    const w2 = numberAt(numbers.words, i + 1);
    const w3 = numberAt(numbers.words, i - 2);
    const w4 = numberAt(numbers.words, i + 2);
    const s1 = numberAt(shapes, i - 1);
    const s2 = numberAt(shapes, i + 1);
    const k0 = sorts[i] as number;
    const k1 = numberAt(sorts, i - 1);
    const k2 = numberAt(sorts, i + 1);
    const m0 = marks[i] as number;
    const m1 = numberAt(marks, i - 1);
    const m2 = numberAt(marks, i + 1);
    const u0 = usual[i] as number;
    const rare1 = Number(w1 === nothing);
    const rare2 = Number(w2 === nothing);
    const strange = Number(k0 === nothing);
    return [
      place(0),
      place(1, word),
      place(2, w1),
      place(3, w2),
      place(4, w3),
      place(5, w4),
      place(6, w1, word),
      place(7, word, w2),
      place(8, w3, w1),
      place(9, w2, w4),
      place(10, w1, w2),
      place(11, shape, rare),
      place(12, spoken, shape, slip, allLower),
      place(13, spoken, s1, shape, slip),
      place(14, spoken, shape, s2, slip),
      place(15, s1, shape),
      place(16, shape, s2),
      place(17, shape, w1),
      place(18, shape, w2),
      place(19, slip, w1),
      place(20, rare1, rare),
      place(21, rare1, rare, rare2),
      place(22, allLower, rare),
      place(23, k0, shape, spoken),
      place(24, k1, k0),
      place(25, k0, k2),
      place(26, k1, strange, k2),
      place(27, numberAt(sorts, i - 2), k1, strange),
      place(28, numberOf(written, Math.max(0, written.length - 3))),
      place(29, numberOf(written, 0, Math.min(3, written.length))),
      place(30, leftOf, named),
      place(31, rightOf, named),
      place(32, leftOf, rightOf, named),
      place(33, nth, of, named),
      place(34, deed, nth, named),
      place(35, deed, leftOf, named),
      place(36, deed, rightOf, named),
      place(37, m0, m1, rare),
      place(38, m0, m2, rare),
      place(39, m1, m0, m2),
      place(40, m0, k1, k2),
      place(41, u0, shape, spoken),
      place(42, numberAt(usual, i - 1), u0, rare, m0),
      place(43, u0, numberAt(usual, i + 1), rare, m0),
      place(44, cap, shape, rare),
      place(45, cap, shape, named, leftOf),
    ];
  });
}

const place = (family: number, a?: number, b?: number, c?: number, d?: number): number =>
  placeFrom(taggerPlaces, family, a, b, c, d);

/** Tags a sentence, whose features these are. */
export type Tag = (features: readonly (readonly number[])[]) => readonly number[];

export function tagBy({ weights, steps }: Tagger): Tag {
  const score = scorerOf(weights);
  const room = roomFor(weights);
  const stepsTo = Float64Array.from(steps);
  // Kept from one sentence to the next: a large array of numbers is dear to make.
  let scores = new Float64Array(0);
  return (features) => {
    if (scores.length < features.length * room) scores = new Float64Array(features.length * room);
    for (let i = 0; i < features.length; i += 1) score(features[i] as readonly number[], scores, i * room);
    return best(scores, features.length, room, stepsTo);
  };
}

/** The sequence of tags with the highest sum; a word's scores stand one word's room behind those before it. */
function best(scores: Float64Array, many: number, room: number, steps: Float64Array): readonly number[] {
  const width = tags.length;
  const backs: number[] = [];
  let sums = new Float64Array(width);
  let next = new Float64Array(width);
  for (let tag = 0; tag < width; tag += 1)
    sums[tag] = inside(tag) ? Number.NEGATIVE_INFINITY : (scores[tag] ?? 0);
  for (let i = 1; i < many; i += 1) {
    for (let to = 0; to < width; to += 1) {
      // A span can only go on where one of its kind was.
      const first = inside(to) ? to - 1 : 0;
      const last = inside(to) ? to : width - 1;
      let from = 0;
      let sum = Number.NEGATIVE_INFINITY;
      for (let candidate = first; candidate <= last; candidate += 1) {
        const through = (sums[candidate] as number) + (steps[candidate * width + to] as number);
        if (through > sum) {
          from = candidate;
          sum = through;
        }
      }
      next[to] = sum + (scores[i * room + to] as number);
      backs.push(from);
    }
    [sums, next] = [next, sums];
  }
  const path = new Array<number>(many);
  let tag = sums.indexOf(Math.max(...sums));
  for (let i = many - 1; i >= 0; i -= 1) {
    path[i] = tag;
    tag = backs[(i - 1) * width + tag] ?? 0;
  }
  return path;
}

const inside = (tag: number): boolean => tag > 0 && tag % 2 === 0;

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
      const guess = best(raw(weights, features, width), features.length, width, steps);
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

function raw(weights: Float32Array, features: TaggedSentence['features'], width: number): Float64Array {
  const scores = new Float64Array(features.length * width);
  for (const [i, places] of features.entries()) {
    for (const place of places) {
      for (let tag = 0; tag < width; tag += 1) {
        const cell = i * width + tag;
        scores[cell] = (scores[cell] ?? 0) + (weights[place * width + tag] ?? 0);
      }
    }
  }
  return scores;
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
