import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads, settings } from '../../domain/collections.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import { decide, decisionAbout, withdraw } from '../../domain/duplicates/decisions.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { type Duplicates, duplicatesOf, isPossible } from '../../domain/duplicates/duplicates-of.ts';
import { defaultSettings } from '../../domain/qualification/settings.ts';
import type { Account } from '../../domain/records/account.ts';
import type { Contact } from '../../domain/records/contact.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { RecordRef } from '../../domain/records/owned.ts';
import type { Store } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';

const detector = openDetector();
const kinds = ['lead', 'account', 'contact'] as const;

const ann = aLead('ann', {
  firstName: 'Ann',
  lastName: 'Smithson',
  companyName: 'Contoso Pumps',
  email: 'ann@contoso-pumps.example',
  phone: '+44 20 7946 0958',
});

interface Given {
  readonly leads?: readonly Lead[];
  readonly accounts?: readonly Account[];
  readonly contacts?: readonly Contact[];
}

const given = (world: Given): Promise<Store> =>
  anOrganisation(async (tx) => {
    for (const lead of world.leads ?? []) await tx.put(leads, lead);
    for (const account of world.accounts ?? []) await tx.put(accounts, account);
    for (const contact of world.contacts ?? []) await tx.put(contacts, contact);
  });

const found = async (store: Store, of: Lead = ann): Promise<Duplicates> => {
  const sam = await actor(store, 'sam');
  return store.read((view) => duplicatesOf(view, sam, detector, leadAsComparable(of), { kinds }));
};

const possibleIds = async (store: Store, of?: Lead): Promise<readonly string[]> =>
  (await found(store, of)).matches.filter(isPossible).map(({ record }) => record.id);

const ref = (id: string): RecordRef => ({ entity: 'lead', id });

test('S1.2.2: leads, accounts and contacts are found, whether or not the lead is saved', async () => {
  const store = await given({
    leads: [{ ...ann, id: 'other', lastName: 'Smitson', createdAt: '2026-10-01T08:00:00.000Z' }],
    accounts: [anAccount('pumps', { name: 'Contoso Pumps Ltd' })],
    contacts: [
      aContact('ann-c', {
        firstName: 'Annie',
        lastName: 'Smithson',
        phone: '020 7946 0958',
        accountId: 'pumps',
      }),
    ],
  });
  const { matches } = await found(store);
  expect(matches.filter(isPossible).map(({ kind, record }) => `${kind} ${record.id}`)).toEqual(
    expect.arrayContaining(['lead other', 'account pumps', 'contact ann-c']),
  );
  expect(matches.find(({ record }) => record.id === 'ann-c')?.rules).toEqual([
    'fuzzy:name+company',
    'matchcode:phone',
  ]);
});

test('the likeliest comes first, whatever it is; of two that are equally likely the one with the smaller id', async () => {
  const twin = { ...ann, createdAt: '2026-10-01T08:00:00.000Z' };
  const store = await given({
    leads: [{ ...twin, id: 'b' }, { ...twin, id: 'a' }, aLead('z', { ...twin, id: 'z', lastName: 'Smiht' })],
    contacts: [
      aContact('ann-c', {
        firstName: 'Ann',
        lastName: 'Smithson',
        phone: ann.phone ?? '',
        email: ann.email ?? '',
      }),
    ],
  });
  const { matches } = await found(store);
  expect(matches.map(({ record }) => record.id)).toEqual(['ann-c', 'a', 'b', 'z']);
  for (const match of matches) expect(match).not.toHaveProperty('decided');
});

test.each([
  ['possible', [], true],
  ['certain', [], true],
  ['unlikely', [], false],
  ['possible', ['namesake'], false],
  ['unlikely', ['namesake'], false],
])('a %s one that looks like %j may be the same: %s', (band, lookAlikes, possible) => {
  expect(isPossible({ band, lookAlikes } as never)).toBe(possible);
});

