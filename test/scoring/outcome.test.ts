import { expect, test } from 'vitest';
import { outcomeReader } from '../../domain/scoring/outcome.ts';
import type { Value } from '../../domain/scoring/table.ts';

const read = (values: readonly Value[], positive?: string) => {
  const reader = outcomeReader(values, positive);
  return reader && values.map(reader);
};

test('one target spelt five ways is one target', () => {
  expect(read(['1', 'Yes', 'QUALIFIED', ' won ', true])).toEqual([true, true, true, true, true]);
  expect(read(['0', 'no', 'Disqualified', 'LOST', 0])).toEqual([false, false, false, false, false]);
});

test('another or a blank value is no outcome: the lead is not closed', () => {
  expect(read(['open', '', undefined, 'Select', '2'])).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('the first label seen is not the positive one', () => {
  expect(read(['lost', 'won'])).toEqual([false, true]);
});

test('the positive value may be named; naming a negative word turns the meaning round', () => {
  expect(read(['yes', 'no'], 'Yes')).toEqual([true, false]);
  expect(read(['yes', 'no'], 'no')).toEqual([false, true]);
  expect(read(['won', 'lost', 'open'], 'Lost')).toEqual([false, true, undefined]);
});

test('an own word is positive against the known negatives, or against the only other word', () => {
  expect(read(['Customer', 'no', 'open'], 'customer')).toEqual([true, false, undefined]);
  expect(read(['Customer', 'Prospect'], 'Customer')).toEqual([true, false]);
});

test('an own word against several others is not guessed', () => {
  expect(read(['Customer', 'Prospect', 'Partner'], 'Customer')).toBeUndefined();
});
