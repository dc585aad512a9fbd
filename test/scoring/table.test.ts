import { expect, test } from 'vitest';
import {
  columnOf,
  columnsOf,
  countsOf,
  filledShare,
  numberOf,
  reordered,
  textOf,
  type Value,
  wordsOf,
} from '../../domain/scoring/table.ts';

test('nothing was chosen, however a system spells it', () => {
  for (const blank of [
    '',
    '  ',
    'Select',
    ' -select- ',
    '--None--',
    '(blank)',
    'NaN',
    'null',
    'undefined',
    'N/A',
    '#n/a',
  ])
    expect([blank, textOf(blank)]).toEqual([blank, undefined]);
  for (const blank of [undefined, null as unknown as Value, Number.NaN, Number.POSITIVE_INFINITY])
    expect(textOf(blank)).toBeUndefined();
});

test('a value is its text, without spaces around it or doubled ones within', () => {
  const texts = [' Trade  fair ', 'New\nYork', 'a\tb', 'Trade fair', true, 12.5, 'selected', '(blanked)'].map(
    textOf,
  );
  expect(texts).toEqual([
    'Trade fair',
    'New York',
    'a b',
    'Trade fair',
    'true',
    '12.5',
    'selected',
    '(blanked)',
  ]);
});

test.each<[string, number]>([
  ['1200', 1200],
  ['-1.5e3', -1500],
  ['.5', 0.5],
  ['1,200.50', 1200.5],
  ['1,200', 1200],
  ['12,5', 12.5],
  ['€ 1 200', 1200],
  ['-$5', -5],
  ['+£7', 7],
  ['12 %', 12],
  ['3 000 €', 3000],
  ['+44 207 946', 44_207_946],
])('"%s" is %d', (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test.each(['', 'many', '€', '12 leads', '+44 20 7946 0101', '5$5', '1-5', 'a5', '1,2,3'])(
  '"%s" is no number',
  (text) => {
    expect(numberOf(text)).toBeNaN();
  },
);

test('a column is its texts in order, and for every row the place of its own', () => {
  const column = columnOf('visits', [
    { visits: '10' },
    { visits: 9 },
    {},
    { visits: ' 10 ' },
    { visits: 'few' },
  ]);
  expect(column).toEqual({
    name: 'visits',
    codes: Int32Array.from([0, 1, -1, 0, 2]),
    texts: ['10', '9', 'few'],
    numbers: Float64Array.from([10, 9, Number.NaN]),
    bySize: [1, 0],
  });
  expect([...countsOf(column)]).toEqual([2, 1, 1]);
  expect([...countsOf(column, [0, 2, 4])]).toEqual([1, 0, 1]);
  expect(filledShare(column)).toBe(0.8);
  expect(filledShare(columnOf('visits', []))).toBe(0);
  expect([...reordered(column, [4, 2, 0]).codes]).toEqual([2, -1, 0]);
});

test('columns stand in the order of their names, and numbers of one size in the order of their texts', () => {
  const columns = columnsOf([{ b: '1.0', a: 'x' }, { c: '', b: '1' }, { b: '0' }]);
  expect(columns.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(columns[1]).toMatchObject({ texts: ['0', '1', '1.0'], bySize: [0, 1, 2] });
});

test.each<[string, readonly string[]]>([
  ['Cust_num', ['cust', 'num']],
  ['custNum', ['cust', 'num']],
  ['CRMStatusCode', ['crm', 'status', 'code']],
  ['visits2Web', ['visits2', 'web']],
  [' Größe -- (cm) ', ['größe', 'cm']],
])('the words of "%s" are %j', (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});
