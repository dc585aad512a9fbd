import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AuditEntry, auditHash } from '../../domain/store/audit.ts';
import { BackupDamaged, BackupTooNew } from '../../domain/store/backup/errors.ts';
import { readSeal, recordsOf, seal, sealBytes, sha256 } from '../../domain/store/backup/format.ts';
import { ChainBroken, checkChain, digestOf } from '../../domain/store/contents.ts';
import {
  FolderHalfFilled,
  FolderInUse,
  StoreDamaged,
  StoreTooNew,
  SyncFailed,
  sync,
} from '../../domain/store/local/errors.ts';
import { checkHeader, FORMAT, formatOf, type Header } from '../../domain/store/local/format.ts';

async function* listed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

test('an administrator is told what is wrong, that nothing was changed, and what to do', () => {
  const told = (error: Error) => `${error.name}: ${error.message}`;
  expect(
    [
      new BackupDamaged('b.gz', 'its seal is missing'),
      new BackupTooNew('b.gz', 'format 9'),
      new StoreDamaged('journal.jsonl', 'line 3 is torn'),
      new StoreTooNew('snapshot.jsonl', 'format 9', '2'),
      new FolderHalfFilled('data'),
      new FolderInUse('data', 4_711),
      new FolderInUse('data', undefined),
      new SyncFailed('journal.jsonl', new Error('EIO')),
      new SyncFailed('journal.jsonl', 'EIO'),
      new ChainBroken(7),
    ].map(told),
  ).toEqual([
    'BackupDamaged: b.gz is damaged: its seal is missing. Nothing was written: restore an older backup.',
    'BackupTooNew: b.gz was made by a newer release (format 9). Nothing was written: restore it with that release.',
    'StoreDamaged: journal.jsonl is damaged: line 3 is torn. Nothing was changed: restore the data folder from a backup.',
    'StoreTooNew: snapshot.jsonl was written by a newer release (format 9; this one knows 2). Nothing was changed: start the newer release, or restore a backup made with this one.',
    'FolderHalfFilled: The data folder data is only half filled: npm run restore or migrate-store was interrupted. Run the same command again, which begins anew, or remove the folder. Nothing was changed.',
    "FolderInUse: The data folder data is in use by process 4711. Two processes on one folder would destroy each other's work: stop that one first, or give this one a folder of its own. Nothing was changed.",
    "FolderInUse: The data folder data is in use by another process. Two processes on one folder would destroy each other's work: stop that one first, or give this one a folder of its own. Nothing was changed.",
    'SyncFailed: The disk could not confirm a write to journal.jsonl (EIO), so it is unknown what it holds. Check the disk, then restart.',
    'SyncFailed: The disk could not confirm a write to journal.jsonl (EIO), so it is unknown what it holds. Check the disk, then restart.',
    'ChainBroken: Entry 7 of the audit trail is missing or altered',
  ]);
});

test('a disk that cannot confirm a write is told of as that', async () => {
  const cause = new Error('EIO');
  await sync('a', async () => undefined);
  await expect(sync('a', () => Promise.reject(cause))).rejects.toMatchObject({ name: 'SyncFailed', cause });
});

test('a file is opened by a release that knows its kind, its format and the shape of its records', () => {
  const header: Header = { kind: 'journal', format: FORMAT, schema: 3 };
  const open = (of: Partial<Header>) => checkHeader('a.jsonl', 'journal', { ...header, ...of }, 3);
  expect(open({})).toEqual(header);
  expect(open({ format: 1, schema: 1 })).toMatchObject({ format: 1, schema: 1 });
  expect(() => open({ kind: 'snapshot' })).toThrow('a.jsonl is damaged: it does not start as a journal.');
  expect(() => open({ format: FORMAT + 1 })).toThrow('(format 3; this one knows 2)');
  expect(() => open({ schema: 4 })).toThrow('(records of schema 4; this one knows 3)');
  const mark = { seq: 1, hash: '', bytes: 0 } as unknown as Parameters<typeof formatOf>[0];
  expect([formatOf(mark), formatOf({ ...mark, file: 'audit-2.jsonl' })]).toEqual([1, 2]);
});

