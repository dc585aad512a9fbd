import { describe, expect, test } from 'vitest';
import { people, roles } from '../../domain/collections.ts';
import { levelHeld } from '../../domain/people/access.ts';
import { changeGrant, changeRole, grantOptions, previewGrant } from '../../domain/people/grants.ts';
import {
  coreRecords,
  customizationEntities,
  type Privilege,
  type Securable,
} from '../../domain/people/roles.ts';
import { actor, anOrganisation, aPerson, aRole, as } from '../an-organisation.ts';

const createLead = [{ privilege: 'create', on: 'lead', needed: 'businessUnit' }] as const;

const asked: readonly (readonly [Privilege, Securable, string])[] = [
  ...coreRecords.flatMap((on) =>
    (['create', 'read', 'append', 'appendTo'] as const).map(
      (privilege) => [privilege, on, 'S2.8.10'] as const,
    ),
  ),
  ['read', 'custom:project', 'S2.8.11'],
  ...customizationEntities.map((on) => ['read', on, 'S2.8.12'] as const),
];

describe.each(['user', 'businessUnit', 'organization'] as const)('at level %s', (needed) => {
  test.each(asked)('%s on %s alone is granted, and no other cell (%s)', async (privilege, on) => {
    const store = await anOrganisation();
    const decision = await as(store, 'ada', (tx, ada) =>
      changeGrant(tx, ada, { roleId: 'trainee', missing: [{ privilege, on, needed }] }),
    );
    expect(decision).toMatchObject({
      kind: 'agreed',
      plan: { cells: [{ privilege, on, from: 'none', to: needed }] },
    });
    const role = await store.read((view) => view.get(roles, 'trainee'));
    expect(role?.grants).toEqual({ [`${privilege}:${on}`]: needed });
    expect(levelHeld(await actor(store, 'tom'), privilege, on)).toBe(needed);
  });
});

test('S2.8.9: the preview names everyone else who gets the right with the role, and writes nothing', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('una', ['trainee']));
    await tx.put(people, aPerson('vic', ['trainee', 'salesperson']));
  });
  const decision = await as(store, 'ada', (tx, ada) =>
    previewGrant(tx, ada, {
      roleId: 'trainee',
      missing: [{ privilege: 'create', on: 'lead', needed: 'user' }],
    }),
  );
  expect(decision).toMatchObject({
    kind: 'agreed',
    plan: { affected: [{ name: 'Tom' }, { name: 'Una' }], holders: 3 },
  });
  expect((await store.read((view) => view.get(roles, 'trainee')))?.version).toBe(1);
});

test('a grant never lowers what the role holds already', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(roles, aRole('wide', { 'create:lead': 'organization' }));
  });
  const decision = await as(store, 'ada', (tx, ada) =>
    changeGrant(tx, ada, { roleId: 'wide', missing: createLead }),
  );
  expect(decision).toMatchObject({ kind: 'agreed', plan: { cells: [] } });
  expect(await store.read((view) => view.get(roles, 'wide'))).toMatchObject({
    version: 1,
    grants: { 'create:lead': 'organization' },
  });
});

test('S2.8.3: a salesperson grants nothing and is told who can', async () => {
  const store = await anOrganisation();
  const decision = await as(store, 'sam', (tx, sam) =>
    changeGrant(tx, sam, { roleId: 'trainee', missing: createLead }),
  );
  expect(decision).toEqual({
    kind: 'refused',
    refusal: {
      kind: 'privilegesMissing',
      missing: [{ privilege: 'write', on: 'securityRole', needed: 'user', held: 'none' }],
      grantors: ['Ada'],
    },
  });
  expect((await store.read((view) => view.get(roles, 'trainee')))?.grants).toEqual({});
});

test('a disabled administrator is nobody to ask', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('abe', ['administrator'], { disabled: true }));
  });
  const decision = await as(store, 'sam', (tx, sam) =>
    previewGrant(tx, sam, { roleId: 'trainee', missing: createLead }),
  );
  expect(decision).toMatchObject({ refusal: { grantors: ['Ada'] } });
});

test('a role that is gone cannot be raised', async () => {
  const store = await anOrganisation();
  const decision = await as(store, 'ada', (tx, ada) =>
    changeGrant(tx, ada, { roleId: 'gone', missing: createLead }),
  );
  expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'notFound', what: 'role', id: 'gone' } });
});

test('revoking takes a right away from everyone who has it by this role alone', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('vic', ['administrator', 'salesperson'], { businessUnitId: 'south' }));
  });
  const decision = await as(store, 'ada', (tx, ada) =>
    changeRole(tx, ada, {
      roleId: 'salesperson',
      cells: [{ privilege: 'create', on: 'lead', level: 'none' }],
    }),
  );
  expect(decision).toMatchObject({ kind: 'agreed', plan: { affected: [{ name: 'Sam' }], holders: 2 } });
  expect(levelHeld(await actor(store, 'sam'), 'create', 'lead')).toBe('none');
});

test('nobody takes the last right to grant away', async () => {
  const store = await anOrganisation();
  const revoke = {
    roleId: 'administrator',
    cells: [{ privilege: 'write', on: 'securityRole', level: 'none' }],
  } as const;
  expect(await as(store, 'ada', (tx, ada) => changeRole(tx, ada, revoke))).toEqual({
    kind: 'refused',
    refusal: { kind: 'lastAdministrator', names: ['Ada'] },
  });
  expect(levelHeld(await actor(store, 'ada'), 'write', 'securityRole')).toBe('organization');
});

test('what a person misses is offered by the role that changes fewest others, then by a role that has it all', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(roles, aRole('night-shift', {}, 'Night shift'));
    await tx.put(people, aPerson('una', ['trainee']));
    await tx.put(people, aPerson('wes', ['trainee', 'night-shift']));
  });
  const options = await store.read((view) =>
    grantOptions(view, 'wes', [{ privilege: 'create', on: 'lead', needed: 'user' }]),
  );
  expect(
    options.map((option) => [option.kind, option.role.id, option.kind === 'raise' ? option.others : []]),
  ).toEqual([
    ['raise', 'night-shift', []],
    ['raise', 'trainee', ['Tom', 'Una']],
    ['assign', 'administrator', []],
    ['assign', 'salesperson', []],
  ]);
});

test('nobody unknown is offered anything, and a role that is gone cannot be raised for its holder', async () => {
  const store = await anOrganisation(async (tx) => {
    await tx.put(people, aPerson('zoe', ['gone', 'trainee']));
  });
  const options = (id: string) => store.read((view) => grantOptions(view, id, createLead));
  expect(await options('nobody')).toEqual([]);
  expect((await options('zoe')).map(({ kind, role }) => [kind, role.id])).toEqual([
    ['raise', 'trainee'],
    ['assign', 'administrator'],
  ]);
});
