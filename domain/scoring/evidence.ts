// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { type Design, logitOf, probabilityOf, type Weights } from './design.ts';

/** Prior leads added to every bin, at the base rate: a bin of ten leads is believed half. */
const PRIOR_LEADS = 10;
/** Ridge that pulls each attribute's factor towards `FACTOR`; attributes overlap, so their evidence is discounted. */
const FACTOR_RIDGE = 10;
const FACTOR = 0.25;

/**
 * Weight of evidence: each bin's weight is its own smoothed log odds against the base rate, times one factor per
 * attribute that is never negative, fitted by logistic regression. So a bin with a rate above the average always
 * raises the score. It needs little data and holds when the world changes; the scorecard starts from it.
 */
export function weightOfEvidence(design: Design): Weights {
  const { bins, offsets } = design;
  const evidence = evidenceOf(design);
  const factors = fitFactors(design, evidence);
  const weights = new Float64Array(design.width);
  bins.forEach((_, a) => {
    const end = offsets[a + 1] ?? design.width;
    for (let bin = offsets[a]!; bin < end; bin++) weights[bin] = factors[a]! * evidence[bin]!;
  });
  return { intercept: factors[bins.length]!, bins: weights };
}

function evidenceOf({ cells, outcomes, bins, width }: Design): Float64Array {
  const counts = new Float64Array(width);
  const positives = new Float64Array(width);
  let won = 0;
  for (let i = 0, at = 0; i < outcomes.length; i++) {
    won += outcomes[i]!;
    for (let a = 0; a < bins.length; a++, at++) {
      counts[cells[at]!] = counts[cells[at]!]! + 1;
      positives[cells[at]!] = positives[cells[at]!]! + outcomes[i]!;
    }
  }
  const rate = won / outcomes.length;
  return counts.map(
    (count, bin) => logitOf((positives[bin]! + PRIOR_LEADS * rate) / (count + PRIOR_LEADS)) - logitOf(rate),
  );
}

/** Newton steps on the factors, each solved by coordinate descent so that no factor falls below zero. */
function fitFactors({ cells, outcomes, bins }: Design, evidence: Float64Array): Float64Array {
  const size = bins.length + 1;
  const factors = new Float64Array(size).fill(FACTOR);
  factors[bins.length] = logitOf(outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length);
  const x = new Float64Array(size).fill(1);
  const slope = new Float64Array(size);
  const curve = new Float64Array(size * size);
  for (let round = 0; round < 20; round++) {
    slope.fill(0);
    curve.fill(0);
    for (let i = 0, at = 0; i < outcomes.length; i++) {
      let logit = factors[bins.length]!;
      for (let a = 0; a < bins.length; a++) {
        x[a] = evidence[cells[at++]!]!;
        logit += factors[a]! * x[a]!;
      }
      const p = probabilityOf(logit);
      for (let j = 0; j < size; j++) {
        slope[j] = slope[j]! + (outcomes[i]! - p) * x[j]!;
        const weighted = p * (1 - p) * x[j]!;
        for (let k = 0; k <= j; k++) curve[j * size + k] = curve[j * size + k]! + weighted * x[k]!;
      }
    }
    for (let a = 0; a < bins.length; a++) {
      slope[a] = slope[a]! - FACTOR_RIDGE * (factors[a]! - FACTOR);
      curve[a * size + a] = curve[a * size + a]! + FACTOR_RIDGE;
    }
    const step = boundedStep(slope, curve, factors);
    step.forEach((change, j) => {
      factors[j] = factors[j]! + change;
    });
    if (step.every((change) => Math.abs(change) < 1e-4)) break;
  }
  return factors;
}

/** Minimises the quadratic model under `factor + step >= 0` (the last one, the intercept, is free). */
function boundedStep(slope: Float64Array, curve: Float64Array, factors: Float64Array): Float64Array {
  const size = slope.length;
  const step = new Float64Array(size);
  const at = (j: number, k: number): number => (j >= k ? curve[j * size + k]! : curve[k * size + j]!);
  for (let sweep = 0; sweep < 200; sweep++) {
    let moved = 0;
    for (let j = 0; j < size; j++) {
      let rest = slope[j]!;
      for (let k = 0; k < size; k++) rest -= at(j, k) * step[k]!;
      const free = step[j]! + rest / at(j, j);
      const next = j === size - 1 ? free : Math.max(-factors[j]!, free);
      moved = Math.max(moved, Math.abs(next - step[j]!));
      step[j] = next;
    }
    if (moved < 1e-8) break;
  }
  return step;
}
