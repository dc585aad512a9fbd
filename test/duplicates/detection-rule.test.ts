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
    const rule = aRule([
      { baseField: 'email', matchingField: 'email', comparison: { kind: 'exact' }, ignoreBlanks: true },
      on('lastName', { kind: 'firstCharacters', characters: 3 }),
    ]);
    expect(problemsOf({ ...rule, matching: 'contact' })).toEqual([]);
  });

  test.each([
    [{ kind: 'firstCharacters', characters: 0 }, 'charactersInvalid'],
    [{ kind: 'lastCharacters', characters: 1.5 }, 'charactersInvalid'],
  ] as const)('never compares by %o', (comparison, kind) => {
    expect(problemsOf(aRule([on('topic', comparison)]))).toMatchObject([{ kind }]);
  });

  test('keeps the matchcode within its length', () => {
    expect(problemsOf(aRule([on('topic'), on('companyName'), on('firstName')]))).toEqual([]);
    expect(problemsOf(aRule([on('topic'), on('companyName'), on('jobTitle')]))).toEqual([
      { kind: 'matchcodeTooLong', length: 500, limit: 450 },
    ]);
  });
});
