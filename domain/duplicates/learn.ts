import { fieldsOf, levelAt, levelsOf, type ModelName, type Pattern } from './compare.ts';
import { type ByClass, classes, type ModelWeights, type PairClass } from './weights.ts';

/** How many pairs show a pattern. */
export type PatternCounts = ReadonlyMap<Pattern, number>;

/** Pairs that people have decided on: merged, or found not to be duplicates. */
export interface Decided {
  readonly duplicate: PatternCounts;
  readonly different: PatternCounts;
}

/** The start counts as much as this many pairs (Dirichlet priors): for the shares, for the levels of each class. */
const shareStrength = 20;
const levelStrength: ByClass = [100, 500, 500, 50];
/** A decision counts as much as this many undecided pairs. */
const decisionWeight = 20;
export const mostRounds = 300;
const settled = 1e-7;

/** A pattern, how often it was seen, and the classes it may be of: all, unless people have decided. */
interface Case {
  readonly pattern: Pattern;
  readonly count: number;
  readonly open: ByClass;
}

/** Shares by class, and the probability of a level at `(field × 16 + level) × 4 + class`; 1 for `missing`. */
interface Estimate {
  readonly shares: Float64Array;
  readonly levels: Float64Array;
}

/**
 * Learns weights without labels by expectation maximisation (Dempster, Laird and Rubin 1977; Winkler 1988).
 * Starts from `start` and is held near it by priors, so that a class keeps its meaning on any data and a handful
 * of records changes little. Depends on the counts alone, not on their order; no chance is involved.
 * Yields the round, often enough for a slice.
 */
export function* learnSlowly(
  model: ModelName,
  counts: PatternCounts,
  start: ModelWeights,
  decided?: Decided,
): Generator<number, ModelWeights> {
  const cases = [
    ...casesOf(counts, 1, [1, 1, 1, 1]),
    ...casesOf(decided?.duplicate ?? new Map(), decisionWeight, [1, 0, 0, 0]),
    ...casesOf(decided?.different ?? new Map(), decisionWeight, [0, 1, 1, 1]),
  ];
  const prior = estimateOf(model, start);
  let now = prior;
  for (let round = 0; round < mostRounds; round++) {
    const next = maximise(model, yield* expect(model, cases, now, round), prior);
    const moved = next.shares.some((share, c) => Math.abs(share - (now.shares[c] ?? 0)) > settled);
    now = next;
    if (!moved) break;
    yield round;
  }
  return weightsOf(model, now);
}

const casesOf = (counts: PatternCounts, weight: number, open: ByClass): Case[] =>
  [...counts].sort(([a], [b]) => a - b).map(([pattern, count]) => ({ pattern, count: count * weight, open }));

const place = (field: number, level: number): number => (field * 16 + level) * classes.length;

/** So many patterns are a step of a slice: a few milliseconds. */
const casesPerStep = 2_000;

/** How often each class and level is expected, given what is believed now. */
function* expect(
  model: ModelName,
  cases: readonly Case[],
  { shares, levels }: Estimate,
  round: number,
): Generator<number, Estimate> {
  const fields = fieldsOf(model).length;
  const sums = { shares: new Float64Array(classes.length), levels: new Float64Array(levels.length) };
  const joint = new Float64Array(classes.length);
  for (const [done, { pattern, count, open }] of cases.entries()) {
    if (done % casesPerStep === casesPerStep - 1) yield round;
    let total = 0;
    for (let c = 0; c < classes.length; c++) {
      let p = (shares[c] ?? 0) * (open[c] ?? 0);
      for (let f = 0; f < fields; f++) p *= levels[place(f, levelAt(pattern, f)) + c] ?? 0;
      joint[c] = p;
      total += p;
    }
    if (total === 0) continue;
    for (let c = 0; c < classes.length; c++) {
      const expected = (count * (joint[c] ?? 0)) / total;
      sums.shares[c] = (sums.shares[c] ?? 0) + expected;
      for (let f = 0; f < fields; f++) {
        const at = place(f, levelAt(pattern, f)) + c;
        sums.levels[at] = (sums.levels[at] ?? 0) + expected;
      }
    }
  }
  return sums;
}

/** Pairs of which only one names a person teach nothing about how the names of a match agree. */
const isHeld = (of: PairClass | undefined, level: string | undefined): boolean =>
  of === 'match' && level === 'only one named';

/** The likeliest shares and levels for what is expected, with the prior as so many pairs more. */
function maximise(model: ModelName, expected: Estimate, prior: Estimate): Estimate {
  const total = expected.shares.reduce((sum, n) => sum + n, 0) + shareStrength;
  const shares = expected.shares.map((n, c) => (n + shareStrength * (prior.shares[c] ?? 0)) / total);
  const levels = prior.levels.slice();
  for (const [f, field] of fieldsOf(model).entries()) {
    const names = levelsOf(model, field);
    for (let c = 0; c < classes.length; c++) {
      const strength = levelStrength[c] ?? 0;
      const held = (level: number) => isHeld(classes[c], names[level]);
      let free = 0;
      let rest = 1;
      for (let level = 1; level < names.length; level++) {
        const at = place(f, level) + c;
        if (held(level)) rest -= prior.levels[at] ?? 0;
        else free += (expected.levels[at] ?? 0) + strength * (prior.levels[at] ?? 0);
      }
      for (let level = 1; level < names.length; level++) {
        const at = place(f, level) + c;
        const weight = (expected.levels[at] ?? 0) + strength * (prior.levels[at] ?? 0);
        if (!held(level)) levels[at] = (rest * weight) / free;
      }
    }
  }
  return { shares, levels };
}

function estimateOf(model: ModelName, { shares, levels }: ModelWeights): Estimate {
  const fields = fieldsOf(model);
  const flat = new Float64Array(place(fields.length, 0)).fill(1);
  for (const [f, field] of fields.entries()) {
    for (const [level, name] of levelsOf(model, field).entries()) {
      if (level > 0) flat.set(levels[field]?.[name] ?? [0, 0, 0, 0], place(f, level));
    }
  }
  return { shares: Float64Array.from(shares), levels: flat };
}

const weightsOf = (model: ModelName, { shares, levels }: Estimate): ModelWeights => ({
  shares: byClass(shares),
  levels: Object.fromEntries(
    fieldsOf(model).map((field, f) => [
      field,
      Object.fromEntries(
        levelsOf(model, field)
          .map((name, level) => [name, byClass(levels.subarray(place(f, level)))] as const)
          .slice(1),
      ),
    ]),
  ),
});

const byClass = (values: Float64Array): ByClass => [
  values[0] ?? 0,
  values[1] ?? 0,
  values[2] ?? 0,
  values[3] ?? 0,
];
