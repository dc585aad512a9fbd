import { expect, test } from 'vitest';
import { businessUnits, leads, people, roles } from '../../domain/collections.ts';
import { levelHeld } from '../../domain/people/access.ts';
import { ensureAdministrators, holdersOf } from '../../domain/people/administrators.ts';
import { changeMember, previewMember } from '../../domain/people/members.ts';
import type { Cell } from '../../domain/people/roles.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { actor, aLead, anOrganisation, aPerson, aRole, as, because } from '../an-organisation.ts';

const samIn = (businessUnitId: string, roleIds: readonly string[]) => ({
  personId: 'sam',
  name: 'Sam',
  businessUnitId,
  roleIds,
});

test('the plan names roles gained and lost, and the leads that stay in the old unit', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1', { ownerId: 'sam', businessUnitId: 'north' }));
    await tx.put(leads, aLead('lead-2', { ownerId: 'tom', businessUnitId: 'north' }));
  });
  const decision = await as(store, 'ada', (tx, ada) => changeMember(tx, ada, samIn('south', ['trainee'])));
  expect(decision).toMatchObject({
    plan: { gains: ['Trainee'], loses: ['Salesperson'], unit: 'South', leadsLeftInUnit: 1 },
  });
  expect(await store.read((view) => view.get(people, 'sam'))).toMatchObject({
    businessUnitId: 'south',
    roleIds: ['trainee'],
  });
  expect((await store.read((view) => view.get(leads, 'lead-1')))?.businessUnitId).toBe('north');
});

test('another role in the same unit leaves no leads behind', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(leads, aLead('lead-1'));
  });
  const decision = await as(store, 'ada', (tx, ada) => changeMember(tx, ada, samIn('north', ['trainee'])));
  expect(decision).toMatchObject({ plan: { leadsLeftInUnit: 0 } });
});

test.each([
  ['businessUnit', samIn('west', ['salesperson']), 'west'],
  ['role', samIn('north', ['wizard']), 'wizard'],
] as const)('an unknown %s is refused', async (what, change, id) => {
  const store = await anOrganisation();
  expect(await as(store, 'ada', (tx, ada) => changeMember(tx, ada, change))).toEqual({
    kind: 'refused',
    refusal: { kind: 'notFound', what, id },
  });
});

test('a salesperson assigns nobody', async () => {
  const store = await anOrganisation();
  const decision = await as(store, 'sam', (tx, sam) =>
    changeMember(tx, sam, samIn('north', ['administrator'])),
  );
  expect(decision).toMatchObject({ refusal: { kind: 'privilegesMissing', grantors: ['Ada'] } });
});

test.each([
  ['loses the role', {}],
  ['is disabled', { roleIds: ['administrator'], disabled: true }],
])('the last administrator never %s', async (_, change) => {
  const store = await anOrganisation();
  const decision = await as(store, 'ada', (tx, ada) =>
    changeMember(tx, ada, {
      personId: 'ada',
      name: 'Ada',
      businessUnitId: 'head-office',
      roleIds: [],
      ...change,
    }),
  );
  expect(decision).toMatchObject({ refusal: { kind: 'lastAdministrator', names: ['Ada'] } });
});

test('one of two administrators may go', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('abe', ['administrator']));
  });
  const decision = await as(store, 'ada', (tx, ada) =>
    previewMember(tx, ada, { personId: 'ada', name: 'Ada', businessUnitId: 'head-office', roleIds: [] }),
  );
  expect(decision.kind).toBe('agreed');
});

test('the configured administrators of an empty store can grant; running again writes nothing', async () => {
  const store = anEmptyStore();
  await store.change(because, (tx) => ensureAdministrators(tx, ['ada', 'abe']));
  const versions = () =>
    store.read(async (view) => [
      (await view.get(people, 'ada'))?.version,
      (await view.get(roles, 'administrator'))?.version,
      await view.size(businessUnits),
    ]);
  expect(levelHeld(await actor(store, 'abe'), 'write', 'securityRole')).toBe('organization');
  expect(await versions()).toEqual([1, 1, 1]);
  await store.change(because, (tx) => ensureAdministrators(tx, ['ada', 'abe']));
  expect(await versions()).toEqual([1, 1, 1]);
});

test('a configured administrator who was disabled or lost the role gets both back, and keeps other roles', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('zoe', ['salesperson'], { disabled: true }));
  });
  await store.change(because, (tx) => ensureAdministrators(tx, ['zoe']));
  const zoe = await store.read((view) => view.get(people, 'zoe'));
  expect(zoe?.roleIds).toEqual(['salesperson', 'administrator']);
  expect(zoe?.disabled).toBeUndefined();
});

test('a role that is no longer there is lost without a name, and keeps nobody from being assigned', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('zoe', ['gone', 'trainee']));
  });
  const decision = await as(store, 'ada', (tx, ada) =>
    changeMember(tx, ada, { ...samIn('north', ['salesperson']), personId: 'zoe', name: 'Zoe' }),
  );
  expect(decision).toMatchObject({ kind: 'agreed', plan: { gains: ['Salesperson'], loses: ['Trainee'] } });
});

test('a new member gains every role given and loses none', async () => {
  const store = await anOrganisation();
  const decision = await as(store, 'ada', (tx, ada) =>
    changeMember(tx, ada, { ...samIn('south', ['salesperson']), personId: 'uma', name: 'Uma' }),
  );
  expect(decision).toMatchObject({ plan: { gains: ['Salesperson'], loses: [], leadsLeftInUnit: 0 } });
  expect(await store.read((view) => view.get(people, 'uma'))).toMatchObject({ businessUnitId: 'south' });
});

test('whoever holds a privilege by any role is found, and nobody by a role that gives it at no level', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(roles, aRole('watcher', { 'read:duplicateRule': 'none' }));
    await tx.put(roles, aRole('guard', { 'write:duplicateRule': 'user' }));
    await tx.put(people, aPerson('zoe', ['guard']));
    await tx.put(people, aPerson('yan', ['guard'], { disabled: true }));
    await tx.put(people, aPerson('wim', ['watcher']));
  });
  const holders = (cell: Cell) =>
    store.read(async (view) => (await holdersOf(view, cell)).map(({ name }) => name).toSorted());
  expect(await holders('write:duplicateRule')).toEqual(['Ada', 'Zoe']);
  expect(await holders('read:custom:nothing')).toEqual([]);
});
