import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, liftsOf, scoreWith, topReasons } from '../../domain/scoring/reasons.ts';
import { scoredAt, scorerOf, trendOf } from '../../domain/scoring/score.ts';
import type { Row } from '../../domain/scoring/table.ts';
import { modelFrom, someLeads } from './builders.ts';

const leads = someLeads(3000, 1);
const withPair = {
  rows: leads.rows,
  outcomes: leads.rows.map(
    (row, i) => (row['colour'] === 'red') !== Number(row['visits']) > 7 || i % 9 === 0,
  ),
};
const scorers = [scorerOf(modelFrom(leads)), scorerOf(modelFrom(withPair))] as const;
const [scorer] = scorers;

const anyLead: fc.Arbitrary<Row> = fc.record({
  'Lead source': fc.constantFrom('Web', 'Referral', 'Cold call', 'Newspaper', '', undefined),
  visits: fc.oneof(fc.integer({ min: -5, max: 100 }), fc.constantFrom('', '7', 'many', undefined)),
  industry: fc.constantFrom('Retail', 'retail', ' Energy ', 'Select', undefined),
  colour: fc.constantFrom('red', 'green', 'mauve'),
});
const anyScorer = fc.constantFrom(...scorers);

describe('for every lead', () => {
  test('C5, S1.10.1: the score is a whole number from 0 to 100', () => {
    fc.assert(
      fc.property(anyScorer, anyLead, (model, lead) => {
        const { score } = model.score(lead);
        return Number.isInteger(score) && score >= 0 && score <= 100;
      }),
    );
  });

  test('the reasons sum to the score', () => {
    fc.assert(
      fc.property(anyScorer, anyLead, (model, lead) => {
        const { baseline, reasons, score, probability } = explain(model, lead);
        const sum = reasons.reduce((total, { contribution }) => total + contribution, baseline);
        const again = scoredAt(sum);
        return (
          Math.abs(again.probability - probability) < 1e-9 &&
          Math.abs(again.score - score) <= 1 &&
          model.score(lead).score === score
        );
      }),
    );
  });

  test('taking a reason away changes the score by the points it said', () => {
    fc.assert(
      fc.property(anyScorer, anyLead, (model, lead) => {
        const { baseline, reasons, score } = explain(model, lead);
        return reasons.every((left) => {
          const rest = reasons.reduce(
            (total, other) => total + (other === left ? 0 : other.contribution),
            baseline,
          );
          // Two sums of the same numbers in another order may fall on either side of a half.
          return Math.abs(score - scoredAt(rest).score - left.points) <= (nearHalf(rest) ? 1 : 0);
        });
      }),
    );
  });

  test('what would lift it does lift it, by exactly that much', () => {
    fc.assert(
      fc.property(anyScorer, anyLead, (model, lead) =>
        liftsOf(model, lead).every(({ attribute, to, score, points }) => {
          const value = to.kind === 'level' ? to.level : to.kind === 'range' ? to.low : '';
          return (
            scoreWith(model, lead, { [attribute]: value }) === score &&
            score - model.score(lead).score === points &&
            points > 0
          );
        }),
      ),
    );
  });

  test('no shown reason contradicts its own rate, and none stands on nothing', () => {
    fc.assert(
      fc.property(anyScorer, anyLead, (model, lead) => {
        const explanation = explain(model, lead);
        const { raising, lowering } = topReasons(explanation);
        const rate = ({ basis }: (typeof raising)[number]): number => basis.positives / basis.leads;
        return (
          raising.length <= 5 &&
          lowering.length <= 5 &&
          raising.every((reason) => reason.contribution > 0 && rate(reason) >= explanation.baseRate) &&
          lowering.every((reason) => reason.contribution < 0 && rate(reason) <= explanation.baseRate)
        );
      }),
    );
  });
});

const nearHalf = (logit: number): boolean => Math.abs(((100 * scoredAt(logit).probability) % 1) - 0.5) < 1e-6;

test('a reason against the rate of its own leads is kept in the sum, marked, and not shown', () => {
  const { model } = scorer;
  const attributes = model.learned.attributes.map((attribute) =>
    attribute.name === 'Lead source'
      ? { ...attribute, weights: attribute.weights.map((weight) => -weight) }
      : attribute,
  );
  const turned = scorerOf({ ...model, learned: { ...model.learned, attributes } });
  const explanation = explain(turned, {
    'Lead source': 'Referral',
    visits: 3,
    industry: 'Retail',
    colour: 'red',
  });
  const reason = explanation.reasons.find(({ values }) => values[0].value === 'Referral');
  expect(reason).toMatchObject({ contradicts: true });
  expect(reason?.contribution).toBeLessThan(0);
  expect(topReasons(explanation).lowering).not.toContain(reason);
});

