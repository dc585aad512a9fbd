import { describe, expect, test } from 'vitest';
import { defaultWeights } from '../../domain/duplicates/default-weights.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { flaggedByReason, qualityOf } from '../../domain/duplicates/evaluate.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import type { Scan } from '../../domain/duplicates/scan.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
/** Five leads; what was compared and how likely: `ab` are the first and the second. */
const scanOf = (compared: Readonly<Record<string, number>>): Scan => {
  const places = Object.entries(compared).map(([pair, probability]) => {
    const [left = 0, right = 0] = [...pair].map((name) => names.indexOf(name));
    return { left, right, probability };
  });
  return {
    profiles: names.map((id) => normalise({ id, kind: 'lead' })),
    candidates: {
      of: () => [],
      before: (at) => places.filter(({ right }) => right === at).map(({ left }) => left),
      split: { blocks: 0, pairs: 0 },
    },
    weights: defaultWeights,
    detector: openDetector(),
    compared: places.length,
    pairs: places,
  };
};
const pairs = (...all: readonly string[]) =>
  all.map((text) => {
    const [pair = '', says = ''] = text.split(' ');
    return { a: pair[0] ?? '', b: pair[1] ?? '', says };
  });
const scan = scanOf({ ab: 0.9, ac: 0.8, bd: 0.6, ce: 0.4, de: 0.2 });

describe('quality against known pairs', () => {
  test('counts what was found, missed and never compared', () => {
    expect(qualityOf(scan, pairs('ba typo|phone', 'ce typo', 'ad moved', 'bd'), 0.5)).toEqual({
      precision: 2 / 3,
      recall: 2 / 4,
      f1: 4 / 7,
      truePairs: 4,
      flagged: 3,
      correct: 2,
      best: { f1: 6 / 8, threshold: 0.4 },
      recallAtPrecision99: 1 / 4,
      pairCompleteness: 3 / 4,
      recallByTag: {
        moved: { pairs: 1, recall: 0 },
        phone: { pairs: 1, recall: 1 },
        typo: { pairs: 2, recall: 1 / 2 },
      },
    });
  });

  test('a pair at the threshold is found; a pair named twice is one, with all its tags', () => {
    const quality = qualityOf(scan, pairs('ab typo', 'ba phone'), 0.9);
    expect(quality).toMatchObject({ truePairs: 1, flagged: 1, correct: 1, precision: 1, recall: 1 });
    expect(Object.keys(quality.recallByTag)).toEqual(['phone', 'typo']);
  });

  test('pairs of one probability stand or fall together', () => {
    const tied = scanOf({ ab: 0.9, ac: 0.9, bd: 0.7, ce: 0.7 });
    expect(qualityOf(tied, pairs('ab', 'bd'), 0.5)).toMatchObject({
      best: { f1: 4 / 6, threshold: 0.7 },
      recallAtPrecision99: 0,
    });
    expect(qualityOf(tied, pairs('ab', 'ac'), 0.5)).toMatchObject({
      best: { f1: 1, threshold: 0.9 },
      recallAtPrecision99: 1,
    });
  });

  test('nothing is claimed where nothing can be divided', () => {
    expect(qualityOf(scanOf({}), [], 0.5)).toMatchObject({
      precision: null,
      recall: null,
      f1: null,
      pairCompleteness: null,
      best: { f1: 0, threshold: 1 },
      recallAtPrecision99: 0,
    });
  });
});

test('look-alikes that were flagged are counted by why they look alike', () => {
  expect(
    flaggedByReason(scan, pairs('ba twins', 'bd twins', 'ed twins', 'ac namesake', 'ad namesake'), 0.5),
  ).toEqual({
    twins: { pairs: 3, flagged: 2 },
    namesake: { pairs: 2, flagged: 1 },
  });
});