test('the lead itself, merged leads and inactive records are no duplicates', async () => {
  const store = await given({
    leads: [ann, { ...ann, id: 'merged', mergedIntoId: 'ann', status: { state: 'open' } }],
    accounts: [anAccount('closed', { name: 'Contoso Pumps', state: 'inactive' })],
    contacts: [aContact('gone', { email: ann.email ?? '', state: 'inactive' })],
  });
  expect((await found(store)).matches).toEqual([]);
});

describe('SEC7', () => {
  const theirs = { ownerId: 'kim', businessUnitId: 'south' } as const;

  test('records that may not be read do not show; those with the same address are counted', async () => {
    const store = await given({
      leads: [{ ...ann, id: 'hidden', ...theirs }],
      contacts: [aContact('hidden-c', { email: ann.email ?? '', ...theirs })],
    });
    expect(await found(store)).toEqual({
      matches: [],
      hidden: { lead: 1, account: 0, contact: 1 },
      crowds: [],
    });
  });

  test('those that share less than an address, a number or a name are not even counted', async () => {
    const colleague = { firstName: 'Kim', lastName: 'Larsen', email: 'kim@contoso-pumps.example', phone: '' };
    const store = await given({ leads: [{ ...ann, id: 'colleague', ...colleague, ...theirs }] });
    expect((await found(store)).hidden).toEqual({ lead: 0, account: 0, contact: 0 });
  });

  test('the company of a contact counts only where its account may be read', async () => {
    const organisations = async (account: Partial<Account>) => {
      const store = await given({
        accounts: [anAccount('firm', { name: 'Contoso Pumps', ...account })],
        contacts: [aContact('ann-c', { firstName: 'Ann', lastName: 'Smithson', accountId: 'firm' })],
      });
      const { matches } = await found(store);
      const contact = matches.find(({ record }) => record.id === 'ann-c');
      return contact?.evidence.filter(({ field }) => field === 'organisation').map(({ level }) => level);
    };
    expect(await organisations({})).toEqual(['same']);
    expect(await organisations(theirs)).not.toEqual(['same']);
  });

  test('a thousand leads that may not be read do not push out the one that may', async () => {
    const crowd = Array.from({ length: 1_000 }, (_, n) => ({
      ...ann,
      id: `hidden-${n}`,
      createdAt: '2026-11-15T08:00:00.000Z',
      ...theirs,
    }));
    const store = await given({
      leads: [...crowd, { ...ann, id: 'mine', email: 'a.smithson@contoso-pumps.example' }],
    });
    const { matches, crowds } = await found(store);
    expect(matches.map(({ record }) => record.id)).toEqual(['mine']);
    expect(crowds).toEqual([]);
  });
});

test('10,000 leads with the same phone: namesakes are found, the others are not compared one by one, and it says so', async () => {
  const crowd = Array.from({ length: 10_000 }, (_, n) =>
    aLead(`l${n}`, {
      firstName: `Given${n % 97}`,
      lastName: `Family${n}`,
      companyName: `Firm ${n}`,
      phone: '+44 20 7946 0958',
      createdAt: '2026-11-15T08:00:00.000Z',
    }),
  );
  const store = await given({ leads: [{ ...ann, id: 'early' }, ...crowd] });
  const { matches, crowds } = await found(store);
  expect(matches.filter(isPossible).map(({ record }) => record.id)).toEqual(['early']);
  expect(crowds).toEqual([{ kind: 'lead', of: 'phone' }]);
});

test('in a crowd of 150 behind one switchboard and e-mail domain, Bob and Robert are still told to be one', async () => {
  const at = (id: string, firstName: string, lastName: string, email: string, day: string) =>
    aLead(id, {
      firstName,
      lastName,
      companyName: 'Contoso Pumps',
      email: `${email}@contoso-pumps.example`,
      phone: '+44 20 7946 0958',
      createdAt: `2026-${day}T08:00:00.000Z`,
    });
  const crowd = Array.from({ length: 149 }, (_, n) =>
    at(`l${n}`, `Given${n}`, `Sur${n}`, `g${n}.sur`, '11-15'),
  );
  const store = await given({
    leads: [at('robert', 'Robert', 'Smithson', 'bobsmithson', '10-01'), ...crowd],
  });
  const { matches } = await found(store, at('bob', 'Bob', 'Smithson', 'bob.smithson', '11-20'));
  const told = matches.filter(isPossible).map(({ record, band }) => `${record.id} ${band}`);
  expect(told).toEqual(['robert certain']);
});

