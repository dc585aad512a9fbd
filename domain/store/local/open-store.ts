import { join } from 'node:path';
import { Low } from 'lowdb';
import type { AnyCollection } from '../store.ts';
import { AuditFile } from './audit-file.ts';
import { AuditTrail } from './audit-trail.ts';
import { diskFiles } from './disk-files.ts';
import { Engine } from './engine.ts';
import { sync } from './errors.ts';
import type { Files } from './files.ts';
import {
  closedWith,
  type HeldLock,
  type inFolder,
  isLeftOver,
  type LastEntry,
  lockFolder,
  pathsIn,
  readNote,
  refuseHalfFilled,
  writeNote,
} from './folder.ts';
import { Journal, type JournalOwner } from './journal.ts';
import { growthFor, Keeper, nothingYet } from './keeper.ts';
import { type Loaded, load } from './load.ts';
import { type Dropped, LocalStore } from './local-store.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { type Snapshot, State } from './state.ts';
import { type RecordUpgrade, upgradeThrough } from './upgrades.ts';

export interface LocalOptions {
  readonly folder: string;
  readonly collections: readonly AnyCollection[];
  /** Default: the file system. */
  readonly files?: Files;
  /**
   * How records written by earlier releases become today's: one step for each time that shapes changed, oldest
   * first. `undefined` drops the record. Steps are only ever added.
   */
  readonly upgrades?: readonly RecordUpgrade[];
  /** Bytes that the journal may grow, at least, before a snapshot is written. Default 4 MB. */
  readonly journalBytes?: number;
}

/**
 * Opens the embedded store, or makes it. Throws `FolderInUse`, `FolderHalfFilled`, `StoreTooNew` or
 * `StoreDamaged`, and then has changed nothing.
 */
export async function openLocalStore(options: LocalOptions): Promise<LocalStore> {
  const { folder, files = diskFiles } = options;
  await files.makeFolder(folder);
  await refuseHalfFilled(files, folder);
  const lock = await lockFolder(files, folder);
  const opened: { close(): Promise<void> }[] = [lock.file];
  try {
    return await openLocked(options, files, lock, opened);
  } catch (error) {
    for (const file of opened.reverse()) await file.close().catch(() => undefined);
    throw error;
  }
}

/** Puts the parts together. What must be closed if this fails goes into `opened`. */
async function openLocked(
  { folder, collections, upgrades = [], journalBytes }: LocalOptions,
  files: Files,
  lock: HeldLock,
  opened: { close(): Promise<void> }[],
): Promise<LocalStore> {
  const schema = upgrades.length + 1;
  const upgrade = upgradeThrough(upgrades);
  const paths = await pathsIn(files, folder);
  const audit = await AuditFile.open(files, paths.audit);
  opened.push(audit);
  const state = new State(collections, new AuditTrail((at) => audit.line(at)));
  const snapshotFile = new SnapshotFile(files, paths.snapshot, schema, upgrade);
  const db = new Low<Snapshot>(snapshotFile, nothingYet);
  const loaded = await load(state, folder, { files, db, audit, schema, upgrade });
  db.data = nothingYet;
  const closed = closedWith(await readNote(files, folder));

  // Everything could be read; from here on the folder is written to.
  await writeNote(lock, { pid: process.pid });
  await tidy(files, folder, paths, loaded);
  const owner: JournalOwner = {
    lose: () => engine.lose(),
    turnReadOnly: (reason) => engine.turnReadOnly(reason),
    grown: () => {
      // The keeper remembers a failure, and the journal calls again when it has grown further.
      keeper.compact().catch(() => undefined);
    },
  };
  const { segments, size } = loaded;
  const growth = growthFor(snapshotFile.size, journalBytes);
  const journal = await Journal.open(
    { files, folder, schema, durable: state.seq, segments, size, growth },
    owner,
  );
  opened.push(journal);
  const engine = new Engine(state, journal);
  const keeper = new Keeper({ state, engine, journal, audit, db, snapshotFile }, journalBytes);
  // Old and new shapes must not meet in one segment.
  if (Math.min(loaded.schema, snapshotFile.schema) < schema) await keeper.compact();
  state.index();
  const dropped = droppedBy(loaded, state, closed);
  return new LocalStore({
    files,
    folder,
    schema,
    lock,
    audit,
    state,
    journal,
    engine,
    keeper,
    snapshotFile,
    dropped,
  });
}

/** Away with what an interruption left. A name that is gone must not come back without the snapshot that replaced it. */
async function tidy(
  files: Files,
  folder: string,
  { audit, unfinished }: ReturnType<typeof inFolder>,
  { needless }: Loaded,
): Promise<void> {
  const left = (await files.list(folder)).filter((name) => isLeftOver(name, audit));
  const paths = [...left.map((name) => join(folder, name)), ...needless.map(({ path }) => path)];
  if (paths.length > 0) await sync(folder, () => files.syncFolder(folder));
  for (const path of [unfinished, ...paths]) await files.remove(path);
}

const droppedBy = ({ torn }: Loaded, { seq }: State, closed: LastEntry | undefined): Dropped | undefined =>
  torn && { ...torn, acknowledged: closed !== undefined && closed.seq > seq };
