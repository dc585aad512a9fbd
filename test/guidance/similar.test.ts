import { expect, test } from 'vitest';
import type { Example, Features } from '../../domain/guidance/classify.ts';
import { fours } from '../../domain/guidance/near.ts';
import { growWordings } from '../../domain/guidance/similar.ts';
import { finish } from '../../domain/guidance/steps.ts';
import { readTerms } from '../../domain/guidance/terms.ts';
import { theKnowledge } from './the-guidance.ts';

const { bank, lexicons } = await theKnowledge();
const featuresOf = (question: string): Features => readTerms(question, lexicons, (word) => word).features;
const learnt: readonly Example[] = bank
  .filter((_, at) => at % 10 === 0)
  .map(({ question, expected }) => ({ features: featuresOf(question), label: expected[0] ?? 'outside' }));
const asked = bank.filter((_, at) => at % 97 === 1).map(({ question }) => question);

test('the nearest wordings are those that a comparison with every single one finds', () => {
  const nearest = finish(growWordings(learnt));
  for (const question of asked) {
    const found = nearest(featuresOf(question));
    for (const [label, score] of oneByOne(featuresOf(question))) {
      expect(found.get(label)).toBeCloseTo(score, 10);
    }
    expect(found.size).toBe(new Set(learnt.map(({ label }) => label)).size);
  }
});

test('a text is compared by all its pieces of four characters', () => {
  for (const text of ['', 'abc', 'abcd', 'access denied', 'zz 09 zz 09 zz']) {
    const pieces = Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4));
    expect(fours(text).size).toBe(new Set(pieces).size);
    for (const piece of pieces) expect(fours(text)).toEqual(new Set([...fours(text), ...fours(piece)]));
  }
});

/** Cosines with every wording, weighed by rarity; a label's best three count 4 : 2 : 1. */
function oneByOne(features: Features): ReadonlyMap<string, number> {
  const mine = weighed(features);
  const close = learnt.map((one) => ({ label: one.label, close: cosine(mine, weighed(one.features)) }));
  return new Map(
    close.map(({ label }) => {
      const own = close.filter((one) => one.label === label).map((one) => one.close);
      const [first = 0, second = 0, third = 0] = own.toSorted((a, b) => b - a);
      return [label, (4 * first + 2 * second + third) / 7];
    }),
  );
}

const counts = new Map<string, number>();
for (const { features } of learnt)
  for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
const weighed = (features: Features): Features =>
  new Map(
    [...features].map(([name, value]) => [
      name,
      value * Math.log(1 + learnt.length / ((counts.get(name) ?? 0) + 1)),
    ]),
  );

function cosine(a: Features, b: Features): number {
  const dot = [...a].reduce((sum, [name, value]) => sum + value * (b.get(name) ?? 0), 0);
  return dot / (Math.hypot(...a.values()) * Math.hypot(...b.values()) || 1);
}
