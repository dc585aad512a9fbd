import { describe, expect, test } from 'vitest';
import type { BankLine } from '../../domain/guidance/bank.ts';
import { familyOf, fitGate, handOf, type Unseen } from '../../domain/guidance/cross-validate.ts';
import { answerable, type Signals, unclear } from '../../domain/guidance/gate.ts';

const signals: Signals = {
  best: 0.8,
  lead: 0.3,
  nearestTopic: 0.7,
  nearestOutside: 0.2,
  outside: 0.1,
  known: 0.9,
  strange: 0,
  text: 0.5,
};

describe('whether the guidance can answer', () => {
  test('is likelier the more of the question it knows, and the less it is like one out of scope', () => {
    const sum =
      -5.547 +
      3.097 * 0.8 -
      1.112 * 0.3 -
      1.738 * 0.7 -
      4.917 * 0.2 -
      6.358 * 0.1 +
      6.859 * 0.9 +
      1.956 * 0.5;
    expect(answerable(signals)).toBeCloseTo(1 / (1 + Math.exp(-sum)), 9);
    expect(answerable({ ...signals, known: 0.2 })).toBeLessThan(answerable(signals));
    expect(answerable({ ...signals, outside: 0.9 })).toBeLessThan(answerable(signals));
  });

  test('is fitted on what was asked of an index that had not seen it, both sides weighing the same', () => {
    const unseen = (expect: 'answer' | 'decline', best: number, known: number) =>
      ({ line: { id: 'x', expect }, retrieval: { signals: { best, known } } }) as unknown as Unseen;
    const answered = [unseen('answer', 0.9, 0.8), unseen('answer', 0.7, 0.3)];
    const others = [unseen('answer', 0.6, 0.9), unseen('answer', 0.4, 0.7)];
    const declined = [unseen('decline', 0.2, 0.4), unseen('decline', 0.5, 0.1)];
    expect(fitGate([...answered, ...others, ...declined])).toEqual({
      always: -12.139,
      best: 15.156,
      known: 13.411,
    });
  });
});

test.each<[string, string, string]>([
  ['err-lead-closed.3.2', 'err-lead-closed.3', 'hand-0'],
  ['hand-a-017', 'hand-a-017', 'hand-a'],
  ['hand-b-3.1', 'hand-b-3', 'hand-b'],
  ['17', '17', 'hand-0'],
  ['x-hand-a-1', 'x-hand-a-1', 'hand-0'],
])('the line %s is of the thought %s, by %s', (id, family, hand) => {
  const line = { id } as BankLine;
  expect([familyOf(line), handOf(line)]).toEqual([family, hand]);
});

test.each([
  [0.9, 0.09, 1, true],
  [0.9, 0.1, 1, false],
  [0.9, 0.09, 0, true],
  [0.9, 0.09, 2, false],
  [0.44, 0.02, 2, true],
  [0.45, 0.02, 2, false],
  [0.44, 0.03, 2, false],
])('best %d, ahead by %d, of %i words: unclear is %s', (best, lead, contentWords, isUnclear) => {
  expect(unclear({ ...signals, best, lead }, contentWords)).toBe(isUnclear);
});
