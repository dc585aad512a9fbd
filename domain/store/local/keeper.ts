import type { Low } from 'lowdb';
import { Turns } from '../turns.ts';
import type { AuditFile } from './audit-file.ts';
import type { Engine } from './engine.ts';
import { SyncFailed } from './errors.ts';
import type { Journal } from './journal.ts';
import type { SnapshotFile } from './snapshot-file.ts';
import type { Snapshot, State } from './state.ts';

export interface Kept {
  readonly state: State;
  readonly engine: Engine;
  readonly journal: Journal;
  readonly audit: AuditFile;
  readonly db: Low<Snapshot>;
  readonly snapshotFile: SnapshotFile;
}

export const nothingYet: Snapshot = {
  seq: 0,
  at: '',
  audit: { end: 0, hash: '' },
  records: [],
  once: [],
  lastEdits: [],
};

/** The journal grows to a quarter of the snapshot, and at least to this, before a new snapshot is due. */
const LEAST_GROWTH = 4 << 20;

export const growthFor = (snapshotBytes: number, least = LEAST_GROWTH): number =>
  Math.max(least, snapshotBytes >>> 2);

/** Writes snapshots while the store goes on, so that the journal stays short. One job at a time. */
export class Keeper {
  /** Why the last snapshot could not be written; the journal then keeps growing. */
  failure: Error | undefined;
  readonly #kept: Kept;
  readonly #leastGrowth: number | undefined;
  readonly #turns = new Turns();

  constructor(kept: Kept, leastGrowth: number | undefined) {
    this.#kept = kept;
    this.#leastGrowth = leastGrowth;
  }

  /** New segment, snapshot beside the old one, rename, and only then away with the old segments. */
  compact(): Promise<void> {
    return this.#turns.run(async () => {
      try {
        await this.#onOwnDisk(() => this.#compact());
        this.failure = undefined;
      } catch (error) {
        this.failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    });
  }

  /** Hands over a durable snapshot and, complete up to it, the trail's file; neither changes meanwhile. */
  withSnapshot<T>(use: (snapshot: Snapshot, audit: AuditFile) => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      const snapshot = await this.#onOwnDisk(() => this.#durableSnapshot());
      return use(snapshot, this.#kept.audit);
    });
  }

  idle(): Promise<void> {
    return this.#turns.run(async () => undefined);
  }

  async #compact(): Promise<void> {
    const { journal, state, db, snapshotFile } = this.#kept;
    const old = await journal.rotate();
    db.data = await this.#durableSnapshot();
    const { end } = db.data.audit;
    try {
      await db.write();
    } finally {
      db.data = nothingYet;
    }
    state.trail.release(end);
    await journal.forget(old, growthFor(snapshotFile.size, this.#leastGrowth));
  }

  /** Taken now, handed over when the disk has all that is in it: a refused change must not survive in a snapshot. */
  async #durableSnapshot(): Promise<Snapshot> {
    const { state, engine, audit } = this.#kept;
    const snapshot = await engine.moment(() => state.snapshot());
    await audit.write(state.trail.keptFrom, state.trail.kept(snapshot.audit.end));
    return snapshot;
  }

  async #onOwnDisk<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SyncFailed) this.#kept.engine.turnReadOnly(error.message);
      throw error;
    }
  }
}