test('a seal says where the manifest begins, and any other byte is no seal', () => {
  const hash = sha256(Buffer.from('manifest'));
  expect(hash).toBe(createHash('sha256').update('manifest').digest('hex'));
  const sealed = seal(1_234, hash);
  expect(sealed).toHaveLength(sealBytes);
  expect(sealed[9]).toBe(255);
  expect(readSeal(sealed)).toEqual({ at: 1_234, hash });
  for (let at = 0; at < sealed.length; at += 1) {
    const wrong = Buffer.from(sealed);
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    expect(readSeal(wrong)).toBeUndefined();
  }
  expect(readSeal(Buffer.from('no seal'))).toBeUndefined();
  expect(recordsOf('leads')).toBe('records leads');
});

describe('an audit trail', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const heads = [
    { seq: 1, at: '2026-11-20T09:00:00.000Z', by: 'sam', why: 'qualify', activityId: 'a1' },
    { seq: 2, at: '2026-11-20T09:01:00.000Z', by: 'ada', why: 'forget' },
  ];
  const edits = [{ collection: 'leads', id: 'ann', after: { id: 'ann', version: 1 } }];
  const first = sha(`\n${JSON.stringify(heads[0])}\n${JSON.stringify(edits[0])}`);
  const second = sha(`${first}\n${JSON.stringify(heads[1])}`);
  const entries = [
    { ...heads[0], edits, hash: first },
    { ...heads[1], edits: [], hash: second },
  ] as readonly AuditEntry[];
  const [one, two] = entries as readonly [AuditEntry, AuditEntry];

  test('is chained: each entry is hashed with the hash before it, its head and its edits, a line each', async () => {
    const hash = auditHash('', one);
    hash.add(JSON.stringify(edits[0]));
    expect(hash.digest()).toBe(first);
    expect(await checkChain(listed(entries))).toEqual({ seq: 2, hash: second });
    expect(await checkChain(listed([]))).toEqual({ seq: 0, hash: '' });
  });

  test.each<[string, readonly AuditEntry[], number]>([
    ['without its first entry', [two], 1],
    ['with an entry twice', [one, one], 2],
    ['with another number', [{ ...one, seq: 5 }], 1],
    ['with an edit less', [{ ...one, edits: [] }, two], 1],
    ['with another name in it', [one, { ...two, by: 'sam' }], 2],
    ['with another hash', [one, { ...two, hash: first }], 2],
  ])('%s is broken there', async (_, altered, seq) => {
    await expect(checkChain(listed(altered))).rejects.toMatchObject({ name: 'ChainBroken', seq });
  });

  test('that ends too early is known by an entry that was noted elsewhere', async () => {
    const check = (of: readonly AuditEntry[], seq: number, hash: string) =>
      checkChain(listed(of), { seq, hash });
    expect(await check(entries, 1, first)).toEqual({ seq: 2, hash: second });
    expect(await check(entries, 2, second)).toEqual({ seq: 2, hash: second });
    await expect(check([one], 2, second)).rejects.toMatchObject({ seq: 2 });
    await expect(check(entries, 2, first)).rejects.toMatchObject({ seq: 2 });
    await expect(check(entries, 1, second)).rejects.toMatchObject({ seq: 1 });
  });

  test('of the same records there is the same digest, and another of any other', async () => {
    const records = [
      { id: 'a', version: 1 },
      { id: 'b', version: 2 },
    ];
    expect(await digestOf(listed(records))).toEqual({
      count: 2,
      hash: sha('{"id":"a","version":1}\n{"id":"b","version":2}\n'),
    });
    expect(await digestOf(listed([]))).toEqual({ count: 0, hash: sha('') });
  });
});
