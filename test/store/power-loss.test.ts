import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { around } from './faults.ts';
import { chanceFrom, forgetfulDisk } from './power-loss.ts';
import { collections, contentOf, get, increment } from './things.ts';

const RUNS = Number(process.env['STORE_RUNS'] ?? 60);

test('REL3: what a store showed after a kill is still there when the power goes next', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 20, max: 120 }), async (seed, killAfter) => {
      const chance = chanceFrom(seed);
      const disk = forgetfulDisk(chance);
      let calls = 0;
      let killed: () => void = () => undefined;
      const dead = new Promise<void>((resolve) => {
        killed = resolve;
      });
      // From the kill on no call returns; what was written before stays with the kernel.
      const files = around(disk.files, async (_, run) => {
        calls += 1;
        if (calls < killAfter) return run();
        killed();
        return new Promise(() => undefined);
      });
      const open = (on = disk.files) =>
        openLocalStore({ folder: 'data', collections, files: on, journalBytes: 1500 });
      const writing = open(files).then((store) =>
        Promise.all(Array.from({ length: 30 }, (_, at) => increment(store, `t${at % 3}`))),
      );
      await Promise.race([dead, writing]);
      const shown = await contentOf(await open());
      const after = await open(forgetfulDisk(chance, disk.powerLoss()).files);
      expect(await contentOf(after)).toEqual(shown);
    }),
    { numRuns: RUNS },
  );
});

test('REL3: whenever the power goes, nothing acknowledged is lost and the store opens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 120 }), async (seed, cutAfter) => {
      const chance = chanceFrom(seed);
      const disk = forgetfulDisk(chance);
      let calls = 0;
      let found: Map<string, Buffer> | undefined;
      const acknowledged = new Map<string, number>();
      let promised = new Map<string, number>();
      // The power goes in the middle of the run: what was promised by then must be found.
      const files = around(disk.files, async (_, run, half) => {
        calls += 1;
        if (calls === cutAfter) {
          await half();
          found = disk.powerLoss();
          promised = new Map(acknowledged);
        }
        return run();
      });
      const store = await openLocalStore({ folder: 'data', collections, files, journalBytes: 1500 });
      const writer = async (id: string): Promise<void> => {
        for (let at = 0; at < 8; at += 1) acknowledged.set(id, await increment(store, id));
      };
      await Promise.all(['a', 'b', 'c'].map(writer));
      await store.close();
      if (found === undefined) return;

      const after = forgetfulDisk(chance, found);
      const reopened = await openLocalStore({ folder: 'data', collections, files: after.files });
      for (const [id, size] of promised) expect((await get(reopened, id))?.size).toBeGreaterThanOrEqual(size);
      const content = await contentOf(reopened);
      await reopened.close();
      const again = await openLocalStore({ folder: 'data', collections, files: after.files });
      expect(await contentOf(again)).toEqual(content);
    }),
    { numRuns: RUNS },
  );
});
