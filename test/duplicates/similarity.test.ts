import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { isOneSlip, isTransposed, isWithinEdits } from '../../domain/duplicates/similarity.ts';

/** Words of few letters, so that many pairs are nearly alike. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
const pair = fc.tuple(word, word);

test('within so many edits are the words that Levenshtein says are', () => {
  fc.assert(
    fc.property(pair, fc.integer({ min: 0, max: 3 }), ([a, b], edits) => {
      expect(isWithinEdits(edits, a, b)).toBe(distance(a, b) <= edits);
    }),
    { numRuns: 3_000 },
  );
});

test('one slip is one edit or two neighbours swapped, and nothing else', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const swaps = Array.from(a, (_, at) => a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2));
      const isSwap = a !== b && swaps.slice(0, -1).includes(b);
      expect(isTransposed(a, b)).toBe(isSwap);
      expect(isOneSlip(a, b)).toBe(distance(a, b) === 1 || isSwap);
    }),
    { numRuns: 3_000 },
  );
});
