import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { judge, weigh } from '../../domain/duplicates/judge.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';

const detector = openDetector();
const number = '+44 20 7946 0958';
const judged = (a: Partial<Comparable>, b: Partial<Comparable>) => {
  const [one, other] = [
    normalise({ id: 'a', kind: 'lead', ...a }),
    normalise({ id: 'b', kind: 'lead', ...b }),
  ];
  return judge(detector, weigh(detector, one, other), one, other);
};
const ann = { firstName: 'Ann', lastName: 'Smith' };
const kim = { firstName: 'Kim', lastName: 'Larsen' };
const kimSmith = { firstName: 'Kim', lastName: 'Smith' };
const john = { firstName: 'John', lastName: 'Smith' };
const firm = (companyName: string, rest: Partial<Comparable> = {}) =>
  ({ kind: 'account', companyName, ...rest }) as const;
const home = { street: '5 Main Street', city: 'London' };

const sharedPhone = { kind: 'sharedPhone', number: '+442079460958' };

describe('why two look alike without being one', () => {
  const rows: readonly (readonly [string, Partial<Comparable>, Partial<Comparable>, readonly object[]])[] = [
    [
      'two people behind one number, in its international form',
      { ...ann, phones: ['020 7946 0958'] },
      { ...kim, phones: [number] },
      [sharedPhone],
    ],
    [
      'somebody and a lead without a name behind one number',
      { ...ann, phones: [number] },
      { companyName: 'Contoso', birthDate: '1980-01-01', phones: [number] },
      [sharedPhone],
    ],
    [
      'two people with one mailbox at one organisation',
      { ...ann, email: 'office.uk@contoso.example' },
      { ...kim, email: 'office.uk@contoso.example' },
      [{ kind: 'sharedMailbox', address: 'office.uk@contoso.example' }, { kind: 'colleague' }],
    ],
    [
      'a mailbox of a function, even of people who may be one',
      { ...ann, email: 'info@contoso.example' },
      { ...ann, lastName: 'Jones', email: 'info@contoso.example' },
      [{ kind: 'sharedMailbox', address: 'info@contoso.example' }],
    ],
    [
      'one surname at one company',
      { ...ann, companyName: 'Contoso' },
      { ...kimSmith, companyName: 'Contoso' },
      [{ kind: 'family' }],
    ],
    [
      'one surname at one domain',
      { ...ann, email: 'ann@contoso.example' },
      { ...kimSmith, email: 'kim@contoso.example' },
      [{ kind: 'family' }],
    ],
    ['one surname at one address', { ...ann, ...home }, { ...kimSmith, ...home }, [{ kind: 'family' }]],
    ['one surname in one street', { ...ann, ...home }, { ...kimSmith, ...home, street: '7 Main Street' }, []],
    [
      'one company',
      { ...ann, companyName: 'Contoso' },
      { ...kim, companyName: 'Contoso' },
      [{ kind: 'colleague' }],
    ],
    [
      'one domain',
      { ...ann, email: 'ann@contoso.example' },
      { ...kim, email: 'kim@contoso.example' },
      [{ kind: 'colleague' }],
    ],
    [
      'two related companies',
      { ...ann, companyName: 'Contoso Pumps' },
      { ...kim, companyName: 'Contoso Valves' },
      [],
    ],
    [
      'one name at two companies',
      { ...john, companyName: 'Contoso' },
      { ...john, companyName: 'Fabrikam' },
      [{ kind: 'namesake' }],
    ],
    [
      'one name with two addresses of a free-mail provider',
      { ...john, companyName: 'Contoso', email: 'john@gmail.com' },
      { ...john, companyName: 'Fabrikam', email: 'js1980@gmail.com' },
      [{ kind: 'namesake' }],
    ],
    [
      'two companies behind one number',
      firm('Contoso', { phones: [number] }),
      firm('Fabrikam', { phones: [number] }),
      [sharedPhone],
    ],
    [
      'two related companies behind one number',
      firm('Contoso Pumps', { phones: [number] }),
      firm('Contoso Valves', { phones: [number] }),
      [sharedPhone],
    ],
    [
      'two companies with one mailbox',
      firm('Contoso', { email: 'x@office.example' }),
      firm('Fabrikam', { email: 'x@office.example' }),
      [{ kind: 'sharedMailbox', address: 'x@office.example' }],
    ],
    [
      'two companies of one name in two towns',
      firm('Contoso', { city: 'London' }),
      firm('Contoso', { city: 'Leeds' }),
      [{ kind: 'namesake' }],
    ],
    [
      'two companies of similar names in two towns',
      firm('Contoso', { city: 'London' }),
      firm('Contoso Pumps', { city: 'Leeds' }),
      [],
    ],
    [
      'two companies in one town',
      firm('Litware', { city: 'London' }),
      firm('Fabrikam', { city: 'London' }),
      [],
    ],
  ];
  test.each(rows)('%s', (_, a, b, lookAlikes) => {
    expect(judged(a, b).lookAlikes).toEqual(lookAlikes);
    expect(judged(b, a).lookAlikes).toEqual(lookAlikes);
  });

  test('of several numbers that both have, one in its international form is named, the first by its digits', () => {
    const numbers = ['030 1234567', '+44 20 7946 0958', '+44 20 7946 0111', '+44 20 7946 0222'];
    const [one, other] = [
      { ...ann, phones: numbers.slice(0, 3) },
      { ...kim, phones: [...numbers.slice(0, 3).toReversed(), '+1 425 555 0101'] },
    ];
    for (const { lookAlikes } of [judged(one, other), judged(other, one)])
      expect(lookAlikes).toEqual([{ kind: 'sharedPhone', number: '+442079460111' }]);
    const local = { phones: ['030 1234567'] };
    expect(judged({ ...ann, ...local }, { ...kim, ...local }).lookAlikes).toEqual([
      { kind: 'sharedPhone', number: '0301234567' },
    ]);
  });

  test('a likely duplicate needs no reason', () => {
    const same = judged({ ...ann, phones: [number] }, { ...ann, phones: [number] });
    expect(same).toMatchObject({ band: 'certain', lookAlikes: [] });
  });
});
