import { describe, expect, test } from 'vitest';
import { driftFrom, hasDrifted } from '../../domain/scoring/drift.ts';
import { orderBy } from '../../domain/scoring/order.ts';
import { scoredPeriod } from '../../domain/scoring/period.ts';
import { columnOf } from '../../domain/scoring/table.ts';
import { newest } from '../../domain/scoring/validate.ts';
import { modelFrom, someLeads } from './builders.ts';

const day = (i: number): string => new Date(Date.UTC(2025, 0, 1) + i * 86_400_000).toISOString();

describe('how a model is tested', () => {
  test('with 400 closed leads or more, on the newest fifth', () => {
    const leads = someLeads(400, 1, (_, __, i) => ({ 'created on': day(i) }));
    const { validation } = modelFrom(leads).learned;
    expect(validation).toMatchObject({ method: 'newest', orderedBy: 'created on', metrics: { n: 80 } });
  });

  test('without anything that tells old from new, on a random fifth', () => {
    expect(modelFrom(someLeads(400)).learned.validation.method).toBe('random');
  });

  test('below 400 by repeated cross-validation, with an interval that a lucky split cannot narrow', () => {
    const { method, metrics } = modelFrom(someLeads(120)).learned.validation;
    expect(method).toBe('crossValidation');
    expect(metrics.n).toBe(120);
    const [low, high] = metrics.ci95 ?? [0, 0];
    expect(high - low).toBeGreaterThan(0.1);
  });

  test('the newest leads have one outcome only: the AUC is not measurable, and the model not ready', () => {
    const leads = someLeads(600, 2, (_, __, i) => ({ 'created on': day(i) }));
    const outcomes = leads.outcomes.map((won, i) => won && i < 480);
    const { metrics, publish } = modelFrom({ rows: leads.rows, outcomes }).learned.validation;
    expect(metrics.auc).toBeUndefined();
    expect(publish).toBe('notReady');
  });
});

test('leads of unknown age count as old', () => {
  expect(newest([3, Number.NaN, 1, 2, 5], 0.4)).toEqual({ train: [1, 2, 3], test: [0, 4] });
});

describe('the order of leads', () => {
  const ages = (values: readonly string[]) =>
    orderBy(
      columnOf(
        'at',
        values.map((at) => ({ at })),
      ),
    )?.values;

  test.each([
    ['ISO dates', ['2025-03-01', '2024-12-31T23:59:00Z']],
    ['days first, once a day above twelve shows it', ['01.04.2025', '31.03.2025']],
    ['months first, likewise', ['4/1/2025', '3/31/2025']],
    ['words', ['1 Apr 2025', '31 Mar 2025']],
    ['numbers', ['10', '9']],
  ])('%s', (_, [newer = '', older = '']) => {
    const [first = 0, second = 0] = ages([newer, older]) ?? [];
    expect(first).toBeGreaterThan(second);
  });

  test('is not guessed where day and month cannot be told apart', () => {
    expect(ages(['01/02/2025', '03/04/2025'])).toBeUndefined();
  });

  test('is not found in text', () => {
    expect(ages(['Web', 'Referral'])).toBeUndefined();
    expect(ages(['Company 12', 'Company 3'])).toBeUndefined();
  });
});

describe('drift', () => {
  test('is seen when the share of qualified leads or the leads themselves change', () => {
    const model = modelFrom(someLeads(1000, 1));
    const { rows, outcomes } = someLeads(500, 2);
    expect(hasDrifted(driftFrom(model, rows, outcomes))).toBe(false);
    expect(
      driftFrom(
        model,
        rows,
        outcomes.map((won, i) => won && i % 3 === 0),
      ).baseRate.moved,
    ).toBe(true);
    const others = rows.map((row) => ({ ...row, 'Lead source': 'Web' }));
    expect(driftFrom(model, others, outcomes).attributes.map(({ name }) => name)).toEqual(['Lead source']);
  });

  test('within the training leads it is kept with the model', () => {
    const leads = someLeads(1000, 3, (row, _, i) => ({
      'created on': day(i),
      'Lead source': i < 800 ? row['Lead source'] : 'Web',
    }));
    expect(modelFrom(leads).learned.drift?.attributes[0]).toMatchObject({ name: 'Lead source' });
  });
});

describe('parts of a date', () => {
  const months = ['jan', 'feb', 'mar', 'apr'];
  const leads = (count: number, from: number, dated: boolean) =>
    Array.from({ length: count }, (_, i) => ({
      month: dated || from === 0 ? months[i % 4] : 'may',
      ...(dated ? { created: day(from + i) } : {}),
    }));

  test('help with leads of the same period, and are dropped for later ones', () => {
    const made = someLeads(800, 4, (_, __, i) => ({ month: months[i % 4] }));
    const used = (scored: 'newer' | 'samePeriod') =>
      modelFrom(made, { scored }).learned.attributes.map(({ name }) => name);
    expect(used('samePeriod')).toContain('month');
    expect(used('newer')).not.toContain('month');
  });

  test('which of the two it is, is read from dates', () => {
    expect(scoredPeriod(leads(300, 0, true), leads(60, 300, true))).toEqual({
      scored: 'newer',
      by: 'created',
    });
    expect(scoredPeriod(leads(300, 0, true), leads(60, 100, true))).toEqual({
      scored: 'samePeriod',
      by: 'created',
    });
  });

  test('or, without dates, from the months themselves', () => {
    expect(scoredPeriod(leads(300, 0, false), leads(60, 300, false))).toEqual({
      scored: 'newer',
      by: 'month',
    });
    expect(scoredPeriod(leads(300, 0, false), leads(60, 0, false))).toEqual({
      scored: 'samePeriod',
      by: 'month',
    });
  });
});
