import { type Example, type Features, unit, widthOf } from './features.ts';
import { inSteps, type Steps } from './steps.ts';

/** For every label, how much the nearest known wordings resemble a text: 0 to 1. */
export type Nearest = (features: Features) => readonly number[];

/** Weights of a label's best, second and third wording: several that are close say more than one. */
const shares = [4 / 7, 2 / 7, 1 / 7] as const;

/** Cosine similarity over weighted features; rare features weigh more (inverse document frequency). */
export function* growWordings(examples: readonly Example[], labels: number): Steps<Nearest> {
  const width = widthOf(examples);
  const times = new Int32Array(width);
  for (const { features } of examples) for (const id of features.ids) times[id] = (times[id] as number) + 1;
  const rarityAt = (found: number): number => Math.log(1 + examples.length / (found + 1));
  const unheardOf = rarityAt(0);
  const rarity = Float64Array.from(times, rarityAt);
  const weigh = ({ ids, weights }: Features): readonly number[] =>
    unit(weights.map((weight, at) => weight * (rarity[ids[at] as number] ?? unheardOf)));
  // The wordings that have a feature, and how much of it, stand in a row for each feature.
  const starts = new Int32Array(width + 1);
  for (let id = 0; id < width; id += 1) starts[id + 1] = (starts[id] as number) + (times[id] as number);
  const next = starts.slice();
  const wordings = new Int32Array(starts[width] as number);
  const values = new Float64Array(wordings.length);
  yield* inSteps(examples, 300, ({ features }, example) => {
    const weights = weigh(features);
    for (const [at, id] of features.ids.entries()) {
      const place = next[id] as number;
      next[id] = place + 1;
      wordings[place] = example;
      values[place] = weights[at] as number;
    }
  });
  const labelOf = Int32Array.from(examples, ({ label }) => label);
  const closeness = new Float64Array(examples.length);
  const best = new Float64Array(labels * shares.length);
  return (features) => {
    const { ids } = features;
    const weights = weigh(features);
    closeness.fill(0);
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] as number;
      if (id >= width) continue;
      const by = weights[at] as number;
      const end = starts[id + 1] as number;
      for (let place = starts[id] as number; place < end; place += 1) {
        const wording = wordings[place] as number;
        closeness[wording] = (closeness[wording] as number) + by * (values[place] as number);
      }
    }
    bestOf(closeness, labelOf, best);
    const near: number[] = [];
    for (let from = 0; from < best.length; from += shares.length) {
      let sum = 0;
      for (let nth = 0; nth < shares.length; nth += 1)
        sum += (best[from + nth] as number) * (shares[nth] as number);
      near.push(sum);
    }
    return near;
  };
}

/** The closest wordings of every label, the best first, as many as there are shares. */
function bestOf(closeness: Float64Array, labelOf: Int32Array, best: Float64Array): void {
  const many = shares.length;
  best.fill(0);
  for (let example = 0; example < closeness.length; example += 1) {
    const close = closeness[example] as number;
    const from = (labelOf[example] as number) * many;
    let at = from + many - 1;
    if (close <= (best[at] as number)) continue;
    for (; at > from && close > (best[at - 1] as number); at -= 1) best[at] = best[at - 1] as number;
    best[at] = close;
  }
}
