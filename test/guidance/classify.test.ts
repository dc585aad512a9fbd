import { expect, test } from 'vitest';
import { growClassifier } from '../../domain/guidance/classify.ts';
import { finish } from '../../domain/guidance/steps.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'never-heard'];
const labels = ['x', 'y', 'z'];

/** `a*0.5 b`: a weighs a half, b one. */
const featuresOf = (text: string) => {
  const words = text.split(' ').map((word) => word.split('*'));
  return {
    ids: words.map(([name = '']) => names.indexOf(name)),
    weights: words.map(([, weight = '1']) => Number(weight)),
  };
};
const examples = (
  [
    ['a b', 'x'],
    ['a c*0.5', 'x'],
    ['b c', 'y'],
    ['d*2 c', 'y'],
    ['d e', 'z'],
    ['e a*0.3', 'z'],
  ] as const
).map(([text, label]) => ({ features: featuresOf(text), label: labels.indexOf(label) }));

test.each([
  ['a', [0.854643, 0.031953, 0.113403]],
  ['b c', [0.102268, 0.888062, 0.00967]],
  ['d*0.2', [0.284812, 0.369751, 0.345437]],
  ['e a b', [0.541112, 0.033772, 0.425116]],
  ['never-heard', [0.333333, 0.333333, 0.333333]],
])('the same examples always say the same of “%s”', (text, likelihoods) => {
  const classify = finish(growClassifier(examples, labels.length));
  const found = classify(featuresOf(text));
  expect(found.map((likelihood) => Number(likelihood.toFixed(6)))).toEqual(likelihoods);
});

test('a text says what it says beside many others, in whatever order they were asked', () => {
  const many = Array.from({ length: 900 }, (_, at) => examples[at % examples.length]).flatMap(
    (one) => one ?? [],
  );
  const classify = finish(growClassifier(many, labels.length));
  const first = classify(featuresOf('a b'));
  classify(featuresOf('d e'));
  expect(classify(featuresOf('a b'))).toEqual(first);
  expect(first[labels.indexOf('x')]).toBeGreaterThan(0.99);
});
