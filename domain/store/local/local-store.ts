import type { Contents } from '../contents.ts';
import type { ChangeOf, Health, Store, Transaction, View } from '../store.ts';
import { Tasks } from '../tasks.ts';
import type { AuditFile } from './audit-file.ts';
import { contentsIn } from './contents.ts';
import type { Engine } from './engine.ts';
import type { Files } from './files.ts';
import { type HeldLock, type LastEntry, writeNote } from './folder.ts';
import type { Journal } from './journal.ts';
import type { Keeper } from './keeper.ts';
import { replaceContents } from './replace-contents.ts';
import type { SnapshotFile } from './snapshot-file.ts';
import type { State } from './state.ts';

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

interface Parts {
  readonly files: Files;
  readonly folder: string;
  readonly schema: number;
  readonly lock: HeldLock;
  readonly audit: AuditFile;
  readonly state: State;
  readonly journal: Journal;
  readonly engine: Engine;
  readonly keeper: Keeper;
  readonly snapshotFile: SnapshotFile;
  readonly dropped: Dropped | undefined;
}

/** The embedded store, open. Made by `openLocalStore`. */
export class LocalStore implements Store {
  readonly kind = 'embedded';
  /** What a crash left half-written when the store was last open; `undefined`: nothing. */
  readonly dropped: Dropped | undefined;
  readonly #parts: Parts;
  readonly #tasks = new Tasks();
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.dropped = parts.dropped;
  }

  read<T>(look: (view: View) => Promise<T>): Promise<T> {
    return this.#parts.engine.read(look);
  }

  change<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#parts.engine.change(by, edit);
  }

  alone<T>(task: string, run: () => Promise<T>): Promise<T | undefined> {
    return this.#tasks.alone(task, run);
  }

  sizes(): Sizes {
    const { state, snapshotFile, journal } = this.#parts;
    const tables = [...state.records.tables];
    return {
      records: Object.fromEntries(tables.map(([name, { records }]) => [name, records.size])),
      changes: state.seq,
      snapshotBytes: snapshotFile.size,
      journalBytes: journal.size,
      auditBytes: state.trail.end,
    };
  }

  health(): Health {
    const { readOnly } = this.#parts.engine;
    const { failure } = this.#parts.keeper;
    if (readOnly !== undefined) return { kind: 'readOnly', reason: readOnly };
    return failure === undefined ? { kind: 'well' } : { kind: 'noSnapshot', reason: failure.message };
  }

  /** The last entry of the audit trail: note it elsewhere, and a shortened trail can be told (`verifyAudit`). */
  lastEntry(): LastEntry {
    const { seq, trail } = this.#parts.state;
    return { seq, hash: trail.hash };
  }

  /** Writes a snapshot now. Happens by itself as the journal grows. */
  compact(): Promise<void> {
    return this.#parts.keeper.compact();
  }

  moment<T>(use: (contents: Contents) => Promise<T>): Promise<T> {
    return this.#parts.keeper.withSnapshot((snapshot, audit) => use(contentsIn(snapshot, audit)));
  }

  /**
   * Puts other contents in the place of all that it holds, and closes it. `inspect` sees every line of the new files
   * and throws to refuse them. Until the one rename that replaces the snapshot the old contents are whole; from then
   * on the new ones are, and opening the store takes away what was left of the old.
   */
  async replaceWith(
    make: (old: Contents) => Promise<Contents>,
    inspect: (line: string) => void,
  ): Promise<void> {
    const { engine, keeper, journal, audit, lock, state, files, folder, schema } = this.#parts;
    this.#closing ??= Promise.resolve();
    let closed: LastEntry | undefined;
    try {
      await engine.close();
      const names = [...state.records.tables.keys()];
      await keeper.withSnapshot(async (snapshot, trail) => {
        const contents = await make(contentsIn(snapshot, trail));
        await replaceContents({ files, folder, schema, names }, contents, inspect);
        closed = contents.last;
      });
    } finally {
      await journal.close();
      await audit.close();
      // Without a note it counts as not closed: whichever contents are there stand for themselves.
      if (closed !== undefined) await writeNote(lock, { closed });
      await lock.file.close();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { engine, keeper, journal, audit, lock } = this.#parts;
    try {
      await engine.close();
      await keeper.idle();
      if (engine.readOnly === undefined) await writeNote(lock, { closed: this.lastEntry() });
    } finally {
      await journal.close();
      await audit.close();
      await lock.file.close();
    }
  }
}
