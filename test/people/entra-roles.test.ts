import { expect, test } from 'vitest';
import { people } from '../../domain/collections.ts';
import { isSignedIn, isStale, signIn, takeRolesFrom } from '../../domain/people/entra-roles.ts';
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

test('a new person is put into the root unit; in an empty store there is one, and the role, too', async () => {
  const store = await anOrganisation();
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
