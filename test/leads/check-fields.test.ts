import { describe, expect, test } from 'vitest';
import { checkFields, missingRequired } from '../../domain/leads/check-fields.ts';

const read = (field: string, text: string) => {
  const { values, problems } = checkFields({ [field]: text });
  return problems[0]?.reason ?? (values as Readonly<Record<string, unknown>>)[field];
};

test('everything that was typed is read, emptied or complained of at once', () => {
  expect(
    checkFields({
      topic: ' Pumps ',
      city: ' ',
      email: 'ann@contoso',
      firstName: 'n'.repeat(51),
      budgetAmount: 'lots',
      shoeSize: '44',
    }),
  ).toEqual({
    values: { topic: 'Pumps', email: 'ann@contoso' },
    cleared: ['city'],
    problems: [
      { field: 'email', reason: 'notAnEmail' },
      { field: 'firstName', reason: 'tooLong', limit: 50 },
      { field: 'budgetAmount', reason: 'notANumber' },
      { field: 'shoeSize', reason: 'unknownField' },
    ],
  });
  expect(checkFields({ firstName: 'n'.repeat(50) }).problems).toEqual([]);
});

test('only a topic is required', () => {
  expect(missingRequired({ lastName: 'Berg' })).toEqual([{ field: 'topic', reason: 'required' }]);
  expect(missingRequired({ topic: 'Pumps' })).toEqual([]);
});

test.each([
  ['topic', 'a\r\n b \n\n c', 'a b c'],
  ['topic', 'a\tb\u0000c\ufeff', 'a b c'],
  ['topic', 'Mu\u0308ller', 'Müller'],
  ['need', 'a\r\nb\rc\td ', 'a\nb\nc d'],
  ['description', '\n a \n\n b \n', 'a \n\n b'],
])('the text of %s is cleaned: %j is %j', (field, text, clean) => {
  expect(read(field, text)).toBe(clean);
});

test.each([
  ['ann@contoso.example', true],
  ['ann.o’neil+x@mail.contoso-pumps.co.uk', true],
  ['jörg@müller.example', true],
  ['ann@contoso.c', false],
  ['ann@contoso', false],
  ['ann@@contoso.example', false],
  ['ann@contoso..example', false],
  ['ann@.example', false],
  ['ann smith@contoso.example', false],
  ['<ann@contoso.example>', false],
  ['ann@contoso.example, bo@contoso.example', false],
  ['ann@contoso.example2', false],
  ['@contoso.example', false],
])('%s is an e-mail address: %s', (text, is) => {
  expect(read('email', text)).toBe(is ? text : 'notAnEmail');
});

test.each([
  ['+44 (0)20 7946-0001', true],
  ['020/7946.0001', true],
  ['020\u20117946\u20130001', true],
  ['7946 0001 ext. 12', true],
  ['7946 0001 ext12', true],
  ['7946 0001 x 123456', true],
  ['7946 0001#7', true],
  ['12345', true],
  ['123456789012345', true],
  ['1234', false],
  ['1234 x 12345', false],
  ['1234567890123456', false],
  ['7946 0001 x 1234567', false],
  ['7946 0001 ext', false],
  ['x 7946 0001', false],
  ['44+7946 0001', false],
  ['tel 7946 0001', false],
  ['7946 0001 home', false],
])('%s is a phone number: %s', (text, is) => {
  expect(read('phone', text)).toBe(is ? text : 'notAPhone');
});

test.each([
  ['contoso.example', true],
  ['https://www.contoso.example/pumps?a=b', true],
  ['HTTP://contoso.example', true],
  ['localhost', false],
  ['http://localhost', false],
  ['ftp://contoso.example', false],
  ['javascript:alert(1)', false],
  ['contoso pumps.example', false],
  ['https://', false],
])('%s is a web address: %s', (text, is) => {
  expect(read('website', text)).toBe(is ? text : 'notAUrl');
});

test.each([
  ['12500', 12_500],
  ['12,500.50', 12_500.5],
  ['12.500,50', 12_500.5],
  ['12.500', 12_500],
  ['12,5', 12.5],
  ['1 250 000', 1_250_000],
  ['1’250’000.5', 1_250_000.5],
  ["1'250", 1_250],
  ['€ 12500', 12_500],
  ['12500€', 12_500],
  ['EUR 12,500', 12_500],
  ['12500 USD', 12_500],
  ['$12.50', 12.5],
  ['0', 0],
  ['9007199254740991', 9_007_199_254_740_991],
])('%s is an amount', (text, amount) => {
  expect(read('budgetAmount', text)).toBe(amount);
});

test.each([
  'lots',
  '-5',
  '12.5.5',
  '12,50,00',
  '1,25,000',
  '12.345,678',
  '12500 euros',
  'EUROS 5',
  '€',
  '9007199254740992',
  '1e5',
])('%s is none', (text) => {
  expect(read('budgetAmount', text)).toBe('notANumber');
});

describe('birthdays', () => {
  test.each(['1960-01-31', '19600131', '2024-02-29'])('%s is one', (text) => {
    expect(read('birthDate', text)).toBe(text);
  });

  test.each([
    '1960-02-30',
    '2023-02-29',
    '19601301',
    '1960-1-31',
    '31.01.1960',
    'x1960-01-31',
    '1960-01-31x',
    '60-01-31',
  ])('%s is none', (text) => {
    expect(read('birthDate', text)).toBe('notADate');
  });
});
