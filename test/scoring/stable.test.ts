import { expect, test } from 'vitest';
import { chanceOf, compare, digest, digestRows, shuffled, stableOrder } from '../../domain/scoring/stable.ts';
import { columnsOf } from '../../domain/scoring/table.ts';

const columns = columnsOf([
  { source: 'Web', visits: 2 },
  { source: 'Fair', visits: 1 },
  { source: 'Web', visits: 1 },
  { source: 'Web' },
]);
const outcomes = [true, false, true, true];

test('rows stand in the order of their ids, wherever they stood', () => {
  const { rows, keys } = stableOrder(columns, outcomes, ['c', 'a', 'd', 'b']);
  expect(rows).toEqual([1, 3, 0, 2]);
  expect([...keys]).toEqual([3826002220, 3876335077, 3859557458, 3775669363]);
  expect(stableOrder(columns, outcomes, ['d', 'c', 'b', 'a']).keys).toEqual(keys);
});

test('without ids they stand in the order of what they say, blank before anything; lost before won', () => {
  const { rows, keys } = stableOrder(columns, outcomes);
  expect(rows).toEqual([1, 3, 2, 0]);
  expect([...keys]).toEqual([3967033079, 1568378015, 1551600396, 1601933253]);
  expect(stableOrder(columnsOf([{ a: 'x' }, { a: 'x' }]), [true, false]).rows).toEqual([1, 0]);
});

test('chance is the same in every run and every release', () => {
  expect([1, 2].map((seed) => chanceOf(0, seed))).toEqual([0.07026689755730331, 0.7311201016418636]);
  expect([1, 2].map((seed) => chanceOf(2e9, seed))).toEqual([0.7678654310293496, 0.7488416647538543]);
});

test('keys that are alike keep their order when they are shuffled', () => {
  const keys = Uint32Array.from([5, 1, 9, 5, 7]);
  expect(shuffled(keys, 1)).toEqual([2, 0, 3, 1, 4]);
  expect(shuffled(keys, 2)).toEqual([1, 2, 0, 3, 4]);
});

test('texts are compared by their characters, not by a language', () => {
  expect([compare('Zebra', 'apple'), compare('apple', 'Zebra'), compare('apple', 'apple')]).toEqual([
    -1, 1, 0,
  ]);
});

test('what a model learnt from has the same fingerprint in every release', () => {
  expect(digest({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  expect(digestRows(columns, outcomes)).toBe(
    '9977daccd56b8db252be3ee8d1b5ab401b13447b9ac49a2db408453df1b1d18f',
  );
});

test('another name, value or outcome is another fingerprint', () => {
  const one = columnsOf([{ source: 'Web' }, { source: 'Fair' }]);
  const prints = [
    digestRows(one, [true, false]),
    digestRows(one, [true, true]),
    digestRows(columnsOf([{ origin: 'Web' }, { origin: 'Fair' }]), [true, false]),
    digestRows(columnsOf([{ source: 'Web' }, { source: 'Trade fair' }]), [true, false]),
    digestRows(columnsOf([{ source: 'Web' }, { source: 'Web' }]), [true, false]),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});
