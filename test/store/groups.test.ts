import { setImmediate as breath } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { around } from './faults.ts';
import { by, collections, increment, thing, things } from './things.ts';

/** A store on a disk that answers like a real one: not before what runs now has run. */
async function onDisk() {
  const log: string[] = [];
  const files = around(memoryFiles(), async ({ op, file }, run) => {
    if (!file.startsWith('journal')) return run();
    log.push(op);
    const answer = await run();
    await breath();
    await breath();
    return answer;
  });
  const store = await openLocalStore({ folder: 'data', collections, files });
  log.length = 0;
  return { store, log };
}

const manyTimes = async (count: number, run: () => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < count; at += 1) await run();
};

test('one who writes alone waits for nobody: each change goes to the disk at once', async () => {
  const { store, log } = await onDisk();
  await manyTimes(10, () => increment(store, 'counter'));
  expect(log).toEqual(Array.from({ length: 10 }, () => ['write', 'sync']).flat());
  await store.close();
});

test('of many who write, half are on the way to the disk while the changes of the others are made', async () => {
  const { store, log } = await onDisk();
  const groups: number[] = [];
  const write = async (): Promise<void> => {
    await store.change(by(), async (tx) => {
      log.push('change');
      await tx.put(things, { ...thing('one'), version: (await tx.get(things, 'one'))?.version ?? 0 });
    });
  };
  await Promise.all(Array.from({ length: 32 }, () => manyTimes(20, write)));
  for (let made = 0; log.length > 0; ) {
    const next = log.shift();
    if (next === 'change') made += 1;
    if (next !== 'write') continue;
    groups.push(made);
    made = 0;
  }
  // At first nobody knows how many they are, and at last they become fewer.
  expect(groups.slice(8, -4).length).toBeGreaterThan(20);
  for (const changes of groups.slice(8, -4)) expect(changes).toBe(16);
  await store.close();
});

test('the disk is told to make a group durable before all that comes after it is made', async () => {
  const { store, log } = await onDisk();
  const write = (name: string): Promise<unknown> =>
    store.change(by(), async (tx) => {
      log.push('change');
      await tx.put(things, thing(name));
    });
  await write('first');
  log.length = 0;
  await Promise.all(Array.from({ length: 40 }, (_, at) => write(`thing-${at}`)));
  const written = log.indexOf('write');
  const synced = log.indexOf('sync');
  expect(log.slice(written, synced).filter((what) => what === 'change').length).toBeLessThan(12);
  expect(log.slice(synced).filter((what) => what === 'change').length).toBeGreaterThan(20);
  await store.close();
});
