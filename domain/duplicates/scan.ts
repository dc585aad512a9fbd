import { sortSlowly } from '../slices.ts';
import { type Candidates, indexCandidates, nameKey } from './candidates.ts';
import type { Comparable } from './comparable.ts';
import { compare, type ModelName, modelOf, type Pattern } from './compare.ts';
import { defaultWeights } from './default-weights.ts';
import { type Detector, openDetector } from './detector.ts';
import { commonnessOf, defaultThreshold, type Judgement, judge, weigh } from './judge.ts';
import { type Decided, learnSlowly, mostRounds } from './learn.ts';
import { countNames, onlyCommon } from './name-counts.ts';
import { normalise, type Profile, type Reading } from './normalise.ts';
import { PairList } from './pair-list.ts';
import { probabilityOf } from './weigh.ts';
import type { Weights } from './weights.ts';

export type Phase = IndexingPhase | 'counting names' | 'comparing' | 'learning' | 'scoring';
export type IndexingPhase = 'reading' | 'sorting' | 'indexing';

/** How far a scan is: `done` of `total` steps of its phase. */
export interface Progress<P extends Phase = Phase> {
  readonly phase: P;
  readonly done: number;
  readonly total: number;
}

/** Records read and indexed, ready to be scanned or asked. Positions are those of `profiles`. */
export interface Indexed {
  /** Sorted by name, whatever order the records came in. */
  readonly profiles: readonly Profile[];
  readonly candidates: Candidates;
}

/** A compared pair: positions of its records, and how likely they are one. */
export interface ScoredPair {
  readonly left: number;
  readonly right: number;
  readonly probability: number;
}

/** Everything compared with everything that shares a match key. */
export interface Scan extends Indexed {
  /** Learned from these records, without labels. */
  readonly weights: Weights;
  readonly detector: Detector;
  /** How many pairs were compared. */
  readonly compared: number;
  /** The compared pairs with a probability of at least 0.001. */
  readonly pairs: readonly ScoredPair[];
}

export interface ScanOptions {
  /** Where learning starts. */
  readonly start?: Weights;
  readonly reading?: Reading;
  /** What people have decided so far; learning takes it into account. */
  readonly decisions?: readonly Decision[];
}

/** Two records that a person merged, or found to be different ones. */
export interface Decision {
  readonly a: string;
  readonly b: string;
  readonly duplicate: boolean;
}

/** Less likely pairs are counted, not kept. */
const leastProbability = 0.001;

/** Reads and indexes records. Ids must be unique. */
export function* indexRecords(
  records: readonly Comparable[],
  reading: Reading = {},
): Generator<Progress<IndexingPhase>, Indexed> {
  const total = records.length;
  const read: { name: string; profile: Profile }[] = [];
  for (const record of records) {
    const profile = normalise(record, reading);
    read.push({ name: nameKey(profile), profile });
    if (read.length % 20 === 0) yield { phase: 'reading', done: read.length, total };
  }
  const sorting = sortSlowly(read, (a, b) => (a.name < b.name ? -1 : 1));
  const sorted = yield* inPhase(sorting, (done) => ({ phase: 'sorting', done, total }));
  const profiles = sorted.map(({ profile }) => profile);
  const indexing = indexCandidates(profiles);
  const candidates = yield* inPhase(indexing, (done) => ({ phase: 'indexing', done, total }));
  return { profiles, candidates };
}

/**
 * Finds all duplicates among the records: compares, learns weights from what it sees, scores. The result depends
 * on the records alone, not on their order. Run it with `inSlices`, which never holds up others for long.
 */
