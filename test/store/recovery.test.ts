import { describe, expect, test } from 'vitest';
import { FolderInUse, StoreDamaged, StoreTooNew } from '../../domain/store/local/errors.ts';
import type { Files } from '../../domain/store/local/files.ts';
import { encodeLine } from '../../domain/store/local/lines.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';
import { type LocalOptions, openLocalStore } from '../../domain/store/local/open-store.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import { diskOf as diskWith, type Image, imageOf } from './image.ts';
import {
  by,
  collections,
  contentOf,
  draft,
  drafts,
  get,
  idsOf,
  increment,
  put,
  type Thing,
  thing,
  things,
} from './things.ts';

const FOLDER = 'data';
const options: LocalOptions = { folder: FOLDER, collections };
const open = (files: Files, more: Partial<LocalOptions> = {}) =>
  openLocalStore({ ...options, files, ...more });

const image = (files: Files) => imageOf(files, FOLDER);
const diskOf = (content: Image) => diskWith(content, FOLDER);

const JOURNAL = 'journal-000000000001.jsonl';

/** A store with two changes in its journal, not closed: as a kill leaves it. Returns what the journal held after each. */
async function killedAfterTwo() {
  const files = memoryFiles();
  const store = await open(files);
  await put(store, thing('a', { tags: ['x'] }));
  const first = await image(files);
  await store.change(by(), async (tx) => {
    await tx.put(things, thing('b'));
    await tx.put(drafts, draft('d'));
    await tx.once('k', async () => 1);
  });
  const both = await image(files);
  return { first: first.get(JOURNAL) as Buffer, both, journal: both.get(JOURNAL) as Buffer };
}

describe('REL3: a torn last change', () => {
  test('cut at whatever byte, is dropped as a whole and named, and the store goes on', async () => {
    const { first, both, journal } = await killedAfterTwo();
    for (let size = first.length; size < journal.length; size += 1) {
      const files = await diskOf(new Map(both).set(JOURNAL, journal.subarray(0, size)));
      const store = await open(files);
      expect(idsOf(await contentOf(store))).toEqual(['a']);
      expect(store.dropped).toEqual(
        size === first.length
          ? undefined
          : {
              file: `${FOLDER}/${JOURNAL}`,
              at: first.length,
              bytes: size - first.length,
              acknowledged: false,
            },
      );
      await put(store, thing('c'));
      await store.close();
      const again = await open(files);
      expect(again.dropped).toBeUndefined();
      expect(idsOf(await contentOf(again))).toEqual(['a', 'c']);
    }
  });

  test('with whatever byte changed, is dropped as a whole and named', async () => {
    const { first, both, journal } = await killedAfterTwo();
    for (let at = first.length; at < journal.length; at += 1) {
      const bytes = Buffer.from(journal);
      bytes[at] = (bytes[at] as number) ^ 0x20;
      const store = await open(await diskOf(new Map(both).set(JOURNAL, bytes)));
      expect(idsOf(await contentOf(store))).toEqual(['a']);
      expect(store.dropped).toMatchObject({ at: first.length });
      await store.close();
    }
  });

  test('that the closed store had is named as promised', async () => {
    const files = memoryFiles();
    const store = await open(files);
    await put(store, thing('a'));
    await store.close();
    const closed = await image(files);
    const journal = closed.get(JOURNAL) as Buffer;
    const reopened = await open(await diskOf(closed.set(JOURNAL, journal.subarray(0, -1))));
    expect(reopened.dropped).toMatchObject({ acknowledged: true });
  });
});

