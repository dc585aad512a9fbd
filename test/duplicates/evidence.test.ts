import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { bandOf, judge, weigh } from '../../domain/duplicates/judge.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';

const detector = openDetector();
const judged = (a: Partial<Comparable>, b: Partial<Comparable>) => {
  const [one, other] = [
    normalise({ id: 'a', kind: 'lead', ...a }),
    normalise({ id: 'b', kind: 'lead', ...b }),
  ];
  return judge(detector, weigh(detector, one, other), one, other);
};
const evidence = (a: Partial<Comparable>, b: Partial<Comparable>) =>
  judged(a, b).evidence.map(({ bits, ...rest }) => ({ ...rest, speaksFor: bits > 0 }));

describe('the evidence', () => {
  const ann: Partial<Comparable> = {
    firstName: 'Ann',
    lastName: 'Smith',
    companyName: 'Contoso',
    email: 'ann@contoso.example',
    phones: ['12', '+44 20 7946 0958'],
    street: '5 Main Street',
    postalCode: 'SE1 7PB',
    city: 'London',
    country: 'GB',
    birthDate: '1980-04-01',
  };

  test('of two people: what was compared, as it was typed, and how it agrees', () => {
    const anne = {
      firstName: 'Anne',
      lastName: 'Smyth',
      companyName: 'Contosso',
      email: 'asmyth@contoso.example',
      phones: ['020 7946 0958'],
      street: '7 Main Street',
      city: 'London',
      country: 'GB',
      birthDate: '1980-04-02',
    };
    expect(evidence(ann, anne)).toEqual([
      { field: 'prior', level: 'prior', a: '', b: '', speaksFor: false },
      { field: 'name', level: 'similar', a: 'Ann Smith', b: 'Anne Smyth', speaksFor: true },
      { field: 'organisation', level: 'same', a: 'Contoso', b: 'Contosso', speaksFor: true },
      {
        field: 'email',
        level: 'differs',
        a: 'ann@contoso.example',
        b: 'asmyth@contoso.example',
        speaksFor: false,
      },
      {
        field: 'phone',
        level: 'same',
        a: '12, +44 20 7946 0958',
        b: '020 7946 0958',
        detail: '+442079460958',
        speaksFor: true,
      },
      {
        field: 'place',
        level: 'same street',
        a: '5 Main Street SE1 7PB London GB',
        b: '7 Main Street London GB',
        speaksFor: true,
      },
      { field: 'birthDate', level: 'similar', a: '1980-04-01', b: '1980-04-02', speaksFor: true },
    ]);
  });

  test('of two companies: the domain that both have, from the website or the address', () => {
    const firm = { kind: 'account', companyName: 'Contoso', website: 'www.contoso.example' } as const;
    expect(evidence(firm, { companyName: 'Contosso', email: 'info@contoso.example' })).toEqual([
      { field: 'prior', level: 'prior', a: '', b: '', speaksFor: false },
      { field: 'company', level: 'similar', a: 'Contoso', b: 'Contosso', speaksFor: true },
      {
        field: 'email',
        level: 'same domain',
        a: 'www.contoso.example',
        b: 'info@contoso.example',
        detail: 'contoso.example',
        speaksFor: true,
      },
    ]);
  });

  test('an organisation without a name goes by its address or its website', () => {
    const organisations = (a: Partial<Comparable>, b: Partial<Comparable>) =>
      evidence({ lastName: 'Smith', ...a }, { lastName: 'Larsen', ...b }).find(
        ({ field }) => field === 'organisation',
      );
    expect(organisations({ email: 'ann@contoso.example' }, { website: 'contoso.example' })).toEqual({
      field: 'organisation',
      level: 'same domain',
      a: 'ann@contoso.example',
      b: 'contoso.example',
      detail: 'contoso.example',
      speaksFor: true,
    });
    expect(organisations({ companyName: 'Contoso' }, { website: 'contoso.example' })).toMatchObject({
      level: 'similar',
      a: 'Contoso',
      b: 'contoso.example',
    });
  });

  test('a number that only agrees in part is not named', () => {
    const other = { ...ann, phones: ['+44 20 7946 0959'] };
    const phone = evidence(ann, other).find(({ field }) => field === 'phone');
    expect(phone?.level).toBe('same exchange');
    expect(phone).not.toHaveProperty('detail');
  });
});

test.each([
  [1, 'certain'],
  [0.95, 'certain'],
  [0.949, 'likely'],
  [0.5, 'likely'],
  [0.499, 'possible'],
  [0.1, 'possible'],
  [0.099, 'unlikely'],
])('a probability of %s is called %s', (probability, band) => {
  expect(bandOf(probability)).toBe(band);
});

describe('S1.2: the documented rules stand beside the probability', () => {
  const ann = { firstName: 'Ann', lastName: 'Smithson' };
  const rows: readonly (readonly [string, Partial<Comparable>, Partial<Comparable>, readonly string[]])[] = [
    ['a similar name alone', ann, { ...ann, lastName: 'Smitson' }, []],
    [
      'S1.2.3 at a similar company',
      { ...ann, companyName: 'Contoso' },
      { ...ann, lastName: 'Smitson', companyName: 'Contoso Pumps' },
      ['fuzzy:name+company'],
    ],
    [
      'another name at one company',
      { ...ann, companyName: 'Contoso' },
      { ...ann, lastName: 'Larsen', companyName: 'Contoso' },
      [],
    ],
    [
      'a similar name at a related company',
      { ...ann, companyName: 'Contoso Valves' },
      { ...ann, companyName: 'Contoso Pumps' },
      [],
    ],
    [
      'S1.2.4 with one e-mail domain',
      { ...ann, email: 'ann@contoso.example' },
      { ...ann, email: 'a.smithson@contoso.example' },
      ['fuzzy:name+emailDomain'],
    ],
    [
      'a website is no e-mail domain',
      { ...ann, email: 'ann@contoso.example' },
      { ...ann, website: 'contoso.example' },
      [],
    ],
    [
      'nor are two free-mail addresses',
      { ...ann, email: 'ann@gmail.com' },
      { ...ann, email: 'smithson@gmail.com' },
      [],
    ],
    [
      'S1.2.5 with one address, whoever they are',
      { ...ann, email: 'office@contoso.example' },
      { firstName: 'Kim', lastName: 'Larsen', email: 'office@contoso.example' },
      ['matchcode:email'],
    ],
    [
      'S1.2.6 with one number',
      { ...ann, phones: ['+44 20 7946 0958'] },
      { firstName: 'Kim', lastName: 'Larsen', phones: ['020 7946 0958'] },
      ['matchcode:phone'],
    ],
    [
      'two companies of one name and one domain',
      { kind: 'account', companyName: 'Contoso', email: 'info@contoso.example' },
      { kind: 'account', companyName: 'Contoso', email: 'sales@contoso.example' },
      [],
    ],
    ['nothing in common', ann, { firstName: 'Kim', lastName: 'Larsen' }, []],
  ];
  test.each(rows)('%s', (_, a, b, rules) => {
    expect(judged(a, b).rules).toEqual(rules);
    expect(judged(b, a).rules).toEqual(rules);
  });
});
