import { basename, dirname } from 'node:path';
import { Low } from 'lowdb';
import type { Contents, OnceResult } from '../contents.ts';
import { ChainBroken } from '../contents.ts';
import type { Stored } from '../store.ts';
import { AuditFile } from './audit-file.ts';
import { AuditTrail, headOf } from './audit-trail.ts';
import { diskFiles } from './disk-files.ts';
import { sync } from './errors.ts';
import type { Files } from './files.ts';
import { inFolder } from './folder.ts';
import { SnapshotFile } from './snapshot-file.ts';
import type { Snapshot } from './state.ts';

/**
 * Fills a data folder with the contents of another store. Until `finishFolder` nobody can open it. A folder that was
 * left half filled is filled anew; one that holds anything else is refused.
 */
export async function writeFolder(
  folder: string,
  contents: Contents,
  collections: readonly string[],
  schema: number,
  files: Files = diskFiles,
): Promise<void> {
  await files.makeFolder(folder);
  const { halfFilled, audit, snapshot, unfinished } = inFolder(folder);
  const there = await files.list(folder);
  if (there.length > 0 && !there.includes(basename(halfFilled)))
    throw new Error(`${folder} is not empty, so nothing was copied: name a folder that is new or empty`);
  await mark(files, halfFilled);
  for (const path of [snapshot, unfinished, audit]) await files.remove(path);
  await writeContents({ files, schema, names: collections }, { audit, snapshot }, contents);
}

/** From now on it can be opened. */
export async function finishFolder(folder: string, files: Files = diskFiles): Promise<void> {
  const syncNames = () => sync(folder, () => files.syncFolder(folder));
  // Those of files that were put beside the store as well.
  await syncNames();
  await files.remove(inFolder(folder).halfFilled);
  await syncNames();
}

/** Durable before anything else stands in the folder. */
async function mark(files: Files, path: string): Promise<void> {
  await (await files.open(path, 'write')).close();
  await sync(path, () => files.syncFolder(dirname(path)));
}

/** The two files of a store: the trail first, because the snapshot tells where it ends. */
export async function writeContents(
  {
    files,
    schema,
    names,
  }: { readonly files: Files; readonly schema: number; readonly names: readonly string[] },
  paths: { readonly audit: string; readonly snapshot: string },
  contents: Contents,
): Promise<void> {
  const file = await AuditFile.open(files, paths.audit);
  try {
    const trail = await copyTrail(contents, file);
    const snapshot = await snapshotOf(contents, names, trail, basename(paths.audit));
    await new Low<Snapshot>(new SnapshotFile(files, paths.snapshot, schema, same), snapshot).write();
  } finally {
    await file.close();
  }
}

const same = <T>(_: string, record: T): T => record;

async function copyTrail(contents: Contents, file: AuditFile): Promise<AuditTrail> {
  const trail = new AuditTrail((at) => file.line(at));
  for await (const entry of contents.entries(0)) {
    const rest = { others: 0, durable: entry.seq - 1 };
    const draft = await trail.draft(headOf(entry), entry.edits, rest);
    if (draft.hash !== entry.hash) throw new ChainBroken(entry.seq);
    trail.accept(draft);
    if (trail.end - trail.keptFrom > trailBlock) await writeOut(trail, file);
  }
  await writeOut(trail, file);
  return trail;
}

/** Each writing is an fsync, so entries are written many at once. */
const trailBlock = 1 << 20;

async function writeOut(trail: AuditTrail, file: AuditFile): Promise<void> {
  await file.write(trail.keptFrom, trail.kept(trail.end));
  trail.release(trail.end);
}

async function snapshotOf(
  contents: Contents,
  collections: readonly string[],
  trail: AuditTrail,
  auditFile: string,
): Promise<Snapshot> {
  const { seq, hash } = contents.last;
  if (hash !== trail.hash) throw new ChainBroken(seq);
  const records: { collection: string; records: Stored[] }[] = [];
  for (const collection of collections) {
    const these: Stored[] = [];
    for await (const record of contents.records(collection)) these.push(record);
    records.push({ collection, records: these });
  }
  const once: OnceResult[] = [];
  for await (const result of contents.results()) once.push(result);
  const at = once.reduce((latest, result) => (result.at > latest ? result.at : latest), '');
  const file = auditFile === basename(inFolder('').audit) ? {} : { file: auditFile };
  const audit = { end: trail.end, hash, ...file };
  return { seq, at, audit, records, once, lastEdits: trail.lastEdits(trail.end) };
}
