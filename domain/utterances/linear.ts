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

/** The place of the feature of a family that has these values, in their order. */
export function placeFrom(family: number, values: readonly number[], places: number): number {
  let hash = Math.imul(family + 1, 0x9e3779b1);
  for (let at = 0; at < values.length; at += 1) {
    hash = Math.imul(hash ^ (values[at] as number), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return placeAt(hash, places);
}

/** What each label's weights add up to. */
export function scoresOf({ labels, scale, table }: Weights, features: Features, into: Float64Array): void {
  into.fill(0);
  const width = labels.length;
  for (const place of features) {
    const start = place * width;
    for (let label = 0; label < width; label += 1)
      into[label] = (into[label] ?? 0) + (table[start + label] ?? 0);
  }
  for (let label = 0; label < width; label += 1) into[label] = (into[label] ?? 0) * scale;
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
