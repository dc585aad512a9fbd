import { describe, expect, test } from 'vitest';
import {
  accountAsComparable,
  contactAsComparable,
  leadAsComparable,
} from '../../domain/duplicates/as-comparable.ts';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { decide, decisionsOn } from '../../domain/duplicates/decisions.ts';
import { defaultWeights } from '../../domain/duplicates/default-weights.ts';
import { inRegion, openDetector } from '../../domain/duplicates/detector.ts';
import { findDuplicates } from '../../domain/duplicates/find.ts';
import { groupsOf, membersOf } from '../../domain/duplicates/groups.ts';
import { profileCache } from '../../domain/duplicates/profile-cache.ts';
import { aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';

describe('a detector', () => {
  test('takes the weights of the product unless others were learned', () => {
    expect(openDetector()).toMatchObject({ reading: {}, weights: defaultWeights });
    const learned = { ...defaultWeights, names: { people: 1, first: {}, last: {} } };
    expect(openDetector(learned, { region: 'GB' })).toMatchObject({
      reading: { region: 'GB' },
      weights: learned,
    });
  });

  test('of an organisation reads numbers by its country, and is made once for it', () => {
    const detector = openDetector(defaultWeights, { freeMail: new Set(['x.example']) });
    expect(inRegion(detector, undefined)).toBe(detector);
    const german = inRegion(detector, 'DE');
    expect(german.reading).toEqual({ freeMail: new Set(['x.example']), region: 'DE' });
    expect(inRegion(detector, 'DE')).toBe(german);
    expect(inRegion(german, 'DE')).toBe(german);
    const british = inRegion(detector, 'GB');
    expect(british.reading.region).toBe('GB');
    expect(inRegion(detector, 'DE').reading.region).toBe('DE');
    const lead = { ...aLead('a'), phone: '030 1234567' };
    const number = (of: typeof detector) =>
      of.profileOf(lead, undefined, () => leadAsComparable(lead)).phones[0]?.number;
    expect([number(detector), number(german)]).toEqual(['0301234567', '+49301234567']);
  });
});

describe('what is compared of a record', () => {
  const place = { street: '5 Main Street', city: 'London', region: 'LDN', postalCode: 'SE1', country: 'GB' };
  const person = { firstName: 'Ann', lastName: 'Smith', birthDate: '1980-04-01', email: 'ann@x.example' };

  test('of a lead, an account, and a contact with its account', () => {
    const lead = {
      ...person,
      ...place,
      companyName: 'Contoso',
      website: 'x.example',
      phone: '1',
      mobilePhone: '2',
    };
    const { phone: _p, mobilePhone: _m, ...common } = lead;
    expect(leadAsComparable({ id: 'l', ...lead })).toEqual({
      id: 'l',
      kind: 'lead',
      ...common,
      phones: ['1', '2'],
    });
    expect(leadAsComparable({ id: 'l', phone: '', mobilePhone: '2' }).phones).toEqual(['2']);
    const account = anAccount('a', {
      ...place,
      name: 'Contoso',
      email: 'x@x.example',
      website: 'x.example',
      phone: '1',
    });
    const firm = { companyName: 'Contoso', website: 'x.example' };
    expect(accountAsComparable(account)).toEqual({
      id: 'a',
      kind: 'account',
      ...firm,
      email: 'x@x.example',
      phones: ['1'],
      ...place,
    });
    const contact = aContact('c', { ...person, ...place, phone: '1', mobilePhone: '2' });
    const own = { id: 'c', kind: 'contact', ...person, ...place, phones: ['1', '2'] };
    expect(contactAsComparable(contact, account)).toEqual({ ...own, ...firm });
    expect(contactAsComparable(contact)).toEqual(own);
  });

  test('is read once, and anew when the record or its account is another', () => {
    const profileOf = profileCache({});
    let read = 0;
    const asked = (record: object, account?: object) =>
      profileOf(record as never, account as never, () => {
        read += 1;
        return { id: 'c', kind: 'contact' };
      });
    const contact = aContact('c');
    const account = anAccount('a');
    const first = asked(contact, account);
    expect(asked(contact, account)).toBe(first);
    expect(read).toBe(1);
    asked({ ...contact }, account);
    asked(contact, { ...account });
    asked(contact);
    expect(read).toBe(4);
    asked(aContact('other'));
    asked(contact);
    expect(read).toBe(5);
  });
});

describe('what is found among some', () => {
  const ann = {
    id: 'ann',
    kind: 'lead',
    firstName: 'Ann',
    lastName: 'Smithson',
    companyName: 'Quuxford',
  } as const;
  const found = (...others: readonly Comparable[]) =>
    findDuplicates(openDetector(), ann, others).map(({ id, kind, band }) => `${kind} ${id} ${band}`);

  test('the likeliest first, of equals by their ids; itself, but no contact of the same id, is left out', () => {
    const slip = { ...ann, id: 'slip', lastName: 'Smitson' };
    expect(found(slip, { ...ann, id: 'b' }, { ...ann, id: 'a' }, ann, { ...ann, kind: 'contact' })).toEqual([
      'lead a certain',
      'contact ann certain',
      'lead b certain',
      'lead slip certain',
    ]);
  });

  test('an unlikely one only where a documented rule names it, or one name of a company', () => {
    const kim = { id: 'kim', kind: 'lead', firstName: 'Kim', lastName: 'Larsen' } as const;
    expect(found({ ...kim, companyName: 'Quuxford' }, { id: 'nothing', kind: 'lead' })).toEqual([]);
    const firm = {
      id: 'firm',
      kind: 'account',
      companyName: 'Quuxford',
      country: 'NO',
      city: 'Oslo',
    } as const;
    const away = { ...ann, country: 'GB', city: 'Leeds', website: 'a.example', phones: ['+44 20 7946 0958'] };
    const others = [{ ...firm, website: 'b.org', phones: ['+47 22 12 34 56'] }];
    expect(findDuplicates(openDetector(), away, others).map(({ id, band }) => [id, band])).toEqual([
      ['firm', 'unlikely'],
    ]);
  });
});

test('decisions about a record are found from either side', async () => {
  const store = await anOrganisation();
  const lead = (id: string) => ({ entity: 'lead', id }) as const;
  const by = { personId: 'sam', at: now };
  const made = await store.change(because, async (tx) => {
    await decide(tx, lead('b'), { entity: 'contact', id: 'z' }, 'merged', by);
    return decide(tx, lead('b'), lead('a'), 'different', by);
  });
  expect(made).toMatchObject({ id: 'lead:a|lead:b', a: 'lead:a', b: 'lead:b', verdict: 'different' });
  const verdicts = async (id: string) =>
    store.read(async (view) =>
      [...(await decisionsOn(view, lead(id)))].map(([other, { verdict }]) => [other, verdict]).toSorted(),
    );
  expect(await verdicts('b')).toEqual([
    ['contact:z', 'merged'],
    ['lead:a', 'different'],
  ]);
  expect(await verdicts('a')).toEqual([['lead:b', 'different']]);
});

test('groups of pairs that meet late are one, and each member is named once', () => {
  const pair = (ab: string) => ({ a: ab[0] ?? '', b: ab[1] ?? '' });
  const groups = groupsOf(['ab', 'cd', 'ef', 'db', 'gh', 'fa'].map(pair)).map(membersOf);
  expect(groups.map((ids) => ids.join(''))).toEqual(['abcdef', 'gh']);
  expect(groupsOf([])).toEqual([]);
});
