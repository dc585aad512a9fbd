import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { findDuplicates } from '../../domain/duplicates/find.ts';
import { judge, weigh } from '../../domain/duplicates/judge.ts';
import { matchKeys } from '../../domain/duplicates/keys.ts';
import { normalise, outline } from '../../domain/duplicates/normalise.ts';
import { duplicatesIn, indexRecords, scan } from '../../domain/duplicates/scan.ts';
import { atOnce } from '../../domain/slices.ts';
import { goldenPairs } from './golden-pairs.ts';

const detector = openDetector();
const words = fc.oneof(
  fc.constantFrom('', 'Ann', 'Anna', 'A.', 'Müller', '李小龙', 'דנה', 'null', 'Иван', 'Smith, John', 'x'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const emails = fc.oneof(
  fc.constantFrom(
    'ann@contoso.example',
    'ann@@x',
    'a@b@c.example',
    '@',
    'info@contoso.example',
    'Ann <ann@x.org>',
  ),
  fc.string({ maxLength: 20 }),
);
const phones = fc.array(
  fc.oneof(
    fc.constantFrom('+44 20 7946 0102', '020 7946 0102 ext. 5', '0', 'call me', '+++'),
    fc.string({ maxLength: 15 }),
  ),
  { maxLength: 3 },
);
const records: fc.Arbitrary<Comparable> = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom('lead', 'account', 'contact'),
    firstName: words,
    lastName: words,
    companyName: words,
    email: emails,
    phones,
    city: words,
    postalCode: fc.string({ maxLength: 8 }),
    country: fc.constantFrom('', 'GB', 'Deutschland', 'Atlantis'),
    birthDate: fc.constantFrom('', '1980-04-01', '19800401', 'soon'),
  },
  { requiredKeys: ['id', 'kind'] },
);

const judged = (a: Comparable, b: Comparable) => {
  const [one, other] = [normalise(a), normalise(b)];
  return judge(detector, weigh(detector, one, other), one, other);
};

describe('whatever people type', () => {
  test('the bits of the evidence sum to the score, and the probability follows from it', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const { evidence, score, probability } = judged(a, b);
        expect(evidence.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(score, 9);
        expect(probability).toBeCloseTo(1 / (1 + 2 ** -score), 9);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the two makes no difference', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const [there, back] = [judged(a, b), judged(b, a)];
        expect(back.probability).toBeCloseTo(there.probability, 12);
        expect([back.rules, back.lookAlikes]).toEqual([there.rules, there.lookAlikes]);
      }),
      { numRuns: 300 },
    );
  });

  test('a record is found by the keys that a store keeps it under', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(matchKeys(outline(record))).toEqual(matchKeys(normalise(record, { region: 'GB' })));
      }),
      { numRuns: 200 },
    );
  });
});

test('the same records in another order: the same pairs with the same probabilities', () => {
  const all = goldenPairs.flatMap(({ a, b }, n): Comparable[] => [
    { id: `a${n}`, kind: 'lead', ...a },
    { id: `b${n}`, kind: 'lead', ...b },
  ]);
  const found = (some: readonly Comparable[]) =>
    duplicatesIn(atOnce(scan(atOnce(indexRecords(some))))).map(({ a, b, score }) => [a.id, b.id, score]);
  const shuffled = all
    .map((record, n) => [(n * 7919) % all.length, record] as const)
    .toSorted(([a], [b]) => a - b);
  expect(found(shuffled.map(([, record]) => record))).toEqual(found(all));
  expect(found(all).length).toBeGreaterThan(5);
});

describe('bad input', () => {
  const lead = (fields: Partial<Comparable>): Comparable => ({ id: 'a', kind: 'lead', ...fields });
  const probability = (a: Partial<Comparable>, b: Partial<Comparable>): number =>
    judged(lead(a), { ...lead(b), id: 'b' }).probability;
  const rulesOf = (a: Partial<Comparable>, b: Partial<Comparable>) =>
    judged(lead(a), { ...lead(b), id: 'b' }).rules;

  test('empty and one-letter names are no reason to take two leads for one', () => {
    expect(findDuplicates(detector, lead({}), [{ ...lead({}), id: 'b' }])).toEqual([]);
    expect(probability({ firstName: 'A', lastName: 'B' }, { firstName: 'A', lastName: 'B' })).toBeLessThan(
      0.5,
    );
  });

  test('a company called “null” is no company', () => {
    expect(
      rulesOf(
        { firstName: 'Ann', lastName: 'Webber', companyName: 'null' },
        { firstName: 'Ann', lastName: 'Weber', companyName: 'null' },
      ),
    ).toEqual([]);
  });

  test('an e-mail address with two @ is compared as it stands', () => {
    expect(rulesOf({ email: 'ann@@contoso.example' }, { email: 'ann@@contoso.example' })).toEqual([
      'matchcode:email',
    ]);
    expect(rulesOf({ email: 'a@b@c.example' }, { email: 'x@b@c.example' })).toEqual([]);
  });

  test('an extension is another line of the same number', () => {
    const level = (a: string, b: string) =>
      judged(lead({ phones: [a] }), { ...lead({ phones: [b] }), id: 'b' }).evidence.find(
        ({ field }) => field === 'phone',
      )?.level;
    expect(level('+44 20 7946 0102 ext. 5', '+44 20 7946 0102 x5')).toBe('same');
    expect(level('+44 20 7946 0102 ext. 5', '+44 20 7946 0102 ext. 6')).toBe('same exchange');
    expect(level('+44 20 7946 0102 ext. 5', '020 7946 0102')).toBe('same');
  });

  test('fillers are no phone numbers', () => {
    expect(rulesOf({ phones: ['000 000 000'] }, { phones: ['0000000'] })).toEqual([]);
    expect(rulesOf({ phones: ['1234567890'] }, { phones: ['123-456-7890'] })).toEqual([]);
  });
});
