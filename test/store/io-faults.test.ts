import { expect, test } from 'vitest';
import type { Files } from '../../domain/store/local/files.ts';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { NotSaved, StoreReadOnly } from '../../domain/store/store.ts';
import { type Call, refuse } from './faults.ts';
import { by, collections, contentOf, draft, drafts, increment, put, thing, things } from './things.ts';

const options = { folder: 'data', collections, journalBytes: 1500 };

/** Writes some things one after another and two at once, so that snapshots fall due; returns how each ended. */
async function work(store: LocalStore, round: string): Promise<PromiseSettledResult<unknown>[]> {
  const results: PromiseSettledResult<unknown>[] = [];
  for (let at = 0; at < 4; at += 1) {
    const name = `${round}-${at}`;
    results.push(
      ...(await Promise.allSettled([
        put(store, thing(name, { tags: ['x'], name })),
        increment(store, 'counter'),
        store.change({ ...by('jot'), durable: 'soon' }, (tx) => tx.put(drafts, draft(`${name}-jot`))),
      ])),
    );
  }
  await store.compact().catch(() => undefined);
  return results;
}

const reasons = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));

/** Fails the n-th call for every n, until a run has fewer calls: `check` says whether the fault came. */
async function forEveryN(check: (n: number, code: string) => Promise<boolean>): Promise<void> {
  const codes = ['ENOSPC', 'EIO', 'EACCES'];
  let n = 1;
  while (await check(n, codes[n % codes.length] as string)) n += 1;
  expect(n, 'there was something to fail').toBeGreaterThan(3);
}

for (const times of [1, 4]) {
  test(`REL4: whichever ${times} writes, cuts, renames, openings or removals in a row fail, memory equals the disk and the next try works`, async () => {
    const counts = ({ op }: Call) => ['write', 'truncate', 'rename', 'open', 'remove'].includes(op);
    let refused = 0;
    await forEveryN(async (n, code) => {
      const disk = memoryFiles();
      const { files, fault } = refuse(disk, n, times, counts, code);
      const store = await openThrough(files, times, code);
      const failures = reasons(await work(store, 'first'));
      const { hit } = fault;
      fault.over = true;
      expect(
        failures.filter((reason) => !(reason instanceof NotSaved && reason.message.includes(code))),
      ).toEqual([]);
      refused += failures.length;
      expect(reasons(await work(store, 'second'))).toEqual([]);
      expect(store.health()).toEqual({ kind: 'well' });
      const inMemory = await contentOf(store);
      await store.close();
      expect(await verifyAudit('data', { files: disk })).toMatchObject({ kind: 'intact' });
      expect(await contentOf(await openLocalStore({ ...options, files: disk }))).toEqual(inMemory);
      return hit !== undefined;
    });
    expect(refused, 'changes were refused').toBeGreaterThan(4);
  });
}

/** Opens the store in spite of so many faults; each try but the last is refused with the fault. */
async function openThrough(files: Files, faults: number, code: string): Promise<LocalStore> {
  for (let left = faults; left > 0; left -= 1) {
    try {
      return await openLocalStore({ ...options, files });
    } catch (error) {
      expect(error).toMatchObject({ code });
    }
  }
  return openLocalStore({ ...options, files });
}

test('REL4: after a failed fsync changes are refused with the reason, reads go on, and reopening heals', async () => {
  const counts = ({ op }: Call) => op === 'sync' || op === 'syncFolder';
  let readOnly = 0;
  await forEveryN(async (n, code) => {
    const disk = memoryFiles();
    const { files, fault } = refuse(disk, n, 1, counts, code);
    const opened = await openLocalStore({ ...options, files }).catch(() => undefined);
    if (opened === undefined) return true;
    const failures = reasons(await work(opened, 'first'));
    if (fault.hit !== undefined) {
      readOnly += 1;
      expect(
        failures.filter((reason) => !(reason instanceof StoreReadOnly && reason.reason.includes(code))),
      ).toEqual([]);
      expect(opened.health()).toMatchObject({ kind: 'readOnly' });
      await expect(put(opened, thing('after'))).rejects.toThrow(StoreReadOnly);
    }
    const inMemory = await contentOf(opened);
    await opened.close();
    const reopened = await openLocalStore({ ...options, files: disk });
    expect(await contentOf(reopened)).toEqual(inMemory);
    expect(reasons(await work(reopened, 'second'))).toEqual([]);
    await reopened.close();
    return fault.hit !== undefined;
  });
  expect(readOnly).toBeGreaterThan(4);
});

test('REL4: whichever read fails when the store is opened, nothing is changed and the next try works', async () => {
  const counts = ({ op }: Call) => ['list', 'read', 'size', 'open'].includes(op);
  const disk = memoryFiles();
  const first = await openLocalStore({ ...options, files: disk });
  await work(first, 'first');
  await put(first, thing('in the journal'));
  const content = await contentOf(first);
  await first.close();
  await forEveryN(async (n, code) => {
    const { files, fault } = refuse(disk, n, 1, counts, code);
    const opening = openLocalStore({ ...options, files });
    await opening.then((store) => store.close()).catch(() => undefined);
    if (fault.hit === undefined) return false;
    await expect(opening).rejects.toMatchObject({ code });
    const store = await openLocalStore({ ...options, files });
    expect(await contentOf(store)).toEqual(content);
    await store.close();
    return true;
  });
});

test('a snapshot that failed leaves nothing behind in the next one, even when that is shorter', async () => {
  const disk = memoryFiles();
  const { files, fault } = refuse(
    disk,
    1,
    1,
    ({ op, file }) => op === 'rename' && file === 'snapshot.jsonl',
    'EIO',
  );
  const store = await openLocalStore({ folder: 'data', collections, files });
  await put(store, ...Array.from({ length: 200 }, (_, at) => thing(`t${at}`)));
  await expect(store.compact()).rejects.toThrow('EIO');
  expect(store.health()).toMatchObject({ kind: 'noSnapshot', reason: expect.stringContaining('EIO') });
  expect(fault.hit).toBeDefined();
  await store.change(by('clear'), async (tx) => {
    for (let at = 1; at < 200; at += 1) await tx.remove(things, `t${at}`);
  });
  await store.compact();
  expect(store.health()).toEqual({ kind: 'well' });
  await store.close();
  expect(await contentOf(await openLocalStore({ folder: 'data', collections, files: disk }))).toHaveLength(1);
});
