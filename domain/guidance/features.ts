/**
 * What a text says, weighed: the numbers of its features in the order in which it says them, each once, and beside
 * each its weight. A number stands for a name; whoever reads the texts gives them out from 0.
 */
export interface Features {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
}

/** A text with the place of its label among all labels. */
export interface Example {
  readonly features: Features;
  readonly label: number;
}

/** How many numbers the features of these texts go up to. */
export function widthOf(examples: readonly Example[]): number {
  let width = 0;
  for (const { features } of examples) for (const id of features.ids) if (id >= width) width = id + 1;
  return width;
}

/** Makes weights a vector of length 1: these very numbers, as whoever gathered them needs them no longer. */
export function unit(weights: number[]): readonly number[] {
  const length = Math.hypot(...weights) || 1;
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] as number) / length;
  return weights;
}
