import { defaultWeights } from './default-weights.ts';
import { type NameStatistics, nameStatistics } from './name-counts.ts';
import type { Reading } from './normalise.ts';
import { type ProfileCache, profileCache } from './profile-cache.ts';
import { type Scale, scaleOf } from './weigh.ts';
import type { Weights } from './weights.ts';

/** Everything it takes to compare records: how to read them, what levels are worth, which names are common. */
export interface Detector {
  readonly reading: Reading;
  /** What the scale and the statistics were made of: another thread makes its own of them. */
  readonly weights: Weights;
  readonly scale: Scale;
  readonly names: NameStatistics;
  readonly profileOf: ProfileCache;
}

/** Made once and used for every comparison; `weights` are learned ones, or those the product ships with. */
export const openDetector = (weights: Weights = defaultWeights, reading: Reading = {}): Detector => ({
  reading,
  weights,
  scale: scaleOf(weights),
  names: nameStatistics(weights.names),
  profileOf: profileCache(reading),
});

const byRegion = new WeakMap<Detector, Detector>();

/** The same detector for an organisation whose national phone numbers are those of `region`. */
export function inRegion(detector: Detector, region: string | undefined): Detector {
  if (region === undefined || detector.reading.region === region) return detector;
  const known = byRegion.get(detector);
  if (known?.reading.region === region) return known;
  const reading = { ...detector.reading, region };
  const moved = { ...detector, reading, profileOf: profileCache(reading) };
  byRegion.set(detector, moved);
  return moved;
}
