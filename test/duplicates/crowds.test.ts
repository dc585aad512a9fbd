import { describe, expect, test } from 'vitest';
import { accounts, contacts, leads } from '../../domain/collections.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { type Duplicates, duplicatesOf } from '../../domain/duplicates/duplicates-of.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';

const detector = openDetector();
const number = '+44 20 7946 0958';
const other = '+44 20 7111 2222';
const mailbox = 'office@contoso-pumps.example';

/** Nobody is called alike; the later ones are newer. */
const one = (n: number) => {
  const id = String(n).padStart(3, '0');
  const letters = [...id].map((digit) => 'bcdfghklmn'[Number(digit)]).join('a');
  const minute = String(n % 60).padStart(2, '0');
  const hour = String(Math.floor(n / 60)).padStart(2, '0');
  return {
    id,
    firstName: `${letters}o`,
    lastName: `W${letters}u`,
    companyName: `Z${letters}`,
    createdAt: `2026-11-15T${hour}:${minute}:00.000Z`,
  };
};
const crowd = async (count: number, put: (n: ReturnType<typeof one>, tx: Transaction) => Promise<unknown>) =>
  anOrganisation(async (tx) => {
    for (let n = 0; n < count; n++) await put(one(n), tx);
  });
const leadsWith = (count: number, rest: Partial<Lead>) =>
  crowd(count, (each, tx) => tx.put(leads, aLead(each.id, { ...each, ...rest })));
const ann = aLead('ann', { firstName: 'Ann', lastName: 'Smithson', companyName: 'Quuxford' });
const found = async (
  store: Store,
  of: Partial<Lead>,
  by = 'sam',
  kind: 'lead' | 'account' | 'contact' = 'lead',
): Promise<Duplicates> => {
  const who = await actor(store, by);
  const record = leadAsComparable({ ...ann, ...of });
  return store.read((view) => duplicatesOf(view, who, detector, record, { kinds: [kind] }));
};
const ids = ({ matches }: Duplicates): readonly string[] => matches.map(({ record }) => record.id).toSorted();
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => one(from + n).id);

describe.each(['sam', 'ada'])('of many leads behind one number %s is shown', (by) => {
  test('all, up to two hundred', async () => {
    const store = await leadsWith(200, { phone: number });
    const all = await found(store, { phone: number }, by);
    expect(ids(all)).toEqual(numbered(0, 200));
    expect(all.crowds).toEqual([]);
  });

  test('of more the newest two hundred, and that there are more', async () => {
    const store = await leadsWith(201, { phone: number });
    const some = await found(store, { phone: number }, by);
    expect(ids(some)).toEqual(numbered(1, 201));
    expect(some.crowds).toEqual([{ kind: 'lead', of: 'phone' }]);
  });
});

test('every address and number with a crowd is told of once', async () => {
  const store = await leadsWith(201, { phone: number, mobilePhone: other, email: mailbox });
  const { crowds } = await found(store, { phone: number, mobilePhone: other, email: mailbox });
  expect(crowds).toEqual([
    { kind: 'lead', of: 'email' },
    { kind: 'lead', of: 'phone' },
  ]);
});

test('the newest of a crowd of one name are compared; that is no crowd behind an address or a number', async () => {
  const name = { firstName: 'Ann', lastName: 'Smithson', phone: '' };
  const store = await leadsWith(201, name);
  const { matches, crowds } = await found(store, { phone: number, companyName: 'Zbababu' });
  expect(crowds).toEqual([]);
  expect(matches.length).toBeGreaterThan(0);
});

test.each(['sam', 'ada'])(
  'of a crowd that shares no more than a domain, %s finds those whose companies sound alike',
  async (by) => {
    const store = await leadsWith(201, { lastName: 'Smithsen', website: 'quuxford.example' });
    const some = await found(store, { website: 'quuxford.example', companyName: 'Zbabab' }, by);
    expect(ids(some)).toEqual(['000', '003', '030', '033']);
    expect(some.crowds).toEqual([]);
  },
);

test('those with a number of their own are found beside the crowd', async () => {
  const store = await crowd(202, (each, tx) =>
    tx.put(
      leads,
      aLead(each.id, { ...each, phone: number, ...(each.id === '000' && { mobilePhone: other }) }),
    ),
  );
  const some = await found(store, { phone: number, mobilePhone: other });
  expect(ids(some)).toEqual(['000', ...numbered(2, 202)]);
});

test('accounts and contacts have crowds, too', async () => {
  const store = await crowd(201, async (each, tx) => {
    await tx.put(accounts, anAccount(each.id, { name: each.companyName, phone: number }));
    await tx.put(contacts, aContact(each.id, { ...each, email: mailbox }));
  });
  const ofAnn = { phone: number, email: mailbox };
  expect((await found(store, ofAnn, 'sam', 'account')).crowds).toEqual([{ kind: 'account', of: 'phone' }]);
  expect((await found(store, ofAnn, 'sam', 'contact')).crowds).toEqual([{ kind: 'contact', of: 'email' }]);
});

test('somebody else’s crowd, however large, hides nothing and is not told of', async () => {
  const theirs = { ownerId: 'kim', businessUnitId: 'south' };
  const store = await crowd(1_003, (each, tx) =>
    tx.put(
      leads,
      aLead(each.id, {
        ...each,
        phone: number,
        ...(Number(each.id) >= 2 && theirs),
        createdAt: '2026-11-15T08:00:00.000Z',
      }),
    ),
  );
  const mine = await found(store, { phone: number });
  expect(ids(mine)).toEqual(['000', '001']);
  expect(mine.crowds).toEqual([]);
});