test('removing a field changes the score by what was said', () => {
  const lead = { 'Lead source': 'Referral', visits: 20, industry: 'Health', colour: 'red' };
  const said = explain(scorer, lead).reasons.find(
    ({ values }) => values.length === 1 && values[0].attribute === 'industry',
  );
  const blank = explain(scorer, { ...lead, industry: '' }).reasons.find(
    ({ values }) => values.length === 1 && values[0].attribute === 'industry',
  );
  const logit = (p: number): number => Math.log(p / (1 - p));
  const change =
    logit(scorer.score({ ...lead, industry: '' }).probability) - logit(scorer.score(lead).probability);
  expect(change).toBeCloseTo((blank?.contribution ?? 0) - (said?.contribution ?? 0), 6);
});

test('a reason names the value and the measured rate of the closed leads that had it', () => {
  const { raising } = topReasons(
    explain(scorer, { 'Lead source': 'referral', visits: 3, industry: 'Retail', colour: 'red' }),
  );
  const own = leads.rows.flatMap((row, i) => (row['Lead source'] === 'Referral' ? [leads.outcomes[i]] : []));
  expect(raising[0]).toMatchObject({
    values: [{ attribute: 'Lead source', value: 'referral', group: { kind: 'level', level: 'Referral' } }],
    basis: { leads: own.length, positives: own.filter(Boolean).length },
    fewCases: false,
  });
});

test('a blank field is a reason too', () => {
  const { lowering } = topReasons(
    explain(scorer, { 'Lead source': 'Referral', visits: 20, industry: '', colour: 'red' }),
  );
  expect(lowering).toContainEqual(
    expect.objectContaining({
      values: [{ attribute: 'industry', value: undefined, group: { kind: 'blank' } }],
    }),
  );
});

test('a missing telephone number is a reason, and giving one is what would lift the score', () => {
  const made = someLeads(600, 7, (_, won, i) => ({
    phone: (won ? i % 3 : i % 5 === 0 ? 1 : 0) > 0 ? 47_000_000 + i : '',
  }));
  const model = scorerOf(modelFrom(made));
  const lead = { 'Lead source': 'Web', visits: 5, industry: 'Retail', colour: 'red' };
  expect(
    topReasons(explain(model, lead)).lowering.map(({ values }) => [
      values[0].attribute,
      values[0].group.kind,
    ]),
  ).toContainEqual(['phone', 'blank']);
  const lift = liftsOf(model, lead).find(({ attribute }) => attribute === 'phone');
  expect(lift).toMatchObject({ to: { kind: 'filled' } });
  expect(scoreWith(model, lead, { phone: '123' })).toBe(lift?.score);
});

test('a pair of values names both', () => {
  const { reasons } = explain(scorers[1], { 'Lead source': 'Web', visits: 20, industry: '', colour: 'red' });
  const pair = reasons.find(({ values }) => values.length === 2);
  expect(pair?.values.map(({ attribute, value }) => [attribute, value])).toEqual([
    ['colour', 'red'],
    ['visits', '20'],
  ]);
});

test('fewer than ten closed leads behind a reason are called few', () => {
  const rare = someLeads(500, 2, (_, __, i) => ({ city: i < 7 ? 'Oslo' : i % 2 === 0 ? 'Rome' : 'Kiel' }));
  const { reasons } = explain(scorerOf(modelFrom(rare)), { city: 'Oslo' });
  expect(reasons.find(({ values }) => values[0].value === 'Oslo')).toMatchObject({
    fewCases: true,
    basis: { leads: 7 },
  });
});

test('a value never seen in training is no reason, and does not break the score', () => {
  const { raising, lowering } = topReasons(
    explain(scorer, { 'Lead source': 'Carrier pigeon', colour: 'red' }),
  );
  expect([...raising, ...lowering].flatMap(({ values }) => values.map(({ value }) => value))).not.toContain(
    'Carrier pigeon',
  );
});

test('lifts are offered only for the fields that may be changed', () => {
  const lead = { 'Lead source': 'Cold call', visits: 1, industry: '', colour: 'red' };
  expect(liftsOf(scorer, lead).map(({ attribute }) => attribute)).toContain('Lead source');
  expect(liftsOf(scorer, lead, ['industry']).map(({ attribute }) => attribute)).toEqual(['industry']);
});

test.each([
  [82, 68, 'improving'],
  [50, 50, 'steady'],
  [10, 11, 'declining'],
  [10, undefined, 'notEnoughInfo'],
] as const)('a score of %i after %s is %s', (score, previous, trend) => {
  expect(trendOf(score, previous)).toBe(trend);
});
