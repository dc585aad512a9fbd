import { describe, expect, test } from 'vitest';
import { email } from '../../domain/duplicates/email.ts';
import {
  isSameNumber,
  lineOf,
  type Phone,
  phone,
  regionFrom,
  regionOf,
} from '../../domain/duplicates/phone.ts';
import { place } from '../../domain/duplicates/place.ts';
import { siteOf } from '../../domain/duplicates/site.ts';
import { fold, words } from '../../domain/duplicates/text.ts';

describe('telephone numbers', () => {
  test('one that can be read is the same however it is written', () => {
    const london = { number: '+442079460958', tail: '9460958', international: true, extension: '' };
    expect(phone('+44 20 7946 0958')).toEqual(london);
    expect(phone('(+44) 20-7946-0958')).toEqual(london);
    expect(phone('020 7946 0958', 'GB')).toEqual(london);
    expect(phone('020 7946 0958 ext. 12', 'GB')).toEqual({ ...london, extension: '12' });
  });

  test.each([
    ['020 7946 0958', '02079460958', '9460958', ''],
    ['7946 0958 x3', '79460958', '9460958', '3'],
    ['7946 0958 extension 3', '79460958', '9460958', '3'],
    ['7946 0958 ext.3', '79460958', '9460958', '3'],
    ['7946 0958ext3', '79460958', '9460958', '3'],
    ['425-555-0101;ext=12', '4255550101', '5550101', '12'],
    ['555 0101#7', '5550101', '5550101', '7'],
    ['71543', '71543', '71543', ''],
  ])(
    'without a country “%s” is %s, ends in %s and has the extension “%s”',
    (text, number, tail, extension) => {
      expect(phone(text)).toEqual({ number, tail, international: false, extension });
    },
  );

  test('a number that is none in the country named is compared by its digits', () => {
    expect(phone('555 0101', 'GB')).toMatchObject({ number: '5550101', international: false });
    expect(phone('+44 555', 'GB')).toMatchObject({ number: '+44555', international: true });
  });

  test.each(['1234', '0000000', '1 2222222', '1234567890', '9876543210', '98765', 'call me'])(
    '“%s” is none',
    (text) => {
      expect(phone(text)).toBeUndefined();
    },
  );

  test('of which one could not be read are the same by their last seven digits, or six', () => {
    const read = (text: string): Phone => phone(text) as Phone;
    expect(isSameNumber(read('+44 20 7946 0958'), read('020 7946 0958'))).toBe(true);
    expect(isSameNumber(read('020 7946 0958'), read('+44 20 7946 0958'))).toBe(true);
    expect(isSameNumber(read('+44 20 7946 0958'), read('+44 30 7946 0958'))).toBe(false);
    expect(isSameNumber(read('+44 20 7946 0958'), read('+44 20 7946 0958 ext 5'))).toBe(true);
    expect(isSameNumber(read('020 7946 0958'), read('020 7946 0959'))).toBe(false);
    expect(isSameNumber({ ...read('946095'), number: 'a' }, { ...read('946095'), number: 'b' })).toBe(true);
    expect(isSameNumber({ ...read('94609'), number: 'a' }, { ...read('94609'), number: 'b' })).toBe(false);
  });

  test.each([
    ['+44 20 7946 0958', '460958'],
    ['020/7946-0958 ext 31234567', '460958'],
    ['94607', '94607'],
    ['9460', ''],
    ['0000000', ''],
    ['', ''],
  ])('the line of “%s” is “%s”', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});

test.each([
  ['DE', 'Deutschland', 'Germany', 'Allemagne', 'Alemania', 'de', 'DEU'],
  ['US', 'USA', 'U.S.A.', 'United States of America', 'America', 'Vereinigte Staaten'],
  ['GB', 'UK', 'England', 'Scotland', 'Wales', 'Great Britain', 'Northern Ireland', 'GBR'],
  ['NL', 'Holland', 'Niederlande', 'Pays-Bas'],
  ['KR', 'Korea', 'South Korea'],
  ['CI', 'Côte d’Ivoire'],
  ['FR', 'FRA', 'Frankreich'],
  ['ES', 'ESP', 'España'],
  ['IT', 'ITA', 'Italie'],
  ['AU', 'AUS'],
  ['CA', 'CAN'],
  ['IN', 'IND'],
  ['CN', 'CHN'],
  ['JP', 'JPN'],
])('%s is a country of many names', (region, ...names) => {
  expect(names.map(regionOf)).toEqual(names.map(() => region));
});

test.each(['', 'Atlantis', '276', undefined])('“%s” is no country', (name) => {
  expect(regionOf(name)).toBeUndefined();
});

test('a country from the settings counts only where phone numbers are known for it', () => {
  expect(['GB', 'XX', ''].map(regionFrom)).toEqual(['GB', undefined, undefined]);
});

describe('e-mail addresses', () => {
  test('an address is read with the domain of its organisation', () => {
    expect(email('"Ann Smith" <mailto:Ann.Smith+news@Sales.Contoso.co.uk.> (private)')).toEqual({
      address: 'ann.smith@sales.contoso.co.uk',
      local: 'ann.smith',
      host: 'sales.contoso.co.uk',
      site: { domain: 'contoso.co.uk', label: 'contoso' },
      role: false,
    });
  });

  test.each([
    [' Ann@Contoso.example ', 'ann@contoso.example'],
    ['ann@contoso.example. .', 'ann@contoso.example'],
    ['ann+a+b@contoso.example', 'ann@contoso.example'],
    ['+ann@contoso.example', '+ann@contoso.example'],
    ['a.n.n@gmail.com', 'ann@gmail.com'],
    ['a.nn@googlemail.com', 'ann@gmail.com'],
    ['a.nn@contoso.example', 'a.nn@contoso.example'],
    ['a@b@contoso.example', 'a@b@contoso.example'],
    ['ann@', 'ann@'],
    ['x mailto:ann@contoso.example', 'x mailto:ann@contoso.example'],
    ['ann <> @contoso.example', undefined],
    ['ann', undefined],
    ['@contoso.example', undefined],
    ['.@gmail.com', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('“%s” is the mailbox %s', (text, address) => {
    expect(email(text)?.address).toBe(address);
  });

  test.each([
    ['info@contoso.example', true],
    ['sales2@contoso.example', true],
    ['no-reply@contoso.example', true],
    ['sales-emea@contoso.example', false],
    ['2sales@contoso.example', false],
    ['s2ales@contoso.example', false],
  ])('%s is a mailbox of a function: %s', (text, role) => {
    expect(email(text)?.role).toBe(role);
  });
});

describe('domains', () => {
  test.each([
    ['https://www.contoso.co.uk/shop', 'contoso.co.uk', 'contoso'],
    ['my-firm.example', 'my-firm.example', 'myfirm'],
    ['365-tools.example', '365-tools.example', '365tools'],
  ])('%s belongs to %s, which is called %s', (text, domain, label) => {
    expect(siteOf(text)).toEqual({ domain, label });
  });

  test.each(['gmail.com', 'yahoo.co.uk', 'gmx.de', 'localhost', 'co.uk', ''])(
    '“%s” belongs to nobody',
    (text) => {
      expect(siteOf(text)).toBeUndefined();
    },
  );

  test('an administrator may name more domains that belong to nobody', () => {
    const shared = new Set(['shared.example']);
    expect(siteOf('mail.shared.example', shared)).toBeUndefined();
    expect(siteOf('contoso.example', shared)?.domain).toBe('contoso.example');
    expect(email('ann@shared.example', shared)?.site).toBeUndefined();
  });
});

describe('places', () => {
  const nowhere = { street: '', house: '', city: '', postcode: '', country: '' };
  test.each([
    [{ street: '5 Main Street' }, { street: 'main', house: '5' }],
    [{ street: 'Hauptstr. 5a' }, { street: 'haupt', house: '5a' }],
    [{ street: 'Lange Hauptstraße 12, Apt 3' }, { street: 'langehaupt', house: '12 3' }],
    [{ street: 'The Street' }, { street: 'the' }],
    [{ street: 'Street' }, { street: 'street' }],
    [{ street: 'High Road' }, { street: 'high' }],
    [{ street: 'Abstr' }, { street: 'abstr' }],
    [{ street: 'Strasserhof' }, { street: 'strasserhof' }],
    [{ street: '12' }, { house: '12' }],
    [{ city: 'São Paulo' }, { city: 'saopaulo' }],
    [{ postalCode: 'SE1-7PB' }, { postcode: 'se17pb' }],
    [{ country: ' Atlantis ' }, { country: 'atlantis' }],
  ])('%j is read as %j', (typed, read) => {
    expect(place({ id: 'x', kind: 'lead', ...typed })).toEqual({ ...nowhere, ...read });
  });

  test('a country that is known goes by its code; where nothing is known is no place', () => {
    const lead = { id: 'x', kind: 'lead' } as const;
    expect(place({ ...lead, country: 'Deutschland' }, 'DE')).toEqual({ ...nowhere, country: 'DE' });
    expect(place({ ...lead, street: ' ', city: '' })).toBeUndefined();
    expect(place(lead)).toBeUndefined();
  });
});

describe('letters of any script', () => {
  test.each([
    ['ABC', 'abc'],
    ['Łukasz', 'lukasz'],
    ['李小龙', 'lixiaolong'],
    ['Müller', 'mueller'],
    ['Mu\u0308ller', 'mueller'],
    ['ÄÖÜ äöü', 'aeoeue aeoeue'],
    ['Groß', 'gross'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('apostrophes join words, everything else parts them', () => {
    expect(words('O’Brien O\'Hara d`Or "Ann" x-y_z 7')).toEqual('obrien ohara dor ann x y z 7'.split(' '));
    expect(words(' - ')).toEqual([]);
  });
});
