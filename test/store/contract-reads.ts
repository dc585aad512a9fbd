import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { AuditEntry } from '../../domain/store/audit.ts';
import type { Store } from '../../domain/store/store.ts';
import type { Fact } from './contract.ts';
import { by, draft, drafts, get, idsOf, put, type Thing, thing, things } from './things.ts';

export function views(fact: Fact): void {
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

export function tasks(fact: Fact): void {
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

export function histories(fact: Fact): void {
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
