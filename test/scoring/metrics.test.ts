import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucOf, aucWithError, confusionRates, measure } from '../../domain/scoring/metrics.ts';

test('the worked example of the guidance: accuracy 75 %, recall 92 %, conversion rate 70 %', () => {
  const rates = confusionRates({
    truePositives: 650,
    falsePositives: 200,
    trueNegatives: 100,
    falseNegatives: 50,
  });
  expect(rates.accuracy).toBe(0.75);
  expect(Math.floor(rates.recall * 100)).toBe(92);
  expect(rates.conversionRate).toBe(0.7);
});

test('a small example, by hand', () => {
  const metrics = measure([0.9, 0.6, 0.6, 0.2, 0.1], [true, true, false, false, false]);
  expect(metrics.auc).toBeCloseTo((3 + 2.5) / 6, 12);
  expect(metrics.brier).toBeCloseTo((0.01 + 0.16 + 0.36 + 0.04 + 0.01) / 5, 12);
  expect(metrics.logLoss).toBeCloseTo(
    -(Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.8) + Math.log(0.9)) / 5,
    12,
  );
  expect(metrics.ece10).toBeCloseTo((0.1 + 0.2 + 0.2 + 0.1) / 5, 12);
  expect(metrics.lift10).toBeCloseTo(1 / 0.4, 12);
  expect(metrics).toMatchObject({ n: 5, positives: 2, baseRate: 0.4 });
  // What each qualified lead beats, of three: 1 and 5/6; what each disqualified one is beaten by, of two: 3/4, 1, 1.
  const error = Math.sqrt(1 / 72 / 2 + 1 / 48 / 3);
  expect(metrics.aucError).toBeCloseTo(error, 9);
  expect(metrics.ci95).toEqual([expect.closeTo(11 / 12 - 1.96 * error, 9), 1]);
  expect(metrics.threshold).toEqual({
    above: 0.2,
    truePositives: 2,
    falsePositives: 1,
    trueNegatives: 2,
    falseNegatives: 0,
    accuracy: 0.8,
    recall: 1,
    precision: 2 / 3,
    conversionRate: 0.4,
    f1: 0.8,
  });
});

test('the worse way round the interval ends at 0', () => {
  const {
    auc = 1,
    aucError = 1,
    ci95,
  } = measure([0.1, 0.4, 0.4, 0.8, 0.9], [true, true, false, false, false]);
  expect(ci95).toEqual([0, expect.closeTo(auc + 1.96 * aucError, 12)]);
});

test('the lift looks at the tenth with the highest probability', () => {
  const leads = Array.from({ length: 30 }, (_, i) => i);
  const won = leads.map((i) => i >= 28 || i < 4);
  expect(
    measure(
      leads.map((i) => i / 30),
      won,
    ).lift10,
  ).toBeCloseTo(2 / 3 / 0.2, 12);
});

test('of two thresholds that are equally good the higher one is taken', () => {
  const { threshold } = measure([0.9, 0.8, 0.7, 0.6, 0.5, 0.4], [false, true, false, false, false, true]);
  expect(threshold).toMatchObject({ above: 0.7, f1: 0.5, truePositives: 1, falsePositives: 1 });
});

test('nothing is divided by nothing', () => {
  const none = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  expect(confusionRates(none)).toEqual({
    ...none,
    accuracy: 0,
    recall: 0,
    precision: 0,
    conversionRate: 0,
    f1: 0,
  });
});

test('with one outcome only the AUC is not measurable, which is not NaN', () => {
  const metrics = measure([0.2, 0.7], [true, true]);
  expect(metrics.auc).toBeUndefined();
  expect(metrics.ci95).toBeUndefined();
  expect(metrics.threshold).toBeUndefined();
  expect(aucOf([0.2, 0.7], [true, true])).toBeUndefined();
  expect(measure([0.2, 0.7], [false, false])).toMatchObject({ lift10: undefined, threshold: undefined });
  expect(measure([], [])).toEqual({
    n: 0,
    positives: 0,
    baseRate: undefined,
    auc: undefined,
    aucError: undefined,
    ci95: undefined,
    logLoss: undefined,
    brier: undefined,
    ece10: undefined,
    lift10: undefined,
    threshold: undefined,
  });
});

test('a certain mistake costs much, but not infinitely much', () => {
  expect(measure([1, 0], [false, true]).logLoss).toBeCloseTo(-Math.log(1e-6), 5);
});

const tested = fc.array(
  fc.record({ p: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), won: fc.boolean() }),
  {
    minLength: 2,
    maxLength: 40,
  },
);

describe('whatever the predictions', () => {
  test('the AUC is the share of pairs ranked right, ties half', () => {
    fc.assert(
      fc.property(tested, (rows) => {
        const pairs = rows
          .filter(({ won }) => won)
          .flatMap((a) => rows.filter(({ won }) => !won).map((b) => [a.p, b.p] as const));
        const auc = aucWithError(
          rows.map(({ p }) => p),
          rows.map(({ won }) => won),
        )?.auc;
        if (pairs.length === 0) return auc === undefined;
        const right = pairs.reduce((sum, [a, b]) => sum + (a > b ? 1 : a === b ? 0.5 : 0), 0);
        return Math.abs((auc ?? -1) - right / pairs.length) < 1e-9;
      }),
    );
  });

  test('its error is DeLong’s: how much what a lead beats differs from lead to lead', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: readonly number[]) =>
      values.length < 2
        ? 0
        : mean(values.map((value) => (value - mean(values)) ** 2 / (1 - 1 / values.length)));
    fc.assert(
      fc.property(tested, (rows) => {
        const won = rows.filter((row) => row.won);
        const lost = rows.filter((row) => !row.won);
        const found = aucWithError(
          rows.map(({ p }) => p),
          rows.map((row) => row.won),
        );
        if (won.length === 0 || lost.length === 0) return found === undefined;
        const beats = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
        const byWon = won.map((a) => mean(lost.map((b) => beats(a.p, b.p))));
        const byLost = lost.map((b) => mean(won.map((a) => beats(a.p, b.p))));
        const error = Math.sqrt(variance(byWon) / won.length + variance(byLost) / lost.length);
        return Math.abs((found?.error ?? -1) - error) < 1e-6;
      }),
    );
  });

  test('no other threshold has a higher F1, and its confusion adds up', () => {
    fc.assert(
      fc.property(tested, (rows) => {
        const { threshold, n } = measure(
          rows.map(({ p }) => p),
          rows.map(({ won }) => won),
        );
        if (threshold === undefined) return true;
        const f1At = (above: number): number => {
          const taken = rows.filter(({ p }) => p > above);
          const hits = taken.filter(({ won }) => won).length;
          return (2 * hits) / (taken.length + rows.filter(({ won }) => won).length);
        };
        const sum =
          threshold.truePositives +
          threshold.falsePositives +
          threshold.trueNegatives +
          threshold.falseNegatives;
        const tries = [-0.01, ...rows.map(({ p }) => p)].map(f1At);
        const reached =
          rows.some(({ p }) => p === 0) && threshold.above === 0 ? f1At(-0.01) : f1At(threshold.above);
        return (
          sum === n &&
          Math.max(...tries) <= threshold.f1 + 1e-12 &&
          (Math.abs(reached - threshold.f1) < 1e-12 || Math.abs(f1At(threshold.above) - threshold.f1) < 1e-12)
        );
      }),
    );
  });
});
