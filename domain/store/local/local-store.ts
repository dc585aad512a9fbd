import { Low } from 'lowdb';
import type { AnyCollection, Store, Stored } from '../store.ts';
import { AuditFile } from './audit-file.ts';
import { AuditTrail } from './audit-trail.ts';
import { copyTo } from './backup.ts';
import { diskFiles } from './disk-files.ts';
import { Engine } from './engine.ts';
import type { Files } from './files.ts';
import { type HeldLock, inFolder, type LastEntry, lockFolder, readNote, writeNote } from './folder.ts';
import { Journal } from './journal.ts';
import { growthFor, Keeper, nothingYet } from './keeper.ts';
import { type Loaded, load } from './load.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { type Snapshot, State, type Upgrade } from './state.ts';

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

export type RecordUpgrade = (collection: string, record: Stored) => Stored | undefined;

/** What was cut from the end of the journal when the store was opened. */
export interface Dropped {
  readonly file: string;
  readonly at: number;
  readonly bytes: number;
  /** `true`: the store had been closed with these changes, so they had been promised. */
  readonly acknowledged: boolean;
}

export interface Sizes {
  readonly records: Readonly<Record<string, number>>;
  /** Changes ever made. */
  readonly changes: number;
  readonly snapshotBytes: number;
  readonly journalBytes: number;
  readonly auditBytes: number;
}

/** Whether the store keeps its promises, for `/health`. */
export type Health =
  | { readonly kind: 'well' }
  /** Everything is safe, but the journal grows: the last snapshot failed. It is tried again. */
  | { readonly kind: 'noSnapshot'; readonly reason: string }
  | { readonly kind: 'readOnly'; readonly reason: string };

export interface LocalStore extends Store {
  readonly kind: 'embedded';
  /** What a crash left half-written when the store was last open; `undefined`: nothing. */
  readonly dropped: Dropped | undefined;
  sizes(): Sizes;
  health(): Health;
  /** The last entry of the audit trail: note it elsewhere, and a shortened trail can be told (`verifyAudit`). */
  lastEntry(): LastEntry;
  /** Writes a snapshot now. Happens by itself as the journal grows. */
  compact(): Promise<void>;
  /** Writes a consistent copy, while the store goes on, into an empty or new folder. */
  backUp(target: string): Promise<void>;
}

/**
 * Opens the embedded store, or makes it. Throws `FolderInUse`, `StoreTooNew` or `StoreDamaged`; none of them
 * touches the files.
 */
export async function openLocalStore(options: LocalOptions): Promise<LocalStore> {
  const { folder, files = diskFiles } = options;
  await files.makeFolder(folder);
  const lock = await lockFolder(files, folder);
  try {
    return await openLocked(options, files, lock);
  } catch (error) {
    await lock.file.close();
    throw error;
  }
}

async function openLocked(
  { folder, collections, upgrades = [], journalBytes }: LocalOptions,
  files: Files,
  lock: HeldLock,
): Promise<LocalStore> {
  const schema = upgrades.length + 1;
  const upgrade = upgradeThrough(upgrades);
  const paths = inFolder(folder);
  const audit = await AuditFile.open(files, paths.audit);
  const state = new State(collections, new AuditTrail((at) => audit.line(at)));
  const snapshotFile = new SnapshotFile(files, paths.snapshot, schema, upgrade);
  const db = new Low<Snapshot>(snapshotFile, nothingYet);
  const loaded = await load(state, folder, { files, db, audit, schema, upgrade });
  db.data = nothingYet;
  const { closed } = await readNote(files, folder);
  const dropped = droppedBy(loaded, state, closed);
  await files.remove(paths.unfinished);
  await writeNote(lock, { pid: process.pid });

  const journal = await Journal.open(
    {
      files,
      folder,
      schema,
      durable: state.seq,
      segments: loaded.segments,
      size: loaded.size,
      growth: growthFor(snapshotFile.size, journalBytes),
    },
    {
      lose: () => engine.lose(),
      turnReadOnly: (reason) => engine.turnReadOnly(reason),
      grown: () => {
        // The keeper remembers a failure, and the journal calls again when it has grown further.
        keeper.compact().catch(() => undefined);
      },
    },
  );
  const engine = new Engine(state, journal);
  const keeper = new Keeper({ state, engine, journal, audit, db, snapshotFile }, journalBytes);
  // Old and new shapes must not meet in one segment.
  if (loaded.schema < schema || snapshotFile.schema < schema) await keeper.compact();
  state.index();

  const lastEntry = (): LastEntry => ({ seq: state.seq, hash: state.trail.hash });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await engine.close();
    await keeper.idle();
    await journal.close();
    await audit.close();
    if (engine.readOnly === undefined) await writeNote(lock, { closed: lastEntry() });
    await lock.file.close();
  };
  return {
    kind: 'embedded',
    read: (look) => engine.read(look),
    change: (by, edit) => engine.change(by, edit),
    dropped,
    sizes: () => ({
      records: Object.fromEntries(
        [...state.records.tables].map(([name, { records }]) => [name, records.size]),
      ),
      changes: state.seq,
      snapshotBytes: snapshotFile.size,
      journalBytes: journal.size,
      auditBytes: state.trail.end,
    }),
    health: () => {
      if (engine.readOnly !== undefined) return { kind: 'readOnly', reason: engine.readOnly };
      if (keeper.failure !== undefined) return { kind: 'noSnapshot', reason: keeper.failure.message };
      return { kind: 'well' };
    },
    lastEntry,
    compact: () => keeper.compact(),
    backUp: (target) =>
      keeper.withSnapshot((snapshot, trail) => copyTo({ files, schema }, target, snapshot, trail)),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const upgradeThrough =
  (upgrades: readonly RecordUpgrade[]): Upgrade =>
  (collection, record, schema) =>
    upgrades
      .slice(schema - 1)
      .reduce<Stored | undefined>((older, step) => older && step(collection, older), record);

const droppedBy = ({ torn }: Loaded, { seq }: State, closed: LastEntry | undefined): Dropped | undefined =>
  torn && { ...torn, acknowledged: closed !== undefined && closed.seq > seq };
