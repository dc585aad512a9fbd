import { expect, test } from 'vitest';
import { roles } from '../../domain/collections.ts';
import { listRoles, openRole } from '../../domain/people/role-grid.ts';
import { anOrganisation, aRole, as } from '../an-organisation.ts';

const organisation = () =>
  anOrganisation(async (tx) => {
    await tx.put(
      roles,
      aRole('surveyor', {
        'create:account': 'user',
        'read:custom:site-visit': 'organization',
        'read:entityMap': 'user',
        'write:settings': 'user',
      }),
    );
  });

test('S2.8.8: the security roles by name, with how many people have each', async () => {
  const store = await organisation();
  const decision = await as(store, 'ada', listRoles);
  expect(
    decision.kind === 'agreed' && decision.plan.map(({ role, holders }) => [role.name, holders]),
  ).toEqual([
    ['Salesperson', 1],
    ['surveyor', 0],
    ['System Administrator', 1],
    ['Trainee', 1],
  ]);
});

test('S2.8.9–S2.8.12: an opened role shows core records, custom entities and customizations on their tabs', async () => {
  const store = await organisation();
  const decision = await as(store, 'ada', (tx, ada) => openRole(tx, ada, 'surveyor'));
  if (decision.kind === 'refused') throw new Error(decision.refusal.kind);
  expect(decision.plan.tabs.map(({ tab, rows }) => [tab, rows.map(({ on }) => on)])).toEqual([
    ['coreRecords', ['account', 'lead', 'contact', 'opportunity', 'note']],
    ['customEntities', ['custom:site-visit']],
    ['customizations', ['attributeMap', 'customizations', 'entity', 'entityMap']],
    ['administration', ['settings']],
  ]);
  expect(decision.plan.tabs[0]?.rows[0]?.levels).toMatchObject({ create: 'user', read: 'none' });
  expect(decision.plan.tabs[2]?.rows[3]?.levels).toMatchObject({ read: 'user' });
});

test('S2.8.3: a salesperson opens no role', async () => {
  const store = await organisation();
  for (const decision of [
    await as(store, 'sam', listRoles),
    await as(store, 'sam', (tx, sam) => openRole(tx, sam, 'salesperson')),
  ])
    expect(decision).toMatchObject({
      refusal: { missing: [{ privilege: 'read', on: 'securityRole' }], grantors: ['Ada'] },
    });
});

test('a role that does not exist is not found', async () => {
  const store = await organisation();
  expect(await as(store, 'ada', (tx, ada) => openRole(tx, ada, 'wizard'))).toEqual({
    kind: 'refused',
    refusal: { kind: 'notFound', what: 'role', id: 'wizard' },
  });
});
