import { expect, test } from 'vitest';
import {
  compareNames,
  isOtherName,
  isSimilarName,
  nameLevels,
} from '../../domain/duplicates/compare-names.ts';
import { personName } from '../../domain/duplicates/person-name.ts';

/** `Ann / Smith`: first and last name as they stand in their fields. */
const named = (text: string) => {
  const [first = '', last = ''] = text.split('/');
  return personName(first, last);
};
const many = new Set(['daniel', 'daniela', 'marek', 'maren']);

test.each([
  ['Ann / Smith', 'Ann / Smith', 'same'],
  ['Bob / Smith', 'Robert / Smith', 'nickname'],
  ['Ann / Smith', 'Smith / Ann', 'swapped'],
  ['Bob / Smith', 'Smiht / Robert', 'swapped'],
  ['Jo / Li', 'Li / Jo', 'swapped'],
  ['Ann / Smith', 'Ann / Smiht', 'similar'],
  ['Bob / Smith', 'Robert / Smiht', 'similar'],
  ['Hanz / Roth', 'Hans / Roth', 'similar'],
  ['Mary Ann / Smith', 'Mary / Smith', 'similar'],
  ['Maryann / Smith', 'Mary Amn / Smith', 'similar'],
  ['Reggina Zoe / Smith', 'Regina Ute / Smith', 'similar'],
  ['A. / Smith', 'Ann / Smith', 'initial'],
  ['Ann / Smith', 'A. Kim / Smiht', 'initial'],
  ['B. / Smith', 'Ann / Smith', 'other first name'],
  ['Ann / Smith', 'Kim / Smith', 'other first name'],
  ['Ann / Smith', 'Kim / Smiht', 'other first name'],
  ['Ann / Smith', 'Ann / Jones', 'other surname'],
  ['Bob / Smith', 'Robert / Jones', 'other surname'],
  ['Hanz / Smith', 'Hans / Jones', 'other surname'],
  ['A. / Jones', 'Ann / Smith', 'differs'],
  ['Ann / Smith', 'Kim / Larsen', 'differs'],
  ['Ann / Smith', ' / Smith', 'surname only'],
  [' / Smith', ' / Smiht', 'surname only'],
  [' / Smith', ' / Jones', 'differs'],
  ['Ann / ', 'Ann / Smith', 'first name only'],
  ['Bob / ', 'Robert / ', 'first name only'],
  ['Kim / ', 'Ann / Smith', 'differs'],
])('%s and %s: %s', (one, other, level) => {
  const [a, b] = [named(one), named(other)];
  expect(compareNames(a, b)).toBe(level);
  expect(compareNames(b, a)).toBe(level);
});

test.each([
  ['Daniel / Roth', 'Daniela / Roth', 'other first name'],
  ['Marek / Roth', 'Maren / Roth', 'other first name'],
  ['Daniel / Roth', 'Damiel / Roth', 'similar'],
  ['Marek / Roth', 'Marej / Roth', 'similar'],
  ['Marej / Roth', 'Marek / Roth', 'similar'],
])('first names that many people have are no slips of each other: %s and %s: %s', (one, other, level) => {
  expect(compareNames(named(one), named(other), (name) => many.has(name))).toBe(level);
});

test.each([
  ['Ann / Murphy', 'Ann / Murphy-Lane', 'similar'],
  ['Ann / Berg', 'Ann / van der Berg', 'similar'],
  ['Ann / Lee', 'Ann / Li Lee', 'similar'],
  ['Ann / Li', 'Ann / Li Lee', 'other surname'],
  ['Ann / de Vries', 'Ann / de Ro Lim', 'other surname'],
  ['Ann / Berg Lane', 'Ann / Lane Roth', 'other surname'],
])('a double name keeps one of its names: %s and %s: %s', (one, other, level) => {
  expect(compareNames(named(one), named(other))).toBe(level);
  expect(compareNames(named(other), named(one))).toBe(level);
});

test.each([
  [' / Lixiaolong', 'Xiaolong / Li', 'same'],
  ['Lixiaolong / ', 'Xiaolong / Li', 'same'],
  ['Xiaolongli / ', 'Xiaolong / Li', 'same'],
  [' / Xiaolongli', 'Xiaolong / Li', 'same'],
  ['Xiao / Longli', 'Xiaolong / Li', 'differs'],
  [' / Xiaolongmeier', 'Xiaolong / Li', 'differs'],
])('one field may hold the whole name: %s and %s: %s', (one, other, level) => {
  expect(compareNames(named(one), named(other))).toBe(level);
  expect(compareNames(named(other), named(one))).toBe(level);
});

test.each([
  ['Smith / Jones', 'Kim / Smith', 'other surname'],
  ['Smith / Jones', 'Kim / Smiht', 'other surname'],
  ['Bob / Jones', 'Kim / Robert', 'other surname'],
  ['Jones / Smith', 'Smith / Kim', 'other surname'],
  [' / Smith', 'Smith / Kim', 'first name only'],
  ['Smith / ', 'Kim / Smith', 'first name only'],
  ['Smith / Ann', 'Smith / Kim', 'other surname'],
])('a name in the other’s field is the one thing in common: %s and %s: %s', (one, other, level) => {
  expect(compareNames(named(one), named(other))).toBe(level);
  expect(compareNames(named(other), named(one))).toBe(level);
});

test.each([
  ['', '', 'missing'],
  ['Ann / Smith', '', 'only one named'],
  ['A. / B.', 'A. / B.', 'missing'],
  ['A. / ', 'Ann / Smith', 'missing'],
  ['A. / ', 'A. Kim / ', 'missing'],
  [' / B.', 'Ann / Smith', 'missing'],
  ['J. / Jones', 'Jo / ', 'missing'],
  ['Ann / ', ' / Smith', 'missing'],
])('where there is no name to compare: “%s” and “%s”: %s', (one, other, level) => {
  expect(compareNames(named(one), named(other))).toBe(level);
  expect(compareNames(named(other), named(one))).toBe(level);
});

test('S1.2.3, S1.2.4: names that a person would call similar, and names of two people', () => {
  expect(nameLevels.filter(isSimilarName)).toEqual(['same', 'nickname', 'swapped', 'similar']);
  expect(nameLevels.filter(isOtherName)).toEqual(['other first name', 'differs']);
});
