import type { Roll } from './noise.ts';

/** A text as the places of its features in the table of weights; a feature that counts twice stands there twice. */
export type Features = readonly number[];

/** How many places a feature can have; two features that fall on one place share its weight. */
export const tableSize = 1 << 14;

/** Weights of every label at every place, in one byte each, and what a step of one is worth. */
export interface Weights {
  readonly labels: readonly string[];
  readonly scale: number;
  readonly table: Int8Array;
}

const basis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a of a text, or of what goes on behind one whose number it is. */
export function numberOf(text: string, from = 0, end = text.length, before = basis): number {
  let hash = before;
  for (let at = from; at < end; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, prime);
  }
  return hash;
}

/** The place of a number in a table of so many, a power of two. */
export const placeAt = (hash: number, places: number = tableSize): number =>
  ((hash >>> 0) ^ (hash >>> 17)) & (places - 1);

export const placeOf = (feature: string, places: number = tableSize): number =>
  placeAt(numberOf(feature), places);

/**
 * The place of the feature of a family that has these values, in their order. Each by itself: a list of them for every
 * feature of every word would keep the collector busy.
 */
export function placeFrom(
  places: number,
  family: number,
  a?: number,
  b?: number,
  c?: number,
  d?: number,
): number {
  let hash = Math.imul(family + 1, 0x9e3779b1);
  if (a !== undefined) hash = mixed(hash, a);
  if (b !== undefined) hash = mixed(hash, b);
  if (c !== undefined) hash = mixed(hash, c);
  if (d !== undefined) hash = mixed(hash, d);
  return placeAt(hash, places);
}

/** The same for as many values as stand there from one to behind another, and one behind them. */
export function placeOfAll(
  places: number,
  family: number,
  values: readonly number[],
  from: number,
  end: number,
  behind?: number,
): number {
  let hash = Math.imul(family + 1, 0x9e3779b1);
  for (let at = from; at < end; at += 1) hash = mixed(hash, values[at] as number);
  if (behind !== undefined) hash = mixed(hash, behind);
  return placeAt(hash, places);
}

function mixed(hash: number, value: number): number {
  const next = Math.imul(hash ^ value, 0x85ebca6b);
  return next ^ (next >>> 13);
}

/** Writes what each label's weights add up to at some places: from a place on, for as many labels as `roomFor` says. */
export type Scorer = (features: Features, into: Float64Array, from?: number) => void;

export const roomFor = ({ labels }: Weights): number => (labels.length + 3) & ~3;

/** So many bytes add up to no more than the half of a number has room for. */
const atOnce = 256;

/**
 * Four labels are added at once: their weights, none of them negative, stand in the four bytes of one number, of which
 * every other one is a sum by itself.
 */
export function scorerOf(weights: Weights): Scorer {
  const { labels, scale, table } = weights;
  const width = labels.length;
  const fours = roomFor(weights) >> 2;
  const packed = new Int32Array((table.length / width) * fours);
  for (let at = 0; at < table.length; at += 1) {
    const label = at % width;
    const cell = ((at - label) / width) * fours + (label >> 2);
    const byte = (table[at] as number) + 128;
    packed[cell] = (packed[cell] as number) | (byte << (8 * (label & 3)));
  }
  return (features, into, from = 0) => {
    into.fill(0, from, from + 4 * fours);
    for (let first = 0; first < features.length; first += atOnce) {
      const end = Math.min(features.length, first + atOnce);
      const excess = 128 * (end - first);
      for (let four = 0; four < fours; four += 1) {
        let even = 0;
        let odd = 0;
        for (let at = first; at < end; at += 1) {
          const bytes = packed[(features[at] as number) * fours + four] as number;
          even = (even + (bytes & 0xff00ff)) | 0;
          odd = (odd + ((bytes >>> 8) & 0xff00ff)) | 0;
        }
        const label = from + 4 * four;
        into[label] = (into[label] as number) + (even & 0xffff) - excess;
        into[label + 1] = (into[label + 1] as number) + (odd & 0xffff) - excess;
        into[label + 2] = (into[label + 2] as number) + (even >>> 16) - excess;
        into[label + 3] = (into[label + 3] as number) + (odd >>> 16) - excess;
      }
    }
    for (let label = from; label < from + 4 * fours; label += 1)
      into[label] = (into[label] as number) * scale;
  };
}

/** One byte a weight: the largest becomes 127. */
export function inBytes(labels: readonly string[], weights: Float32Array): Weights {
  let most = 1e-9;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most / 127;
  return { labels, scale, table: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** Scores as probabilities, in place. */
export function toProbabilities(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < scores.length; label += 1) top = Math.max(top, scores[label] as number);
  let sum = 0;
  for (let label = 0; label < scores.length; label += 1) {
    scores[label] = Math.exp((scores[label] as number) - top);
    sum += scores[label] as number;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] as number) / sum;
}

export interface Example {
  readonly features: Features;
  readonly label: string;
  readonly weight: number;
}

export interface Fitting {
  readonly rounds: number;
  readonly rate: number;
  /** Pulls weights towards nothing, so that a rare word alone decides nothing. */
  readonly decay: number;
}

/** Multinomial logistic regression, fitted by AdaGrad in an order that the roll decides; the mean of the later rounds. */
export function fitLogistic(
  examples: readonly Example[],
  labels: readonly string[],
  { rounds, rate, decay }: Fitting,
  roll: Roll,
): Weights {
  const width = labels.length;
  const weights = new Float32Array(tableSize * width);
  const squares = new Float32Array(tableSize * width);
  const sums = new Float32Array(tableSize * width);
  const settledFrom = rounds >> 1;
  const places = new Map(labels.map((label, at) => [label, at]));
  const odds = new Float64Array(width);
  for (let round = 0; round < rounds; round += 1) {
    for (const example of shuffled(examples, roll)) {
      const { features, label, weight } = example;
      const target = places.get(label);
      odds.fill(0);
      for (const place of features) {
        for (let at = 0; at < width; at += 1) {
          odds[at] = (odds[at] ?? 0) + (weights[place * width + at] ?? 0);
        }
      }
      toProbabilities(odds);
      for (let at = 0; at < width; at += 1) {
        const off = ((odds[at] ?? 0) - (at === target ? 1 : 0)) * weight;
        if (Math.abs(off) < 0.002) continue;
        for (const place of features) {
          const cell = place * width + at;
          const gradient = off + decay * (weights[cell] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + gradient * gradient;
          weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / Math.sqrt((squares[cell] ?? 0) + 1e-3);
        }
      }
    }
    if (round < settledFrom) continue;
    for (let cell = 0; cell < sums.length; cell += 1)
      sums[cell] = (sums[cell] ?? 0) + (weights[cell] ?? 0) / (rounds - settledFrom);
  }
  return inBytes(labels, sums);
}

export function shuffled<T>(items: readonly T[], roll: Roll): readonly T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(roll() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}
