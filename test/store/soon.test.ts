import { expect, test } from 'vitest';
import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { NotSaved, type Store } from '../../domain/store/store.ts';
import { around, refuse } from './faults.ts';
import { by, collections, type Draft, draft, drafts, get, put, thing } from './things.ts';

const options = { folder: 'data', collections };

/** A change that nobody would miss. */
const jot = (store: Store, id: string, text = ''): Promise<unknown> =>
  store.change({ ...by('jot'), durable: 'soon' }, async (tx) => {
    const before = await tx.get(drafts, id);
    await tx.put(drafts, { ...draft(id, text), version: before?.version ?? 0 });
  });

const noteOf = (store: Store, id: string): Promise<Draft | undefined> =>
  store.read((view) => view.get(drafts, id));

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
  expect(await noteOf(store, 'note-19')).toMatchObject({ id: 'note-19' });
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
  expect(await noteOf(again, 'note-0')).toMatchObject({ id: 'note-0' });
  expect(await noteOf(again, 'note-19')).toMatchObject({ id: 'note-19' });
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
  expect(await noteOf(again, 'note')).toBeDefined();
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
  expect(await noteOf(store, 'note')).toBeUndefined();
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
  expect(await noteOf(again, 'note')).toBeDefined();
  await again.close();
});

test('SEC13: what is noted has no entry of its own in the trail: it goes along with the next change', async () => {
  const store = await openLocalStore({ ...options, files: memoryFiles() });
  for (let at = 0; at < 20; at += 1) await jot(store, `note-${at}`);
  await put(store, thing('deal'));
  expect(store.lastEntry().seq).toBe(1);
  for (let at = 0; at < 20; at += 1) await jot(store, `note-${at}`, 'again');
  await store.compact();
  expect(store.lastEntry().seq).toBe(2);
  await store.close();
});

test('what was noted twice comes back as it was noted last', async () => {
  const files = memoryFiles();
  const store = await openLocalStore({ ...options, files });
  await jot(store, 'note', 'first');
  await jot(store, 'note', 'second');
  await store.change({ ...by('jot'), durable: 'soon' }, (tx) => tx.remove(drafts, 'note'));
  await jot(store, 'note', 'third');
  await store.change(by(), async (tx) => {
    const before = await tx.get(drafts, 'note');
    if (before?.text === 'third') await tx.put(drafts, { ...before, text: 'fourth' });
  });
  await jot(store, 'other', 'fifth');
  const before = [await noteOf(store, 'note'), await noteOf(store, 'other')];
  await store.close();
  const again = await openLocalStore({ ...options, files });
  expect([await noteOf(again, 'note'), await noteOf(again, 'other')]).toEqual(before);
  expect(before).toMatchObject([{ text: 'fourth' }, { text: 'fifth' }]);
  await again.close();
});

test('REL4: notes that went along with a refused change are as they were before them', async () => {
  const counts = ({ op }: { readonly op: string }): boolean => op === 'write';
  const { files } = refuse(memoryFiles(), 4, 1, counts, 'ENOSPC');
  const store = await openLocalStore({ ...options, files });
  await jot(store, 'note', 'kept');
  await put(store, thing('first'));
  await jot(store, 'note', 'lost');
  await jot(store, 'note', 'lost, too');
  await jot(store, 'other', 'lost');
  await expect(put(store, thing('second'))).rejects.toThrow(NotSaved);
  expect(await noteOf(store, 'note')).toMatchObject({ text: 'kept', version: 1 });
  expect(await noteOf(store, 'other')).toBeUndefined();
  await jot(store, 'note', 'new');
  await put(store, thing('third'));
  expect(await noteOf(store, 'note')).toMatchObject({ text: 'new', version: 2 });
  await store.close();
});

test('a look that began before a note does not see it', async () => {
  const store = await openLocalStore({ ...options, files: memoryFiles() });
  await jot(store, 'note', 'old');
  const seen = await store.read(async (view) => {
    const first = await view.get(drafts, 'note');
    await jot(store, 'note', 'new');
    return [first?.text, (await view.get(drafts, 'note'))?.text];
  });
  expect(seen).toEqual(['old', 'old']);
  expect(await noteOf(store, 'note')).toMatchObject({ text: 'new' });
  await store.close();
});

test('REL4: notes that are being written when the disk refuses what they stand on are not written', async () => {
  const disk = memoryFiles();
  let refuseIt = (_: Error): void => undefined;
  let holds = false;
  const files = around(disk, async ({ op }, run) => {
    if (op === 'write' && holds) {
      holds = false;
      await new Promise((_, reject) => {
        refuseIt = reject;
      });
    }
    return run();
  });
  const store = await openLocalStore({ ...options, files });
  await put(store, thing('kept'));
  holds = true;
  const refused = put(store, thing('deal'));
  await store.change({ ...by('jot'), durable: 'soon' }, async (tx) => {
    for (let at = 0; at < 5_000; at += 1) await tx.put(drafts, draft(`note-${at}`));
  });
  const copied = store.moment(async ({ last }) => last);
  await new Promise((wake) => setImmediate(wake));
  refuseIt(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  await expect(refused).rejects.toThrow(NotSaved);
  expect(await copied).toMatchObject({ seq: 1 });
  expect(await noteOf(store, 'note-1')).toBeUndefined();
  await put(store, thing('next'));
  expect(store.lastEntry().seq).toBe(2);
  await store.close();
  expect(await verifyAudit('data', { files: disk })).toMatchObject({ kind: 'intact', entries: 2 });
});
