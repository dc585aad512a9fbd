import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../domain/store/audit.ts';
import { checkChain } from '../../domain/store/contents.ts';
import type { LastEntry } from '../../domain/store/local/folder.ts';
import { decodeLine, encodeLine } from '../../domain/store/local/lines.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { around } from './faults.ts';
import { diskOf, type Image, imageOf, withFile } from './image.ts';
import { by, collections, draft, drafts, increment, put, type Thing, thing, things } from './things.ts';

const FOLDER = 'data';
const FLIPS = Number(process.env['STORE_RUNS'] ?? 1000);

const check = async (image: Image, noted?: LastEntry) =>
  verifyAudit(FOLDER, { files: await diskOf(image, FOLDER), ...(noted === undefined ? {} : { noted }) });

/** A closed store with entries in the audit file and behind it in the journal. */
async function written(): Promise<{ image: Image; last: LastEntry; unclosed: Image }> {
  const files = memoryFiles();
  const store = await openLocalStore({ folder: FOLDER, collections, files });
  for (let at = 0; at < 6; at += 1) await increment(store, `t${at % 3}`);
  await store.compact();
  for (let at = 0; at < 3; at += 1) await increment(store, `t${at}`);
  await store.change(by(), (tx) => tx.put(drafts, draft('d', 'canary')));
  const unclosed = await imageOf(files, FOLDER);
  const last = store.lastEntry();
  await store.close();
  return { image: await imageOf(files, FOLDER), last, unclosed };
}

describe('SEC13: the audit trail', () => {
  let closed: Awaited<ReturnType<typeof written>>;
  beforeAll(async () => {
    closed = await written();
  });

  test('has exactly one entry for each change, and is intact', async () => {
    expect(await check(closed.image)).toEqual({ kind: 'intact', entries: 10, last: closed.last });
    expect(closed.last.seq).toBe(10);
  });

  test('shows any byte that was changed or taken out, in whichever file', async () => {
    const files = [...closed.image.keys()];
    const total = files.reduce((sum, name) => sum + (closed.image.get(name)?.length ?? 0), 0);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: total - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, takeOut) => {
          let name = '';
          let offset = at;
          for (name of files) {
            const { length } = closed.image.get(name) as Buffer;
            if (offset < length) break;
            offset -= length;
          }
          const bytes = Buffer.from(closed.image.get(name) as Buffer);
          bytes[offset] = (bytes[offset] as number) ^ flip;
          const changed = takeOut
            ? Buffer.concat([bytes.subarray(0, offset), bytes.subarray(offset + 1)])
            : bytes;
          expect(await check(withFile(closed.image, name, changed)), `${name} at ${offset}`).toMatchObject({
            kind: 'damaged',
          });
        },
      ),
      { numRuns: FLIPS },
    );
  });

  test('shows lines that were taken out or put in another order', async () => {
    for (const name of ['audit.jsonl', 'journal-000000000007.jsonl']) {
      const lines = (closed.image.get(name) as Buffer).toString().split(/(?<=\n)/);
      for (let at = 0; at < lines.length; at += 1) {
        const without = Buffer.from(lines.toSpliced(at, 1).join(''));
        expect(await check(withFile(closed.image, name, without))).toMatchObject({ kind: 'damaged' });
        const [line = '', next = ''] = lines.slice(at, at + 2);
        if (next === '') continue;
        const swapped = Buffer.from(lines.toSpliced(at, 2, next, line).join(''));
        expect(await check(withFile(closed.image, name, swapped))).toMatchObject({ kind: 'damaged' });
      }
    }
  });

  test('shows an entry that somebody rewrote who knows how lines are checked', async () => {
    const entries = ['audit.jsonl', 'journal-000000000007.jsonl'].flatMap((name) => {
      const lines = (closed.image.get(name) as Buffer).toString().split(/(?<=\n)/);
      return lines.flatMap((line, at) => {
        const json = decodeLine(Buffer.from(line.slice(0, -1))) ?? '';
        const other = json.replace(/"size":\d/, '"size":7');
        const rewritten = Buffer.from(lines.toSpliced(at, 1, encodeLine(other).toString()).join(''));
        return other === json ? [] : [{ name, rewritten }];
      });
    });
    expect(new Set(entries.map(({ name }) => name)).size).toBe(2);
    for (const { name, rewritten } of entries)
      expect(await check(withFile(closed.image, name, rewritten))).toMatchObject({
        kind: 'damaged',
        what: expect.stringContaining('is not the one that was chained'),
      });
  });

  test('shows entries cut off its end, by the note of the last closing', async () => {
    const name = 'journal-000000000007.jsonl';
    const lines = (closed.image.get(name) as Buffer).toString().split(/(?<=\n)/);
    const shorter = withFile(closed.image, name, Buffer.from(lines.slice(0, -2).join('')));
    expect(await check(shorter)).toMatchObject({
      kind: 'damaged',
      what: expect.stringContaining('ends with entry 9'),
    });
    const none = new Map(closed.image);
    none.delete(name);
    expect(await check(none)).toMatchObject({ kind: 'damaged' });
  });

  test('of a store that crashed shows a cut end by an entry that was noted elsewhere', async () => {
    const name = 'journal-000000000007.jsonl';
    const lines = (closed.unclosed.get(name) as Buffer).toString().split(/(?<=\n)/);
    const shorter = withFile(closed.unclosed, name, Buffer.from(lines.slice(0, -2).join('')));
    expect(await check(shorter)).toMatchObject({ kind: 'intact', entries: 9 });
    expect(await check(shorter, closed.last)).toMatchObject({ kind: 'damaged' });
    expect(await check(closed.unclosed, closed.last)).toMatchObject({ kind: 'intact' });
  });

  test('SEC12: holds nothing of working memory', async () => {
    const files = memoryFiles();
    const store = await openLocalStore({ folder: FOLDER, collections, files });
    await store.change(by(), async (tx) => {
      await tx.put(drafts, draft('d', 'canary'));
      await tx.put(things, thing('a'));
    });
    await store.compact();
    const trail = (await imageOf(files, FOLDER)).get('audit.jsonl')?.toString() ?? '';
    expect(trail).toContain('"why":"test"');
    expect(trail).not.toContain('canary');
  });
});

