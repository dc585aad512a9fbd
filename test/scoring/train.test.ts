import { describe, expect, test } from 'vitest';
import { measure } from '../../domain/scoring/metrics.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import { train } from '../../domain/scoring/train.ts';
import { inOtherOrder, modelFrom, someLeads, trainedAt } from './builders.ts';

describe('the minimum', () => {
  const sides = (won: number, lost: number) => {
    const { rows } = someLeads(won + lost);
    return train({ rows, outcomes: rows.map((_, i) => i < won) }, { trainedAt });
  };

  test.each([
    [39, 40],
    [40, 39],
  ])('S1.3.1: %i qualified and %i disqualified leads are too few, and the counts are told', (won, lost) => {
    expect(sides(won, lost)).toEqual({ kind: 'tooFew', positives: won, negatives: lost, needed: 40 });
  });

  test('S1.3.1, S1.4.3: 40 and 40 are enough', () => {
    expect(sides(40, 40).kind).toBe('trained');
  });

  test('leads of one outcome only are too few of the other', () => {
    expect(sides(200, 0)).toMatchObject({ kind: 'tooFew', positives: 200, negatives: 0 });
  });
});

describe('the same leads', () => {
  const { rows, outcomes } = someLeads(900);
  const known = modelFrom({ rows, outcomes });

  test('in any order give the same model, to the last bit', () => {
    for (const seed of [1, 2, 3]) {
      const order = inOtherOrder(
        rows.map((_, i) => i),
        seed,
      );
      const shuffled = {
        rows: order.map((i) => rows[i] ?? {}),
        outcomes: order.map((i) => outcomes[i] === true),
      };
      expect(modelFrom(shuffled).hash).toBe(known.hash);
    }
  });

  test('with their columns in another order give the same model', () => {
    const turned = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()));
    expect(modelFrom({ rows: turned, outcomes }).hash).toBe(known.hash);
  });

  test('give the same hash at another hour, and another hash when one outcome differs', () => {
    expect(modelFrom({ rows, outcomes }, { trainedAt: '2027-01-01T00:00:00.000Z' }).hash).toBe(known.hash);
    expect(modelFrom({ rows, outcomes: outcomes.with(0, !outcomes[0]) }).hash).not.toBe(known.hash);
  });

  test('give the same scores from the stored JSON as from the fresh model', () => {
    const stored = JSON.parse(JSON.stringify(known)) as typeof known;
    const scores = (model: typeof known) => rows.map((row) => scorerOf(model).score(row));
    expect(scores(stored)).toEqual(scores(known));
  });
});

test('what truly decides is learnt: new leads are ranked almost as well as chance allows', () => {
  const scorer = scorerOf(modelFrom(someLeads(2500, 1)));
  const fresh = someLeads(3000, 2);
  const metrics = measure(
    fresh.rows.map((row) => scorer.score(row).probability),
    fresh.outcomes,
  );
  expect(metrics.auc).toBeGreaterThan(0.76);
  expect(metrics.ece10).toBeLessThan(0.05);
});

test('what two fields say only together is learnt too', () => {
  const side = (value: unknown): boolean => value === 'red' || value === 'blue';
  const leads = someLeads(4000, 3, (_, __, i) => ({ shape: i % 2 === 0 ? 'round' : 'square' }));
  const outcomes = leads.rows.map(
    (row, i) => (side(row['colour']) === (row['shape'] === 'round')) !== (i % 7 === 0),
  );
  const model = modelFrom({ rows: leads.rows, outcomes });
  expect(model.learned.pairs.length).toBeGreaterThan(0);
  const scorer = scorerOf(model);
  expect(
    measure(
      leads.rows.map((row) => scorer.score(row).probability),
      outcomes,
    ).auc,
  ).toBeGreaterThan(0.8);
});

test('scores of a sample with as many qualified as disqualified leads are set to the true share when told', () => {
  const { rows, outcomes } = someLeads(2000, 4);
  const mean = (baseRate?: number): number => {
    const scorer = scorerOf(modelFrom({ rows, outcomes }, baseRate === undefined ? {} : { baseRate }));
    return rows.reduce((sum, row) => sum + scorer.score(row).probability, 0) / rows.length;
  };
  const share = outcomes.filter(Boolean).length / outcomes.length;
  expect(mean()).toBeCloseTo(share, 1);
  expect(mean(0.05)).toBeLessThan(share / 3);
});

describe('what cannot be learnt from', () => {
  const outcomes = Array.from({ length: 100 }, (_, i) => i % 2 === 0);
  const from = (field: (i: number) => string | undefined) =>
    train({ rows: outcomes.map((_, i) => ({ field: field(i) })), outcomes }, { trainedAt });

  test('all attributes empty: refused, with the reason', () => {
    expect(from(() => '')).toEqual({
      kind: 'nothingToLearnFrom',
      dropped: [{ name: 'field', reason: { kind: 'empty' } }],
    });
  });

  test('all attributes constant: refused, with the value', () => {
    expect(from(() => 'yes')).toMatchObject({ dropped: [{ reason: { kind: 'constant', value: 'yes' } }] });
  });

  test('rows without fields: refused', () => {
    expect(train({ rows: outcomes.map(() => ({})), outcomes }, { trainedAt }).kind).toBe(
      'nothingToLearnFrom',
    );
  });

  test('another number of outcomes than rows is a bug, not an answer', () => {
    expect(() => train({ rows: [{}], outcomes }, { trainedAt })).toThrow(RangeError);
  });
});

test('a column of 10,000 different values does not hide what the others say', () => {
  const wild = someLeads(20_000, 5, (_, __, i) => ({ campaign: `c${i % 10_000}` }));
  const model = modelFrom(wild);
  expect(model.learned.dropped).toEqual([
    { name: 'campaign', reason: { kind: 'tooManyValues', distinct: 10_000 } },
  ]);
  expect(model.learned.validation.metrics.auc).toBeGreaterThan(0.75);
});

test('a model stays small: below 20 kB for a handful of attributes', () => {
  expect(JSON.stringify(modelFrom(someLeads(5000, 6))).length).toBeLessThan(20_000);
});

test('separable outcomes give finite weights', () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({ a: i % 2 === 0 ? 'x' : 'y', b: i % 3 }));
  const model = modelFrom({ rows, outcomes: rows.map(({ a }) => a === 'x') }, { include: ['a'] });
  const scorer = scorerOf(model);
  expect(scorer.score({ a: 'x', b: 1 }).probability).toBeGreaterThan(0.9);
  expect(scorer.score({ a: 'y', b: 1 }).probability).toBeLessThan(0.1);
});

test.each([
  ['few leads, tested in turn', 120],
  ['many leads, tested on the newest', 900],
])('a training tells how far it is, phase by phase: %s', (_, count) => {
  const said: { phase: string; percent: number }[] = [];
  train(someLeads(count), { trainedAt }, (step) => said.push(step));
  expect([...new Set(said.map(({ phase }) => phase))].slice(0, 3)).toEqual([
    'choosing',
    'testing',
    'learning',
  ]);
  const testing = said.filter(({ phase }) => phase === 'testing').map(({ percent }) => percent);
  expect(testing.length).toBeGreaterThan(3);
  expect(testing).toEqual([...testing].sort((a, b) => a - b));
  expect(said.every(({ percent }) => percent >= 0 && percent < 100)).toBe(true);
});
