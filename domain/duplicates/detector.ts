import { defaultWeights } from './default-weights.ts';
import { type NameStatistics, nameStatistics } from './name-counts.ts';
import type { Reading } from './normalise.ts';
import { type Scale, scaleOf } from './weigh.ts';
import type { Weights } from './weights.ts';

/** Everything it takes to compare records: how to read them, what levels are worth, which names are common. */
export interface Detector {
  readonly reading: Reading;
  readonly scale: Scale;
  readonly names: NameStatistics;
}

/** Made once and used for every comparison; `weights` are learned ones, or those the product ships with. */
export const openDetector = (weights: Weights = defaultWeights, reading: Reading = {}): Detector => ({
  reading,
  scale: scaleOf(weights),
  names: nameStatistics(weights.names),
});
