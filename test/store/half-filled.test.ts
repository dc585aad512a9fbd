import { expect, test } from 'vitest';
import { type Contents, checkChain, digestOf } from '../../domain/store/contents.ts';
import { FolderHalfFilled } from '../../domain/store/local/errors.ts';
import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { readFolder } from '../../domain/store/local/read-folder.ts';
import { finishFolder, writeFolder } from '../../domain/store/local/write-folder.ts';
import { around } from './faults.ts';
import { chanceFrom, forgetfulDisk } from './power-loss.ts';
import { by, collections, increment, put, thing } from './things.ts';

const RUNS = Number(process.env['STORE_RUNS'] ?? 60);
const names = collections.map(({ name }) => name);

/** What a backup would hand over: records, a history, a remembered command. */
async function someContents(): Promise<Contents> {
  const store = await openLocalStore({ folder: 'source', collections, files: memoryFiles() });
  await put(store, ...Array.from({ length: 60 }, (_, n) => thing(`t${n}`, { name: `Ann ${n}` })));
  for (let n = 0; n < 5; n += 1) await increment(store, 'a');
  await store.change(by(), (tx) => tx.once('k', async () => 'first'));
  return store.moment(async (contents) => contents);
}

const summaryOf = async (contents: Contents) => ({
  last: contents.last,
  chain: await checkChain(contents.entries(0)),
  things: await digestOf(contents.records('things')),
});

const fillIt = async (contents: Contents, files: Files): Promise<void> => {
  await writeFolder('data', contents, names, 1, files);
  await finishFolder('data', files);
};

/** `nothing`: the folder is as empty as before it was filled. */
async function foundIn(files: Files) {
  if ((await files.list('data')).length === 0) return 'nothing';
  const read = readFolder({ folder: 'data', collections, files }, summaryOf);
  const seen = await read.catch((error: unknown) => error);
  const store = await openLocalStore({ folder: 'data', collections, files }).catch((error: unknown) => error);
  if (seen instanceof FolderHalfFilled && store instanceof FolderHalfFilled) return 'refused';
  return seen;
}

test('REL3: filling a folder may stop at whatever step: it is refused until it is filled to the end', async () => {
  const contents = await someContents();
  const whole = await summaryOf(contents);
  const outcomes: unknown[] = [];
  for (let stopAt = 1; outcomes.at(-1) !== 'filled'; stopAt += 1) {
    const disk = memoryFiles();
    let call = 0;
    const dying = around(disk, async (_, run, half) => {
      call += 1;
      if (call < stopAt) return run();
      if (call === stopAt) await half();
      throw new Error('the process is gone');
    });
    const ended = await fillIt(contents, dying).then(
      () => 'filled',
      () => 'interrupted',
    );
    const found = await foundIn(disk);
    if (found !== 'nothing' && found !== 'refused') expect(found, `stopped at ${stopAt}`).toEqual(whole);
    else await fillIt(contents, disk);
    expect(await foundIn(disk), `stopped at ${stopAt}`).toEqual(whole);
    outcomes.push(ended === 'filled' ? ended : typeof found === 'string' ? found : 'whole');
  }
  expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThan(15);
  expect(new Set(outcomes)).toEqual(new Set(['nothing', 'refused', 'whole', 'filled']));
});

test('REL3: the power may go while a folder is filled: it is found refused, whole, or as empty as it was', async () => {
  const contents = await someContents();
  const whole = await summaryOf(contents);
  const seed = Date.now() % 1_000_000;
  const chance = chanceFrom(seed);
  for (let cutAt = 1, filling = ''; filling !== 'filled'; cutAt += 1) {
    for (let run = 0; run < RUNS / 6; run += 1) {
      const disk = forgetfulDisk(chance);
      let call = 0;
      const cut = around(disk.files, async (_, proceed) => {
        call += 1;
        if (call < cutAt) return proceed();
        throw new Error('the power is gone');
      });
      filling = await fillIt(contents, cut).then(
        () => 'filled',
        () => 'interrupted',
      );
      const found = await foundIn(forgetfulDisk(chance, disk.powerLoss()).files);
      if (filling === 'interrupted' && (found === 'nothing' || found === 'refused')) continue;
      expect(found, `cut at call ${cutAt}, seed ${seed}`).toEqual(whole);
    }
  }
});

test('REL3: what is put beside a store before the folder is finished is there whenever the store can be opened', async () => {
  const contents = await someContents();
  const seed = Date.now() % 1_000_000;
  const chance = chanceFrom(seed);
  let opened = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const disk = forgetfulDisk(chance);
    await writeFolder('data', contents, names, 1, disk.files);
    const beside = await disk.files.open('data/beside', 'write');
    await beside.write(Buffer.from('key'), 0);
    await beside.sync();
    let isUnmarked = false;
    const cut = around(disk.files, async ({ op }, proceed) => {
      if (isUnmarked) throw new Error('the power is gone');
      isUnmarked = op === 'remove';
      return proceed();
    });
    await expect(finishFolder('data', cut)).rejects.toThrow();
    const found = forgetfulDisk(chance, disk.powerLoss()).files;
    if ((await foundIn(found)) === 'refused') continue;
    opened += 1;
    expect(await found.list('data'), `seed ${seed}`).toContain('beside');
  }
  expect(opened).toBeGreaterThan(5);
});
