import { Low } from 'lowdb';
import type { AuditFile } from './audit-file.ts';
import { sync } from './errors.ts';
import type { Files } from './files.ts';
import { inFolder } from './folder.ts';
import { SnapshotFile } from './snapshot-file.ts';
import type { Snapshot } from './state.ts';

/** Writes a snapshot and the audit trail up to it into an empty folder, which can then be opened as a store. */
export async function copyTo(
  { files, schema }: { readonly files: Files; readonly schema: number },
  target: string,
  snapshot: Snapshot,
  audit: AuditFile,
): Promise<void> {
  await files.makeFolder(target);
  if ((await files.list(target)).length > 0) {
    throw new Error(`${target} is not empty, so nothing was copied: name a folder that is new or empty`);
  }
  const paths = inFolder(target);
  const copy = await files.open(paths.audit, 'write');
  try {
    await audit.copyTo(copy, snapshot.audit.end);
    await sync(paths.audit, () => copy.sync());
  } finally {
    await copy.close();
  }
  // Last, so that half a copy is no store.
  await new Low<Snapshot>(new SnapshotFile(files, paths.snapshot, schema, same), snapshot).write();
}

const same = <T>(_: string, record: T): T => record;
