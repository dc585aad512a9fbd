import { expect, test } from 'vitest';
import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { NotSaved, type Store } from '../../domain/store/store.ts';
import { around, refuse } from './faults.ts';
import { by, collections, get, put, thing, things } from './things.ts';

const options = { folder: 'data', collections };

/** A change that nobody would miss. */
const jot = (store: Store, id: string): Promise<unknown> =>
  store.change({ ...by('jot'), durable: 'soon' }, (tx) => tx.put(things, thing(id)));

/** A disk that counts how often it is asked to make something durable. */
function counted(): { readonly files: Files; readonly syncs: () => number } {
  let syncs = 0;
  const files = around(memoryFiles(), (call, run) => {
    if (call.op === 'sync') syncs += 1;
    return run();
  });
  return { files, syncs: () => syncs };
}

test('what need not be durable at once is answered, and read, before the disk is asked', async () => {
  const { files, syncs } = counted();
  const store = await openLocalStore({ ...options, files });
  const before = syncs();
  for (let at = 0; at < 20; at += 1) await jot(store, `note-${at}`);
  expect(await get(store, 'note-19')).toMatchObject({ id: 'note-19' });
  expect(syncs()).toBe(before);
  await store.close();
});

test('one write serves all of them, at the latest when the store is closed', async () => {
  const { files, syncs } = counted();
  const store = await openLocalStore({ ...options, files });
  const before = syncs();
  for (let at = 0; at < 20; at += 1) await jot(store, `note-${at}`);
  await store.close();
  expect(syncs() - before).toBeLessThanOrEqual(2);
  const again = await openLocalStore({ ...options, files });
  expect(await get(again, 'note-0')).toMatchObject({ id: 'note-0' });
  expect(await get(again, 'note-19')).toMatchObject({ id: 'note-19' });
  await again.close();
});

test('REL3: a change that is answered only when it is durable takes along what came before it', async () => {
  const { files, syncs } = counted();
  const store = await openLocalStore({ ...options, files });
  const before = syncs();
  await jot(store, 'note');
  await put(store, thing('deal'));
  expect(syncs()).toBe(before + 1);
  await store.close();
  const again = await openLocalStore({ ...options, files });
  expect(await get(again, 'note')).toBeDefined();
  expect(await get(again, 'deal')).toBeDefined();
  await again.close();
});

test('it is written soon by itself', async () => {
  const { files, syncs } = counted();
  const store = await openLocalStore({ ...options, files });
  const before = syncs();
  await jot(store, 'note');
  await expect.poll(syncs).toBe(before + 1);
  await store.close();
});

test('REL4: what the disk refuses is not there any more, and what stood on it is refused, too', async () => {
  const disk = memoryFiles();
  const counts = ({ op }: { readonly op: string }): boolean => op === 'write';
  const { files, fault } = refuse(disk, 3, 1, counts, 'ENOSPC');
  const store = await openLocalStore({ ...options, files });
  await jot(store, 'note');
  await expect(put(store, thing('deal'))).rejects.toThrow(NotSaved);
  expect(fault.hit).toMatchObject({ op: 'write' });
  expect(await get(store, 'note')).toBeUndefined();
  await put(store, thing('deal'));
  expect(await get(store, 'deal')).toBeDefined();
  await store.close();
});

test('a snapshot holds nothing that the disk may still refuse', async () => {
  const { files, syncs } = counted();
  const store = await openLocalStore({ ...options, files });
  await jot(store, 'note');
  const before = syncs();
  await store.compact();
  expect(syncs()).toBeGreaterThan(before);
  await store.close();
  const again = await openLocalStore({ ...options, files });
  expect(await get(again, 'note')).toBeDefined();
  await again.close();
});
