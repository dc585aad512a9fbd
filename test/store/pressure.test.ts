import { expect, test } from 'vitest';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { around } from './faults.ts';
import { collections, contentOf, put, thing, things } from './things.ts';

/** A store on a disk that answers nothing more until `letGo`. */
async function onStalledDisk() {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let stalled = false;
  const files = around(memoryFiles(), async (call, run) => {
    if (stalled && call.op === 'sync') await held;
    return run();
  });
  const store = await openLocalStore({ folder: 'data', collections, files });
  stalled = true;
  return { store, letGo };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

test('while the disk is slow only so much waits in memory; further changes wait their turn, and none is lost', async () => {
  const { store, letGo } = await onStalledDisk();
  const rank = 'x'.repeat(60_000);
  const changes = Array.from({ length: 120 }, (_, at) => put(store, thing(`t${at}`, { rank })));
  await soon();
  await soon();
  const begun = store.sizes().records['things'] ?? 0;
  expect(begun).toBeGreaterThan(5);
  expect(begun).toBeLessThan(80);
  letGo();
  await Promise.all(changes);
  expect(await contentOf(store)).toHaveLength(120);
});

test('one fsync answers all the changes that gathered during the one before', async () => {
  let syncs = 0;
  const files = around(memoryFiles(), async (call, run) => {
    if (call.op === 'sync' && call.file.startsWith('journal')) {
      syncs += 1;
      await soon();
    }
    return run();
  });
  const store = await openLocalStore({ folder: 'data', collections, files });
  syncs = 0;
  await Promise.all(Array.from({ length: 100 }, (_, at) => put(store, thing(`t${at}`))));
  expect(syncs).toBeLessThanOrEqual(3);
  expect(await store.read((view) => view.size(things))).toBe(100);
});
