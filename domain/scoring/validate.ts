import {
  type Fitted,
  fitMains,
  type History,
  learn,
  type Prepared,
  predict,
  prepare,
  type Recipe,
  withPairs,
} from './learn.ts';
import { aucOf, logLoss, type Metrics, measure } from './metrics.ts';
import type { Order } from './order.ts';
import { type ScoreCounts, scoreCounts } from './score-counts.ts';
import { shuffled } from './stable.ts';

/** From this many closed leads the newest fifth is the test, as in Dynamics 365; below it, cross-validation. */
export const HOLDOUT_FROM = 400;
const PAIRS_FROM = 2000;
const FOLDS = 5;
const REPEATS = 4;
/** Student's t for 19 degrees of freedom: 95 % on both sides together, and 99 % on one side. */
const T95 = 2.093;
const T99_ONE_SIDED = 2.539;

export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

export type Plan =
  | ({ readonly kind: 'newest'; readonly orderedBy: string } & Split)
  | ({ readonly kind: 'random' } & Split)
  | { readonly kind: 'crossValidation'; readonly splits: readonly Split[] };

/**
 * How to test what is learnt. `order` is the age of the leads where the model will be used on newer ones; without
 * it the fifth is drawn by the leads' keys, equally from both outcomes.
 */
export function planOf(keys: Uint32Array, outcomes: readonly boolean[], order: Order | undefined): Plan {
  if (keys.length < HOLDOUT_FROM) {
    const splits = Array.from({ length: REPEATS }, (_, repeat) =>
      folds(keys, outcomes, FOLDS, repeat + 1),
    ).flat();
    return { kind: 'crossValidation', splits };
  }
  if (order !== undefined) return { kind: 'newest', orderedBy: order.by, ...newest(order.values, 0.2) };
  return { kind: 'random', ...drawn(keys, outcomes, 0.2, 1) };
}

/** A share of each outcome is the test, drawn by the rows' keys. */
export function drawn(keys: Uint32Array, outcomes: readonly boolean[], share: number, seed: number): Split {
  const order = shuffled(keys, seed);
  const test = [true, false].flatMap((side) => {
    const own = order.filter((row) => outcomes[row] === side);
    return own.slice(0, Math.round(own.length * share));
  });
  const tested = new Set(test);
  const bySize = (a: number, b: number): number => a - b;
  return { train: order.filter((row) => !tested.has(row)).sort(bySize), test: test.sort(bySize) };
}

/** The newest share is the test. Rows of unknown age count as old; equally old rows keep their order. */
export function newest(ages: ArrayLike<number>, share: number): Split {
  const age = (row: number): number => (Number.isNaN(ages[row]) ? -Infinity : (ages[row] ?? -Infinity));
  const rows = Array.from(ages, (_, row) => row).sort((a, b) => compareNumbers(age(a), age(b)) || a - b);
  const from = rows.length - Math.round(rows.length * share);
  return { train: rows.slice(0, from), test: rows.slice(from) };
}

const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stratified folds, dealt by the rows' keys. */
function folds(
  keys: Uint32Array,
  outcomes: readonly boolean[],
  count: number,
  seed: number,
): readonly Split[] {
  const order = shuffled(keys, seed);
  const dealt = [...order.filter((row) => outcomes[row]), ...order.filter((row) => !outcomes[row])];
  return Array.from({ length: count }, (_, fold) => ({
    train: dealt.filter((_, place) => place % count !== fold).sort((a, b) => a - b),
    test: dealt.filter((_, place) => place % count === fold).sort((a, b) => a - b),
  }));
}

export interface Validation {
  readonly method: Plan['kind'];
  readonly orderedBy?: string;
  readonly recipe: Recipe;
  /** With cross-validation every lead is tested once per repeat; its mean probability is measured. */
  readonly metrics: Metrics;
  /** The test leads by score: for calibration plot, lift, and how often each grade was qualified. */
  readonly byScore?: ScoreCounts;
}

