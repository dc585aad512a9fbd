import { describe, expect, test } from 'vitest';
import { roomFor, scorerOf, type Weights } from '../../domain/utterances/linear.ts';
import { rollFrom } from '../../domain/utterances/noise.ts';

const places = 64;

const madeWeights = (labels: number, weightOf: () => number): Weights => ({
  labels: Array.from({ length: labels }, (_, at) => `label-${at}`),
  scale: 0.25,
  table: Int8Array.from({ length: labels * places }, weightOf),
});

const oneByOne = ({ labels, scale, table }: Weights, features: readonly number[]): readonly number[] =>
  labels.map(
    (_, label) =>
      features.reduce((sum, place) => sum + (table[place * labels.length + label] ?? 0), 0) * scale,
  );

const added = (weights: Weights, features: readonly number[]): readonly number[] => {
  const into = new Float64Array(roomFor(weights)).fill(7);
  scorerOf(weights)(features, into);
  return [...into.subarray(0, weights.labels.length)];
};

describe('four labels added at once come to what each comes to by itself', () => {
  const roll = rollFrom(8);
  const featuresOf = (many: number) => Array.from({ length: many }, () => Math.floor(roll() * places));

  test.each([0, 1, 2, 255, 256, 257, 600, 2_000])('of %i features', (many) => {
    for (const labels of [1, 2, 5, 7, 42]) {
      const weights = madeWeights(labels, () => Math.floor(roll() * 256) - 128);
      const features = featuresOf(many);
      expect(added(weights, features)).toEqual(oneByOne(weights, features));
    }
  });

  test.each([-128, 127])('where every weight is %i', (weight) => {
    const weights = madeWeights(6, () => weight);
    const features = featuresOf(1_000);
    expect(added(weights, features)).toEqual(oneByOne(weights, features));
  });
});

test('the scores of several words stand behind each other', () => {
  const weights = madeWeights(5, () => 3);
  const score = scorerOf(weights);
  const into = new Float64Array(2 * roomFor(weights));
  score([1, 2], into);
  score([3], into, roomFor(weights));
  expect([...into.subarray(0, 5), ...into.subarray(8, 13)]).toEqual([
    ...Array.from({ length: 5 }, () => 1.5),
    ...Array.from({ length: 5 }, () => 0.75),
  ]);
});
