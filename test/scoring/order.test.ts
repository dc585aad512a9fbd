import { describe, expect, test } from 'vitest';
import { describeColumn } from '../../domain/scoring/columns.ts';
import { findOrder, orderBy } from '../../domain/scoring/order.ts';
import { columnsOf, type Row } from '../../domain/scoring/table.ts';

const columnOfTexts = (texts: readonly string[]) => {
  const [column] = columnsOf(texts.map((text) => ({ entered: text })));
  if (column === undefined) throw new Error('no column');
  return column;
};
const read = (...texts: readonly string[]) => {
  const values = orderBy(columnOfTexts(texts))?.values;
  return values && Array.from(values, (at) => (Number.isNaN(at) ? undefined : new Date(at).toISOString()));
};
const by = (rows: readonly Row[]) =>
  findOrder(columnsOf(rows).map((column) => ({ column, kind: describeColumn(column) })))?.by;

describe('a date is read', () => {
  test.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026/3/1', '2026-03-01T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['20260301', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 14:05', '2026-03-01T14:05:00.000Z'],
    ['2026-03-01T14:05:06', '2026-03-01T14:05:06.000Z'],
    ['1 March 2026', '2026-03-01T00:00:00.000Z'],
    ['Mar 1, 2026', '2026-03-01T00:00:00.000Z'],
    ['2026.12.31', '2026-12-31T00:00:00.000Z'],
    ['2026-10-21 9:05:59', '2026-10-21T09:05:59.000Z'],
    ['1 March 2026 14:05 UTC', '2026-03-01T14:05:00.000Z'],
  ])('"%s"', (text, instant) => {
    expect(read(text, '1999-12-31T00:00')?.[0]).toBe(instant);
  });

  test('with day and month in the order that one of the column settles', () => {
    expect(read('03.04.2026', '13.04.2026')).toEqual([
      '2026-04-03T00:00:00.000Z',
      '2026-04-13T00:00:00.000Z',
    ]);
    expect(read('3/4/26', '3/13/26, 14:05')).toEqual([
      '2026-03-04T00:00:00.000Z',
      '2026-03-13T14:05:00.000Z',
    ]);
    expect(read('3.4.2026  9:05', '12.04.2026', '13.04.2026')).toEqual([
      '2026-04-03T09:05:00.000Z',
      '2026-04-12T00:00:00.000Z',
      '2026-04-13T00:00:00.000Z',
    ]);
    expect(read('2026-05-06', '13-04-2026')).toEqual([
      '2026-05-06T00:00:00.000Z',
      '2026-04-13T00:00:00.000Z',
    ]);
    expect(read('03.04.2026', '05.06.2026')).toBeUndefined();
    expect(read('13.04.2026', '04.13.2026')).toBeUndefined();
  });

  test('and not out of words that happen to hold a number, or out of too few dates', () => {
    expect(read('Company 12', 'Company 13')).toBeUndefined();
    const dates = Array.from({ length: 9 }, (_, at) => `2026-01-0${at + 1}`);
    expect(read(...dates, 'unknown')?.at(-1)).toBeUndefined();
    expect(read(...dates, 'unknown')?.[0]).toBe('2026-01-01T00:00:00.000Z');
    expect(read(...dates, 'unknown', 'lost')).toBeUndefined();
  });
});

describe('which leads are newer is told', () => {
  const rows = (...of: readonly ((at: number) => Row)[]) =>
    Array.from({ length: 40 }, (_, at) => Object.assign({}, ...of.map((row) => row(at))) as Row);
  const date =
    (name: string, filled = 40) =>
    (at: number): Row =>
      at < filled ? { [name]: `2026-0${(at % 9) + 1}-${String((at % 28) + 1).padStart(2, '0')}` } : {};

  test('by the date of their creation before any other date', () => {
    expect(by(rows(date('Last contact'), date('Created on')))).toBe('Created on');
    expect(by(rows(date('Last contact'), date('Visited')))).toBe('Last contact');
    for (const name of ['Entered', 'Entry date', 'Registered', 'Opened'])
      expect(by(rows(date('Last contact'), date(name)))).toBe(name);
  });

  test('never by a date that says nothing of when they came, nor by one that is often blank', () => {
    expect(by(rows(date('Birthday'), date('Estimated close')))).toBeUndefined();
    expect(by(rows(date('Created on', 35)))).toBeUndefined();
    expect(by(rows(date('Created on', 36)))).toBe('Created on');
    expect(by(rows(date('Created on', 30), date('Visited')))).toBe('Visited');
  });

  test('by a running number where there is no date', () => {
    expect(by(rows((at) => ({ 'Lead number': 1_000 + at })))).toBe('Lead number');
    expect(by(rows((at) => ({ 'Lead number': 1_000 + at }), date('Visited')))).toBe('Visited');
    expect(by(rows((at) => ({ colour: ['red', 'green'][at % 2] as string })))).toBeUndefined();
  });
});
