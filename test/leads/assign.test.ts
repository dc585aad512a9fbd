import { describe, expect, test } from 'vitest';
import { leads, people } from '../../domain/collections.ts';
import { assignLead, lookAtAssignment, possibleOwners } from '../../domain/leads/assign.ts';
import { editLead } from '../../domain/leads/edit.ts';
import { peopleCalled } from '../../domain/people/names.ts';
import { sample } from '../../domain/sample/people.ts';
import { sampleWorld } from './world.ts';

const later = { at: new Date('2026-11-22T10:00:00.000Z') };

describe('assigning a lead', () => {
  const assign = async (lead: string, to: string, by: 'sam' | 'mira' = 'sam') => {
    const world = await sampleWorld();
    return world.by(by, (tx, actor) => assignLead(tx, actor, lead, to, later));
  };

  test('gives it to the new owner and their business unit', async () => {
    expect(await assign('print-cooling', sample.priya)).toMatchObject({
      kind: 'saved',
      lead: { ownerId: sample.priya, businessUnitId: 'south' },
      changed: ['ownerId', 'businessUnitId'],
    });
  });

  test('to its owner changes nothing', async () => {
    expect(await assign('print-cooling', sample.sam)).toMatchObject({ kind: 'unchanged' });
  });

  test('to nobody known is refused', async () => {
    const problems = [{ field: 'ownerId', reason: 'notFound' }];
    expect(await assign('print-cooling', 'stranger')).toEqual({ kind: 'invalid', problems });
  });

  test('to a person who could not read it is refused', async () => {
    const world = await sampleWorld(async (tx) => {
      const tom = await tx.get(people, sample.tom);
      if (tom) await tx.put(people, { ...tom, roleIds: [] });
    });
    const outcome = await world.by('sam', (tx, actor) =>
      assignLead(tx, actor, 'print-cooling', sample.tom, later),
    );
    expect(outcome).toEqual({ kind: 'invalid', problems: [{ field: 'ownerId', reason: 'mayNotOwn' }] });
  });

  test("of a colleague's lead needs Assign at the level of the business unit", async () => {
    expect(await assign('sump-spares', sample.sam)).toMatchObject({
      kind: 'refused',
      refusal: { missing: [{ privilege: 'assign', needed: 'businessUnit', held: 'user' }] },
    });
    expect(await assign('sump-spares', sample.sam, 'mira')).toMatchObject({ kind: 'saved' });
  });

  test('that is closed is refused', async () => {
    expect(await assign('milk-reception', sample.priya)).toMatchObject({ refusal: { kind: 'leadClosed' } });
  });

  test('that somebody saved since is not given away unseen', async () => {
    const world = await sampleWorld();
    const shown = await world.as('sam', (view) => view.get(leads, 'print-cooling'));
    const version = shown?.version ?? 0;
    await world.by('mira', (tx, actor) => editLead(tx, actor, 'print-cooling', { city: 'Leeds' }, later));
    const outcome = await world.by('sam', (tx, actor) =>
      assignLead(tx, actor, 'print-cooling', sample.priya, { ...later, version }),
    );
    expect(outcome).toMatchObject({ kind: 'changedSince', lead: { ownerId: sample.sam, city: 'Leeds' } });
  });
});

describe('what giving a lead away would do', () => {
  const look = async (lead: string, to: string, by: 'sam' | 'mira' = 'sam') => {
    const world = await sampleWorld();
    return world.as(by, (view, actor) => lookAtAssignment(view, actor, lead, to));
  };

  test('to another business unit: the lead moves there, out of the sight of whoever reads only their own', async () => {
    expect(await look('print-cooling', sample.priya)).toMatchObject({
      kind: 'ready',
      assignment: {
        from: 'Sam Rivera',
        to: { name: 'Priya Nair' },
        unit: { from: 'North', to: 'South' },
        staysInSight: false,
      },
    });
  });

  test('within the business unit: nothing but the owner', async () => {
    const seen = await look('print-cooling', sample.tom);
    expect(seen).toMatchObject({ kind: 'ready', assignment: { staysInSight: true } });
    expect(seen.kind === 'ready' && 'unit' in seen.assignment).toBe(false);
  });
});

describe('who may own a lead', () => {
  const world = sampleWorld(async (tx) => {
    const tom = await tx.get(people, sample.tom);
    const mira = await tx.get(people, sample.mira);
    if (tom) await tx.put(people, { ...tom, roleIds: [] });
    if (mira) await tx.put(people, { ...mira, disabled: true });
  });

  test('is everybody who may read leads and has not left', async () => {
    const owners = await (await world).as('sam', (view) => possibleOwners(view));
    expect(owners.map(({ name }) => name)).toEqual(['Ada Novak', 'Priya Nair', 'Sam Rivera']);
  });

  test.each([
    ['priya', ['Priya Nair']],
    ['Nair, Priya', ['Priya Nair']],
    ['PRIYA.NAIR@adventure-works.example', ['Priya Nair']],
    ['mira', []],
    ['Maria', []],
    ['  ', []],
  ])('“%s” means %j', async (said, names) => {
    const found = await (await world).as('sam', (view) => peopleCalled(view, said));
    expect(found.map(({ name }) => name)).toEqual(names);
  });
});
