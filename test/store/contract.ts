import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../domain/store/audit.ts';
import { type Store, type Transaction, VersionConflict } from '../../domain/store/store.ts';
import {
  by,
  contentOf,
  draft,
  drafts,
  get,
  idsOf,
  increment,
  put,
  type Thing,
  thing,
  things,
} from './things.ts';

/** Opens an empty store with the collections of `things.ts`. */
export type Opener = () => Promise<Store>;

/**
 * What every adapter of the port promises. With `one` client only one read or change can be under way, so the
 * facts about two at once are skipped, and the report says so.
 */
export function storeContract(name: string, open: Opener, clients: 'many' | 'one' = 'many'): void {
  const fact: Fact = (title, holds, needs = 'one') => {
    test.skipIf(needs === 'many' && clients === 'one')(title, async () => {
      const store = await open();
      try {
        await holds(store);
      } finally {
        await store.close();
      }
    });
  };

  describe(`${name}: changes`, () => changes(fact));
  describe(`${name}: exactly once and attempts`, () => onceAndAttempts(fact));
  describe(`${name}: one consistent view`, () => views(fact));
  describe(`${name}: look-ups by key`, () => keyLookups(fact));
  describe(`${name}: look-ups by text`, () => textLookups(fact));
  describe(`${name}: tasks`, () => tasks(fact));
  describe(`${name}: history`, () => histories(fact));
}

/** `many`: the fact is about a read or a change inside another read. */
type Fact = (title: string, holds: (store: Store) => Promise<void>, needs?: 'many' | 'one') => void;

