import { expect, test } from 'vitest';
import { driftFrom, hasDrifted, stabilityIndex } from '../../domain/scoring/drift.ts';
import { bySpread, insightOf } from '../../domain/scoring/insight.ts';
import type { Model } from '../../domain/scoring/model.ts';

/** A hundred closed leads, of which forty were qualified, by source and by visits. */
const model = {
  learned: {
    leads: 100,
    positives: 40,
    attributes: [
      {
        kind: 'category',
        name: 'source',
        levels: ['Web', 'Fair', 'Referral', 'Call', 'Never'],
        counts: [40, 20, 5, 20, 0, 5, 10],
        positives: [16, 4, 5, 8, 0, 2, 5],
      },
      {
        kind: 'numeric',
        name: 'visits',
        lows: [0, 3],
        highs: [2, 9],
        counts: [60, 40, 0],
        positives: [20, 20, 0],
      },
    ],
  },
} as unknown as Model;

test('what a category tells is told best rate first, of one rate the most leads first, blank last', () => {
  expect(insightOf(model, 'source')).toEqual({
    attribute: 'source',
    leads: 100,
    positives: 40,
    rows: [
      { group: { kind: 'level', level: 'Referral' }, leads: 5, positives: 5, against: 'above' },
      { group: { kind: 'level', level: 'Web' }, leads: 40, positives: 16, against: 'average' },
      { group: { kind: 'level', level: 'Call' }, leads: 20, positives: 8, against: 'average' },
      { group: { kind: 'otherLevels' }, leads: 5, positives: 2, against: 'average' },
      { group: { kind: 'level', level: 'Fair' }, leads: 20, positives: 4, against: 'below' },
      { group: { kind: 'blank' }, leads: 10, positives: 5, against: 'above' },
    ],
  });
});

test('what numbers tell is told in their order, without groups that no lead is in', () => {
  expect(insightOf(model, 'visits')?.rows).toEqual([
    { group: { kind: 'range', low: 0, high: 2 }, leads: 60, positives: 20, against: 'below' },
    { group: { kind: 'range', low: 3, high: 9 }, leads: 40, positives: 20, against: 'above' },
  ]);
});

test('the attributes that tell most come first; values of fewer than ten leads do not count', () => {
  expect(bySpread(model)).toEqual([
    { name: 'source', lowest: 0.2, highest: 0.5 },
    { name: 'visits', lowest: 1 / 3, highest: 0.5 },
  ]);
  const { attributes } = model.learned;
  const [source] = attributes;
  const twice = {
    ...model,
    learned: {
      ...model.learned,
      attributes: [
        { ...source, name: 'z' },
        { ...source, name: 'a' },
      ],
    },
  };
  expect(bySpread(twice as Model).map(({ name }) => name)).toEqual(['a', 'z']);
});

test('the stability index is near 0 for the same shares, less what chance gives, and grows with the shift', () => {
  expect(stabilityIndex([100, 100], [50, 50])).toBeCloseTo(-(1 / 200 + 1 / 100), 12);
  const before = [80.5 / 101, 20.5 / 101] as const;
  const after = [20.5 / 101, 80.5 / 101] as const;
  const shift = 2 * (after[1] - before[1]) * Math.log(after[1] / before[1]);
  expect(stabilityIndex([80, 20], [20, 80])).toBeCloseTo(shift - 0.02, 12);
  expect(stabilityIndex([0, 0], [0, 0])).toBe(-2);
});

test('newer leads are compared with those a model learnt from, attribute by attribute', () => {
  const old = {
    learned: {
      leads: 1_000,
      positives: 400,
      attributes: [
        { kind: 'presence', name: 'phone', counts: [500, 500], positives: [250, 150] },
        { kind: 'category', name: 'source', levels: ['Web'], counts: [900, 100, 0], positives: [] },
        { kind: 'presence', name: 'topic', counts: [900, 100], positives: [] },
      ],
    },
  } as unknown as Model;
  const rows = Array.from({ length: 200 }, (_, i) => ({
    phone: i < 100 ? '1' : '',
    source: i < 20 ? 'Web' : 'Fair',
    topic: i < 80 ? 'Pumps' : '',
  }));
  const won = (count: number) => rows.map((_, i) => i < count);
  expect(driftFrom(old, rows, won(80))).toEqual({
    baseRate: { before: 0.4, after: 0.4, moved: false },
    attributes: [
      { name: 'source', psi: stabilityIndex([900, 100, 0], [20, 180, 0]) },
      { name: 'topic', psi: stabilityIndex([900, 100], [80, 120]) },
    ],
  });
  // Three standard errors of the pooled rate are .113 here.
  const moved = (count: number) => driftFrom(old, rows, won(count)).baseRate;
  expect(moved(102)).toEqual({ before: 0.4, after: 0.51, moved: false });
  expect(moved(104)).toEqual({ before: 0.4, after: 0.52, moved: true });
  expect(moved(57)).toMatchObject({ after: 0.285, moved: true });
  expect(moved(60)).toMatchObject({ after: 0.3, moved: false });
  expect(driftFrom(old, [], [])).toMatchObject({ baseRate: { before: 0.4, after: 0, moved: false } });
});

test('a rate that was high moves only by a quarter of itself, however many leads say so', () => {
  const sure = { learned: { leads: 100_000, positives: 50_000, attributes: [] } } as unknown as Model;
  const of = (share: number) => {
    const rows = Array.from({ length: 10_000 }, () => ({}));
    return driftFrom(
      sure,
      rows,
      rows.map((_, i) => i < share * 10_000),
    ).baseRate.moved;
  };
  expect([of(0.625), of(0.63), of(0.4), of(0.39)]).toEqual([false, true, false, true]);
});

test('leads have drifted when their rate has moved or an attribute is distributed differently', () => {
  const still = { baseRate: { before: 0.4, after: 0.4, moved: false }, attributes: [] };
  expect(hasDrifted(still)).toBe(false);
  expect(hasDrifted({ ...still, baseRate: { before: 0.4, after: 0.6, moved: true } })).toBe(true);
  expect(hasDrifted({ ...still, attributes: [{ name: 'source', psi: 0.3 }] })).toBe(true);
});
