import { expect, test } from 'vitest';
import { businessUnits } from '../../domain/collections.ts';
import { changeUnit } from '../../domain/people/units.ts';
import { anOrganisation, as } from '../an-organisation.ts';

const asAda = async (change: Parameters<typeof changeUnit>[2]) => {
  const store = await anOrganisation();
  const decision = await as(store, 'ada', (tx, ada) => changeUnit(tx, ada, change));
  return { decision, stored: await store.read((view) => view.get(businessUnits, change.id)) };
};

test('a new unit hangs below its parent', async () => {
  const { decision, stored } = await asAda({ id: 'harbour', name: ' Harbour ', parentId: 'north' });
  expect(decision).toMatchObject({ plan: { path: ['Head office', 'North', 'Harbour'] } });
  expect(stored).toMatchObject({ name: 'Harbour', parentId: 'north' });
});

test('a unit that moves below another keeps its id', async () => {
  const { decision, stored } = await asAda({ id: 'south', name: 'South', parentId: 'north' });
  expect(decision).toMatchObject({ plan: { path: ['Head office', 'North', 'South'] } });
  expect(stored?.version).toBe(2);
});

test.each([
  ['below itself', { id: 'north', name: 'North', parentId: 'north' }],
  ['below a unit under it', { id: 'head-office', name: 'Head office', parentId: 'north' }],
])('a unit never hangs %s', async (_, change) => {
  const { decision, stored } = await asAda(change);
  expect(decision).toMatchObject({ refusal: { kind: 'unitCircle' } });
  expect(stored?.version).toBe(1);
});

test('the circle is shown as the way round', async () => {
  const { decision } = await asAda({ id: 'head-office', name: 'Head office', parentId: 'north' });
  expect(decision).toMatchObject({ refusal: { path: ['Head office', 'North', 'Head office'] } });
});

test.each([
  [
    { id: 'x', name: 'Another root' },
    { kind: 'secondRoot', root: 'Head office' },
  ],
  [
    { id: 'x', name: 'north', parentId: 'head-office' },
    { kind: 'nameTaken', name: 'north' },
  ],
  [{ id: 'x', name: '  ', parentId: 'head-office' }, { kind: 'nameBlank' }],
  [
    { id: 'x', name: 'X', parentId: 'west' },
    { kind: 'notFound', what: 'businessUnit', id: 'west' },
  ],
] as const)('%o is refused', async (change, refusal) => {
  const { decision, stored } = await asAda(change);
  expect(decision).toMatchObject({ kind: 'refused', refusal });
  expect(stored).toBeUndefined();
});

test('S2.8.3: a salesperson changes no unit', async () => {
  const store = await anOrganisation();
  const decision = await as(store, 'sam', (tx, sam) =>
    changeUnit(tx, sam, { id: 'harbour', name: 'Harbour', parentId: 'north' }),
  );
  expect(decision).toMatchObject({ refusal: { kind: 'privilegesMissing', grantors: ['Ada'] } });
  expect(await store.read((view) => view.get(businessUnits, 'harbour'))).toBeUndefined();
});

test('the one root may be renamed, and stays the root', async () => {
  const { decision, stored } = await asAda({ id: 'head-office', name: 'Main office' });
  expect(decision).toMatchObject({ plan: { before: { name: 'Head office' }, path: ['Main office'] } });
  expect(stored).toEqual({ id: 'head-office', version: 2, name: 'Main office' });
});