describe('damage that no crash leaves', () => {
  test('in an earlier change is an error that names the file, and not a silent loss of what came after', async () => {
    const { first, both, journal } = await killedAfterTwo();
    // Without its last line break the change swallows the line behind it, which vouches for it.
    for (let at = 0; at < first.length - 1; at += 1) {
      const bytes = Buffer.from(journal);
      bytes[at] = (bytes[at] as number) ^ 0x20;
      const opening = open(await diskOf(new Map(both).set(JOURNAL, bytes)));
      await expect(opening, `byte ${at}`).rejects.toThrow(StoreDamaged);
    }
  });

  test('in the snapshot is found at whatever byte', async () => {
    const files = memoryFiles();
    const store = await open(files);
    await put(store, thing('a'));
    await store.change(by(), (tx) => tx.once('k', async () => 1));
    await store.compact();
    await store.close();
    const closed = await image(files);
    const snapshot = closed.get('snapshot.jsonl') as Buffer;
    for (let at = 0; at < snapshot.length; at += 1) {
      const bytes = Buffer.from(snapshot);
      bytes[at] = (bytes[at] as number) ^ 0x20;
      await expect(open(await diskOf(new Map(closed).set('snapshot.jsonl', bytes)))).rejects.toThrow(
        StoreDamaged,
      );
    }
    for (let size = 0; size < snapshot.length; size += 1) {
      const cut = new Map(closed).set('snapshot.jsonl', snapshot.subarray(0, size));
      await expect(open(await diskOf(cut))).rejects.toThrow(StoreDamaged);
    }
  });

  test('a missing segment, snapshot or audit trail is an error', async () => {
    const files = memoryFiles();
    const store = await open(files);
    await put(store, thing('a'));
    await store.compact();
    await put(store, thing('b'));
    await store.close();
    const closed = await image(files);
    expect([...closed.keys()].sort()).toEqual([
      'audit.jsonl',
      'journal-000000000002.jsonl',
      'lock',
      'snapshot.jsonl',
    ]);
    for (const name of ['snapshot.jsonl', 'audit.jsonl']) {
      const rest = new Map(closed);
      rest.delete(name);
      await expect(open(await diskOf(rest)), name).rejects.toThrow(StoreDamaged);
    }
  });

  test('refusing to open leaves every file as it was', async () => {
    const { both, journal } = await killedAfterTwo();
    const bytes = Buffer.from(journal);
    bytes[100] = 0;
    const files = await diskOf(new Map(both).set(JOURNAL, bytes));
    const before = await image(files);
    await expect(open(files)).rejects.toThrow(StoreDamaged);
    expect(await image(files)).toEqual(before);
  });
});

describe('snapshots', () => {
  test('everything comes back from the snapshot and from the journal behind it', async () => {
    const files = memoryFiles();
    const store = await open(files);
    for (let at = 0; at < 130; at += 1) await increment(store, `t${at % 70}`);
    await store.change(by(), async (tx) => {
      await tx.put(drafts, draft('d', 'text'));
      await tx.once('in the snapshot', async () => ({ n: 1 }));
    });
    await store.compact();
    await put(store, thing('late', { tags: ['x'] }));
    await store.change(by(), (tx) => tx.once('in the journal', async () => ({ n: 2 })));
    await store.change(by(), (tx) => tx.remove(things, 't3'));
    const content = await contentOf(store);
    const history = await store.read((view) => view.history(things, 't1', 9));
    await store.close();

    const reopened = await open(files);
    expect(await contentOf(reopened)).toEqual(content);
    expect(await reopened.read((view) => view.history(things, 't1', 9))).toEqual(history);
    expect(history).toHaveLength(2);
    expect(await reopened.read((view) => view.history(things, 't3', 9))).toHaveLength(3);
    expect(await reopened.read((view) => view.count(things, 'byTag', 'x'))).toBe(1);
    const again = (key: string) => reopened.change(by(), (tx) => tx.once(key, async () => 'ran again'));
    expect(await again('in the snapshot')).toEqual({ n: 1 });
    expect(await again('in the journal')).toEqual({ n: 2 });
  });

  test('are written by themselves as the journal grows, while changes go on', async () => {
    const files = memoryFiles();
    const store = await open(files, { journalBytes: 5000 });
    await Promise.all(Array.from({ length: 200 }, (_, at) => increment(store, `t${at % 10}`)));
    await store.close();
    const names = [...(await image(files)).keys()];
    expect(names).toContain('snapshot.jsonl');
    expect(names).not.toContain(JOURNAL);
    const reopened = await open(files);
    expect((await contentOf(reopened)).every((record) => (record as Thing).size === 20)).toBe(true);
    expect(reopened.sizes()).toMatchObject({ records: { things: 10, drafts: 0 }, changes: 200 });
  });

  test('remember the results of commands for a week and forget them later', async () => {
    const files = memoryFiles();
    const store = await open(files);
    const command = (key: string, at: string) =>
      store.change(by('press', at), (tx) => tx.once(key, async () => at));
    await command('old', '2026-01-01T00:00:00.000Z');
    await command('recent', '2026-01-04T00:00:00.000Z');
    await command('now', '2026-01-11T00:00:00.000Z');
    await store.compact();
    expect(await command('recent', '2026-01-11T00:00:00.000Z')).toBe('2026-01-04T00:00:00.000Z');
    expect(await command('old', '2026-01-11T00:00:00.000Z')).toBe('2026-01-11T00:00:00.000Z');
  });
});

