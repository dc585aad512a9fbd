import { expect } from 'vitest';
import { type Transaction, VersionConflict } from '../../domain/store/store.ts';
import type { Fact } from './contract.ts';
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

export function changes(fact: Fact): void {
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

  fact('SEC13: what is audited, or done once, cannot be durable only soon', async (store) => {
    const soon = { ...by(), durable: 'soon' } as const;
    const audited = store.change(soon, (tx) => tx.put(things, thing('a')));
    await expect(audited).rejects.toThrow(/durable soon/);
    const once = store.change(soon, (tx) => tx.once('a', async () => 1));
    await expect(once).rejects.toThrow(/durable soon/);
    expect(await contentOf(store)).toEqual([]);
    expect(await store.change(by(), (tx) => tx.once('a', async () => 2))).toBe(2);
    await store.change(soon, (tx) => tx.put(drafts, draft('b')));
    expect(idsOf(await contentOf(store))).toEqual(['b']);
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

export function onceAndAttempts(fact: Fact): void {
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