test('a contact is compared with what its account says now', async () => {
  const store = await given({
    accounts: [anAccount('firm', { name: 'Fabrikam' })],
    contacts: [aContact('ann-c', { firstName: 'Ann', lastName: 'Smithson', accountId: 'firm' })],
  });
  const organisation = async () =>
    (await found(store)).matches[0]?.evidence.find(({ field }) => field === 'organisation')?.level;
  expect(await organisation()).toBe('differs');
  const firm = anAccount('firm', { name: 'Fabrikam', website: 'contoso-pumps.example', version: 1 });
  await store.change(because, (tx) => tx.put(accounts, firm));
  expect(await organisation()).toBe('same domain');
});

describe('decisions', () => {
  const twins = { leads: [ann, { ...ann, id: 'twin' }] };
  const by = { personId: 'sam', at: now };

  test('not a duplicate is remembered for both directions', async () => {
    const store = await given(twins);
    expect(await possibleIds(store)).toEqual(['twin']);
    await store.change(because, (tx) => decide(tx, ref('twin'), ref('ann'), 'different', by));
    expect(await possibleIds(store)).toEqual([]);
    expect(await possibleIds(store, { ...ann, id: 'twin' })).toEqual([]);
  });

  test('a decision taken back lets the engine speak again', async () => {
    const store = await given(twins);
    await store.change(because, (tx) => decide(tx, ref('ann'), ref('twin'), 'different', by));
    await store.change(because, (tx) => withdraw(tx, ref('twin'), ref('ann')));
    expect(await possibleIds(store)).toEqual(['twin']);
  });

  test('the same decision again changes nothing, and one that is not there is taken back in vain', async () => {
    const store = await given(twins);
    const again = { personId: 'tom', at: new Date('2026-11-21T09:00:00Z') };
    await store.change(because, async (tx) => {
      await withdraw(tx, ref('ann'), ref('twin'));
      await decide(tx, ref('ann'), ref('twin'), 'ignored', by);
      await decide(tx, ref('twin'), ref('ann'), 'ignored', again);
    });
    const decision = await store.read((view) => decisionAbout(view, ref('ann'), ref('twin')));
    expect(decision).toEqual({
      id: 'lead:ann|lead:twin',
      version: 1,
      a: 'lead:ann',
      b: 'lead:twin',
      verdict: 'ignored',
      by: 'sam',
      at: now.toISOString(),
    });
  });

  test('the last decision about a pair counts, and there is one a pair', async () => {
    const store = await given(twins);
    await store.change(because, async (tx) => {
      await decide(tx, ref('ann'), ref('twin'), 'different', by);
      await decide(tx, ref('twin'), ref('ann'), 'ignored', by);
    });
    const decision = await store.read((view) => decisionAbout(view, ref('ann'), ref('twin')));
    expect(decision).toMatchObject({ verdict: 'ignored', by: 'sam', version: 2 });
    expect((await found(store)).matches[0]).toMatchObject({ decided: 'ignored' });
  });
});

test.each([
  ['GB', []],
  ['US', [['matchcode:phone']]],
])('a national number is read by the organisation’s default country %s', async (defaultCountry, rules) => {
  const store = await given({ leads: [aLead('maine', { lastName: 'Jensen', phone: '020 7946 0958' })] });
  await store.change(because, (tx) => tx.put(settings, { ...defaultSettings, version: 0, defaultCountry }));
  const { matches } = await found(
    store,
    aLead('x', { firstName: 'Bo', lastName: 'Smithson', companyName: 'Fabrikam', phone: '+1 207 946 0958' }),
  );
  expect(matches.map((match) => match.rules)).toEqual(rules);
});
