import { writeSync } from 'node:fs';
import { diskFiles } from '../../domain/store/local/disk-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import type { Store } from '../../domain/store/store.ts';
import { type Failpoint, type FailpointName, failpoints } from './failpoints.ts';
import { around } from './faults.ts';
import { by, thing, things } from './things.ts';

/**
 * Writes without end, until it is killed: from outside, or by its own hand at the n-th pass of a failpoint.
 * Arguments: folder, run, failpoint or '-', n. Each acknowledged change is told on standard output at once.
 */
const [folder = '', run = '', name = '-', nth = '1'] = process.argv.slice(2);

const point: Failpoint | undefined = name === '-' ? undefined : failpoints[name as FailpointName];
let left = Number(nth);
let armed = false;

const files = around(diskFiles, async (call, go, half) => {
  if (!armed || !point?.at(call)) return go();
  left -= 1;
  if (left > 0) return go();
  if (point.when === 'halfway') await half();
  if (point.when === 'after') await go();
  process.kill(process.pid, 'SIGKILL');
  return undefined;
});

const acknowledge = (what: string): void => {
  writeSync(1, `${what}\n`);
};

/** Makes a lead; qualifies it with its opportunity; imports ten at once; counts; in a loop. */
async function write(store: Store, writer: string): Promise<never> {
  for (let at = 0; ; at += 1) {
    const id = `${run}-${writer}-${at}`;
    await store.change(by('create'), (tx) =>
      tx.put(things, thing(id, { tags: ['open'], name: `Ann ${id}` })),
    );
    acknowledge(`lead ${id}`);
    await store.change(by('qualify'), async (tx) => {
      const lead = await tx.get(things, id);
      if (lead === undefined) throw new Error(`${id} was acknowledged and is gone`);
      await tx.put(things, { ...lead, tags: ['qualified'] });
      await tx.put(things, thing(`${id}-opportunity`, { tags: ['opportunity'] }));
    });
    acknowledge(`qualified ${id}`);
    if (at % 5 === 4) {
      await store.change(by('import'), async (tx) => {
        for (let row = 0; row < 10; row += 1)
          await tx.put(things, thing(`${id}-${row}`, { tags: [`import ${id}`] }));
      });
      acknowledge(`import ${id}`);
    }
    const count = await store.change(by('count'), async (tx) => {
      const counter = (await tx.get(things, 'counter')) ?? thing('counter', { size: 0 });
      return (await tx.put(things, { ...counter, size: (counter.size ?? 0) + 1 })).size;
    });
    acknowledge(`count ${count}`);
  }
}

const store = await openLocalStore({ folder, collections: [things], files, journalBytes: 20_000 });
armed = true;
acknowledge('open');
await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((writer) => write(store, writer)));
