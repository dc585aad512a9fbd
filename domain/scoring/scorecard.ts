// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { solve } from './cholesky.ts';
import { type Design, logitsOf, probabilityOf, type Weights } from './design.ts';

/**
 * Ridge logistic regression on bins (scoring method 3.3), pulled towards `prior` instead of towards nothing: with
 * few leads or a strong `ridge` the evidence stays as it is, with many leads the data correct it. Neighbouring
 * numeric bins are held together by a difference penalty of twice the ridge. Newton with halved steps: a plain
 * Newton step can overshoot and never come back when classes are rare.
 */
export function fitScorecard(design: Design, prior: Weights, ridge: number): Weights {
  const size = design.width + 1;
  const base = logitsOf(design.cells, design.bins.length, prior);
  const penalty = penaltyOf(design, ridge);
  let at = evaluate(design, base, penalty, new Float64Array(size));
  for (let round = 0; round < 25; round++) {
    solve(at.curve, at.slope);
    const step = at.slope;
    let next = at;
    let share = 1;
    for (; share > 1e-6; share /= 2) {
      next = evaluate(
        design,
        base,
        penalty,
        at.weights.map((weight, j) => weight + share * step[j]!),
      );
      if (next.fit >= at.fit - 1e-9) break;
    }
    at = next;
    if (step.every((change) => Math.abs(change) < 1e-3)) break;
  }
  return {
    intercept: prior.intercept + at.weights[design.width]!,
    bins: prior.bins.map((weight, bin) => weight + at.weights[bin]!),
  };
}

interface Penalty {
  readonly ridge: number;
  readonly smooth: number;
  /** Bins that are held together with the next one. */
  readonly joined: readonly number[];
}

function penaltyOf({ bins, offsets }: Design, ridge: number): Penalty {
  const joined = bins.flatMap((own, a) =>
    own.kind === 'numeric' ? own.lows.slice(1).map((_, bin) => offsets[a]! + bin) : [],
  );
  return { ridge, smooth: Math.max(10, 2 * ridge), joined };
}

/** Penalised log likelihood at `weights` (the intercept last), with its gradient and negative Hessian. */
function evaluate(design: Design, base: Float64Array, penalty: Penalty, weights: Float64Array) {
  const { cells, outcomes, width } = design;
  const attributes = design.bins.length;
  const size = width + 1;
  const slope = new Float64Array(size);
  const curve = new Float64Array(size * size);
  let fit = 0;
  for (let i = 0; i < outcomes.length; i++) {
    const first = i * attributes;
    let logit = base[i]! + weights[width]!;
    for (let a = 0; a < attributes; a++) logit += weights[cells[first + a]!]!;
    const p = probabilityOf(logit);
    fit -= Math.log1p(Math.exp(outcomes[i] ? -logit : logit));
    const residual = outcomes[i]! - p;
    const weight = p * (1 - p);
    slope[width] = slope[width]! + residual;
    curve[size * size - 1] = curve[size * size - 1]! + weight;
    for (let a = 0; a < attributes; a++) {
      const bin = cells[first + a]!;
      const row = bin * size;
      slope[bin] = slope[bin]! + residual;
      curve[width * size + bin] = curve[width * size + bin]! + weight;
      for (let b = 0; b <= a; b++) {
        const at = row + cells[first + b]!;
        curve[at] = curve[at]! + weight;
      }
    }
  }
  fit -= punish(penalty, weights, slope, curve);
  return { fit, slope, curve, weights };
}

/** Adds the penalty to gradient and Hessian; returns its value. */
function punish(
  { ridge, smooth, joined }: Penalty,
  weights: Float64Array,
  slope: Float64Array,
  curve: Float64Array,
): number {
  const size = weights.length;
  let value = 0;
  const add = (j: number, k: number, amount: number): void => {
    curve[j * size + k] = curve[j * size + k]! + amount;
  };
  for (let bin = 0; bin < size - 1; bin++) {
    value += (ridge / 2) * weights[bin]! ** 2;
    slope[bin] = slope[bin]! - ridge * weights[bin]!;
    add(bin, bin, ridge);
  }
  for (const bin of joined) {
    const gap = weights[bin + 1]! - weights[bin]!;
    value += (smooth / 2) * gap ** 2;
    slope[bin] = slope[bin]! + smooth * gap;
    slope[bin + 1] = slope[bin + 1]! - smooth * gap;
    add(bin, bin, smooth);
    add(bin + 1, bin + 1, smooth);
    add(bin + 1, bin, -smooth);
  }
  // Keeps the intercept's row positive definite when every lead is certain.
  add(size - 1, size - 1, 1e-9);
  return value;
}
