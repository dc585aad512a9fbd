import type { Detector } from './detector.ts';
import { defaultThreshold, weigh } from './judge.ts';
import type { Indexed } from './scan.ts';

/** Two of the scanned records that are likely one, by their ids. */
export interface LikelyPair {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
}

/**
 * The pairs among indexed records that are at least likely, best first, judged as `duplicatesOf` judges them, by the
 * weights that are in use: a scan and a lead's own card say the same. Yields how many records are done.
 */
export function* findPairs(
  { profiles, candidates }: Indexed,
  detector: Detector,
): Generator<number, readonly LikelyPair[]> {
  const pairs: LikelyPair[] = [];
  let compared = 0;
  for (const [at, profile] of profiles.entries()) {
    for (const before of candidates.before(at)) {
      const other = profiles[before];
      if (other === undefined) continue;
      const { probability } = weigh(detector, other, profile);
      if (probability >= defaultThreshold)
        pairs.push({ a: other.record.id, b: profile.record.id, probability });
      if (++compared % 200 === 0) yield at;
    }
    if (at % 200 === 0) yield at;
  }
  return pairs.sort((x, y) => y.probability - x.probability || (x.a + x.b < y.a + y.b ? -1 : 1));
}
