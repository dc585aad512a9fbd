import { describe, expect, test } from 'vitest';
import { describeColumn } from '../../domain/scoring/columns.ts';
import { columnOf, numberOf, textOf, type Value } from '../../domain/scoring/table.ts';
import { modelFrom, someLeads } from './builders.ts';

const kindOf = (name: string, values: readonly Value[]) =>
  describeColumn(
    columnOf(
      name,
      values.map((value) => ({ [name]: value })),
    ),
  ).kind;
const many = (make: (i: number) => Value, count = 300): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('what a column holds', () => {
  test.each([
    ['an ISO date', 'created', many((i) => `2024-0${(i % 9) + 1}-1${i % 9}`)],
    ['a date and time', 'when', many((i) => `2024-03-1${i % 9}T10:${10 + (i % 50)}:00Z`)],
    ['a date with the day first', 'Entered', many((i) => `${(i % 28) + 1}.${(i % 12) + 1}.2024`)],
    ['a date as words', 'closed', many((i) => `${(i % 28) + 1} Jan 2024`)],
    ['an American date as words', 'closed', many((i) => `March ${(i % 28) + 1}, 2024`)],
    ['a date as eight digits', 'stamp', many((i) => `202403${10 + (i % 20)}`)],
    ['seconds since 1970', 'created_at', many((i) => 1_700_000_000 + i * 999)],
  ])('%s is a date', (_, name, values) => {
    expect(kindOf(name, values)).toBe('date');
  });

  test.each([
    ['names of months', 'month', many((i) => ['jan', 'feb', 'mar', 'dec'][i % 4])],
    ['names of months under any name', 'x', many((i) => ['January', 'May', 'October'][i % 3])],
    ['names of weekdays', 'first seen', many((i) => ['Monday', 'Tue', 'wednesday'][i % 3])],
    ['numbers of days', 'day', many((i) => (i % 31) + 1)],
    ['numbers of months', 'created_month', many((i) => (i % 12) + 1)],
    ['days of the week', 'day_of_week', many((i) => i % 7)],
    ['a few years', 'year', many((i) => 2022 + (i % 3))],
  ])('%s are parts of a date', (_, name, values) => {
    expect(kindOf(name, values)).toBe('calendarPart');
  });

  test.each([
    ['a running number', 'Cust_num', many((i) => i + 1)],
    ['a running number without a telling name', 'x', many((i) => 5000 + i * 2)],
    ['a sparse number that is called an id', 'leadId', many((i) => i * 7919)],
    ['phone numbers', 'mobile', many((i) => 4_912_345_000 + i * 37)],
    ['GUIDs', 'prospect', many((i) => `7927b2df-8bba-${i}`)],
    ['e-mail addresses', 'email', many((i) => `ann${i}@contoso.com`)],
    ['names', 'company', many((i) => `Company ${i % 290}`)],
    [
      'free text',
      'notes',
      many((i) => `${i % 200} a long note about what was said on the phone and what shall be done next`),
    ],
  ])('%s is an identifier', (_, name, values) => {
    expect(kindOf(name, values)).toBe('identifier');
  });

  test.each(['modifiedon', 'Version Number', 'statecode', 'msdyn_predictivescore', 'Lead Score', 'grade'])(
    '%s is written by the system',
    (name) => {
      expect(
        kindOf(
          name,
          many((i) => i % 5),
        ),
      ).toBe('system');
    },
  );

  test.each([
    ['an amount', 'revenue', many((i) => (i * 7919) % 1_000_003), 'numeric'],
    ['a yearly amount', 'revenue', many((i) => 1950.5 + (i % 90)), 'numeric'],
    ['a count of visits in the month', 'visits per month', many((i) => i % 12), 'numeric'],
    ['the year a company was founded', 'Founded year', many((i) => 1950 + (i % 70)), 'numeric'],
    ['an amount in euros', 'budget', many((i) => `€ ${1 + (i % 9)},500.00`), 'numeric'],
    ['a postal code', 'Postal code', many((i) => 10_000 + (i % 40)), 'category'],
    ['a source', 'source', many((i) => ['Web', 'Referral'][i % 2]), 'category'],
    ['yes or no', 'call me', many((i) => i % 2 === 0), 'category'],
  ])('%s is usable', (_, name, values, kind) => {
    expect(kindOf(name, values)).toBe(kind);
  });

  test('one filled value and blanks is no constant: that it is filled may say something', () => {
    expect(
      kindOf(
        'opted in',
        many((i) => (i % 2 === 0 ? 'yes' : '')),
      ),
    ).toBe('category');
  });
});

