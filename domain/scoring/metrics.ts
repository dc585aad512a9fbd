// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds

/** How well probabilities foretold outcomes. `undefined` means not measurable (only one class, or no rows). */
export interface Metrics {
  readonly n: number;
  readonly positives: number;
  readonly baseRate: number | undefined;
  readonly auc: number | undefined;
  /** Standard error of the AUC (DeLong). */
  readonly aucError: number | undefined;
  /** 95 % interval of the AUC. */
  readonly ci95: readonly [number, number] | undefined;
  readonly logLoss: number | undefined;
  readonly brier: number | undefined;
  readonly ece10: number | undefined;
  readonly lift10: number | undefined;
  readonly threshold: Threshold | undefined;
}

/** What happens when every lead above `above` is taken as qualified; chosen to maximise F1 (dynamics-facts 7.2). */
export interface Threshold extends ConfusionRates {
  readonly above: number;
}

export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

export interface ConfusionRates extends Confusion {
  readonly accuracy: number;
  readonly recall: number;
  readonly precision: number;
  readonly conversionRate: number;
  readonly f1: number;
}

export function measure(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): Metrics {
  const n = probabilities.length;
  let positives = 0;
  for (let i = 0; i < n; i++) positives += outcomes[i] ? 1 : 0;
  const known = n > 0;
  const auc = aucWithError(probabilities, outcomes);
  return {
    n,
    positives,
    baseRate: known ? positives / n : undefined,
    auc: auc?.auc,
    aucError: auc?.error,
    ci95: auc && [Math.max(0, auc.auc - 1.96 * auc.error), Math.min(1, auc.auc + 1.96 * auc.error)],
    logLoss: known ? logLoss(probabilities, outcomes) : undefined,
    brier: known ? brier(probabilities, outcomes) : undefined,
    ece10: known ? ece10(probabilities, outcomes) : undefined,
    lift10: positives > 0 ? lift10(probabilities, outcomes) : undefined,
    threshold: positives > 0 && positives < n ? bestThreshold(probabilities, outcomes) : undefined,
  };
}

/** Mid-ranks for ties. `error` is DeLong's standard error. */
export function aucWithError(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<boolean>,
): { readonly auc: number; readonly error: number } | undefined {
  const n = scores.length;
  const order = ascending(scores);
  const rank = new Float64Array(n);
  const within = new Float64Array(n);
  let positives = 0;
  for (let from = 0, to = 0; from < n; from = to) {
    let tied = 0;
    while (to < n && scores[order[to]!] === scores[order[from]!]) tied += outcomes[order[to++]!] ? 1 : 0;
    for (let i = from; i < to; i++) {
      const isPositive = outcomes[order[i]!] === true;
      const same = isPositive ? tied : to - from - tied;
      rank[order[i]!] = (from + to + 1) / 2;
      within[order[i]!] = (isPositive ? positives : from - positives) + (same + 1) / 2;
    }
    positives += tied;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return undefined;
  // Placement of each lead: the share of the other class that it beats.
  const above = spread();
  const below = spread();
  for (let i = 0; i < n; i++) {
    const beaten = rank[i]! - within[i]!;
    if (outcomes[i]) above.add(beaten / negatives);
    else below.add(1 - beaten / positives);
  }
  return { auc: above.mean(), error: Math.sqrt(above.variance() / positives + below.variance() / negatives) };
}

export const aucOf = (scores: ArrayLike<number>, outcomes: ArrayLike<boolean>): number | undefined =>
  aucWithError(scores, outcomes)?.auc;

/** Running mean and sample variance. */
function spread() {
  let n = 0;
  let sum = 0;
  let squares = 0;
  return {
    add(value: number) {
      n += 1;
      sum += value;
      squares += value * value;
    },
    mean: () => sum / n,
    variance: () => (n < 2 ? 0 : Math.max(0, (squares - (sum * sum) / n) / (n - 1))),
  };
}

/** Probabilities are clipped at 1e-6, so that one certain mistake does not make the sum infinite. */
export function logLoss(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, probabilities[i]!));
    sum -= Math.log(outcomes[i] ? p : 1 - p);
  }
  return sum / probabilities.length;
}

export function brier(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) sum += (probabilities[i]! - (outcomes[i] ? 1 : 0)) ** 2;
  return sum / probabilities.length;
}

/** Expected calibration error over ten equally wide bins. */
export function ece10(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): number {
  const gaps = new Float64Array(10);
  for (let i = 0; i < probabilities.length; i++) {
    const bin = Math.min(9, Math.floor(probabilities[i]! * 10));
    gaps[bin] = gaps[bin]! + probabilities[i]! - (outcomes[i] ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / probabilities.length;
}

/** Rate among the tenth with the highest probability (ties in row order), over the base rate. */
export function lift10(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): number {
  const n = probabilities.length;
  const top = Math.max(1, Math.round(n / 10));
  const order = ascending(Array.from(probabilities, (p) => -p)).slice(0, top);
  let all = 0;
  for (let i = 0; i < n; i++) all += outcomes[i] ? 1 : 0;
  return order.filter((row) => outcomes[row]).length / top / (all / n);
}

/** Positions by rising value; equal values keep their order. */
function ascending(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

export function confusionRates(counts: Confusion): ConfusionRates {
  const { truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn } = counts;
  const n = tp + fp + tn + fn;
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    ...counts,
    accuracy: ratio(tp + tn, n),
    recall: ratio(tp, tp + fn),
    precision: ratio(tp, tp + fp),
    conversionRate: ratio(tp + fn, n),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
  };
}

function bestThreshold(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean>): Threshold {
  const order = ascending(probabilities).reverse();
  let positives = 0;
  for (const row of order) positives += outcomes[row] ? 1 : 0;
  let best: Threshold | undefined;
  let taken = 0;
  let hits = 0;
  for (let at = 0; at < order.length; ) {
    const probability = probabilities[order[at]!]!;
    while (at < order.length && probabilities[order[at]!] === probability)
      hits += outcomes[order[at++]!] ? 1 : 0;
    taken = at;
    const f1 = (2 * hits) / (taken + positives);
    if (best === undefined || f1 > best.f1) {
      const counts = {
        truePositives: hits,
        falsePositives: taken - hits,
        falseNegatives: positives - hits,
        trueNegatives: order.length - taken - positives + hits,
      };
      best = { above: at < order.length ? probabilities[order[at]!]! : 0, ...confusionRates(counts) };
    }
  }
  return best!;
}
