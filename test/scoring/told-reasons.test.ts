import { describe, expect, test } from 'vitest';
import type { Model, ModelAttribute, ModelPair } from '../../domain/scoring/model.ts';
import { explain, liftsOf, topReasons } from '../../domain/scoring/reasons.ts';
import { scorerOf } from '../../domain/scoring/score.ts';

const scorer = (attributes: readonly ModelAttribute[], pairs: readonly ModelPair[] = []) =>
  scorerOf({ learned: { leads: 100, positives: 47, intercept: 0, attributes, pairs } } as unknown as Model);

/** A hundred closed leads, of which 47 were qualified. */
const source: ModelAttribute = {
  kind: 'category',
  name: 'source',
  levels: ['Web', 'Fair', 'Rare', 'Best'],
  counts: [40, 30, 9, 10, 5, 6],
  positives: [10, 15, 9, 8, 4, 1],
  weights: [-0.5, 0.5, 2, 1, 1.5, -1],
};
const visits: ModelAttribute = {
  kind: 'numeric',
  name: 'visits',
  lows: [0, 3, 6],
  highs: [2, 5, 9],
  counts: [50, 30, 20, 0],
  positives: [15, 17, 15, 0],
  weights: [-0.4, 0.2, 0.8, 0],
};
const phone: ModelAttribute = {
  kind: 'presence',
  name: 'phone',
  counts: [70, 30],
  positives: [40, 7],
  weights: [0.3, -0.7],
};
const topic: ModelAttribute = {
  kind: 'presence',
  name: 'topic',
  counts: [100, 0],
  positives: [47, 0],
  weights: [0.01, 0],
};
const sourceAndVisits: ModelPair = {
  a: 0,
  b: 1,
  groupsA: [0, 0, 1, 2, 2, 3],
  groupsB: [0, 1, 1, 2],
  columns: 3,
  counts: [40, 30, 0, 4, 5, 0, 5, 10, 0, 4, 2, 0],
  positives: [10, 15, 0, 4, 5, 0, 3, 9, 0, 1, 0, 0],
  weights: [0.1, -0.2, 0, 0.3, 0.3, 0, 0.2, 0.4, 0, 0, 0, 0],
};
const all = scorer([source, visits, phone, topic], [sourceAndVisits]);
const lead = { source: 'Web', visits: 4, phone: '', topic: 'Pumps' };
const one = (value: number) => expect.closeTo(value, 10);

describe('a score is explained', () => {
  // The average lead: source .245, visits .02, phone 0, topic .01, the pair .057.
  const explanation = () => explain(all, lead);

  test('by every part, the strongest first, with the closed leads of the same group', () => {
    expect(explanation()).toEqual({
      score: 23,
      probability: one(1 / (1 + Math.exp(1.19))),
      baseline: one(0.332),
      baseRate: 0.47,
      reasons: [
        {
          values: [{ attribute: 'source', value: 'Web', group: { kind: 'level', level: 'Web' } }],
          contribution: one(-0.745),
          points: -16,
          basis: { leads: 40, positives: 10 },
          fewCases: false,
          contradicts: false,
        },
        {
          values: [{ attribute: 'phone', value: undefined, group: { kind: 'blank' } }],
          contribution: one(-0.7),
          points: -15,
          basis: { leads: 30, positives: 7 },
          fewCases: false,
          contradicts: false,
        },
        {
          values: [
            { attribute: 'source', value: 'Web', group: { kind: 'otherLevels' } },
            { attribute: 'visits', value: '4', group: { kind: 'range', low: 3, high: 9 } },
          ],
          contribution: one(-0.257),
          points: -5,
          basis: { leads: 30, positives: 15 },
          fewCases: false,
          contradicts: true,
        },
        {
          values: [{ attribute: 'visits', value: '4', group: { kind: 'range', low: 3, high: 5 } }],
          contribution: one(0.18),
          points: 3,
          basis: { leads: 30, positives: 17 },
          fewCases: false,
          contradicts: false,
        },
        {
          values: [{ attribute: 'topic', value: 'Pumps', group: { kind: 'filled' } }],
          contribution: one(0),
          points: 0,
          basis: { leads: 100, positives: 47 },
          fewCases: false,
          contradicts: false,
        },
      ],
    });
  });

  test('and of that is shown what speaks for itself: neither what contradicts its rate nor what changes nothing', () => {
    const names = (reasons: ReturnType<typeof topReasons>['raising']) =>
      reasons.map(({ values }) => values.map(({ attribute }) => attribute).join(' '));
    const { raising, lowering } = topReasons(explanation());
    expect([names(raising), names(lowering)]).toEqual([['visits'], ['source', 'phone']]);
    const first = topReasons(explanation(), 1);
    expect([names(first.raising), names(first.lowering)]).toEqual([['visits'], ['source']]);
    const best = topReasons(explain(all, { ...lead, source: 'Best', visits: 8, phone: '1' }), 2);
    expect([names(best.raising), names(best.lowering)]).toEqual([['visits', 'source'], []]);
    expect(names(topReasons(explain(all, { ...lead, visits: '' })).lowering)).toEqual(['source', 'phone']);
  });

  test('few cases are fewer than ten, and a level that stands alone in a pair is told by its name', () => {
    const few = (of: string) =>
      explain(all, { ...lead, source: of }).reasons.flatMap(({ values, fewCases, basis }) =>
        values[0].attribute === 'source' ? [[values[0].group, basis.leads, fewCases]] : [],
      );
    expect(few('Rare')).toEqual([
      [{ kind: 'level', level: 'Rare' }, 9, true],
      [{ kind: 'level', level: 'Rare' }, 5, true],
    ]);
    expect(few('Best')).toEqual([
      [{ kind: 'level', level: 'Best' }, 10, false],
      [{ kind: 'otherLevels' }, 10, false],
    ]);
    expect(few('').map(([group]) => group)).toEqual([{ kind: 'blank' }, { kind: 'blank' }]);
    expect(few('Pigeon')[0]).toEqual([{ kind: 'otherLevels' }, 5, true]);
  });
});

