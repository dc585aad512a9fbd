import type { ScanProgress } from '../records/duplicate-scan.ts';
import type { Host } from '../slices.ts';
import type { Comparable } from './comparable.ts';
import type { Detector } from './detector.ts';
import { defaultThreshold, weigh } from './judge.ts';
import type { Profile } from './normalise.ts';
import { type Indexed, type IndexingPhase, indexRecords, type Progress } from './scan.ts';

/** Two of the scanned records that are likely one, by their ids. */
export interface LikelyPair {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
}

/**
 * Finds the likely pairs among records, best first, whatever order the records come in. It rests at the host's pauses
 * and says how far it is; where it does the work is its own business.
 */
export type PairSearch = (
  records: readonly Comparable[],
  detector: Detector,
  host: Host,
  report: (progress: ScanProgress) => void,
) => Promise<readonly LikelyPair[]>;

/** Reads, indexes and compares records; yields how far it is. */
export function* pairsAmong(
  records: readonly Comparable[],
  detector: Detector,
): Generator<ScanProgress, readonly LikelyPair[]> {
  const indexing = indexRecords(records, detector.reading);
  let step = indexing.next();
  for (; !step.done; step = indexing.next()) yield progressOf(step.value);
  const comparing = findPairs(step.value, detector);
  let at = comparing.next();
  for (; !at.done; at = comparing.next())
    yield progressOf({ phase: 'comparing', done: at.value, total: records.length });
  return at.value;
}

const progressOf = ({ phase, done, total }: Progress<IndexingPhase | 'comparing'>): ScanProgress => ({
  phase,
  percent: Math.floor((100 * done) / total),
});

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
      const other = profiles[before] as Profile;
      const { probability } = weigh(detector, other, profile);
      if (probability >= defaultThreshold)
        pairs.push({ a: other.record.id, b: profile.record.id, probability });
      if (++compared % 200 === 0) yield at;
    }
    if (at % 200 === 0) yield at;
  }
  return pairs.sort((x, y) => y.probability - x.probability || (x.a + x.b < y.a + y.b ? -1 : 1));
}
