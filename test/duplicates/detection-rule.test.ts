import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Comparison,
  type Criterion,
  matchcode,
  problemsOf,
  type RuleDefinition,
} from '../../domain/duplicates/detection-rule.ts';

const on = (field: string, comparison: Comparison = { kind: 'exact' }, ignoreBlanks = true): Criterion => ({
  baseField: field,
  matchingField: field,
  comparison,
  ignoreBlanks,
});

const aRule = (criteria: readonly Criterion[], rest: Partial<RuleDefinition> = {}): RuleDefinition => ({
  name: 'Rule',
  base: 'lead',
  matching: 'lead',
  criteria,
  caseSensitive: false,
  excludeInactive: false,
  ...rest,
});

const match = (rule: RuleDefinition, a: object, b: object): boolean => {
  const [base, matching] = [matchcode(rule, 'base', a), matchcode(rule, 'matching', b)];
  return base !== undefined && base === matching;
};

describe('a matchcode', () => {
  test.each([
    ['S1.2.5: the same e-mail address', on('email'), 'Ann@Contoso.example', ' ann@contoso.example ', true],
    ['another e-mail address', on('email'), 'ann@contoso.example', 'bob@contoso.example', false],
    ['S1.2.6: the same phone number', on('phone'), '+44 20 7946 0018', '+44 (20) 7946-0018', true],
    ['another phone number', on('phone'), '+44 20 7946 0018', '+44 20 7946 0019', false],
    [
      'the same first characters',
      on('lastName', { kind: 'firstCharacters', characters: 4 }),
      'Contoso',
      'CONTact',
      true,
    ],
    [
      'other first characters',
      on('lastName', { kind: 'firstCharacters', characters: 5 }),
      'Contoso',
      'Contact',
      false,
    ],
    [
      'the same last characters',
      on('topic', { kind: 'lastCharacters', characters: 3 }),
      'abc123',
      'xyz123',
      true,
    ],
    [
      'other last characters',
      on('topic', { kind: 'lastCharacters', characters: 4 }),
      'abc123',
      'xyz123',
      false,
    ],
    ['two blanks', on('email'), undefined, undefined, false],
    ['a blank and a value', on('email'), undefined, 'ann@contoso.example', false],
  ] as const)('%s', (_, criterion, a, b, expected) => {
    const field = criterion.baseField;
    expect(match(aRule([criterion]), { [field]: a }, { [field]: b })).toBe(expected);
  });

  test('is what of a record is compared, in the order of the criteria', () => {
    const rule = aRule([
      on('lastName', { kind: 'firstCharacters', characters: 3 }),
      on('topic', { kind: 'lastCharacters', characters: 2 }),
      on('phone'),
      on('city', { kind: 'exact' }, false),
      on('budgetAmount'),
    ]);
    const lead = {
      lastName: ' \u{1D49C}\u{1D4B7}Cd',
      topic: 'Pumps \u{1F600}!',
      phone: '+44 (20) 7946',
      city: undefined,
      budgetAmount: 5,
    };
    expect(matchcode(rule, 'base', lead)).toBe('["\u{1D49C}\u{1D4B7}c","\u{1F600}!","44207946","","5"]');
    expect(matchcode({ ...rule, caseSensitive: true }, 'matching', lead)).toContain('"\u{1D49C}\u{1D4B7}C"');
    expect(matchcode(rule, 'base', { ...lead, city: null })).toBe(matchcode(rule, 'base', lead));
    expect(matchcode(rule, 'base', { ...lead, topic: ' ' })).toBeUndefined();
  });

  test('tells upper from lower case only when the rule says so', () => {
    const names = [{ lastName: 'Van Dyk' }, { lastName: 'van dyk' }] as const;
    expect(match(aRule([on('lastName')]), ...names)).toBe(true);
    expect(match(aRule([on('lastName')], { caseSensitive: true }), ...names)).toBe(false);
  });

  test('needs every criterion', () => {
    const rule = aRule([on('firstName'), on('lastName')]);
    const ann = { firstName: 'Ann', lastName: 'Lee' };
    expect(match(rule, ann, { firstName: 'ann', lastName: 'LEE' })).toBe(true);
    expect(match(rule, ann, { firstName: 'Bob', lastName: 'Lee' })).toBe(false);
    expect(match(rule, ann, { firstName: 'Ann' })).toBe(false);
    expect(match(rule, { firstName: 'Ann' }, { firstName: 'Ann' })).toBe(false);
  });

  test('takes blanks as equal where the criterion does not ignore them, but never all of them', () => {
    const rule = aRule([on('lastName'), on('city', { kind: 'exact' }, false)]);
    expect(match(rule, { lastName: 'Lee' }, { lastName: 'Lee' })).toBe(true);
    expect(match(rule, { lastName: 'Lee' }, { lastName: 'Lee', city: 'Oslo' })).toBe(false);
    const blank = aRule([on('firstName', { kind: 'exact' }, false), on('city', { kind: 'exact' }, false)]);
    expect(match(blank, {}, {})).toBe(false);
  });

  test('a rule with one criterion ignores blanks whatever it says', () => {
    expect(match(aRule([on('city', { kind: 'exact' }, false)]), {}, {})).toBe(false);
  });

  test('compares a field of one record with another field of the other', () => {
    const rule = aRule([
      { baseField: 'companyName', matchingField: 'name', comparison: { kind: 'exact' }, ignoreBlanks: true },
    ]);
    expect(match(rule, { companyName: 'Contoso' }, { name: 'contoso' })).toBe(true);
  });

  test('values never run into each other', () => {
    const value = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    const rule = aRule([on('firstName'), on('lastName')], { caseSensitive: true });
    const norm = (text: string) => text.normalize('NFC').trim();
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const equal = norm(a) === norm(c) && norm(b) === norm(d);
        expect(match(rule, { firstName: a, lastName: b }, { firstName: c, lastName: d })).toBe(equal);
      }),
    );
  });
});

