import { expect, test as fact, onTestFinished } from 'vitest';
import { refuseAtOnce } from '../../domain/store/edits.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { by, collections, get, increment, put, thing, things } from './things.ts';

/** As the product runs: what a test would be told at once is found out by waiting. */
function asInProduct(): void {
  refuseAtOnce(false);
  onTestFinished(() => refuseAtOnce(true));
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

fact(
  'a change asked for inside an edit ends both within seconds, with a clear error, and nothing is saved',
  async () => {
    asInProduct();
    const store = openMemoryStore(collections);
    const nested = store.change(by(), async (tx) => {
      await tx.put(things, thing('b'));
      await increment(store, 'a');
    });
    await expect(nested).rejects.toThrow('inside an edit');
    expect(await get(store, 'b')).toBeUndefined();
    expect(await increment(store, 'a')).toBe(1);
  },
  20_000,
);

fact(
  'whoever waits behind an edit that never ends is told that nothing was saved; whoever comes later is served',
  async () => {
    asInProduct();
    const store = openMemoryStore(collections);
    const never = store.change(by(), () => new Promise<void>(() => undefined));
    const behind = put(store, thing('a'));
    await expect(never).rejects.toThrow('nothing was saved');
    await expect(behind).rejects.toThrow('nothing was saved');
    expect(await put(store, thing('a'))).toMatchObject([{ id: 'a', version: 1 }]);
  },
  20_000,
);

fact(
  'an edit that goes on asking, however slowly, is not given up',
  async () => {
    asInProduct();
    const store = openMemoryStore(collections);
    await store.change(by(), async (tx) => {
      for (let n = 0; n < 3; n += 1) {
        await pause(2_000);
        await tx.get(things, 'a');
      }
      await tx.put(things, thing('a'));
    });
    expect(await get(store, 'a')).toBeDefined();
  },
  20_000,
);