describe('values', () => {
  test.each(['', '  ', 'Select', 'select', 'NaN', 'NULL', 'n/a', undefined, Number.NaN])(
    '%s is blank',
    (value) => {
      expect(textOf(value)).toBeUndefined();
    },
  );

  test.each([
    ['1200', 1200],
    ['1,200.50', 1200.5],
    ['12,5', 12.5],
    ['$1,200', 1200],
    ['-3 %', -3],
    ['1 200', 1200],
    ['1e3', 1000],
    ['1.2.3', Number.NaN],
    ['ten', Number.NaN],
    ['-', Number.NaN],
  ])('%s reads as %f', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});

describe('selection', () => {
  test('S1.8.2: useful attributes are selected by themselves, and every drop has its reason', () => {
    const leads = someLeads(800, 1, (_, won, i) => ({
      'Lead number': 7000 + i,
      entered: `2025-01-${10 + (i % 19)}`,
      month: ['jan', 'feb', 'mar'][i % 3],
      country: 'Norway',
      fax: '',
      outcome_text: won ? 'we won it' : 'we lost it',
    }));
    const { attributes, dropped } = modelFrom(leads).learned;
    expect(attributes.map(({ name }) => name)).toEqual(['Lead source', 'colour', 'industry', 'visits']);
    expect(Object.fromEntries(dropped.map(({ name, reason }) => [name, reason.kind]))).toEqual({
      'Lead number': 'identifier',
      entered: 'date',
      month: 'calendarPart',
      country: 'constant',
      fax: 'empty',
      outcome_text: 'decidesOutcome',
    });
  });

  test('S1.8.1: the administrator can take an attribute out and put a dropped one back', () => {
    const leads = someLeads(400, 1, (_, __, i) => ({ 'Lead number': 7000 + i }));
    const { attributes, dropped } = modelFrom(leads, {
      exclude: ['colour'],
      include: ['Lead number'],
    }).learned;
    expect(attributes.map(({ name }) => name)).toEqual(['Lead number', 'Lead source', 'industry', 'visits']);
    expect(dropped).toEqual([{ name: 'colour', reason: { kind: 'excluded' } }]);
  });

  test('a column that is strong by itself is kept, named, and shown with the AUC with and without it', () => {
    const leads = someLeads(1500, 2, (_, won, i) => ({
      'call duration': (won ? 300 : 100) + ((i * 37) % 460),
    }));
    const { attributes, suspects } = modelFrom(leads).learned;
    expect(attributes.map(({ name }) => name)).toContain('call duration');
    expect(suspects.map(({ name }) => name)).toEqual(['call duration']);
    const [{ aucAlone = 0, aucWith = 0, aucWithout = 1 } = {}] = suspects;
    expect(aucAlone).toBeGreaterThan(0.75);
    expect(aucWith).toBeGreaterThan(aucWithout + 0.05);
  });

  test('of a telephone number only whether it was given is used', () => {
    const leads = someLeads(600, 7, (_, won, i) => ({
      phone: (won ? i % 3 : i % 5 === 0 ? 1 : 0) > 0 ? 47_000_000 + i : '',
    }));
    const phone = modelFrom(leads).learned.attributes.find(({ name }) => name === 'phone');
    expect(phone).toMatchObject({ kind: 'presence' });
    expect(phone?.weights[0]).toBeGreaterThan(phone?.weights[1] ?? 0);
  });

  test('a field filled for one outcome only is named', () => {
    const leads = someLeads(600, 3, (_, won, i) => ({
      'why not': !won && i % 3 === 0 ? 'too expensive' : '',
    }));
    expect(modelFrom(leads).learned.suspects).toMatchObject([
      { name: 'why not', why: 'filledForOneOutcome' },
    ]);
  });

  test('a field that open leads never have is off: it is filled on closing', () => {
    const leads = someLeads(400, 4, (_, __, i) => ({ 'closing remark': ['short', 'long'][i % 2] }));
    const open = someLeads(100, 5).rows;
    expect(modelFrom({ ...leads, open } as typeof leads).learned.dropped).toMatchObject([
      { name: 'closing remark', reason: { kind: 'filledOnlyWhenClosed', closedShare: 1, openShare: 0 } },
    ]);
  });

  test('of very many attributes the sixty that say most are used', () => {
    const noise = (i: number) =>
      Object.fromEntries(Array.from({ length: 70 }, (_, k) => [`n${k}`, Math.floor(i / (k + 1)) % 5]));
    const { attributes, dropped } = modelFrom(someLeads(500, 6, (_, __, i) => noise(i))).learned;
    expect(attributes).toHaveLength(60);
    expect(attributes.map(({ name }) => name)).toContain('Lead source');
    expect(dropped.filter(({ reason }) => reason.kind === 'notRelevant')).toHaveLength(14);
  });
});
