import { describe, expect, test } from 'vitest';
import { type Candidates, indexCandidates, nameKey } from '../../domain/duplicates/candidates.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import { atOnce } from '../../domain/slices.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
const indexed = (records: readonly Comparable[]): Candidates =>
  atOnce(indexCandidates(records.map((record) => normalise(record))));
/** Firms of which nothing is known but their number, in the order of their ids. */
const atOneDesk = (count: number): Comparable[] =>
  range(0, count).map((n) => ({
    id: `desk-${String(n).padStart(4, '0')}`,
    kind: 'account',
    phones: ['+49 30 99999900'],
  }));
const person = (n: number): Comparable => ({ id: `p${n}`, kind: 'lead', lastName: `Name${n}` });
const withNumber = (n: number): Comparable => ({
  id: `q${n}`,
  kind: 'account',
  phones: [`+49 30 12${1000 + n}`],
});
const firm = (n: number): Comparable => ({
  id: `f${n}`,
  kind: 'account',
  companyName: ['Contoso', 'Fabrikam', 'Litware'][n],
});

test('records stand by last name, first name, company, address and id', () => {
  const ann = {
    id: '7',
    kind: 'lead',
    firstName: 'Ann',
    lastName: 'Smith',
    companyName: 'Contoso Pumps Ltd',
    email: 'Ann@x.example',
  } as const;
  expect(nameKey(normalise(ann))).toBe('smith ann contosopumps ann@x.example 7');
  expect(nameKey(normalise({ id: '7', kind: 'account' }))).toBe('    7');
});

describe('few records with neither a company nor a number', () => {
  test('are all compared, whether or not they share a key', () => {
    const some = indexed([person(0), person(1), withNumber(2)]);
    expect(some.of(normalise(person(9)))).toEqual([0, 1, 2]);
    expect([0, 1, 2].map(some.before)).toEqual([[], [0], [0, 1]]);
    expect(some.split).toEqual({ blocks: 0, pairs: 0 });
  });

  test.each([
    ['half of them have a number', [person(0), withNumber(1)]],
    ['most have a company', [person(0), person(1), ...range(0, 3).map((n) => firm(n))]],
  ])('but not where %s', (_, records) => {
    const some = indexed(records);
    expect(range(0, records.length).map(some.before)).toEqual(records.map(() => []));
  });

  test('nor where they are more than 1,200', () => {
    const stranger = normalise({ id: 'x', kind: 'lead', lastName: 'Quux' });
    const known = range(0, 1_200).map(
      (n) => ({ id: `b${n}`, kind: 'account', website: `w${n}.example` }) as const,
    );
    expect(indexed(known).of(stranger)).toHaveLength(1_200);
    expect(indexed([...known, { ...known[0], id: 'one-more' } as Comparable]).of(stranger)).toEqual([]);
  });
});

describe('records that share a key', () => {
  test('are compared once, whatever else they share, and none with itself', () => {
    const twins = ['a', 'b', 'c'].map(
      (id): Comparable => ({
        id,
        kind: 'account',
        companyName: 'Contoso',
        phones: ['+49 30 99999900'],
      }),
    );
    const some = indexed([...twins, withNumber(3)]);
    expect(some.before(2)).toEqual([0, 1]);
    expect(some.before(3)).toEqual([]);
    expect(some.of(normalise({ id: 'x', kind: 'account', companyName: 'Contoso' }))).toEqual([0, 1, 2]);
    expect(some.of(normalise({ id: 'x', kind: 'account', companyName: 'Litware' }))).toEqual([]);
  });

  test('up to a hundred are compared with each other', () => {
    const some = indexed(atOneDesk(100));
    expect(some.before(99)).toEqual(range(0, 99));
    expect(some.split).toEqual({ blocks: 0, pairs: 0 });
  });

  test('of more, each meets twenty neighbours on either side', () => {
    const records = atOneDesk(101);
    const some = indexed(records);
    expect(some.split).toEqual({ blocks: 1, pairs: 3_240 });
    expect([0, 1, 20, 21, 100].map(some.before)).toEqual([
      [],
      [0],
      range(0, 20),
      range(1, 21),
      range(80, 100),
    ]);
    const neighboursOf = (id: string) => some.of(normalise({ ...records[0], kind: 'account', id }));
    expect(neighboursOf('desk-0050')).toEqual(range(30, 71));
    expect(neighboursOf('desk-0050-and-a-half')).toEqual(range(31, 72));
    expect(neighboursOf('desk-0000')).toEqual(range(0, 21));
    expect(neighboursOf('zoo')).toEqual(range(81, 101));
  });
});

test('indexing pauses after every fifty records', () => {
  const work = indexCandidates(atOneDesk(120).map((record) => normalise(record)));
  expect([work.next(), work.next()]).toEqual([
    { done: false, value: 50 },
    { done: false, value: 100 },
  ]);
  expect(work.next().done).toBe(true);
});