export function* scan(
  indexed: Indexed,
  { start = defaultWeights, reading = {}, decisions = [] }: ScanOptions = {},
): Generator<Progress, Scan> {
  const { profiles } = indexed;
  const total = profiles.length;
  const names = yield* inPhase(countNames(profiles), (done) => ({ phase: 'counting names', done, total }));
  const before = openDetector({ ...start, names }, reading);
  const { pairs: all, counts } = yield* comparePairs(indexed, before);
  const decided = decidedPatterns(profiles, before, decisions);
  const learnModel = (model: ModelName) =>
    inPhase(learnSlowly(model, counts[model], start[model], decided[model]), (done) => ({
      phase: 'learning',
      done,
      total: mostRounds,
    }));
  const person = yield* learnModel('person');
  const company = yield* learnModel('company');
  const weights: Weights = { version: 1, names, person, company };
  const detector = openDetector(weights, reading);
  const pairs = yield* score(all, profiles, detector);
  return {
    ...indexed,
    compared: all.length,
    pairs,
    weights: { ...weights, names: onlyCommon(names) },
    detector,
  };
}

function* comparePairs({ profiles, candidates }: Indexed, { names }: Detector) {
  const pairs = new PairList();
  const counts = { person: new Map<Pattern, number>(), company: new Map<Pattern, number>() };
  let reported = 0;
  for (const [right, profile] of profiles.entries()) {
    for (const left of candidates.before(right)) {
      const pattern = compare(profiles[left] as Profile, profile, names.isCommon);
      const seen = counts[modelOf(pattern)];
      seen.set(pattern, (seen.get(pattern) ?? 0) + 1);
      pairs.add(left, right, pattern);
    }
    if (pairs.length < reported + 200) continue;
    reported = pairs.length;
    yield { phase: 'comparing', done: right + 1, total: profiles.length } satisfies Progress;
  }
  return { pairs, counts };
}

/** How decided pairs agree. Records that are gone teach nothing. */
function decidedPatterns(
  profiles: readonly Profile[],
  { names }: Detector,
  decisions: readonly Decision[],
): Readonly<Record<ModelName, Decided>> {
  const byId = new Map(profiles.map((profile) => [profile.record.id, profile]));
  const decided = {
    person: { duplicate: new Map<Pattern, number>(), different: new Map<Pattern, number>() },
    company: { duplicate: new Map<Pattern, number>(), different: new Map<Pattern, number>() },
  };
  for (const { a, b, duplicate } of decisions) {
    const [one, other] = [byId.get(a), byId.get(b)];
    if (one === undefined || other === undefined) continue;
    const pattern = compare(one, other, names.isCommon);
    const counts = decided[modelOf(pattern)][duplicate ? 'duplicate' : 'different'];
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return decided;
}

function* score(
  compared: PairList,
  profiles: readonly Profile[],
  detector: Detector,
): Generator<Progress, ScoredPair[]> {
  const scored: ScoredPair[] = [];
  let done = 0;
  for (const { left, right, pattern } of compared) {
    const commonness = commonnessOf(detector, pattern, profiles[left] as Profile, profiles[right] as Profile);
    const probability = probabilityOf(detector.scale.score(pattern, commonness));
    if (probability >= leastProbability) scored.push({ left, right, probability });
    if (++done % 1000 === 0) yield { phase: 'scoring', done, total: compared.length };
  }
  return scored;
}

/** Passes a part's steps on as progress. */
function* inPhase<P extends Phase, Step, Result>(
  work: Generator<Step, Result>,
  progress: (step: Step) => Progress<P>,
): Generator<Progress<P>, Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield progress(step.value);
  }
}

/** Two records that are likely one, with everything known about them. */
export interface FoundPair extends Judgement {
  readonly a: Comparable;
  readonly b: Comparable;
}

/** The pairs of a scan from a probability on, by the ids of their records, the smaller id first. */
export function duplicatesIn({ pairs, profiles, detector }: Scan, threshold = defaultThreshold): FoundPair[] {
  const found: FoundPair[] = [];
  for (const { left, right, probability } of pairs) {
    if (probability < threshold) continue;
    const two = [profiles[left] as Profile, profiles[right] as Profile];
    const [a, b] = two.sort((x, y) => compareIds(x.record.id, y.record.id)) as [Profile, Profile];
    found.push({ a: a.record, b: b.record, ...judge(detector, weigh(detector, a, b), a, b) });
  }
  return found.sort((x, y) => compareIds(x.a.id, y.a.id) || compareIds(x.b.id, y.b.id));
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
