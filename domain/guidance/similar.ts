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
  const rarityAt = (times: number): number => Math.log(1 + examples.length / (times + 1));
  const unheardOf = rarityAt(0);
  for (const [name, times] of found) found.set(name, rarityAt(times));
  const rarity: ReadonlyMap<string, number> = found;
  const weigh = (features: Features): readonly number[] => {
    const weights: number[] = [];
    for (const [name, value] of features) weights.push(value * (rarity.get(name) ?? unheardOf));
    const length = Math.hypot(...weights) || 1;
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] as number) / length;
    return weights;
  };
  const postings = new Map<string, { readonly examples: number[]; readonly values: number[] }>();
  yield* inSteps(examples, 300, ({ features }, example) => {
    const weights = weigh(features);
    let at = 0;
    for (const name of features.keys()) {
      const value = weights[at++] as number;
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
    const weights = weigh(features);
    let at = 0;
    for (const name of features.keys()) {
      const list = lists.get(name);
      if (list !== undefined) addUp(closeness, list.examples, list.values, weights[at] as number);
      at += 1;
    }
    const best = bestOf(closeness, labelOf, labels.length);
    const near = new Map<string, number>();
    for (let place = 0; place < labels.length; place += 1) {
      let sum = 0;
      for (let nth = 0; nth < shares.length; nth += 1)
        sum += (best[place * shares.length + nth] as number) * (shares[nth] as number);
      near.set(labels[place] as string, sum);
    }
    return near;
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
