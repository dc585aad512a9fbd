import type { NamedPair } from './csv.ts';
import type { Scan } from './scan.ts';

/** Quality against known pairs, all pairwise; `null` where nothing can be divided. */
export interface Quality {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly truePairs: number;
  readonly flagged: number;
  readonly correct: number;
  /** With the threshold chosen by looking at the answers: an upper bound, not a result. */
  readonly best: { readonly f1: number; readonly threshold: number };
  readonly recallAtPrecision99: number;
  /** The share of true pairs that were compared at all: the ceiling of recall. */
  readonly pairCompleteness: number | null;
  readonly recallByTag: Readonly<Record<string, { readonly pairs: number; readonly recall: number }>>;
}

/** Measures a finished scan against the true pairs (`says`: their tags, joined by `|`). */
export function qualityOf(scan: Scan, truth: readonly NamedPair[], threshold: number): Quality {
  const keyOf = keysOf(scan);
  const tags = new Map<number, Set<string>>();
  for (const { a, b, says } of truth) {
    const known = tags.get(keyOf(a, b)) ?? new Set();
    for (const tag of says.split('|').filter(Boolean)) known.add(tag.trim());
    tags.set(keyOf(a, b), known);
  }
  const scored = pairsOf(scan).map(({ key, probability }) => ({ probability, isTrue: tags.has(key) }));
  const flagged = scored.filter(({ probability }) => probability >= threshold);
  const correct = flagged.filter(({ isTrue }) => isTrue).length;
  return {
    precision: share(correct, flagged.length),
    recall: share(correct, tags.size),
    f1: share(2 * correct, flagged.length + tags.size),
    truePairs: tags.size,
    flagged: flagged.length,
    correct,
    ...curveOf(scored, tags.size),
    pairCompleteness: share([...tags.keys()].filter(isCompared(scan)).length, tags.size),
    recallByTag: recallByTag(tags, flaggedKeys(scan, threshold)),
  };
}

/** How many look-alikes (`says`: why they look alike) are flagged, by reason. */
export function flaggedByReason(scan: Scan, lookAlikes: readonly NamedPair[], threshold: number) {
  const keyOf = keysOf(scan);
  const flagged = flaggedKeys(scan, threshold);
  const byReason: Record<string, { pairs: number; flagged: number }> = {};
  for (const { a, b, says } of lookAlikes) {
    const so = byReason[says] ?? { pairs: 0, flagged: 0 };
    byReason[says] = { pairs: so.pairs + 1, flagged: so.flagged + Number(flagged.has(keyOf(a, b))) };
  }
  return byReason;
}

/** The best that any threshold reaches; pairs of one probability stand or fall together. */
function curveOf(scored: readonly { probability: number; isTrue: boolean }[], truePairs: number) {
  const sorted = scored.toSorted((a, b) => b.probability - a.probability);
  let correct = 0;
  let best = { f1: 0, threshold: 1 };
  let recallAtPrecision99 = 0;
  for (const [at, { probability, isTrue }] of sorted.entries()) {
    if (isTrue) correct++;
    if (sorted[at + 1]?.probability === probability) continue;
    const f1 = (2 * correct) / (at + 1 + truePairs);
    if (f1 > best.f1) best = { f1, threshold: probability };
    if (correct / (at + 1) >= 0.99) recallAtPrecision99 = Math.max(recallAtPrecision99, correct / truePairs);
  }
  return { best, recallAtPrecision99: truePairs === 0 ? 0 : recallAtPrecision99 };
}

function recallByTag(tags: ReadonlyMap<number, ReadonlySet<string>>, flagged: ReadonlySet<number>) {
  const counts = new Map<string, { pairs: number; found: number }>();
  for (const [key, names] of tags) {
    for (const name of names) {
      const so = counts.get(name) ?? { pairs: 0, found: 0 };
      counts.set(name, { pairs: so.pairs + 1, found: so.found + Number(flagged.has(key)) });
    }
  }
  return Object.fromEntries(
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { pairs, found }]) => [name, { pairs, recall: found / pairs }]),
  );
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** One number for two leads, in either order. */
function keysOf({ profiles }: Scan): (a: string, b: string) => number {
  const positions = new Map(profiles.map(({ record }, at) => [record.id, at]));
  return (a, b) => {
    const [x, y] = [positions.get(a) ?? 0, positions.get(b) ?? 0];
    return Math.min(x, y) * profiles.length + Math.max(x, y);
  };
}

const pairsOf = ({ pairs, profiles }: Scan): { key: number; probability: number }[] =>
  pairs.map(({ left, right, probability }) => ({ key: left * profiles.length + right, probability }));

const isCompared =
  ({ profiles, candidates }: Scan) =>
  (key: number): boolean =>
    candidates.before(key % profiles.length).includes(Math.floor(key / profiles.length));

const flaggedKeys = (scan: Scan, threshold: number): ReadonlySet<number> =>
  new Set(
    pairsOf(scan)
      .filter(({ probability }) => probability >= threshold)
      .map(({ key }) => key),
  );
