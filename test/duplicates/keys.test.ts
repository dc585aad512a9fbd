import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { addressKey, companyKeys, isTelling, matchKeys, personKeys } from '../../domain/duplicates/keys.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';

const read = (fields: Partial<Comparable>) => normalise({ id: 'x', kind: 'lead', ...fields });
const ann = read({
  firstName: 'Ann',
  lastName: 'Smithson',
  companyName: 'Contoso Pumps Ltd',
  email: 'ann.smithson@contoso.example',
  phones: ['+44 20 7946 0958', '12'],
  website: 'contoso.example',
  street: '5 Main Street',
  city: 'London',
  postalCode: 'SE1 7PB',
  birthDate: '1980-04-01',
});

describe('a record is found by its keys', () => {
  test('a person by address, number, name, sound, date of birth, and by an initial with the place or the company', () => {
    expect(personKeys(ann)).toEqual([
      'mail:ann.smithson@contoso.example',
      'box:ann.smithson',
      'tel:460958',
      'name:ann/smithson',
      'sound:s532/a',
      'sound:a500/s',
      'sounds:a500/s532',
      'year:ann/1980',
      'year:smithson/1980',
      'site:contoso.example/a',
      'firm:c532/a',
      'zip:se17pb/a',
      'street:main/5/a',
      'month:198004/a',
      'birthday:0401/a',
      'site:contoso.example/s',
      'firm:c532/s',
      'zip:se17pb/s',
      'street:main/5/s',
      'month:198004/s',
      'birthday:0401/s',
      'born:19800401',
    ]);
    expect(matchKeys(ann)).toEqual(personKeys(ann));
  });

  test('a company by address, number, site, and the words, beginning, end and letters of its name', () => {
    expect(companyKeys(ann)).toEqual([
      'mail:ann.smithson@contoso.example',
      'box:ann.smithson',
      'tel:460958',
      'domain:contoso.example',
      'word:contoso',
      'word:pumps',
      'head:cont',
      'tail:umps',
      'letters:cmnopstu',
      'area:se17pb/c',
      'address:main/5',
    ]);
    const firm = read({ kind: 'account', companyName: 'Öhm GmbH', postalCode: '58095' });
    expect(matchKeys(firm)).toEqual(['word:oehm', 'head:oehm', 'tail:oehm', 'letters:ehmo', 'area:58095/o']);
  });

  test('first and last name in either order are one name', () => {
    const name = (firstName: string, lastName: string) =>
      personKeys(read({ firstName, lastName })).filter((key) => /^(?:name|sounds):/.test(key));
    expect(name('Ann', 'Smithson')).toEqual(name('Smithson', 'Ann'));
  });

  test('a name and a town say enough only where there is neither a company nor a number', () => {
    const bo = { firstName: 'Bo', city: 'Hagen' };
    expect(matchKeys(read(bo))).toEqual(['town:bo/hagen']);
    expect(matchKeys(read({ ...bo, companyName: 'Öhm' }))).not.toContain('town:bo/hagen');
    expect(matchKeys(read({ ...bo, phones: ['+49 2331 123456'] }))).not.toContain('town:bo/hagen');
  });

  test('a mailbox of a function, or a short one, is no name of its own', () => {
    const boxes = (email: string) =>
      matchKeys(read({ lastName: 'X', email })).filter((key) => key.startsWith('box:'));
    expect(boxes('info@contoso.example')).toEqual([]);
    expect(boxes('abcd@contoso.example')).toEqual([]);
    expect(boxes('abcde@contoso.example')).toEqual(['box:abcde']);
  });
});

test.each([
  ['mail:x', true],
  ['tel:460958', true],
  ['name:ann/smithson', true],
  ['box:x', false],
  ['nickname:x', false],
])('%s says much by itself: %s', (key, telling) => {
  expect(isTelling(key)).toBe(telling);
});

test.each([
  ['ann@x.example', 'mail:ann@x.example'],
  [' Ann@X.example ', 'mail:ann@x.example'],
  ['ann @x', undefined],
  ['+44 20 7946 0958', 'tel:460958'],
  ['020/7946-0958 ext 3', 'tel:460958'],
  ['7946 0958 x3', 'tel:460958'],
  ['12345', undefined],
  ['call 7946 0958', undefined],
  ['0000000', undefined],
  ['', undefined],
])('“%s” is the address or number %s', (text, key) => {
  expect(addressKey(text)).toBe(key);
});