test('SEC13: in a database or a backup any character altered and any entry taken out is found', async () => {
  const files = memoryFiles();
  const store = await openLocalStore({ folder: FOLDER, collections, files });
  for (let at = 0; at < 8; at += 1) await increment(store, `t${at % 3}`);
  const texts = await store.moment(async ({ entries }) => {
    const all: string[] = [];
    for await (const entry of entries(0)) all.push(JSON.stringify(entry));
    return all;
  });
  const noted = store.lastEntry();
  const check = (altered: readonly string[]) =>
    checkChain(Readable.from(altered.map((text) => JSON.parse(text) as AuditEntry)), noted);
  expect(await check(texts)).toEqual(noted);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: texts.length - 1 }),
      fc.nat(),
      fc.integer({ min: 1, max: 127 }),
      fc.boolean(),
      async (entry, place, flip, takeOut) => {
        const text = texts[entry] as string;
        const at = place % text.length;
        const other = String.fromCharCode(text.charCodeAt(at) ^ flip);
        const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
        const altered = takeOut ? texts.toSpliced(entry, 1) : texts.toSpliced(entry, 1, changed);
        // What is no JSON any more was found by whoever read it.
        await expect((async () => check(altered))(), `${entry} at ${at}`).rejects.toThrow();
      },
    ),
    { numRuns: FLIPS },
  );
});

test('a history is read from the file and from memory alike, while entries move from one to the other', async () => {
  const store = await openLocalStore({
    folder: FOLDER,
    collections,
    files: memoryFiles(),
    journalBytes: 600,
  });
  const description = 'x'.repeat(9000);
  await put(store, thing('long', { name: description }));
  for (let at = 0; at < 40; at += 1) await increment(store, `t${at % 2}`);
  const sizes = async (id: string) =>
    (await store.read((view) => view.history(things, id, 99))).map(
      ({ edits }) => (edits[0]?.after as Thing | undefined)?.size,
    );
  expect(await sizes('t0')).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  await store.compact();
  expect(await sizes('t1')).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  expect(await store.read((view) => view.history(things, 'long', 1))).toMatchObject([
    { edits: [{ after: { name: description } }] },
  ]);
});

test('an import of very many records is one change with one entry, and each record has its own history', async () => {
  const files = memoryFiles();
  const store = await openLocalStore({ folder: FOLDER, collections, files });
  const count = 5000;
  await store.change(by('import'), async (tx) => {
    for (let at = 0; at < count; at += 1)
      await tx.put(things, thing(`t${at}`, { tags: ['x'], name: `Ann ${at}` }));
  });
  expect(store.sizes().changes).toBe(1);
  await store.read(async (view) => {
    expect(await view.count(things, 'byTag', 'x')).toBe(count);
    expect(await view.history(things, 't4321', 5)).toMatchObject([
      { seq: 1, why: 'import', edits: [{ id: 't4321' }] },
    ]);
  });
  await store.close();
  expect(await verifyAudit(FOLDER, { files })).toMatchObject({ kind: 'intact', entries: 1 });
  const reopened = await openLocalStore({ folder: FOLDER, collections, files });
  expect(reopened.sizes().records['things']).toBe(count);
});

test('a history does not lead to an entry that came during a snapshot and was lost in a crash', async () => {
  const disk = memoryFiles();
  let duringSnapshot = async (): Promise<void> => undefined;
  const files = around(disk, async (call, run) => {
    const now = duringSnapshot;
    if (call.op === 'write' && call.file.endsWith('.tmp')) {
      duringSnapshot = async () => undefined;
      await now();
    }
    return run();
  });
  const store = await openLocalStore({ folder: FOLDER, collections, files });
  await increment(store, 'a');
  // More than a block, so that the snapshot is still being written when the change comes.
  await put(store, thing('long', { rank: 'x'.repeat(70_000) }));
  duringSnapshot = async () => {
    await increment(store, 'a');
  };
  await store.compact();
  const left = await imageOf(disk, FOLDER);
  const journal = 'journal-000000000003.jsonl';
  const torn = withFile(left, journal, (left.get(journal) as Buffer).subarray(0, -5));
  const reopened = await openLocalStore({ folder: FOLDER, collections, files: await diskOf(torn, FOLDER) });
  expect(reopened.dropped).toBeDefined();
  expect(await reopened.read((view) => view.history(things, 'a', 9))).toMatchObject([{ seq: 1 }]);
});
