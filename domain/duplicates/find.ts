import type { Comparable } from './comparable.ts';
import { saysNothing } from './compare.ts';
import type { Detector } from './detector.ts';
import { bandOf, isNamed, type Judgement, judge, weigh } from './judge.ts';
import { normalise, type Profile } from './normalise.ts';

/** A record that may be a duplicate. */
export interface Match extends Judgement {
  readonly id: string;
  readonly kind: Comparable['kind'];
}

/**
 * Judges candidates, best first: those that are at least possible duplicates, and those that a documented rule
 * names or that bear the same company name, with the reason why they are none. The record itself is left out. The candidates come from a look-up by
 * `matchKeys` (leads, contacts) or `companyKeys` (accounts); more than those do no harm.
 */
export const findDuplicates = (
  detector: Detector,
  record: Comparable,
  candidates: Iterable<Comparable>,
): readonly Match[] =>
  findAmong(detector, normalise(record, detector.reading), profilesOf(detector, candidates));

/** The same for records that are read already. */
export function findAmong(detector: Detector, of: Profile, candidates: Iterable<Profile>): readonly Match[] {
  const matches: Match[] = [];
  for (const candidate of candidates) {
    const { id, kind } = candidate.record;
    if (id === of.record.id && kind === of.record.kind) continue;
    const weighed = weigh(detector, of, candidate);
    if (saysNothing(weighed.pattern)) continue;
    if (bandOf(weighed.probability) === 'unlikely' && !isNamed(weighed.pattern, of, candidate)) continue;
    matches.push({ id, kind, ...judge(detector, weighed, of, candidate) });
  }
  return matches.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function* profilesOf({ reading }: Detector, records: Iterable<Comparable>): Generator<Profile> {
  for (const record of records) yield normalise(record, reading);
}
