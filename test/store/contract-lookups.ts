import { expect } from 'vitest';
import type { Store } from '../../domain/store/store.ts';
import type { Fact } from './contract.ts';
import { by, idsOf, put, type Thing, thing, things } from './things.ts';

export function keyLookups(fact: Fact): void {
  const ranked = (store: Store) =>
    put(
      store,
      thing('a', { tags: ['x', 'y'], rank: '2' }),
      thing('b', { tags: ['y'], rank: '1' }),
      thing('c', { tags: ['x', 'x'], rank: '3' }),
      thing('d', { tags: ['x'], rank: '2' }),
    );

  fact('records come in order, and by id where the order is the same', async (store) => {
    await ranked(store);
    await store.read(async (view) => {
      expect(idsOf(await view.find(things, 'byTag', 'x'))).toEqual(['a', 'd', 'c']);
      expect(idsOf(await view.find(things, 'byTag', 'x', { descending: true }))).toEqual(['c', 'd', 'a']);
      expect(await view.find(things, 'byTag', 'nobody')).toEqual([]);
    });
  });

  fact('several keys are one list: merged in order, each record once, counted once', async (store) => {
    await ranked(store);
    await store.read(async (view) => {
      expect(idsOf(await view.find(things, 'byTag', ['x', 'y', 'x']))).toEqual(['b', 'a', 'd', 'c']);
      expect(await view.count(things, 'byTag', ['x', 'y'])).toBe(4);
      expect(await view.count(things, 'byTag', ['x', 'x'])).toBe(3);
      expect(await view.count(things, 'byTag', [])).toBe(0);
      expect(await view.find(things, 'byTag', [])).toEqual([]);
    });
  });

  fact('pages neither repeat nor skip', async (store) => {
    const made = Array.from({ length: 75 }, (_, at) => thing(`t${at}`, { tags: ['x'], rank: `${at % 4}` }));
    await put(store, ...made);
    const ascending = idsOf(made.toSorted((a, b) => (`${a.rank} ${a.id}` < `${b.rank} ${b.id}` ? -1 : 1)));
    await store.read(async (view) => {
      for (const descending of [false, true]) {
        const paged: string[] = [];
        for (let offset = 0; offset < 80; offset += 7) {
          paged.push(...idsOf(await view.find(things, 'byTag', 'x', { limit: 7, offset, descending })));
        }
        expect(paged).toEqual(descending ? ascending.toReversed() : ascending);
        expect(idsOf(await view.find(things, 'byTag', 'x', { descending }))).toEqual(paged);
      }
      expect(await view.find(things, 'byTag', 'x', { limit: 0 })).toEqual([]);
    });
  });

  fact('a record whose keys or order change moves', async (store) => {
    const [a] = (await ranked(store)) as [Thing];
    await put(store, { ...a, tags: ['x', 'z'], rank: '9' });
    await store.read(async (view) => {
      expect(idsOf(await view.find(things, 'byTag', 'x'))).toEqual(['d', 'c', 'a']);
      expect(idsOf(await view.find(things, 'byTag', 'y'))).toEqual(['b']);
      expect(await view.find(things, 'byTag', 'z')).toEqual([
        { ...a, tags: ['x', 'z'], rank: '9', version: 2 },
      ]);
    });
  });

  fact('when most of many records are removed the rest are still listed', async (store) => {
    const made = Array.from({ length: 150 }, (_, at) => thing(`t${at}`, { tags: ['x'] }));
    await put(store, ...made);
    expect(await store.read((view) => view.find(things, 'byTag', 'x'))).toHaveLength(150);
    await store.change(by(), async (tx) => {
      for (const { id } of made.slice(0, 140)) await tx.remove(things, id);
    });
    const left = await store.read((view) => view.find(things, 'byTag', 'x'));
    expect(idsOf(left)).toEqual(idsOf(made.slice(140)).sort());
  });

  fact('lists and counts stay exact through many changes', async (store) => {
    for (let round = 0; round < 9; round += 1) {
      const now = new Map<string, string>();
      await store.change(by(), async (tx) => {
        for (let at = 0; at < 120; at += 1) {
          const known = (await tx.get(things, `t${at}`)) ?? thing(`t${at}`);
          if ((at + round) % 3 === 0) await tx.remove(things, known.id);
          else {
            await tx.put(things, { ...known, tags: [`k${(at + round) % 4}`] });
            now.set(known.id, `k${(at + round) % 4}`);
          }
        }
      });
      await store.read(async (view) => {
        for (const key of ['k0', 'k1', 'k2', 'k3']) {
          const expected = [...now.keys()].filter((id) => now.get(id) === key).sort();
          expect(idsOf(await view.find(things, 'byTag', key))).toEqual(expected);
          expect(await view.count(things, 'byTag', key)).toBe(expected.length);
        }
        expect(await view.size(things)).toBe(now.size);
      });
    }
  });
}

