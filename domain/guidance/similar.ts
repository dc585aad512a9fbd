import type { Example, Features } from './classify.ts';
import { inSteps, type Steps } from './steps.ts';

/** For every label, how much the nearest known wordings resemble a text: 0 to 1. */
export type Nearest = (features: Features) => ReadonlyMap<string, number>;

/** Weights of a label's best, second and third wording: several that are close say more than one. */
const shares = [4 / 7, 2 / 7, 1 / 7];

/** Cosine similarity over weighted features; rare features weigh more (inverse document frequency). */
export function* growWordings(examples: readonly Example[]): Steps<Nearest> {
  const found = new Map<string, number>();
  for (const { features } of examples) {
    for (const name of features.keys()) found.set(name, (found.get(name) ?? 0) + 1);
  }
  const rarity = (name: string): number => Math.log(1 + examples.length / ((found.get(name) ?? 0) + 1));
  const weigh = (features: Features): readonly (readonly [string, number])[] => {
    const weighed = [...features].map(([name, value]) => [name, value * rarity(name)] as const);
    const length = Math.hypot(...weighed.map(([, value]) => value)) || 1;
    return weighed.map(([name, value]) => [name, value / length] as const);
  };
  const postings = new Map<string, { readonly example: number; readonly value: number }[]>();
  yield* inSteps(examples, 300, ({ features }, example) => {
    for (const [name, value] of weigh(features)) {
      const list = postings.get(name);
      if (list === undefined) postings.set(name, [{ example, value }]);
      else list.push({ example, value });
    }
  });
  return (features) => {
    const closeness = new Float64Array(examples.length);
    for (const [name, value] of weigh(features)) {
      for (const posting of postings.get(name) ?? []) {
        closeness[posting.example] = (closeness[posting.example] ?? 0) + value * posting.value;
      }
    }
    const best = new Map<string, number[]>();
    for (const [at, close] of closeness.entries()) {
      const label = examples[at]?.label ?? '';
      const top = best.get(label) ?? [];
      if (top.length < shares.length || close > (top.at(-1) ?? 0)) {
        best.set(label, [...top, close].toSorted((a, b) => b - a).slice(0, shares.length));
      }
    }
    return new Map(
      [...best].map(([label, top]) => [
        label,
        top.reduce((sum, close, at) => sum + close * (shares[at] ?? 0), 0),
      ]),
    );
  };
}
