import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openOn } from '../../domain/store/postgres/open-store.ts';
import { type AnyCollection, collection } from '../../domain/store/store.ts';
import { pgliteDatabase } from './pglite.ts';
import { by, put, type Thing, thing, things } from './things.ts';

const openWith = (organisation: string, collections: readonly AnyCollection[]) =>
  openOn(pgliteDatabase(), { collections, organisation, now: () => new Date() }, 'the database');

test('a release that looks records up otherwise makes all of them findable by it', async () => {
  const organisation = randomUUID();
  const before = await openWith(organisation, [things]);
  await put(
    before,
    ...Array.from({ length: 30 }, (_, n) => thing(`t${n}`, { tags: ['x'], unit: `u${n % 3}` })),
  );
  const newer = collection<Thing>()('things', {
    byTag: { kind: 'key', keys: ({ unit }) => [unit ?? ''], order: ({ id }) => id },
    byUnit: { kind: 'text', text: ({ unit }) => [unit ?? ''], within: () => ['all'] },
  });
  const after = await openWith(organisation, [newer]);
  await after.read(async (view) => {
    expect(await view.count(newer, 'byTag', 'x')).toBe(0);
    expect(await view.count(newer, 'byTag', 'u1')).toBe(10);
    expect(await view.resembling(newer, 'byUnit', 'u1', { limit: 50, within: 'all' })).toHaveLength(10);
  });
});

test('that only something has changed that a look-up calls is seen by some of the records', async () => {
  const organisation = randomUUID();
  let spell = (tag: string): string => tag;
  const spelt = collection<Thing>()('things', {
    byTag: { kind: 'key', keys: ({ tags }) => tags.map(spell) },
  });
  const before = await openWith(organisation, [spelt]);
  await before.change(by(), (tx) => tx.put(spelt, thing('a', { tags: ['x'] })));
  spell = (tag) => tag.toUpperCase();
  const after = await openWith(organisation, [spelt]);
  expect(await after.read((view) => view.count(spelt, 'byTag', 'X'))).toBe(1);
  expect(await after.read((view) => view.count(spelt, 'byTag', 'x'))).toBe(0);
});

test('organisations that share a database do not see each other', async () => {
  const [one, other] = [await openWith(randomUUID(), [things]), await openWith(randomUUID(), [things])];
  await put(one, thing('a', { tags: ['x'], name: 'Ann Lee' }));
  await other.read(async (view) => {
    expect(await view.get(things, 'a')).toBeUndefined();
    expect(await view.size(things)).toBe(0);
    expect(await view.count(things, 'byTag', 'x')).toBe(0);
    expect(await view.resembling(things, 'byName', 'ann lee', { limit: 5, within: 'all' })).toEqual([]);
    expect(await view.history(things, 'a', 5)).toEqual([]);
  });
  const [second] = await put(other, thing('a'));
  expect(second?.version).toBe(1);
});
