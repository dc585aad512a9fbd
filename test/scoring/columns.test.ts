import { describe, expect, test } from 'vitest';
import { describeColumn } from '../../domain/scoring/columns.ts';
import { columnOf, type Value } from '../../domain/scoring/table.ts';

const kindOf = (name: string, values: readonly Value[]) =>
  describeColumn(
    columnOf(
      name,
      values.map((value) => ({ [name]: value })),
    ),
  );
const kind = (name: string, values: readonly Value[]): string => kindOf(name, values).kind;
const times = (count: number, value: (at: number) => Value): readonly Value[] =>
  Array.from({ length: count }, (_, at) => value(at));

test('nothing, or one and the same value for all, tells nothing', () => {
  expect(kindOf('colour', ['', undefined])).toEqual({ kind: 'empty' });
  expect(kindOf('colour', ['red', 'red'])).toEqual({ kind: 'constant', value: 'red' });
  expect(kind('colour', ['red', ''])).toBe('category');
});

describe('when a lead came is no attribute', () => {
  test.each<[string, Value, Value]>([
    ['seconds since 1970', 1_700_000_000, 1_700_000_500],
    ['milliseconds since 1970', 1_700_000_000_000, 1_700_000_500_000],
    ['days of a spreadsheet', 45_000, 45_010],
    ['dates', '2026-01-05', '2026-02-05'],
  ])('%s in a column that is called a date', (_, one, other) => {
    expect(kind('Visited on', [one, other])).toBe('date');
  });

  test.each<[string, Value, Value]>([
    ['too small for a date', 500, 700],
    ['between dates of two kinds', 5_000_000_000, 5_000_000_500],
    ['too large for a date', 5e12, 6e12],
    ['not only dates', 1_700_000_000, 12],
  ])('numbers that are %s are numbers', (_, one, other) => {
    expect(kind('Visited on', [one, other])).toBe('numeric');
  });

  test('numbers like dates under another name are numbers', () => {
    expect(kind('Turnover', [1_700_000_000, 1_700_000_500])).toBe('numeric');
  });

  test.each<[string, Value, Value, string]>([
    ['Month', 1, 12, 'calendarPart'],
    ['Month', 0, 12, 'numeric'],
    ['Month', 1, 13, 'numeric'],
    ['Month', 1.5, 12, 'numeric'],
    ['Day of week', 0, 7, 'calendarPart'],
    ['Hour of day', 0, 24, 'calendarPart'],
    ['Lead year', 1995, 2026, 'calendarPart'],
    ['Founded year', 1994, 2026, 'numeric'],
    ['Calls per month', 1, 12, 'numeric'],
    ['Months', 1, 12, 'numeric'],
    ['Month', 'January', 'Feb', 'calendarPart'],
    ['When', 'Mon', '14:05', 'calendarPart'],
    ['When', 'Mon', 'later', 'category'],
  ])('%s from %s to %s is %s', (name, least, most, expected) => {
    expect(kind(name, [least, most])).toBe(expected);
  });

  test('a single month that not all have is only a word', () => {
    expect(kind('May come', ['May', ''])).toBe('category');
  });
});

describe('what counts leads or names them is no attribute', () => {
  test.each<[string, readonly Value[], string]>([
    ['Lead number', times(20, (at) => at * 3), 'identifier'],
    ['Lead number', times(19, (at) => at * 3), 'numeric'],
    ['Lead number', times(20, (at) => at / 3), 'numeric'],
    ['Lead number', [...times(20, (at) => at), ...times(20, (at) => at)], 'numeric'],
    ['', times(20, (at) => at * 3), 'identifier'],
    ['Employees', times(20, (at) => at * 3), 'numeric'],
    ['Phone', times(20, (at) => 4_700_000 + at * 997), 'identifier'],
    ['Turnover', times(20, (at) => 470_000 + at * 997), 'numeric'],
    ['Turnover', [...times(20, (at) => 4_700_000 + at * 997), 12], 'numeric'],
    ['Opened as', times(200, (at) => at * 20), 'identifier'],
    ['Opened as', times(200, (at) => at * 21), 'numeric'],
    ['Opened as', times(199, (at) => at * 2), 'numeric'],
  ])('%s (%#) is %s', (name, values, expected) => {
    expect(kind(name, values)).toBe(expected);
  });

  test('how many there are is told', () => {
    expect(
      kindOf(
        'Lead id',
        times(30, (at) => at),
      ),
    ).toEqual({ kind: 'identifier', distinct: 30, filled: 30 });
  });

  const note = (at: number) => `They asked for an offer and want to hear from us again soon, call ${at}`;
  test.each<[string, readonly Value[], string]>([
    ['names of their own', times(20, (at) => `Company ${at} Ltd`), 'identifier'],
    ['too few to tell', times(19, (at) => `Company ${at} Ltd`), 'category'],
    ['names of which nine in ten differ', times(20, (at) => `Company ${at % 18} Ltd`), 'identifier'],
    ['names that come again', times(20, (at) => `Company ${at % 17} Ltd`), 'category'],
    ['long texts of which half differ', times(20, (at) => note(at % 10)), 'identifier'],
    ['long texts that come again', times(20, (at) => note(at % 9)), 'category'],
  ])('%s', (_, values, expected) => {
    expect(kind('Notes', values)).toBe(expected);
  });

  test.each(['Zip', 'Postal area', 'postcode', 'Country code', 'Area id'])(
    '"%s" is a category, though written in figures',
    (name) => {
      expect(kind(name, [1010, 1020, 1010])).toBe('category');
    },
  );

  test.each(['createdBy', 'Modified on behalf by', 'msdyn_leadgrade', 'Score'])(
    '"%s" is set by the system',
    (name) => {
      expect(kind(name, ['a', 'b'])).toBe('system');
    },
  );
});

test('two in a hundred may be no numbers, and one in ten no dates', () => {
  const mixed = (others: number, value: (at: number) => Value) =>
    times(100, (at) => (at < others ? `about ${at}` : value(at)));
  expect(
    kind(
      'Employees',
      mixed(2, (at) => at * 1.5),
    ),
  ).toBe('numeric');
  expect(
    kind(
      'Employees',
      mixed(3, (at) => at % 7),
    ),
  ).toBe('category');
  const day = (at: number) =>
    `2026-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`;
  expect(kind('Visited', [...times(9, day), 'soon'])).toBe('date');
  expect(kind('Visited', [...times(8, day), 'soon'])).toBe('category');
});
