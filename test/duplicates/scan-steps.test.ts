import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { defaultWeights } from '../../domain/duplicates/default-weights.ts';
import { duplicatesIn, indexRecords, type Progress, scan } from '../../domain/duplicates/scan.ts';
import { atOnce } from '../../domain/slices.ts';

/** Everybody has the same number, so that all are compared. */
const people = (count: number): Comparable[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    kind: 'lead',
    firstName: `Given${n}`,
    lastName: `Family${n}`,
    companyName: `Firm ${n}`,
    phones: ['+44 20 7946 0958'],
  }));
const steps = <Result>(work: Generator<Progress, Result>): string[] => {
  const said: string[] = [];
  for (let step = work.next(); !step.done; step = work.next())
    said.push(`${step.value.phase} ${step.value.done} of ${step.value.total}`);
  return said;
};

test('reading and indexing say how far they are', () => {
  expect(steps(indexRecords(people(60)))).toEqual([
    'reading 20 of 60',
    'reading 40 of 60',
    'reading 60 of 60',
    'sorting 60 of 60',
    'indexing 50 of 60',
  ]);
});

test('learning from many says how far it is, phase by phase', () => {
  const said = steps(scan(atOnce(indexRecords(people(60)))));
  expect(said.filter((step) => !step.startsWith('learning'))).toEqual([
    'comparing 21 of 60',
    'comparing 30 of 60',
    'comparing 37 of 60',
    'comparing 43 of 60',
    'comparing 48 of 60',
    'comparing 53 of 60',
    'comparing 57 of 60',
    'scoring 1000 of 1770',
  ]);
  expect(said).toContain('learning 0 of 300');
});

describe('what a training finds', () => {
  const ann: Comparable = {
    id: 'z',
    kind: 'lead',
    firstName: 'Ann',
    lastName: 'Smithson',
    email: 'ann@contoso.example',
    companyName: 'Contoso',
  };
  const all: Comparable[] = [
    ann,
    { ...ann, id: 'a' },
    { ...ann, id: 'm', lastName: 'Smitson' },
    { ...ann, id: 'kim', firstName: 'Kim', lastName: 'Larsen', email: 'kim@contoso.example' },
    { id: 'firm', kind: 'account', companyName: 'Contoso', email: 'info@contoso.example' },
  ];

  test('are the likely pairs, by the ids of their records, the smaller one first', () => {
    const done = atOnce(scan(atOnce(indexRecords(all))));
    const ids = (threshold?: number) =>
      duplicatesIn(done, threshold)
        .map(({ a, b }) => `${a.id} ${b.id}`)
        .filter((pair) => !pair.includes('firm'));
    expect(ids()).toEqual(['a m', 'a z', 'm z']);
    expect(ids(0.001)).toEqual(expect.arrayContaining(['a m', 'a z', 'm z']));
    expect(ids(1.1)).toEqual([]);
    expect(done.compared).toBeGreaterThanOrEqual(done.pairs.length);
    expect(done.pairs.every(({ probability }) => probability >= 0.001)).toBe(true);
    expect(done.weights.version).toBe(1);
  });

  test('starts from the weights of the product, and from decisions about records that are there', () => {
    const indexed = atOnce(indexRecords(all));
    const plain = atOnce(scan(indexed));
    expect(atOnce(scan(indexed, { start: defaultWeights, reading: {}, decisions: [] })).pairs).toEqual(
      plain.pairs,
    );
    const decided = (a: string, b: string, duplicate: boolean) =>
      atOnce(scan(indexed, { decisions: [{ a, b, duplicate }] })).weights;
    expect(decided('z', 'gone', true)).toEqual(plain.weights);
    expect(decided('gone', 'z', true)).toEqual(plain.weights);
    expect(decided('z', 'kim', true).person).not.toEqual(plain.weights.person);
    expect(decided('z', 'kim', true).company).toEqual(plain.weights.company);
    expect(decided('z', 'kim', true).person.shares[0]).toBeGreaterThan(
      decided('z', 'kim', false).person.shares[0],
    );
    expect(decided('z', 'firm', true).company).not.toEqual(plain.weights.company);
  });
});