describe('what would lift a score', () => {
  test('is for each field its best other value, the best field first', () => {
    expect(liftsOf(all, lead)).toEqual([
      {
        attribute: 'source',
        now: { attribute: 'source', value: 'Web', group: { kind: 'level', level: 'Web' } },
        to: { kind: 'level', level: 'Best' },
        score: 71,
        points: 48,
        basis: { leads: 10, positives: 8 },
      },
      {
        attribute: 'phone',
        now: { attribute: 'phone', value: undefined, group: { kind: 'blank' } },
        to: { kind: 'filled' },
        score: 45,
        points: 22,
        basis: { leads: 70, positives: 40 },
      },
      {
        attribute: 'visits',
        now: { attribute: 'visits', value: '4', group: { kind: 'range', low: 3, high: 5 } },
        to: { kind: 'range', low: 6, high: 9 },
        score: 36,
        points: 13,
        basis: { leads: 20, positives: 15 },
      },
    ]);
  });

  test('is by name where two lift alike', () => {
    const both = scorer([phone, { ...phone, name: 'email' }]);
    expect(liftsOf(both, {}).map(({ attribute, points }) => [attribute, points])).toEqual([
      ['email', 20],
      ['phone', 20],
    ]);
  });

  const size = (counts: readonly number[], positives: readonly number[], weights: readonly number[]) =>
    liftsOf(scorer([{ kind: 'category', name: 'size', levels: ['S', 'L'], counts, positives, weights }]), {
      size: 'S',
    }).map(({ to, basis }) => [to, basis]);

  test('is never another rare value or a blank, however good they were', () => {
    expect(size([10, 10, 10, 10], [1, 5, 9, 9], [0, 0.5, 2, 3])).toEqual([
      [
        { kind: 'level', level: 'L' },
        { leads: 10, positives: 5 },
      ],
    ]);
  });

  test('is no value that fewer than ten had, that did no better, or that the model holds for worse', () => {
    expect(size([20, 9, 0, 0], [1, 9, 0, 0], [0, 1, 0, 0])).toEqual([]);
    expect(size([10, 10, 0, 0], [5, 5, 0, 0], [0, 1, 0, 0])).toEqual([]);
    expect(size([10, 10, 0, 0], [5, 4, 0, 0], [0, 1, 0, 0])).toEqual([]);
    expect(size([10, 10, 0, 0], [5, 9, 0, 0], [0, -1, 0, 0])).toEqual([]);
  });
});
