import { describe, expect, test } from 'vitest';
import { accounts, duplicatePairs, duplicateScans, leads, notices } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { readableGroups } from '../../domain/duplicates/scan-digest.ts';
import { lastScan, requestScan, runScan, scanUnderWay } from '../../domain/duplicates/scan-job.ts';
import { comparablesOf } from '../../domain/duplicates/scanned-records.ts';
import type { Store, Transaction } from '../../domain/store/store.ts';
import { actor, aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { aContact, anAccount } from '../builders.ts';
import { everything } from '../qualification/desk.ts';
import { searchHere } from './search-here.ts';

const detector = openDetector();
const host = { now: () => 0, pause: async () => undefined };
const regina = (id: string, rest: Parameters<typeof aLead>[1] = {}) =>
  aLead(id, { firstName: 'Regina', lastName: 'Murphy', companyName: 'Contoso', ...rest });
const asks = (store: Store, id = 'scan') =>
  store.change(because, (tx) => requestScan(tx, 'lead', { id, by: 'sam', at: now }));
const runs = (store: Store) => runScan({ store, detector, search: searchHere, host, now: () => now });
const asked = {
  id: 'scan',
  version: 1,
  entity: 'lead',
  by: 'sam',
  askedAt: now.toISOString(),
  status: 'waiting',
  attempts: 0,
};
const at = now.toISOString();
const organisation = (more: (tx: Transaction) => Promise<void>) => anOrganisation(more);

test('a scan waits as it was asked for, and is finished once; who asked is told how many groups', async () => {
  const store = await organisation(async (tx) => {
    await tx.put(leads, regina('b'));
    await tx.put(leads, regina('a', { sharedWith: [{ personId: 'tom', privileges: ['read'] }] }));
    await tx.put(leads, aLead('other', { firstName: 'Kai', lastName: 'Tanaka', companyName: 'Fabrikam' }));
  });
  expect(await asks(store)).toEqual(asked);
  expect(await asks(store)).toEqual(asked);
  expect(await store.read(scanUnderWay)).toEqual(asked);
  const finished = { ...asked, version: 3, status: 'finished', attempts: 1, finishedAt: at };
  expect(await runs(store)).toEqual(finished);
  expect(await store.read(scanUnderWay)).toBeUndefined();
  expect(await store.read((view) => lastScan(view, 'lead'))).toEqual(finished);
  expect(await store.read((view) => lastScan(view, 'account'))).toBeUndefined();
  const [pair, ...more] = await everything(store, duplicatePairs);
  expect(more).toEqual([]);
  expect(pair).toEqual({
    id: 'scan:0',
    version: 1,
    scanId: 'scan',
    entity: 'lead',
    a: 'a',
    b: 'b',
    probability: expect.closeTo(0.98, 1),
    partitions: ['owner:sam', 'unit:north', 'shared:tom'],
  });
  expect((await everything(store, notices)).map(({ to, about }) => [to, about])).toEqual([
    ['sam', { kind: 'duplicatesFound', scanId: 'scan', entity: 'lead', groups: 1 }],
  ]);
  const sam = await actor(store, 'sam');
  const groups = await store.read((view) => readableGroups(view, sam, finished as never));
  expect(groups.map(({ members, best }) => [members.map(({ id }) => id), best])).toEqual([
    [['a', 'b'], { a: 'a', b: 'b', probability: pair?.probability }],
  ]);
});

test('however many pairs there are, each is kept once, the likeliest first', async () => {
  const store = await organisation(async (tx) => {
    for (let n = 0; n < 21; n++) await tx.put(leads, regina(`r${n}`, n % 2 ? { lastName: 'Merphy' } : {}));
  });
  await asks(store);
  await runs(store);
  const pairs = await everything(store, duplicatePairs);
  expect(pairs).toHaveLength(210);
  const inOrder = pairs.toSorted((x, y) => Number(x.id.split(':')[1]) - Number(y.id.split(':')[1]));
  expect(inOrder.map(({ id }) => id)).toEqual(Array.from({ length: 210 }, (_, n) => `scan:${n}`));
  expect(inOrder.map(({ probability }) => probability)).toEqual(
    inOrder.map(({ probability }) => probability).toSorted((x, y) => y - x),
  );
});

test('a scan that was begun three times is given up, and whoever asked is told', async () => {
  const store = await organisation(async (tx) => {
    await tx.put(duplicateScans, { ...asked, version: 0, status: 'running', attempts: 3 } as never);
  });
  expect(await runs(store)).toEqual({ ...asked, version: 2, status: 'failed', attempts: 3, finishedAt: at });
  expect((await everything(store, notices)).map(({ id, to, about }) => [id, to, about])).toEqual([
    ['scanFailed:scan:sam', 'sam', { kind: 'scanFailed', scanId: 'scan', entity: 'lead' }],
  ]);
  const twice = await organisation(async (tx) => {
    await tx.put(duplicateScans, { ...asked, version: 0, status: 'running', attempts: 2 } as never);
  });
  expect(await runs(twice)).toMatchObject({ status: 'finished', attempts: 3 });
});

describe('what a scan compares', () => {
  test('is every record of its kind, with whose it is and where it lies; a contact with its account', async () => {
    const store = await organisation(async (tx) => {
      await tx.put(accounts, anAccount('firm', { name: 'Fabrikam', website: 'fabrikam.example' }));
    });
    const collected = async (entity: 'lead' | 'account' | 'contact', record: object) =>
      store.read(async (view) => {
        const { comparables, partitions, owners, add } = comparablesOf(view, entity);
        await add(record as never, ['owner:sam']);
        return { compared: comparables[0], within: [...partitions], owners: [...owners] };
      });
    expect(await collected('contact', aContact('c', { accountId: 'firm' }))).toMatchObject({
      compared: { id: 'c', kind: 'contact', companyName: 'Fabrikam', website: 'fabrikam.example' },
      within: [['c', ['owner:sam']]],
      owners: [['c', 'sam']],
    });
    expect((await collected('contact', aContact('c'))).compared?.companyName).toBeUndefined();
    expect(
      (await collected('contact', aContact('c', { accountId: 'gone' }))).compared?.companyName,
    ).toBeUndefined();
    expect((await collected('account', anAccount('a'))).compared).toMatchObject({ id: 'a', kind: 'account' });
    expect((await collected('lead', aLead('l'))).compared).toMatchObject({ id: 'l', kind: 'lead' });
  });
});
