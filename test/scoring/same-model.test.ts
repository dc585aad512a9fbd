import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { insightOf } from '../../domain/scoring/insight.ts';
import type { Model } from '../../domain/scoring/model.ts';
import { explain, liftsOf, topReasons } from '../../domain/scoring/reasons.ts';
import { scorerOf } from '../../domain/scoring/score.ts';
import { gainsOf, tenths } from '../../domain/scoring/score-counts.ts';
import type { Row } from '../../domain/scoring/table.ts';
import type { TrainingOptions } from '../../domain/scoring/train.ts';
import { dice, type Leads, modelFrom, someLeads } from './builders.ts';

/**
 * Everything that a model says, as one fingerprint; numbers count to nine digits. Who changes knowingly what is
 * learnt has the new fingerprints written by `npx vitest run -u` of this file, after a look at `npm run eval:scoring`.
 */
function fingerprint(model: Model, rows: readonly Row[]): string {
  const { dataHash: _, ...learned } = model.learned;
  const scorer = scorerOf(model);
  const said = rows.slice(0, 60).map((row) => {
    const explanation = explain(scorer, row);
    return [explanation, topReasons(explanation), liftsOf(scorer, row)];
  });
  const insights = model.learned.attributes.map(({ name }) => insightOf(model, name));
  const { byScore } = learned.validation;
  const counts = byScore && [tenths(byScore), gainsOf(byScore)];
  const text = JSON.stringify([learned, said, insights, counts], (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const day = (i: number): string => new Date(Date.UTC(2024, 0, 1) + i * 86_400_000).toISOString();
const towns = ['Aachen', 'Bonn', 'Celle', 'Dresden', 'Essen', 'Fulda', 'Gera', 'Halle'];

/** Leads like an export: a running number, dates, a telephone, a field filled on closing, many-valued texts. */
function likeAnExport(count: number, seed: number): Leads {
  const roll = dice(seed + 100);
  return someLeads(count, seed, (row, won, i) => ({
    'Lead Number': 5000 + i,
    'created on': day(Math.floor(i / 2)),
    month: day(Math.floor(i / 2)).slice(5, 7),
    'close reason': won ? '' : ['No budget', 'Lost', 'Other'][i % 3],
    town: `${towns[Math.floor(roll() * 8)]} ${Math.floor(roll() * 12)}`,
    budget: roll() < 0.4 ? '' : `€ ${Math.floor(roll() * (won ? 90 : 60))},000`,
    'hot lead': roll() < (won ? 0.6 : 0.3),
    phone: roll() < 0.5 ? `+49 228 ${100_000 + i}` : '',
    stage: won === roll() < 0.9 ? 'Propose' : 'Develop',
    same: 'always',
    'Lead source': i > count * 0.8 ? 'Web' : row['Lead source'],
  }));
}

/** Whether red and how many visits matter only together. */
const crossed = (count: number): Leads => {
  const { rows } = someLeads(count, 5);
  return {
    rows,
    outcomes: rows.map((row, i) => (row['colour'] === 'red') !== Number(row['visits']) > 7 || i % 9 === 0),
  };
};

test('the same leads give the same model in every release', () => {
  const left = { exclude: ['close reason', 'stage'], include: ['month', 'town'] };
  const onePeriod = { scored: 'samePeriod', baseRate: 0.1, orderBy: 'Lead Number' } as const;
  const of = (leads: Leads, options: Partial<TrainingOptions> = {}) =>
    fingerprint(modelFrom(leads, options), leads.rows);
  expect({
    'a few': of(someLeads(130)),
    'an export': of(likeAnExport(700, 1)),
    'a small export, some of its fields left out or asked for': of(likeAnExport(300, 2), left),
    'leads of one period, sampled by outcome': of(likeAnExport(500, 3), onePeriod),
    'two attributes that matter together': of(crossed(2400)),
  }).toMatchInlineSnapshot(`
    {
      "a few": "83f7535e7cf8",
      "a small export, some of its fields left out or asked for": "2440285d3c5d",
      "an export": "b3b3a6868f54",
      "leads of one period, sampled by outcome": "dd1f84375649",
      "two attributes that matter together": "6c1bf3b37a97",
    }
  `);
});
