import { measure } from '../../domain/scoring/metrics.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import { chanceOf, stableOrder } from '../../domain/scoring/stable.ts';
import { columnsOf, type Row } from '../../domain/scoring/table.ts';
import { type TrainingOptions, train } from '../../domain/scoring/train.ts';

/** How well models do that were trained on only a few leads of each outcome. */
export interface ColdStart {
  readonly draws: number;
  readonly perClass: number;
  readonly meanAuc: number;
  readonly sdAuc: number;
  readonly leastAuc: number;
  readonly mostAuc: number;
  readonly meanLogLoss: number;
  readonly meanBrier: number;
  readonly meanEce10: number;
  readonly states: Readonly<Record<string, number>>;
}

interface Known {
  readonly row: Row;
  readonly outcome: boolean;
}

/** Draws that many leads of each outcome again and again; scores are shifted to the whole history's base rate. */
export function coldStart(
  training: readonly Known[],
  test: readonly Known[],
  options: TrainingOptions & { readonly draws: number; readonly perClass: number; readonly seed: number },
): ColdStart {
  const outcomes = training.map(({ outcome }) => outcome);
  const { rows, keys } = stableOrder(columnsOf(training.map(({ row }) => row)), outcomes);
  const baseRate = outcomes.filter(Boolean).length / outcomes.length;
  const truth = test.map(({ outcome }) => outcome);
  const states: Record<string, number> = {};
  const results = Array.from({ length: options.draws }, (_, draw) => {
    const chances = Float64Array.from(keys, (key) => chanceOf(key, options.seed * 1000 + draw));
    const order = rows
      .map((_, place) => place)
      .sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0) || a - b);
    const drawn = order.flatMap((place) => training[rows[place] ?? 0] ?? []);
    const sample = [true, false].flatMap((side) =>
      drawn.filter(({ outcome }) => outcome === side).slice(0, options.perClass),
    );
    const trained = train(
      { rows: sample.map(({ row }) => row), outcomes: sample.map(({ outcome }) => outcome) },
      { ...options, baseRate, leastPerOutcome: Math.min(options.perClass, 2) },
    );
    if (trained.kind !== 'trained')
      return measure(
        truth.map(() => baseRate),
        truth,
      );
    const { publish } = trained.model.learned.validation;
    states[publish] = (states[publish] ?? 0) + 1;
    const scorer = scorerOf(trained.model);
    return measure(
      test.map(({ row }) => scorer.score(row).probability),
      truth,
    );
  });
  const aucs = results.map(({ auc }) => auc ?? 0.5);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanAuc = mean(aucs);
  return {
    draws: options.draws,
    perClass: options.perClass,
    meanAuc,
    sdAuc: Math.sqrt(mean(aucs.map((auc) => (auc - meanAuc) ** 2))),
    leastAuc: Math.min(...aucs),
    mostAuc: Math.max(...aucs),
    meanLogLoss: mean(results.map(({ logLoss }) => logLoss ?? 0)),
    meanBrier: mean(results.map(({ brier }) => brier ?? 0)),
    meanEce10: mean(results.map(({ ece10 }) => ece10 ?? 0)),
    states,
  };
}