describe('releases', () => {
  test('REL12: records of an earlier release are brought up to date, in snapshot and journal, one step after another', async () => {
    const files = memoryFiles();
    const first = await open(files);
    await put(first, thing('a', { name: 'ann' }), thing('gone'));
    await first.compact();
    await put(first, thing('b', { name: 'bert' }));
    await first.close();

    const shout = (_: string, record: Thing) => ({ ...record, name: record.name.toUpperCase() });
    const tagged = (_: string, record: Thing) =>
      record.id === 'gone' ? undefined : { ...record, tags: [record.name] };
    const upgrades = [shout, tagged] as unknown as LocalOptions['upgrades'] & object;
    const second = await open(files, { upgrades });
    expect(await get(second, 'a')).toEqual({ id: 'a', version: 1, name: 'ANN', tags: ['ANN'] });
    expect(idsOf(await second.read((view) => view.find(things, 'byTag', 'BERT')))).toEqual(['b']);
    expect(await get(second, 'gone')).toBeUndefined();
    await put(second, thing('c', { name: 'carl' }));
    await second.close();
    // Brought up to date once, and not again.
    const third = await open(files, { upgrades });
    expect(await get(third, 'c')).toMatchObject({ name: 'carl', tags: [] });
    await third.close();
    expect(await verifyAudit(FOLDER, { files })).toMatchObject({ kind: 'intact', entries: 3 });
  });

  test('a folder of a newer release is refused and left alone', async () => {
    const files = memoryFiles();
    const newer = await open(files, { upgrades: [(_, record) => record] });
    await put(newer, thing('a'));
    await newer.close();
    const before = await image(files);
    await expect(open(files)).rejects.toThrow(StoreTooNew);
    expect(await image(files)).toEqual(before);

    const header = { kind: 'journal', format: 99, schema: 1, from: 1 };
    const future = await diskOf(new Map([[JOURNAL, encodeLine(JSON.stringify(header))]]));
    await expect(open(future)).rejects.toThrow('newer release');
  });

  test('records of a collection that is no longer declared are kept', async () => {
    const files = memoryFiles();
    const store = await open(files);
    await put(store, thing('a'));
    await store.compact();
    await store.close();
    const without = await open(files, { collections: [drafts] });
    await without.change(by(), (tx) => tx.put(drafts, draft('d')));
    await without.compact();
    await without.close();
    expect(await get(await open(files), 'a')).toBeDefined();
  });
});

describe('one process for a folder', () => {
  test('REL6: a second opening is refused, and the first goes on; after closing it may have the folder', async () => {
    const files = memoryFiles();
    const store = await open(files);
    const refused = open(files);
    await expect(refused).rejects.toThrow(FolderInUse);
    await expect(refused).rejects.toMatchObject({ pid: process.pid, folder: FOLDER });
    await put(store, thing('a'));
    await store.close();
    expect(await get(await open(files), 'a')).toBeDefined();
  });

  test('a closed store refuses everything, and closing it twice is fine', async () => {
    const store = await open(memoryFiles());
    const last = increment(store, 'a');
    await Promise.all([store.close(), store.close()]);
    expect(await last).toBe(1);
    await expect(get(store, 'a')).rejects.toThrow('closed');
    await expect(increment(store, 'a')).rejects.toThrow('closed');
  });
});