export function textLookups(fact: Fact): void {
  const similar = (store: Store, text: string, limit = 5, within: 'all' | readonly string[] = 'all') =>
    store.read(async (view) => idsOf(await view.resembling(things, 'byName', text, { limit, within })));

  fact(
    'a name is found in spite of a typo, swapped words or a missing end, the best first',
    async (store) => {
      await put(
        store,
        thing('1', { name: 'Johanna Petersen' }),
        thing('2', { name: 'John Peters' }),
        thing('3', { name: 'Maria Gonzalez' }),
      );
      expect((await similar(store, 'Johana Petersen'))[0]).toBe('1');
      expect((await similar(store, 'petersen johanna'))[0]).toBe('1');
      expect((await similar(store, 'maria gonz'))[0]).toBe('3');
      expect((await similar(store, 'John Peters'))[0]).toBe('2');
      expect(await similar(store, 'completely different')).toEqual([]);
      expect(await similar(store, '')).toEqual([]);
      expect(await similar(store, '!?')).toEqual([]);
    },
  );

  fact('one or two letters find the words that begin with them', async (store) => {
    await put(
      store,
      thing('1', { name: 'Ann Lee' }),
      thing('2', { name: 'Bo Anders' }),
      thing('3', { name: 'Carla Dan' }),
    );
    expect((await similar(store, 'a')).sort()).toEqual(['1', '2']);
    expect(await similar(store, 'le')).toEqual(['1']);
    expect((await similar(store, 'an')).sort()).toEqual(['1', '2']);
  });

  fact('accents do not matter, and other scripts are found as they are', async (store) => {
    await put(
      store,
      thing('1', { name: 'Jürgen Groß' }),
      thing('2', { name: 'Łukasz Østergård' }),
      thing('3', { name: 'Иванов Пётр' }),
      thing('4', { name: '王伟' }),
      thing('5', { name: 'राम कुमार' }),
    );
    expect((await similar(store, 'jurgen gross'))[0]).toBe('1');
    expect((await similar(store, 'Jürgen Groß'))[0]).toBe('1');
    expect((await similar(store, 'lukasz ostergard'))[0]).toBe('2');
    expect((await similar(store, 'Иванов'))[0]).toBe('3');
    expect((await similar(store, 'Петр'))[0]).toBe('3');
    expect((await similar(store, '王伟'))[0]).toBe('4');
    expect((await similar(store, 'राम'))[0]).toBe('5');
  });

  fact('SEC7: what lies outside `within` has no effect on the answer', async (store) => {
    const mine = ['Ann Lee', 'Anne Leigh', 'Hanna Lee'].map((name, at) =>
      thing(`m${at}`, { name, unit: 'mine' }),
    );
    await put(store, ...mine);
    const before = await similar(store, 'ann lee', 2, ['mine']);
    const foreign = Array.from({ length: 300 }, (_, at) =>
      thing(`f${at}`, { name: 'Ann Lee', unit: 'theirs' }),
    );
    await put(store, ...foreign);
    expect(await similar(store, 'ann lee', 2, ['mine'])).toEqual(before);
    expect(await similar(store, 'ann lee', 2, [])).toEqual([]);
    expect(await similar(store, 'ann lee', 1000, ['mine', 'theirs'])).toHaveLength(303);
  });

  fact('of many namesakes as many come as are asked for, always the same', async (store) => {
    await put(store, ...Array.from({ length: 120 }, (_, at) => thing(`n${at}`, { name: 'Ann Lee' })));
    const first = await similar(store, 'ann lee', 50);
    expect(first).toHaveLength(50);
    expect(await similar(store, 'ann lee', 50)).toEqual(first);
  });

  fact('a changed name is found by the new one only, a moved record only where it is now', async (store) => {
    const [kept] = (await put(store, thing('a', { name: 'Ann Lee', unit: 'n' }))) as [Thing];
    const [moved] = (await put(store, { ...kept, unit: 's' })) as [Thing];
    expect(await similar(store, 'ann lee', 5, ['n'])).toEqual([]);
    expect(await similar(store, 'ann lee', 5, ['s'])).toEqual(['a']);
    await put(store, { ...moved, name: 'Zoe Quist' });
    expect(await similar(store, 'ann lee')).toEqual([]);
    expect(await similar(store, 'zoe quist')).toEqual(['a']);
  });
}