function changes(fact: Fact): void {
  fact('a record is found as it was put, one version on', async (store) => {
    const [kept] = await put(store, thing('a', { tags: ['x'], size: 3 }));
    expect(kept).toEqual({ id: 'a', version: 1, name: 'a', tags: ['x'], size: 3 });
    expect(await get(store, 'a')).toEqual(kept);
    expect(await get(store, 'b')).toBeUndefined();
  });

  fact('a removed record is gone, and removing what is not there is no error', async (store) => {
    await put(store, thing('a', { tags: ['x'] }));
    await store.change(by(), async (tx) => {
      await tx.remove(things, 'a');
      await tx.remove(things, 'never there');
    });
    expect(await get(store, 'a')).toBeUndefined();
    expect(await store.read((view) => view.find(things, 'byTag', 'x'))).toEqual([]);
    await put(store, thing('a'));
    expect((await get(store, 'a'))?.version).toBe(1);
  });

  fact('REL6: a record over a version that is no longer there is refused', async (store) => {
    const [first] = (await put(store, thing('a'))) as [Thing];
    await put(store, { ...first, name: 'second' });
    await expect(put(store, { ...first, name: 'third' })).rejects.toThrow(VersionConflict);
    await expect(put(store, thing('a'))).rejects.toThrow(VersionConflict);
    await expect(put(store, { ...thing('b'), version: 3 })).rejects.toThrow(VersionConflict);
    expect(await get(store, 'a')).toMatchObject({ name: 'second', version: 2 });
  });

  fact('an edit that throws changes nothing', async (store) => {
    await put(store, thing('a'));
    const edit = store.change(by(), async (tx) => {
      await tx.put(things, thing('b', { tags: ['x'] }));
      await tx.remove(things, 'a');
      throw new Error('changed my mind');
    });
    await expect(edit).rejects.toThrow('changed my mind');
    expect(idsOf(await contentOf(store))).toEqual(['a']);
    expect(await store.read((view) => view.count(things, 'byTag', 'x'))).toBe(0);
  });

  fact('what a caller does to its own object later reaches nobody', async (store) => {
    const mine = { ...thing('a'), tags: ['x'] };
    await put(store, mine);
    mine.tags.push('y');
    expect((await get(store, 'a'))?.tags).toEqual(['x']);
  });

  fact('a record that was handed out cannot be changed in place', async (store) => {
    await put(store, thing('a', { tags: ['x'] }));
    const found = (await get(store, 'a')) as unknown as { name: string; tags: string[] };
    expect(() => {
      found.name = 'b';
    }).toThrow(TypeError);
    expect(() => found.tags.push('y')).toThrow(TypeError);
  });

  fact('a field without a value is no field, in memory as on disk', async (store) => {
    const loose = { ...thing('a'), rank: undefined } as unknown as Thing;
    const [kept] = await put(store, loose);
    expect(Object.keys(kept ?? {})).not.toContain('rank');
  });

  fact('REL6: of 50 changes at once none is lost', async (store) => {
    await Promise.all(Array.from({ length: 50 }, () => increment(store, 'a')));
    expect(await get(store, 'a')).toMatchObject({ size: 50, version: 50 });
  });

  fact(
    'edits run in the order in which they were asked for, each on the result of the one before',
    async (store) => {
      const sizes = await Promise.all(Array.from({ length: 10 }, () => increment(store, 'a')));
      expect(sizes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    },
  );

  fact('an edit sees its own writes', async (store) => {
    await put(store, thing('a', { tags: ['x'], name: 'ann' }), thing('b', { tags: ['x'] }));
    await store.change(by(), async (tx) => {
      const a = (await tx.get(things, 'a')) as Thing;
      await tx.put(things, { ...a, tags: ['y'], name: 'bert' });
      await tx.remove(things, 'b');
      await tx.put(things, thing('c', { tags: ['x'], name: 'carl' }));
      expect(idsOf(await tx.find(things, 'byTag', 'x'))).toEqual(['c']);
      expect(await tx.count(things, 'byTag', ['x', 'y'])).toBe(2);
      expect(await tx.count(things, 'byTag', 'x')).toBe(1);
      expect(await tx.size(things)).toBe(2);
      expect(await tx.resembling(things, 'byName', 'ann', { limit: 5, within: 'all' })).toEqual([]);
      expect(idsOf(await tx.resembling(things, 'byName', 'bert', { limit: 5, within: 'all' }))).toEqual([
        'a',
      ]);
    });
  });

  fact('a change asked for inside an edit is a clear error and no deadlock', async (store) => {
    const nested = store.change(by(), () => increment(store, 'a'));
    await expect(nested).rejects.toThrow('inside an edit');
    expect(await increment(store, 'a')).toBe(1);
  });

  fact('a transaction that is over refuses to write', async (store) => {
    let escaped: Transaction | undefined;
    await store.change(by(), async (tx) => {
      escaped = tx;
    });
    await expect(escaped?.put(things, thing('a'))).rejects.toThrow('over');
  });

  fact('a collection that the store does not know is refused', async (store) => {
    const unknown = { ...things, name: 'unknown' };
    await expect(store.change(by(), (tx) => tx.put(unknown, thing('a')))).rejects.toThrow('unknown');
  });
}

function onceAndAttempts(fact: Fact): void {
  fact('REL1: a command given twice runs once, and both get the first result', async (store) => {
    let runs = 0;
    const command = () =>
      store.change(by(), (tx) =>
        tx.once('press-1', async () => {
          runs += 1;
          await tx.put(things, thing(`made-${runs}`));
          return { made: `made-${runs}`, at: undefined };
        }),
      );
    const results = await Promise.all([command(), command(), command()]);
    expect(results).toEqual([{ made: 'made-1' }, { made: 'made-1' }, { made: 'made-1' }]);
    expect(runs).toBe(1);
    expect(await store.read((view) => view.size(things))).toBe(1);
  });

  fact('a command that returned nothing is remembered, too', async (store) => {
    let runs = 0;
    const count = async (): Promise<void> => {
      runs += 1;
    };
    for (let time = 0; time < 2; time += 1) {
      expect(await store.change(by(), (tx) => tx.once('k', count))).toBeUndefined();
    }
    expect(runs).toBe(1);
  });

  fact('a command whose change failed may run again', async (store) => {
    const failing = store.change(by(), async (tx) => {
      await tx.once('k', async () => 1);
      throw new Error('later failure');
    });
    await expect(failing).rejects.toThrow('later failure');
    expect(await store.change(by(), (tx) => tx.once('k', async () => 2))).toBe(2);
  });

  fact('one command given twice at once inside one edit runs once', async (store) => {
    let runs = 0;
    const next = async (): Promise<number> => {
      runs += 1;
      return runs;
    };
    const both = await store.change(by(), (tx) => Promise.all([tx.once('k', next), tx.once('k', next)]));
    expect(both).toEqual([1, 1]);
  });

  fact('an attempt leaves no trace, neither of records nor of commands', async (store) => {
    await put(store, thing('a', { tags: ['x'] }));
    await store.change(by(), async (tx) => {
      await tx.put(things, thing('b', { tags: ['x'] }));
      const seen = await tx.attempt(async (trial) => {
        await trial.remove(things, 'a');
        await trial.put(things, thing('c', { tags: ['x'] }));
        await trial.once('k', async () => 'tried');
        return idsOf(await trial.find(things, 'byTag', 'x'));
      });
      expect(seen).toEqual(['b', 'c']);
      expect(idsOf(await tx.find(things, 'byTag', 'x'))).toEqual(['a', 'b']);
      expect(await tx.once('k', async () => 'done')).toBe('done');
    });
    expect(idsOf(await contentOf(store))).toEqual(['a', 'b']);
  });

  fact('an attempt inside an attempt sees both and leaves neither', async (store) => {
    await store.change(by(), async (tx) => {
      await tx.attempt(async (outer) => {
        await outer.put(things, thing('a', { tags: ['x'] }));
        const inner = await outer.attempt(async (trial) => {
          await trial.put(things, thing('b', { tags: ['x'] }));
          return trial.count(things, 'byTag', 'x');
        });
        expect(inner).toBe(2);
        expect(await outer.count(things, 'byTag', 'x')).toBe(1);
      });
    });
    expect(await contentOf(store)).toEqual([]);
  });
}

function views(fact: Fact): void {
  fact(
    'a reader goes on seeing what it saw at first, whatever is changed meanwhile',
    async (store) => {
      await put(store, thing('a', { tags: ['x'], name: 'ann' }), thing('b', { tags: ['x'], name: 'bert' }));
      await store.read(async (view) => {
        const before = await look(view);
        await store.change(by(), async (tx) => {
          const a = (await tx.get(things, 'a')) as Thing;
          await tx.put(things, { ...a, tags: [], name: 'zoe' });
          await tx.remove(things, 'b');
          await tx.put(things, thing('c', { tags: ['x'], name: 'ann' }));
        });
        await store.change(by(), (tx) => tx.put(things, thing('b', { tags: ['x', 'y'], name: 'new bert' })));
        expect(await look(view)).toEqual(before);
      });
      expect(idsOf(await store.read((view) => view.find(things, 'byTag', 'x')))).toEqual(['b', 'c']);
    },
    'many',
  );

  const look = async (view: Parameters<Parameters<Store['read']>[0]>[0]) => {
    const scanned: Thing[] = [];
    for await (const record of view.all(things)) scanned.push(record);
    return {
      scanned,
      a: await view.get(things, 'a'),
      c: await view.get(things, 'c'),
      tagged: await view.find(things, 'byTag', ['x', 'y'], { descending: true }),
      counts: [await view.count(things, 'byTag', 'x'), await view.count(things, 'byTag', ['x', 'y'])],
      size: await view.size(things),
      similar: await view.resembling(things, 'byName', 'ann bert', { limit: 9, within: 'all' }),
      history: await view.history(things, 'a', 9),
    };
  };

  fact(
    'a scan goes through the ids in order and is not disturbed by changes',
    async (store) => {
      await put(store, thing('b'), thing('a'), thing('d'));
      const seen: string[] = [];
      await store.read(async (view) => {
        for await (const { id } of view.all(things)) {
          seen.push(id);
          if (id === 'a') await put(store, thing('c'), thing('0'));
        }
      });
      expect(seen).toEqual(['a', 'b', 'd']);
    },
    'many',
  );

  fact('a view that is over refuses to be used', async (store) => {
    const view = await store.read(async (escaped) => escaped);
    await expect(view.get(things, 'a')).rejects.toThrow('over');
  });

  fact(
    'a read may be asked for inside a read and inside an edit',
    async (store) => {
      await put(store, thing('a'));
      expect(await store.read(() => get(store, 'a'))).toBeDefined();
      expect(await store.change(by(), () => get(store, 'a'))).toBeDefined();
    },
    'many',
  );
}

function keyLookups(fact: Fact): void {
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

function textLookups(fact: Fact): void {
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

function tasks(fact: Fact): void {
  fact(
    'a task that runs is not begun a second time, and can be begun again when it has ended',
    async (store) => {
      let end: () => void = () => undefined;
      const running = store.alone('scan', () => new Promise<string>((done) => (end = () => done('first'))));
      await new Promise((wake) => setTimeout(wake, 20));
      expect(await store.alone('scan', async () => 'second')).toBeUndefined();
      expect(await store.alone('another', async () => 'third')).toBe('third');
      end();
      expect(await running).toBe('first');
      expect(await store.alone('scan', async () => 'fourth')).toBe('fourth');
    },
    'many',
  );

  fact('a task that fails says so and is free again', async (store) => {
    const failing = store.alone('scan', async () => {
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await store.alone('scan', async () => 'again')).toBe('again');
  });
}

function histories(fact: Fact): void {
  fact('SEC13: a record tells its changes, newest first: who, when, why, before and after', async (store) => {
    const [first] = (await put(store, thing('a'))) as [Thing];
    await store.change({ ...by('rename', '2026-02-01T00:00:00.000Z'), activityId: 'act-7' }, (tx) =>
      tx.put(things, { ...first, name: 'b' }),
    );
    await store.change(by('drop'), (tx) => tx.remove(things, 'a'));
    const entries = await store.read((view) => view.history(things, 'a', 10));
    const second = { ...first, name: 'b', version: 2 };
    expect(entries).toMatchObject([
      { seq: 3, why: 'drop', edits: [{ collection: 'things', id: 'a', before: second }] },
      {
        seq: 2,
        by: 'ann',
        why: 'rename',
        at: '2026-02-01T00:00:00.000Z',
        activityId: 'act-7',
        edits: [{ collection: 'things', id: 'a', before: first, after: second }],
      },
      { seq: 1, why: 'put', edits: [{ collection: 'things', id: 'a', after: first }] },
    ]);
    expect(await store.read((view) => view.history(things, 'a', 1))).toHaveLength(1);
    expect(await store.read((view) => view.history(things, 'never', 5))).toEqual([]);
  });

  fact('SEC13: each entry is chained to the one before', async (store) => {
    const [first] = (await put(store, thing('a'))) as [Thing];
    await put(store, { ...first, name: 'b' });
    const [newer, older] = await store.read((view) => view.history(things, 'a', 2));
    if (newer === undefined || older === undefined) throw new Error('two entries were written');
    // Reckoned here once more, so that the definition cannot change unnoticed.
    const hashOf = (previous: string, { seq, at, by: who, why, edits }: AuditEntry): string =>
      createHash('sha256')
        .update(
          [
            previous,
            JSON.stringify({ seq, at, by: who, why }),
            ...edits.map((edit) => JSON.stringify(edit)),
          ].join('\n'),
        )
        .digest('hex');
    expect(older.hash).toBe(hashOf('', older));
    expect(newer.hash).toBe(hashOf(older.hash, newer));
  });

  fact('SEC7: an entry tells of the record that was asked for alone', async (store) => {
    await put(store, thing('a'), thing('b'));
    const [entry] = await store.read((view) => view.history(things, 'b', 1));
    expect(entry?.edits.map(({ id }) => id)).toEqual(['b']);
  });

  fact('working memory leaves no history', async (store) => {
    await store.change(by(), (tx) => tx.put(drafts, draft('a', 'secret')));
    expect(await store.read((view) => view.history(drafts, 'a', 5))).toEqual([]);
    expect(await store.read((view) => view.get(drafts, 'a'))).toMatchObject({ text: 'secret' });
  });
}
