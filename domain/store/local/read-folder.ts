import { Low } from 'lowdb';
import type { Contents } from '../contents.ts';
import { AuditFile } from './audit-file.ts';
import { AuditTrail } from './audit-trail.ts';
import { contentsIn } from './contents.ts';
import { diskFiles } from './disk-files.ts';
import { StoreDamaged } from './errors.ts';
import { pathsIn, refuseHalfFilled } from './folder.ts';
import { nothingYet } from './keeper.ts';
import { load } from './load.ts';
import type { LocalOptions } from './open-store.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { type Snapshot, State } from './state.ts';
import { upgradeThrough } from './upgrades.ts';

export interface FolderOptions extends Pick<LocalOptions, 'folder' | 'collections' | 'upgrades' | 'files'> {
  /** For whoever fills the folder: also before that has come to its end. */
  readonly whileFilling?: true;
}

/** A snapshot may come between two looks at the folder, seldom twice in a row. */
const tries = 5;

/**
 * Hands over all that a folder holds, without its lock and without writing anything: also while a bot has it open.
 * It is what the folder would hold if the power went now: every change that anybody was told is saved, and whole
 * ones only. Throws `FolderHalfFilled`, `StoreDamaged` or `StoreTooNew`.
 */
export async function readFolder<T>(
  options: FolderOptions,
  use: (contents: Contents) => Promise<T>,
): Promise<T> {
  const { folder, files = diskFiles, whileFilling = false } = options;
  if (!whileFilling) await refuseHalfFilled(files, folder);
  const { audit, contents } = await look(options, tries);
  try {
    return await use(contents);
  } finally {
    await audit.close();
  }
}

async function look(options: FolderOptions, left: number): ReturnType<typeof lookOnce> {
  try {
    return await lookOnce(options);
  } catch (error) {
    const moved = error instanceof StoreDamaged || (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!moved || left <= 1) throw error;
    return look(options, left - 1);
  }
}

async function lookOnce({ folder, collections, upgrades = [], files = diskFiles }: FolderOptions) {
  const schema = upgrades.length + 1;
  const upgrade = upgradeThrough(upgrades);
  const paths = await pathsIn(files, folder);
  const audit = await AuditFile.read(files, paths.audit).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`${folder} holds no data. Correct DATA_DIR.`) : error;
  });
  try {
    const state = new State(collections, new AuditTrail((at) => audit.line(at)));
    const db = new Low<Snapshot>(new SnapshotFile(files, paths.snapshot, schema, upgrade), nothingYet);
    await load(state, folder, { files, db, audit, schema, upgrade });
    return { audit, contents: contentsIn(state.snapshot(), trailOf(state, audit)) };
  } catch (error) {
    await audit.close();
    throw error;
  }
}

/** The trail's own file and what of it stands in the journal, as one. */
function trailOf({ trail }: State, audit: AuditFile): Pick<AuditFile, 'read'> {
  const from = trail.keptFrom;
  const kept = Buffer.concat([...trail.kept(trail.end)]);
  return {
    read: async (length, position) =>
      position < from
        ? audit.read(Math.min(length, from - position), position)
        : kept.subarray(position - from, position - from + length),
  };
}
