import { expect, test } from 'vitest';
import { companyName } from '../../domain/duplicates/company-name.ts';

test('a company’s name is read whole: its words, what tells it from others, numbers, initials and sound', () => {
  expect(companyName('The International Studio 54 Machines Corp.')).toEqual({
    words: ['international', 'studio', '54', 'machines'],
    text: 'internationalstudio54machines',
    core: ['54', 'machines'],
    coreText: '54machines',
    numbers: '54',
    acronym: 'is5m',
    sound: '',
  });
  expect(companyName('Contoso Pumps Ltd')).toMatchObject({ acronym: '', numbers: '', sound: 'c532' });
});

test.each([
  ['legal forms stand at the end', 'Litware GmbH & Co. KG', 'litware'],
  ['or in front', 'PT Contoso', 'contoso'],
  ['with dots', 'S.p.A. Fabrikam', 'fabrikam'],
  ['in their own script', '株式会社コントソ', 'kontoso'],
  ['a leading article', 'The Phone Company', 'phone'],
  ['a lonely and', 'Contoso and', 'contoso'],
  ['the end of a domain', 'Litware.io', 'litware'],
  ['and another', 'Contoso.com Inc.', 'contoso'],
])('what says nothing of a company is dropped: %s', (_, name, read) => {
  expect(companyName(name)?.text).toBe(read);
});

test.each([
  ['I.B.M.', ['ibm']],
  ['x.y.', ['xy']],
  ['Smith & Sons', ['smith', 'and', 'son']],
  ['Bank of the West', ['bank', 'of', 'the', 'west']],
  ['Contoso.company', ['contoso']],
  ['Litware.networks', ['litware', 'network']],
  ['Ltd', ['ltd']],
  ['The', ['the']],
])('the words of “%s” are %j', (name, words) => {
  expect(companyName(name)?.words).toEqual(words);
});

test.each([
  ['International Business Machines', 'ibm'],
  ['Bank of the West', ''],
  ['Bank of the Far West', 'bfw'],
  ['Smith and Jones Fabrics', 'sjf'],
  ['Contoso Pumps', ''],
])('the initials of “%s” are “%s”', (name, acronym) => {
  expect(companyName(name)?.acronym).toBe(acronym);
});

test('where every word is a common one all of them count', () => {
  expect(companyName('Group Consulting')?.core).toEqual(['group', 'consulting']);
});

test('every number of a name counts, and only those', () => {
  expect(companyName('Studio 54 24 B2B')?.numbers).toBe('54 24');
});

test.each(['', 'n/a', 'null', 'Self-employed', ' - '])('“%s” is no company', (name) => {
  expect(companyName(name)).toBeUndefined();
});

test('no name is no company', () => {
  expect(companyName()).toBeUndefined();
});
