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
  const postings = new Map<string, { readonly examples: number[]; readonly values: number[] }>();
  yield* inSteps(examples, 300, ({ features }, example) => {
    for (const [name, value] of weigh(features)) {
      const list = postings.get(name);
      if (list === undefined) postings.set(name, { examples: [example], values: [value] });
      else {
        list.examples.push(example);
        list.values.push(value);
      }
    }
  });
  const lists = new Map(
    [...postings].map(([name, { examples: these, values }]) => [
      name,
      { examples: Int32Array.from(these), values: Float64Array.from(values) },
    ]),
  );
  postings.clear();
  const closeness = new Float64Array(examples.length);
  const labels = [...new Set(examples.map(({ label }) => label))];
  const places = new Map(labels.map((label, at) => [label, at]));
  const labelOf = Int32Array.from(examples, ({ label }) => places.get(label) ?? 0);
  return (features) => {
    closeness.fill(0);
    for (const [name, value] of weigh(features)) {
      const list = lists.get(name);
      if (list !== undefined) addUp(closeness, list.examples, list.values, value);
    }
    const best = bestOf(closeness, labelOf, labels.length);
    return new Map(
      labels.map((label, place) => [
        label,
        shares.reduce((sum, part, at) => sum + (best[place * shares.length + at] ?? 0) * part, 0),
      ]),
    );
  };
}

function addUp(closeness: Float64Array, examples: Int32Array, values: Float64Array, by: number): void {
  for (let at = 0; at < examples.length; at += 1) {
    const example = examples[at] as number;
    closeness[example] = (closeness[example] as number) + by * (values[at] as number);
  }
}

/** The closest wordings of every label, the best first, as many as there are shares. */
function bestOf(closeness: Float64Array, labelOf: Int32Array, labels: number): Float64Array {
  const many = shares.length;
  const best = new Float64Array(labels * many);
  for (let example = 0; example < closeness.length; example += 1) {
    const close = closeness[example] as number;
    const from = (labelOf[example] as number) * many;
    let at = from + many - 1;
    if (close <= (best[at] as number)) continue;
    for (; at > from && close > (best[at - 1] as number); at -= 1) best[at] = best[at - 1] as number;
    best[at] = close;
  }
  return best;
}
