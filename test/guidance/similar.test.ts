import { expect, test } from 'vitest';
import type { Example, Features } from '../../domain/guidance/features.ts';
import { fours } from '../../domain/guidance/near.ts';
import { growWordings } from '../../domain/guidance/similar.ts';
import { finish } from '../../domain/guidance/steps.ts';
import { openReader } from '../../domain/guidance/terms.ts';
import { theKnowledge } from './the-guidance.ts';

const { bank, lexicons } = await theKnowledge();
const { read } = openReader(lexicons, (word) => word);
const featuresOf = (question: string): Features => read(question).features;
const taken = bank.filter((_, at) => at % 10 === 0);
const labelOf = ({ expected }: (typeof bank)[number]): string => expected[0] ?? 'outside';
const labels = [...new Set(taken.map(labelOf))];
const learnt: readonly Example[] = taken.map((line) => ({
  features: featuresOf(line.question),
  label: labels.indexOf(labelOf(line)),
}));
const asked = bank.filter((_, at) => at % 97 === 1).map(({ question }) => question);

test('the nearest wordings are those that a comparison with every single one finds', () => {
  const nearest = finish(growWordings(learnt, labels.length));
  for (const question of asked) {
    const found = nearest(featuresOf(question));
    for (const [label, score] of oneByOne(featuresOf(question))) {
      expect(found[label]).toBeCloseTo(score, 10);
    }
    expect(found).toHaveLength(labels.length);
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
function oneByOne(features: Features): readonly (readonly [label: number, score: number])[] {
  const mine = weighed(features);
  const close = learnt.map((one) => ({ label: one.label, close: cosine(mine, weighed(one.features)) }));
  return labels.map((_, label) => {
    const own = close.filter((one) => one.label === label).map((one) => one.close);
    const [first = 0, second = 0, third = 0] = own.toSorted((a, b) => b - a);
    return [label, (4 * first + 2 * second + third) / 7];
  });
}

const counts = new Map<number, number>();
for (const { features } of learnt) for (const id of features.ids) counts.set(id, (counts.get(id) ?? 0) + 1);
const weighed = ({ ids, weights }: Features): ReadonlyMap<number, number> =>
  new Map(
    ids.map((id, at) => [id, (weights[at] ?? 0) * Math.log(1 + learnt.length / ((counts.get(id) ?? 0) + 1))]),
  );

function cosine(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const dot = [...a].reduce((sum, [id, value]) => sum + value * (b.get(id) ?? 0), 0);
  return dot / (Math.hypot(...a.values()) * Math.hypot(...b.values()) || 1);
}
