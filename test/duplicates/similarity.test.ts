import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import {
  firstDifference,
  isMisspelling,
  isOneSlip,
  isTransposed,
  isWithinEdits,
  jaroWinkler,
  lettersApart,
  lettersOf,
  misspeltApart,
  soundex,
} from '../../domain/duplicates/similarity.ts';

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

test('no misspelling is passed over for its letters', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789éи');
  const spoilt = fc
    .tuple(
      fc.array(letter, { minLength: 3, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(30), fc.array(letter, { maxLength: 2 })), { maxLength: 4 }),
    )
    .map(([letters, slips]) => {
      const other = [...letters];
      for (const [at, put] of slips) other.splice(at % other.length, 1, ...put);
      return [letters.join(''), other.join('')] as const;
    });
  let misspelt = 0;
  fc.assert(
    fc.property(fc.oneof(pair, spoilt), ([a, b]) => {
      const shorter = Math.min(a.length, b.length);
      if (shorter < 4 || Math.abs(a.length - b.length) > 2 || a === b) return;
      const isOne =
        isOneSlip(a, b) ||
        (shorter >= 8 && isWithinEdits(2, a, b)) ||
        (firstDifference(a, b) >= 3 && jaroWinkler(a, b) >= 0.92);
      expect(isMisspelling(a, b)).toBe(isOne);
      if (!isOne) return;
      misspelt += 1;
      const apart = lettersApart(lettersOf(a), lettersOf(b));
      expect(apart).toBeLessThanOrEqual(misspeltApart(a.length));
      expect(apart).toBeLessThanOrEqual(misspeltApart(b.length));
    }),
    { numRuns: 10_000 },
  );
  expect(misspelt).toBeGreaterThan(1_000);
  expect(lettersApart(lettersOf('berlin'), lettersOf('munich'))).toBe(8);
  expect(misspeltApart('berlin'.length)).toBe(3);
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

test.each([
  ['martha', 'marhta', 0.9611],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.8133],
  ['jones', 'johnson', 0.8324],
  ['abcvwxyz', 'cabvwxyz', 0.9375],
  ['contoso', 'contoso', 1],
  ['', '', 1],
  ['', 'a', 0],
  ['a', 'b', 0],
  ['ab', 'ba', 0],
  ['abcd', 'zzzz', 0],
])('%s and %s are alike by %f (Jaro and Winkler)', (a, b, similarity) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
  expect(jaroWinkler(b, a)).toBeCloseTo(similarity, 4);
});

test('texts of any length are compared, one after the other', () => {
  const long = 'x'.repeat(400);
  expect(jaroWinkler(`${long}ab`, `${long}ba`)).toBeCloseTo(1 - 0.6 * (1 / 402 / 3), 4);
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4);
});

test.each([
  ['robert', 'r163'],
  ['rupert', 'r163'],
  ['rubin', 'r150'],
  ['ashcraft', 'a261'],
  ['tymczak', 't522'],
  ['pfister', 'p236'],
  ['honeyman', 'h555'],
  ['lloyd', 'l300'],
  ['jackson', 'j250'],
  ['washington', 'w252'],
  ['a', 'a000'],
  ['54ab', 'a100'],
  ['z`z{', 'z000'],
  ['54', ''],
  ['', ''],
])('%s sounds like %s (American Soundex)', (word, code) => {
  expect(soundex(word)).toBe(code);
});

test.each([
  ['contoso', 'contosso', true],
  ['contoso', 'contsoo', true],
  ['berg', 'borg', true],
  ['berg', 'bergen', true],
  ['berg', 'borgen', false],
  ['kim', 'kmi', true],
  ['kim', 'kima', true],
  ['kim', 'kin', false],
  ['kim', 'ikm', false],
  ['kim', 'tim', false],
  ['ki', 'kim', false],
  ['schneider', 'schnieders', true],
  ['schneider', 'snieder', false],
  ['abcdefgh', 'abxdefyh', true],
  ['abcdefg', 'abxdeyg', false],
  ['abcdefg', 'abcdxyg', false],
  ['marshall', 'marschalls', true],
  ['steveson', 'stevenson', true],
  ['catrina', 'catarnia', true],
  ['contoso', 'contoso', false],
  ['contoso', 'contosoabc', false],
])('%s and %s are two spellings of one word: %s', (a, b, is) => {
  expect(isMisspelling(a, b)).toBe(is);
  expect(isMisspelling(b, a)).toBe(is);
});

test.each([
  ['abc', 'abd', 2],
  ['abc', 'abcd', 3],
  ['', 'abc', 0],
  ['abc', 'abc', 3],
])('%s and %s part at %i', (a, b, at) => {
  expect(firstDifference(a, b)).toBe(at);
  expect(firstDifference(b, a)).toBe(at);
});
