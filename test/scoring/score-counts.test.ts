import { describe, expect, test } from 'vitest';
import { ownDefault } from '../../domain/scoring/grades.ts';
import { insightOf } from '../../domain/scoring/insight.ts';
import { gainsOf, ratesByGrade, scoreCounts, tenths } from '../../domain/scoring/score-counts.ts';
import { modelFrom, someLeads } from './builders.ts';

/** A hundred leads of the scores 0 to 99; those above 49 were qualified. */
const counts = () =>
  scoreCounts(
    Array.from({ length: 100 }, (_, i) => i / 100),
    Array.from({ length: 100 }, (_, i) => i > 49),
  );

describe('the test leads by score', () => {
  test('are counted for each score from 0 to 100, and apart from that those that were qualified', () => {
    const { leads, positives } = scoreCounts([0.504, 0.496, 1], [true, true, false]);
    const at = (numbers: readonly number[]) => [
      numbers.length,
      ...numbers.flatMap((n, i) => (n ? [[i, n]] : [])),
    ];
    expect(at(leads)).toEqual([101, [50, 2], [100, 1]]);
    expect(at(positives)).toEqual([101, [50, 2]]);
  });

  test('fall into ten groups of ten, lowest first, with what was foretold and what happened', () => {
    const groups = tenths(counts());
    expect(groups.map(({ leads }) => leads)).toEqual(new Array(10).fill(10));
    expect(groups[4]).toEqual({ from: 40, to: 49, leads: 10, positives: 0, mean: 44.5 });
    expect(groups[5]?.positives).toBe(10);
  });

  test('leads of one score stay together, and no lead is lost', () => {
    const groups = tenths(scoreCounts([0.1, 0.1, 0.1, 0.9], [true, false, false, true]));
    expect(groups.map(({ from, to, leads }) => [from, to, leads])).toEqual([
      [0, 10, 3],
      [11, 90, 1],
    ]);
  });

  test('the best half of the leads holds all that were qualified', () => {
    const gains = gainsOf(counts());
    expect(gains[0]).toEqual({ taken: 0.1, found: 0.2 });
    expect(gains[4]).toEqual({ taken: 0.5, found: 1 });
    expect(gains.at(-1)).toEqual({ taken: 1, found: 1 });
    expect(gainsOf(scoreCounts([0.2], [false]))).toEqual([]);
  });

  test('S1.10.3: how often each grade was qualified, wherever the grades begin', () => {
    expect(ratesByGrade(counts(), ownDefault)).toEqual([
      { grade: 'A', leads: 25, positives: 25 },
      { grade: 'B', leads: 25, positives: 25 },
      { grade: 'C', leads: 25, positives: 0 },
      { grade: 'D', leads: 25, positives: 0 },
    ]);
    expect(ratesByGrade(counts(), { A: 90, B: 40, C: 10 })[1]).toEqual({
      grade: 'B',
      leads: 50,
      positives: 40,
    });
  });

  test('a trained model keeps them, and each test lead counts once', () => {
    for (const leads of [120, 600]) {
      const { byScore, metrics } = modelFrom(someLeads(leads)).learned.validation;
      expect(byScore?.leads.reduce((sum, many) => sum + many, 0)).toBe(metrics.n);
      expect(byScore?.positives.reduce((sum, many) => sum + many, 0)).toBe(metrics.positives);
    }
  });
});

test('what one attribute tells: qualified with the value over closed with the value, blank too, against the average', () => {
  const leads = someLeads(600);
  const insight = insightOf(modelFrom(leads), 'industry');
  const blank = insight?.rows.find(({ group }) => group.kind === 'blank');
  const own = leads.rows.flatMap((row, i) => (row['industry'] === '' ? [leads.outcomes[i]] : []));
  expect(blank).toMatchObject({ leads: own.length, positives: own.filter(Boolean).length, against: 'below' });
  expect(insight?.rows.reduce((sum, row) => sum + row.leads, 0)).toBe(600);
  expect(insightOf(modelFrom(leads), 'shoe size')).toBeUndefined();
});
