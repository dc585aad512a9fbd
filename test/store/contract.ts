import { describe, expect, test } from 'vitest';
import {
  type AnyCollection,
  type ChangeOf,
  collection,
  type Store,
  type Stored,
  VersionConflict,
} from '../../domain/store/store.ts';

export interface Thing extends Stored {
  readonly name: string;
  readonly tags: readonly string[];
  readonly rank?: string;
  readonly unit?: string;
}

export const things = collection<Thing>()('things', {
  byTag: { kind: 'key', keys: ({ tags }) => tags, order: ({ rank }) => rank ?? '' },
  byText: { kind: 'text', text: ({ name }) => [name], within: ({ unit }) => [unit ?? 'none'] },
});

export interface Draft extends Stored {
  readonly text: string;
}
export const drafts = collection<Draft>()('drafts', {}, { audited: false });

export const collections: readonly AnyCollection[] = [things, drafts];

export const thing = (id: string, parts: Partial<Thing> = {}): Thing => ({
  id,
  version: 0,
  name: id,
  tags: [],
  ...parts,
});

export const by = (why = 'test', at = '2026-01-02T03:04:05.000Z'): ChangeOf => ({
  by: 'ann',
  why,
  at: new Date(at),
});

/** What every adapter of the port promises. `open` gives an empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const withStore = (title: string, fact: (store: Store) => Promise<void>): void => {
    test(title, async () => {
      const store = await open();
      try {
        await fact(store);
      } finally {
        await store.close();
      }
    });
  };
  const keep = (store: Store, ...records: readonly Thing[]): Promise<Thing[]> =>
    store.change(by(), async (tx) => {
      const kept: Thing[] = [];
      for (const record of records) kept.push(await tx.put(things, record));
      return kept;
    });
  const ids = (records: readonly Stored[]): string[] => records.map(({ id }) => id);

  describe(`${name}: records`, () => {
    withStore('a record is found as it was put, one version on', async (store) => {
      const [kept] = await keep(store, thing('a', { tags: ['x'] }));
      expect(kept).toEqual({ id: 'a', version: 1, name: 'a', tags: ['x'] });
      expect(await store.read((view) => view.get(things, 'a'))).toEqual(kept);
      expect(await store.read((view) => view.get(things, 'b'))).toBeUndefined();
    });

    withStore('REL6: a record put over a version that is no longer there is refused', async (store) => {
      const [first] = await keep(store, thing('a'));
      await keep(store, { ...(first as Thing), name: 'second' });
      await expect(keep(store, { ...(first as Thing), name: 'third' })).rejects.toThrow(VersionConflict);
      await expect(keep(store, thing('a'))).rejects.toThrow(VersionConflict);
      await expect(keep(store, { ...thing('b'), version: 3 })).rejects.toThrow(VersionConflict);
      expect(await store.read((view) => view.get(things, 'a'))).toMatchObject({ name: 'second', version: 2 });
    });

    withStore('an edit that throws changes nothing', async (store) => {
      await keep(store, thing('a'));
      const edit = store.change(by(), async (tx) => {
        await tx.put(things, thing('b', { tags: ['x'] }));
        await tx.remove(things, 'a');
        throw new Error('changed my mind');
      });
      await expect(edit).rejects.toThrow('changed my mind');
      expect(await store.read((view) => view.size(things))).toBe(1);
      expect(await store.read((view) => view.find(things, 'byTag', 'x'))).toEqual([]);
    });

    withStore('find pages through the keys in order, each record once', async (store) => {
      await keep(
        store,
        thing('a', { tags: ['x', 'y'], rank: '2' }),
        thing('b', { tags: ['y'], rank: '1' }),
        thing('c', { tags: ['x'], rank: '3' }),
        thing('d', { tags: ['x'], rank: '2' }),
      );
      await store.read(async (view) => {
        expect(ids(await view.find(things, 'byTag', 'x'))).toEqual(['a', 'd', 'c']);
        expect(ids(await view.find(things, 'byTag', ['x', 'y']))).toEqual(['b', 'a', 'd', 'c']);
        expect(
          ids(await view.find(things, 'byTag', ['x', 'y'], { descending: true, limit: 2, offset: 1 })),
        ).toEqual(['d', 'a']);
        expect(await view.count(things, 'byTag', ['x', 'y'])).toBe(4);
        expect(await view.count(things, 'byTag', 'y')).toBe(2);
      });
    });

    withStore('resembling reads only within', async (store) => {
      await keep(
        store,
        thing('a', { name: 'Ann Müller', unit: 'n' }),
        thing('b', { name: 'Anna Mueller', unit: 's' }),
      );
      await store.read(async (view) => {
        expect(
          ids(await view.resembling(things, 'byText', 'ann muller', { limit: 5, within: 'all' })),
        ).toEqual(['a', 'b']);
        expect(
          ids(await view.resembling(things, 'byText', 'ann muller', { limit: 5, within: ['s'] })),
        ).toEqual(['b']);
      });
    });

    withStore('history', async (store) => {
      const [a] = await keep(store, thing('a'));
      await keep(store, { ...(a as Thing), name: 'b' });
      const entries = await store.read((view) => view.history(things, 'a', 5));
      expect(entries.map(({ seq }) => seq)).toEqual([2, 1]);
    });
  });
}
