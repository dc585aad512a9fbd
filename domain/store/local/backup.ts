import { Low } from 'lowdb';
import type { AuditFile } from './audit-file.ts';
import { diskFiles } from './disk-files.ts';
import { StoreDamaged, sync } from './errors.ts';
import type { Files, OpenFile } from './files.ts';
import { inFolder, type LastEntry } from './folder.ts';
import { SnapshotFile } from './snapshot-file.ts';
import type { Snapshot } from './state.ts';
import { verifyAudit } from './verify-audit.ts';

type Readable = Pick<OpenFile, 'read'>;

const BLOCK = 1 << 20;

/** Writes a snapshot and the audit trail up to it into an empty folder, which can then be opened as a store. */
export async function copyTo(
  { files, schema }: { readonly files: Files; readonly schema: number },
  target: string,
  snapshot: Snapshot,
  audit: AuditFile,
): Promise<void> {
  await makeEmptyFolder(files, target);
  const paths = inFolder(target);
  await copyBytes(files, audit, snapshot.audit.end, paths.audit);
  // Last, so that half a copy is no store.
  await new Low<Snapshot>(new SnapshotFile(files, paths.snapshot, schema, same), snapshot).write();
}

const same = <T>(_: string, record: T): T => record;

/**
 * Makes a new data folder out of a backup. Checks the backup first (`StoreDamaged`), and refuses a folder that
 * holds anything: move what is there out of the way. The backup stays as it is.
 */
export async function restoreBackup(
  backup: string,
  folder: string,
  files: Files = diskFiles,
): Promise<LastEntry> {
  const check = await verifyAudit(backup, { files });
  if (check.kind === 'damaged') throw new StoreDamaged(check.file, check.what);
  await makeEmptyFolder(files, folder);
  const [from, to] = [inFolder(backup), inFolder(folder)];
  await copyFile(files, from.audit, to.audit);
  await copyFile(files, from.snapshot, to.unfinished);
  await files.rename(to.unfinished, to.snapshot);
  await sync(folder, () => files.syncFolder(folder));
  return check.last;
}

async function makeEmptyFolder(files: Files, folder: string): Promise<void> {
  await files.makeFolder(folder);
  if ((await files.list(folder)).length === 0) return;
  throw new Error(`${folder} is not empty, so nothing was copied: name a folder that is new or empty`);
}

async function copyFile(files: Files, from: string, to: string): Promise<void> {
  const source = await files.open(from, 'read');
  try {
    await copyBytes(files, source, await source.size(), to);
  } finally {
    await source.close();
  }
}

async function copyBytes(files: Files, source: Readable, end: number, to: string): Promise<void> {
  const target = await files.open(to, 'write');
  try {
    for (let at = 0; at < end; ) {
      const chunk = await source.read(Math.min(BLOCK, end - at), at);
      if (chunk.length === 0) throw new StoreDamaged(to, `its source ends at byte ${at}, before byte ${end}`);
      await target.write(chunk, at);
      at += chunk.length;
    }
    await sync(to, () => target.sync());
  } finally {
    await target.close();
  }
}
