import { expect, test } from 'vitest';
import { businessUnits, people } from '../../domain/collections.ts';
import {
  isSignedIn,
  isStale,
  rolesFrom,
  signIn,
  signOut,
  takeRolesFrom,
} from '../../domain/people/entra-roles.ts';
import { previewMember } from '../../domain/people/members.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { anOrganisation, as, because, now } from '../an-organisation.ts';

const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const nina = { id: 'nina', name: 'Nina' };

test('SEC16: a role of a token lets its person act for eight hours, and be told things for seven days', async () => {
  const store = await anOrganisation();
  await store.change(because, (tx) => signIn(tx, nina, ['Lead.User'], now));
  const acts = (hours: number) => store.read((view) => isSignedIn(view, 'nina', later(hours)));
  expect([await acts(0), await acts(7.99), await acts(8)]).toEqual([true, true, false]);
  const person = await store.read((view) => view.get(people, 'nina'));
  if (person === undefined) throw new Error('no Nina');
  expect([isStale(person, later(24 * 7 - 1)), isStale(person, later(24 * 7))]).toEqual([false, true]);
});

test('SEC16: app roles alone give a role; without one a person is refused, whatever their groups may be', () => {
  const from = (appRoles: readonly string[], groupsLeftOut = false) => rolesFrom({ appRoles, groupsLeftOut });
  expect(from(['Lead.Admin', 'Mail.Read', 'Lead.User'])).toEqual({
    kind: 'roles',
    appRoles: ['Lead.User', 'Lead.Admin'],
  });
  expect(from(['Lead.Manager'], true)).toEqual({ kind: 'roles', appRoles: ['Lead.Manager'] });
  expect(from(['lead.admin', 'Lead.Administrator'])).toEqual({ kind: 'refused', why: 'noAppRole' });
  expect(from([], true)).toEqual({ kind: 'refused', why: 'groupsLeftOut' });
});

test('SEC16: who signs out keeps nothing that a token gave; roles that were given here stay', async () => {
  const store = await anOrganisation((tx) => signIn(tx, nina, ['Lead.User'], now));
  for (const id of ['nina', 'ada', 'nobody']) await store.change(because, (tx) => signOut(tx, id));
  const [left, ada] = await store.read(async (view) => [
    await view.get(people, 'nina'),
    await view.get(people, 'ada'),
  ]);
  expect(left).toMatchObject({ name: 'Nina', roleIds: [] });
  expect(left?.entra).toBeUndefined();
  expect(ada?.roleIds).toEqual(['administrator']);
});

test('somebody whose token has no name is called Member until one is known', async () => {
  const store = await anOrganisation((tx) => signIn(tx, { id: 'nina', name: '' }, ['Lead.User'], now));
  expect((await store.read((view) => view.get(people, 'nina')))?.name).toBe('Member');
});

test('a new person is put into the root unit; in an empty store there is one, and the role, too', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(businessUnits, { id: 'a-branch', version: 0, name: 'Branch', parentId: 'head-office' });
  });
  await store.change(because, (tx) => signIn(tx, nina, ['Lead.Manager'], now));
  expect(await store.read((view) => view.get(people, 'nina'))).toMatchObject({
    businessUnitId: 'head-office',
  });
  const empty = anEmptyStore();
  await empty.change(because, (tx) => signIn(tx, nina, ['Lead.Admin'], now));
  expect(await empty.read((view) => view.get(people, 'nina'))).toMatchObject({ roleIds: ['administrator'] });
});

test('the same token again within the hour writes nothing; another role is written at once', async () => {
  const store = await anOrganisation();
  const signed = async (role: 'Lead.User' | 'Lead.Admin', at: Date) => {
    await store.change(because, (tx) => signIn(tx, nina, [role], at));
    return (await store.read((view) => view.get(people, 'nina')))?.version;
  };
  expect([
    await signed('Lead.User', now),
    await signed('Lead.User', later(0.9)),
    await signed('Lead.Admin', later(0.9)),
    await signed('Lead.Admin', later(2)),
  ]).toEqual([1, 1, 2, 3]);
});

test('SEC16: when roles begin to come from Entra, those that were given here let nobody act any more', async () => {
  const store = await anOrganisation();
  expect(await store.read((view) => isSignedIn(view, 'ada', now))).toBe(false);
  await store.change(because, (tx) => takeRolesFrom(tx, 'entra'));
  const ada = await store.read((view) => view.get(people, 'ada'));
  expect(ada && isStale(ada, now)).toBe(true);
  await store.change(because, (tx) => takeRolesFrom(tx, 'here'));
  expect(await store.read((view) => view.get(people, 'ada'))).toMatchObject({ roleIds: ada?.roleIds });
  expect((await store.read((view) => view.get(people, 'ada')))?.entra).toBeUndefined();
});

test('an administrator is told that roles from Entra are changed there; unit and access stay theirs to change', async () => {
  const store = await anOrganisation(async (tx) => {
    await signIn(tx, nina, ['Lead.User'], now);
  });
  const change = { personId: 'nina', name: 'Nina', businessUnitId: 'north', roleIds: ['salesperson'] };
  expect(await as(store, 'ada', (tx, ada) => previewMember(tx, ada, change))).toMatchObject({
    kind: 'agreed',
  });
  expect(
    await as(store, 'ada', (tx, ada) => previewMember(tx, ada, { ...change, roleIds: ['administrator'] })),
  ).toEqual({ kind: 'refused', refusal: { kind: 'rolesFromEntra', name: 'Nina' } });
});