/** Tries the recipes on the plan's test rows and measures the best one; tells how far it is, in percent. */
export function validate(
  history: History,
  plan: Plan,
  report: (percent: number) => void = () => {},
): Validation {
  if (plan.kind === 'crossValidation') {
    const recipe: Recipe = { ridge: 32, pairs: false };
    return { method: plan.kind, recipe, ...crossValidated(history, plan.splits, recipe, report) };
  }
  report(0);
  const prepared = prepare(history, plan.train);
  const truth = plan.test.map((row) => history.outcomes[row] === true);
  const loss = (fitted: Fitted): number => logLoss(predict(history, plan.test, fitted), truth);
  const { ridge, fitted } = bestRidge(prepared, loss, (tried) => report(20 * (tried + 1)));
  report(80);
  const paired = plan.train.length >= PAIRS_FROM * 0.8 ? withPairs(prepared, fitted) : fitted;
  const pairs = loss(paired) < loss(fitted) * 0.99;
  const probabilities = predict(history, plan.test, pairs ? paired : fitted);
  return {
    method: plan.kind,
    ...(plan.kind === 'newest' ? { orderedBy: plan.orderedBy } : {}),
    recipe: { ridge, pairs },
    metrics: measure(probabilities, truth),
    byScore: scoreCounts(probabilities, truth),
  };
}

/** The middle way unless the test rows clearly prefer more or less trust in the data. */
function bestRidge(
  prepared: Prepared,
  loss: (fitted: Fitted) => number,
  report: (tried: number) => void,
): { ridge: Recipe['ridge']; fitted: Fitted } {
  const tried = ([32, 4, 'evidenceOnly'] as const).map((ridge, place) => {
    report(place);
    const fitted = fitMains(prepared, ridge);
    return { ridge, fitted, loss: loss(fitted) * (ridge === 32 ? 0.998 : 1) };
  });
  return tried.reduce((best, next) => (next.loss < best.loss ? next : best));
}

/** The AUC of the same plan with a given recipe: to see what one attribute contributes. */
export function aucWith(history: History, plan: Plan, recipe: Recipe): number | undefined {
  if (plan.kind === 'crossValidation') return crossValidated(history, plan.splits, recipe).metrics.auc;
  const truth = plan.test.map((row) => history.outcomes[row] === true);
  return aucOf(predict(history, plan.test, learn(history, plan.train, recipe)), truth);
}

/**
 * Repeated cross-validation. The AUC is the mean over the folds; its interval uses the corrected variance of
 * Nadeau and Bengio (2003), since the folds share training rows: the plain one would call noise a model.
 */
function crossValidated(
  history: History,
  splits: readonly Split[],
  recipe: Recipe,
  report: (percent: number) => void = () => {},
): Pick<Validation, 'metrics'> & { readonly byScore: ScoreCounts } {
  const sums = new Float64Array(history.outcomes.length);
  const aucs = splits.flatMap(({ train, test }, split) => {
    report((100 * split) / splits.length);
    const probabilities = predict(history, test, learn(history, train, recipe));
    test.forEach((row, i) => {
      sums[row] = (sums[row] ?? 0) + (probabilities[i] ?? 0) / REPEATS;
    });
    return (
      aucOf(
        probabilities,
        test.map((row) => history.outcomes[row] === true),
      ) ?? []
    );
  });
  const metrics = measure(sums, history.outcomes);
  const byScore = scoreCounts(sums, history.outcomes);
  if (aucs.length < 2) return { metrics, byScore };
  const auc = aucs.reduce((sum, value) => sum + value, 0) / aucs.length;
  const variance = aucs.reduce((sum, value) => sum + (value - auc) ** 2, 0) / (aucs.length - 1);
  const aucError = Math.sqrt(variance * (1 / aucs.length + 1 / (FOLDS - 1)));
  const ci95 = [Math.max(0, auc - T95 * aucError), Math.min(1, auc + T95 * aucError)] as const;
  return { metrics: { ...metrics, auc, aucError, ci95 }, byScore };
}

/** [ours] Dynamics 365 publishes no cut-offs (dynamics-facts 7.2); publishing in any state stays allowed. */
export type PublishState = 'ready' | 'ok' | 'notReady';

/**
 * Ready from an AUC of .75, OK from .65, and only if the AUC lies above chance with 99 % confidence (scoring
 * method 3.6). With 95 % one shuffled table in thirty looked publishable.
 */
export function publishState(metrics: Pick<Metrics, 'auc' | 'aucError' | 'n' | 'positives'>): PublishState {
  const { auc, aucError, n, positives } = metrics;
  if (auc === undefined || aucError === undefined) return 'notReady';
  // Cross-validated noise scatters a quarter more than independent ranks do (Mann and Whitney).
  const noise = 1.25 * Math.sqrt((n + 1) / (12 * positives * (n - positives)));
  if (auc - T99_ONE_SIDED * Math.max(aucError, noise) <= 0.5 || auc < 0.65) return 'notReady';
  return auc >= 0.75 ? 'ready' : 'ok';
}