describe('a definition', () => {
  test('is sound with criteria on fields of the same type', () => {
    const rule = aRule([on('email'), on('lastName', { kind: 'firstCharacters', characters: 1 })]);
    expect(problemsOf({ ...rule, matching: 'contact' })).toEqual([]);
    expect(problemsOf(aRule([]))).toEqual([]);
  });

  test('says everything that is wrong with it', () => {
    const criterion = { comparison: { kind: 'exact' }, ignoreBlanks: true } as const;
    const rule = aRule(
      [
        { ...criterion, baseField: 'mood', matchingField: 'email' },
        { ...criterion, baseField: 'email', matchingField: 'companyName' },
        { ...criterion, baseField: 'topic', matchingField: 'phone' },
        on('lastName', { kind: 'firstCharacters', characters: 0 }),
        on('firstName', { kind: 'lastCharacters', characters: 1.5 }),
      ],
      { name: ' ', matching: 'contact' },
    );
    expect(problemsOf(rule)).toEqual([
      { kind: 'nameBlank' },
      { kind: 'fieldUnknown', entity: 'lead', field: 'mood' },
      { kind: 'fieldUnknown', entity: 'contact', field: 'companyName' },
      { kind: 'typesDiffer', baseField: 'topic', matchingField: 'phone' },
      { kind: 'charactersInvalid', field: 'lastName', characters: 0 },
      { kind: 'charactersInvalid', field: 'firstName', characters: 1.5 },
    ]);
  });

  test('keeps the matchcode within its length: of two fields the longer counts, of characters so many', () => {
    expect(problemsOf(aRule([on('topic'), on('companyName'), on('firstName')]))).toEqual([]);
    expect(problemsOf(aRule([on('topic'), on('companyName'), on('jobTitle')]))).toEqual([
      { kind: 'matchcodeTooLong', length: 500, limit: 450 },
    ]);
    const last = (characters: number) => on('topic', { kind: 'lastCharacters', characters });
    expect(problemsOf(aRule([on('topic'), last(150)]))).toEqual([]);
    expect(problemsOf(aRule([on('topic'), last(151)]))).toMatchObject([{ length: 451 }]);
    const fields = { ...last(150), baseField: 'topic', matchingField: 'lastName' };
    const crossed = aRule([{ ...on('topic'), matchingField: 'lastName' }, fields], { matching: 'contact' });
    expect(problemsOf(crossed)).toEqual([]);
    expect(problemsOf({ ...crossed, criteria: [...crossed.criteria, on('email')] })).toMatchObject([
      { length: 550 },
    ]);
    expect(problemsOf(aRule([on('topic'), last(111), on('budgetAmount')]))).toMatchObject([{ length: 451 }]);
  });
});
