import { describe, expect, test } from 'vitest';
import { solve } from '../../domain/scoring/cholesky.ts';
import { fitMains, prepare } from '../../domain/scoring/learn.ts';
import { columnOf } from '../../domain/scoring/table.ts';
import { dice } from './builders.ts';

/** Phone follows mail nine times in ten; given the mail, a phone is a slightly bad sign. */
function overlapping() {
  const roll = dice(5);
  const outcomes: boolean[] = [];
  const rows = Array.from({ length: 4000 }, () => {
    const mail = roll() < 0.5;
    const phone = roll() < 0.9 ? mail : !mail;
    outcomes.push(roll() < (mail ? 0.7 : 0.2) - (phone ? 0.1 : 0));
    return { mail: mail ? 'yes' : 'no', phone: phone ? 'yes' : 'no' };
  });
  const attributes = ['mail', 'phone'].map((name) => ({
    column: columnOf(name, rows),
    kind: 'category' as const,
  }));
  return prepare(
    { attributes, outcomes },
    rows.map((_, row) => row),
  );
}

describe('weight of evidence', () => {
  const prepared = overlapping();
  const effect = (weights: Float64Array, a: number): number => {
    const own = prepared.design.bins[a];
    const from = prepared.design.offsets[a] ?? 0;
    const at = (level: string): number => from + (own?.kind === 'category' ? own.levels.indexOf(level) : 0);
    return (weights[at('yes')] ?? 0) - (weights[at('no')] ?? 0);
  };

  test('never turns a value with a good rate into a bad sign', () => {
    expect(effect(prepared.evidence.bins, 0)).toBeGreaterThan(1);
    expect(effect(prepared.evidence.bins, 1)).toBeGreaterThanOrEqual(0);
  });

  test('is corrected by the scorecard as far as the data are trusted', () => {
    expect(effect(fitMains(prepared, 'evidenceOnly').weights.bins, 1)).toBeGreaterThanOrEqual(0);
    expect(effect(fitMains(prepared, 4).weights.bins, 1)).toBeLessThan(-0.2);
    expect(effect(fitMains(prepared, 1e6).weights.bins, 1)).toBeCloseTo(effect(prepared.evidence.bins, 1), 2);
  });
});

test('the solver solves', () => {
  const A = Float64Array.of(4, 0, 0, 2, 5, 0, 1, 3, 6);
  const b = Float64Array.of(4 * 1 + 2 * 2 + 1 * 3, 2 * 1 + 5 * 2 + 3 * 3, 1 * 1 + 3 * 2 + 6 * 3);
  solve(A, b);
  expect([...b].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([1, 2, 3]);
});
