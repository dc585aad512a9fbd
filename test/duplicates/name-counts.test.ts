import { describe, expect, test } from 'vitest';
import { type NameLevel, nameLevels } from '../../domain/duplicates/compare-names.ts';
import { countNames, nameStatistics, onlyCommon } from '../../domain/duplicates/name-counts.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import { personName } from '../../domain/duplicates/person-name.ts';
import { atOnce } from '../../domain/slices.ts';

const named = (firstName: string, lastName: string) => personName(firstName, lastName) as never;

test('names are counted as they compare; who has none is nobody', () => {
  const profiles = [
    { firstName: 'Ann', lastName: 'Smith' },
    { firstName: 'ANN', lastName: 'Müller' },
    { lastName: 'Smith' },
    { firstName: 'Mary Ann' },
    { companyName: 'Contoso' },
  ].map((fields, n) => normalise({ id: `${n}`, kind: 'lead', ...fields }));
  expect(atOnce(countNames(profiles))).toEqual({
    people: 4,
    first: { ann: 2, mary: 1 },
    last: { smith: 2, mueller: 1, ann: 1 },
  });
});

test('counting pauses after every five hundred records', () => {
  const one = normalise({ id: 'x', kind: 'lead', lastName: 'Smith' });
  const work = countNames(Array.from({ length: 1_200 }, () => one));
  expect([work.next().value, work.next().value]).toEqual([500, 1_000]);
  expect(work.next()).toEqual({ done: true, value: { people: 1_200, first: {}, last: { smith: 1_200 } } });
});

test('of a large count the names that one in 5,000 has are kept, of a small one those of at least two', () => {
  const counts = { first: { zoe: 5, ann: 4, kim: 2 }, last: { smith: 3, jones: 1, berg: 2 } };
  expect(onlyCommon({ people: 25_000, ...counts })).toEqual({ people: 25_000, first: { zoe: 5 }, last: {} });
  const small = onlyCommon({ people: 100, ...counts });
  expect(small).toEqual({ people: 100, first: { ann: 4, kim: 2, zoe: 5 }, last: { berg: 2, smith: 3 } });
  expect([Object.keys(small.first), Object.keys(small.last)]).toEqual([
    ['ann', 'kim', 'zoe'],
    ['berg', 'smith'],
  ]);
});

describe('a common first name', () => {
  test.each([
    [1_000, 5, false],
    [1_000, 6, true],
    [18_000, 6, true],
    [30_000, 9, false],
    [30_000, 10, true],
  ])('of %i people %i have it: %s', (people, count, common) => {
    const { isCommon } = nameStatistics({ people, first: { ann: count }, last: {} });
    expect(isCommon('ann')).toBe(common);
    expect(isCommon('zoe')).toBe(false);
  });
});

describe('how common the names of two are', () => {
  const { commonness } = nameStatistics({
    people: 64,
    first: { ann: 32, kim: 2, bo: 8 },
    last: { smith: 16, berg: 1 },
  });
  const level = (name: NameLevel, a = named('Ann', 'Smith'), b = a) => commonness(name, a, b);
  const expectedFirst = (32 ** 2 + 2 ** 2 + 8 ** 2) / 64 ** 2;
  const expectedLast = (16 ** 2 + 1) / 64 ** 2;
  const ofAnn = Math.log2(0.5 / expectedFirst) / 2;
  const ofSmith = Math.log2(0.25 / expectedLast) / 2;

  test.each<[NameLevel, number]>([
    ['same', ofAnn + ofSmith],
    ['nickname', ofAnn + ofSmith],
    ['swapped', ofAnn + ofSmith],
    ['similar', ofAnn + ofSmith],
    ['initial', ofSmith],
    ['surname only', ofSmith],
    ['other first name', ofSmith],
    ['other surname', ofAnn],
    ['first name only', ofAnn],
    ['differs', 0],
    ['only one named', 0],
    ['missing', 0],
  ])('counts by the part of the name that agrees: %s', (name, bits) => {
    expect(level(name)).toBeCloseTo(bits, 12);
  });

  test('every way in which names agree has its bits', () => {
    expect(nameLevels.filter((name) => level(name) === 0)).toEqual(['missing', 'differs', 'only one named']);
  });

  test('the commoner of two spellings counts; a name that nobody has is rarer than any; two bits are the most', () => {
    const first = (a: string, b: string) => level('first name only', named(a, 'X'), named(b, 'X'));
    expect(first('Bo', 'Kim')).toBeCloseTo(Math.log2(8 / 64 / expectedFirst) / 2, 12);
    expect(first('Kim', 'Bo')).toBe(first('Bo', 'Kim'));
    expect(first('Kim', 'Kim')).toBeCloseTo(Math.log2(2 / 64 / expectedFirst) / 2, 12);
    expect(first('Zoe', 'Zoe')).toBe(-2);
    const rare = nameStatistics({ people: 64, first: {}, last: { berg: 1 } });
    const berg = named('Ann', 'Berg');
    expect(rare.commonness('surname only', berg, berg)).toBe(2);
  });

  test('where nobody was counted no name is common', () => {
    const nobody = nameStatistics({ people: 0, first: {}, last: {} });
    const ann = named('Ann', 'Smith');
    expect(nobody.commonness('same', ann, ann)).toBe(0);
    expect(nobody.isCommon('ann')).toBe(false);
  });
});
