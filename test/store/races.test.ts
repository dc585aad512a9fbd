import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { type Around, around } from './faults.ts';
import { by, collections, get, increment, put, thing, things } from './things.ts';

const RUNS = Number(process.env['STORE_RUNS'] ?? 60);

test('REL6: in whatever order the disk answers, no update is lost and no reader sees what is not yet safe', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      let durable = 0;
      // Every write and fsync waits until the scheduler lets it happen, in an order of its choice.
      const slow: Around = async (call, run) => {
        if (call.op === 'sync' || call.op === 'write') await scheduler.schedule(Promise.resolve(), call.op);
        return run();
      };
      const opening = openLocalStore({
        folder: 'data',
        collections,
        files: around(memoryFiles(), slow),
        journalBytes: 900,
      });
      await scheduler.waitFor(opening);
      const store = await opening;
      const writer = async (): Promise<void> => {
        for (let at = 0; at < 3; at += 1) durable = Math.max(durable, await increment(store, 'counter'));
      };
      const reader = async (): Promise<void> => {
        for (let at = 0; at < 3; at += 1) {
          const atLeast = durable;
          const seen = (await get(store, 'counter'))?.size ?? 0;
          expect(seen).toBeGreaterThanOrEqual(atLeast);
          expect(store.sizes().changes).toBeGreaterThanOrEqual(seen);
        }
      };
      await scheduler.waitFor(Promise.all([writer(), reader(), writer(), reader(), writer()]));
      expect((await scheduler.waitFor(get(store, 'counter')))?.size).toBe(9);
      await scheduler.waitFor(store.close());
    }),
    { numRuns: RUNS },
  );
});

test('REL6: of 100 who close one lead at once, one wins and 99 are told that it is closed', async () => {
  const store = openMemoryStore(collections);
  await put(store, thing('lead', { tags: ['open'] }));
  const close = () =>
    store.change(by('close'), async (tx) => {
      const lead = await tx.get(things, 'lead');
      if (lead?.tags[0] !== 'open') return 'already closed';
      await tx.put(things, { ...lead, tags: ['closed'] });
      return 'won';
    });
  const answers = await Promise.all(Array.from({ length: 100 }, close));
  expect(answers.filter((answer) => answer === 'won')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'already closed')).toHaveLength(99);
});

test('a reader waits for what it saw: an answer never tells of a change that the disk may yet refuse', async () => {
  const disk = memoryFiles();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let holding = false;
  const files = around(disk, async (call, run) => {
    if (holding && call.op === 'sync') {
      await held;
      throw new Error('the disk is gone');
    }
    return run();
  });
  const store = await openLocalStore({ folder: 'data', collections, files });
  await put(store, thing('a', { name: 'safe' }));
  holding = true;
  const refused = store.change(by(), async (tx) => {
    const a = await tx.get(things, 'a');
    if (a) await tx.put(things, { ...a, name: 'not safe' });
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const looks: string[] = [];
  const reading = store.read(async (view) => {
    const name = (await view.get(things, 'a'))?.name ?? '';
    looks.push(name);
    return name;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(looks).toEqual(['not safe']);
  letGo();
  await expect(refused).rejects.toThrow('read-only');
  expect(await reading).toBe('safe');
  expect(looks).toEqual(['not safe', 'safe']);
});

test('an edit that ran on something the disk refused runs again on what is there', async () => {
  const disk = memoryFiles();
  let refuse = false;
  const files = around(disk, async (call, run) => {
    if (refuse && call.op === 'write' && call.file.startsWith('journal')) {
      refuse = false;
      throw new Error('disk full');
    }
    return run();
  });
  const store = await openLocalStore({ folder: 'data', collections, files });
  refuse = true;
  const seen: boolean[] = [];
  const first = put(store, thing('a'));
  const second = store.change(by(), async (tx) => {
    seen.push((await tx.get(things, 'a')) !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return tx.put(things, thing('b'));
  });
  await expect(first).rejects.toThrow('Nothing was saved');
  expect((await second).id).toBe('b');
  expect(seen).toEqual([true, false]);
  expect(await get(store, 'a')).toBeUndefined();
});

test('a change in another store may be asked for inside an edit', async () => {
  const [one, other] = [openMemoryStore(collections), openMemoryStore(collections)];
  await one.change(by(), async () => {
    await increment(other, 'a');
    await expect(other.change(by(), () => increment(one, 'a'))).rejects.toThrow('inside an edit');
  });
  expect((await get(other, 'a'))?.size).toBe(1);
});

test('what an edit started and left running may change the store once the edit has ended', async () => {
  const store = openMemoryStore(collections);
  let later: Promise<number> | undefined;
  await store.change(by(), async (tx) => {
    await tx.put(things, thing('b'));
    later = new Promise((resolve) => setTimeout(resolve, 5)).then(() => increment(store, 'a'));
  });
  expect(await later).toBe(1);
});

test('a writer does not wait for a reader that takes its time', async () => {
  const store = openMemoryStore(collections);
  await put(store, thing('a', { name: 'old' }));
  await store.read(async (view) => {
    expect(await view.get(things, 'a')).toMatchObject({ name: 'old' });
    await store.change(by(), async (tx) => {
      const a = await tx.get(things, 'a');
      if (a) await tx.put(things, { ...a, name: 'new' });
    });
    expect(await get(store, 'a')).toMatchObject({ name: 'new' });
    expect(await view.get(things, 'a')).toMatchObject({ name: 'old' });
  });
});

test('a reader who looks again and again while others write sees the same each time', async () => {
  const store = openMemoryStore(collections);
  const names = ['ann', 'bert', 'carl', 'dora'];
  const round = (at: number) =>
    store.change(by(), async (tx) => {
      for (const id of ['a', 'b', 'c']) {
        const known = (await tx.get(things, id)) ?? thing(id);
        const name = names[(at + id.charCodeAt(0)) % names.length] as string;
        if (at % 5 === 4) await tx.remove(things, id);
        else await tx.put(things, { ...known, name, tags: [`t${at % 3}`] });
      }
    });
  let writing = true;
  const writer = async (): Promise<void> => {
    for (let at = 0; at < 60; at += 1) await round(at);
    writing = false;
  };
  const reader = (): Promise<void> =>
    store.read(async (view) => {
      const look = async () => ({
        tagged: await view.find(things, 'byTag', ['t0', 't1', 't2']),
        counts: [await view.count(things, 'byTag', 't1'), await view.size(things)],
        similar: await view.resembling(things, 'byName', 'ann', { limit: 5, within: 'all' }),
      });
      const first = await look();
      for (let at = 0; at < 12; at += 1) expect(await look()).toEqual(first);
    });
  const readers = async (): Promise<void> => {
    while (writing) await reader();
  };
  await Promise.all([writer(), readers(), readers(), readers()]);
});
