import { expect, test } from 'vitest';
import { accounts, contacts, leads, opportunities, people } from '../../domain/collections.ts';
import { may } from '../../domain/people/access.ts';
import { changeShare } from '../../domain/people/shares.ts';
import { actor, aLead, anOrganisation, aPerson, as } from '../an-organisation.ts';
import { aContact, anAccount, anOpportunity } from '../builders.ts';

const organisation = () =>
  anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1', { ownerId: 'sam', businessUnitId: 'north' }));
    await tx.put(people, aPerson('priya', ['salesperson'], { businessUnitId: 'south' }));
  });

const share = (personId: string, privileges: Parameters<typeof changeShare>[2]['privileges']) =>
  ({ entity: 'lead', id: 'lead-1', personId, privileges }) as const;

test('a shared lead can be read by the person it was shared with, until the share is taken back', async () => {
  const store = await organisation();
  const priyaMayRead = async () => {
    const lead = await store.read((view) => view.get(leads, 'lead-1'));
    return lead !== undefined && may(await actor(store, 'priya'), 'read', 'lead', lead);
  };
  expect(await priyaMayRead()).toBe(false);
  await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('priya', ['read'])));
  expect(await priyaMayRead()).toBe(true);
  const back = await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('priya', [])));
  expect(back).toMatchObject({ plan: { before: ['read'], after: [] } });
  expect(await priyaMayRead()).toBe(false);
});

test('what the receiver holds at no level is shared in vain, and said so', async () => {
  const store = await organisation();
  const decision = await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('tom', ['read', 'write'])));
  expect(decision).toMatchObject({ plan: { personName: 'Tom', withoutEffect: ['read', 'write'] } });
});

test('nobody shares more than they may do themselves', async () => {
  const store = await organisation();
  await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('priya', ['read', 'share'])));
  const decision = await as(store, 'priya', (tx, priya) =>
    changeShare(tx, priya, share('tom', ['read', 'write'])),
  );
  expect(decision).toMatchObject({
    refusal: { kind: 'privilegesMissing', missing: [{ privilege: 'write', on: 'lead' }] },
  });
});

test('SEC7: a lead that one may not read looks like one that does not exist', async () => {
  const store = await organisation();
  const hidden = await as(store, 'priya', (tx, priya) => changeShare(tx, priya, share('tom', ['read'])));
  const absent = await as(store, 'priya', (tx, priya) =>
    changeShare(tx, priya, { ...share('tom', ['read']), id: 'nowhere' }),
  );
  expect(hidden).toEqual({ kind: 'refused', refusal: { kind: 'notFound', what: 'record', id: 'lead-1' } });
  expect(absent).toEqual({ kind: 'refused', refusal: { kind: 'notFound', what: 'record', id: 'nowhere' } });
});

test('accounts, contacts and opportunities are shared like leads', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(accounts, anAccount('a'));
    await tx.put(contacts, aContact('c'));
    await tx.put(opportunities, anOpportunity('o'));
  });
  const to = { personId: 'tom', privileges: ['read'] } as const;
  for (const [entity, id] of [
    ['account', 'a'],
    ['contact', 'c'],
    ['opportunity', 'o'],
  ] as const)
    expect(await as(store, 'sam', (tx, sam) => changeShare(tx, sam, { entity, id, ...to }))).toMatchObject({
      kind: 'agreed',
    });
  const shared = await store.read((view) =>
    Promise.all([view.get(accounts, 'a'), view.get(contacts, 'c'), view.get(opportunities, 'o')]),
  );
  expect(shared.map((record) => record?.sharedWith)).toEqual([[to], [to], [to]]);
});

test('nothing is shared with somebody who is not known', async () => {
  const store = await organisation();
  const decision = await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('nobody', ['read'])));
  expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'notFound', what: 'person', id: 'nobody' } });
});

test('with somebody who is disabled a lead is shared in vain, and said so', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1'));
    await tx.put(people, aPerson('zoe', ['salesperson'], { disabled: true }));
  });
  const decision = await as(store, 'sam', (tx, sam) => changeShare(tx, sam, share('zoe', ['read'])));
  expect(decision).toMatchObject({ plan: { withoutEffect: ['read'] } });
});
