/**
 * The store port: one consistent view to read, one all-or-nothing change to write.
 * Both adapters are handed the list of collections and build their indexes from it; no adapter knows
 * what a lead is.
 */

import type { AuditEntry } from './audit.ts';
import type { Contents } from './contents.ts';

/** What every stored record has. `version` starts at 1 and grows by one with every `put`. */
export interface Stored {
  readonly id: string;
  readonly version: number;
}

/** Finds records whose `keys` include a given key; best first by `order` (ascending, then by id). */
export interface KeyLookup<T> {
  readonly kind: 'key';
  /**
   * The fields that it depends on, if it says so: a record that changes in others alone stands where it stood, and
   * no store has to ask again.
   */
  readonly reads?: readonly (keyof T & string)[];
  readonly keys: (record: T) => readonly string[];
  readonly order?: (record: T) => string;
}

/**
 * Finds records whose text resembles a query (shared trigrams), best first.
 * `within` names the partitions a record belongs to, so that a search can be confined to what its asker may
 * read *before* candidates are cut off.
 */
export interface TextLookup<T> {
  readonly kind: 'text';
  /** As with `KeyLookup`. */
  readonly reads?: readonly (keyof T & string)[];
  readonly text: (record: T) => readonly string[];
  readonly within: (record: T) => readonly string[];
}

export type Lookup<T> = KeyLookup<T> | TextLookup<T>;

/** A kind of record with its look-ups. Declared once, in `domain/collections.ts`. */
export interface Collection<
  T extends Stored,
  L extends Record<string, Lookup<T>> = Record<string, Lookup<T>>,
> {
  readonly name: string;
  readonly lookups: L;
  /** `false` for records that must not be copied into the audit trail (flows, outbox rows). Default `true`. */
  readonly audited?: boolean;
  /** Carries the record type; never set. */
  readonly record?: T;
}

/** A collection of whatever record type: what an adapter is handed. */
export type AnyCollection = Pick<
  Collection<never, Record<string, Lookup<never>>>,
  'name' | 'lookups' | 'audited'
>;

/** Declares a collection: `collection<Lead>()('leads', { byOwner: { kind: 'key', keys: … } })`. */
export const collection =
  <T extends Stored>() =>
  <const L extends Record<string, Lookup<T>>>(
    name: string,
    lookups: L,
    options: { readonly audited?: boolean } = {},
  ): Collection<T, L> => ({ name, lookups, ...options });

type NamesOf<L, Kind> = { [N in keyof L]: L[N] extends { kind: Kind } ? N : never }[keyof L] & string;
export type KeyLookupName<L> = NamesOf<L, 'key'>;
export type TextLookupName<L> = NamesOf<L, 'text'>;

export interface Page {
  /** At most this many records. Default: all. */
  readonly limit?: number;
  /** Skip this many first. Default 0. */
  readonly offset?: number;
  /** `true` walks the order backwards. Default `false`. */
  readonly descending?: boolean;
}

/** Records returned by a view are frozen facts: replace them with `put`, never change them in place. */
export interface View {
  get<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    id: string,
  ): Promise<T | undefined>;
  /** Records under *any* of the keys, each once, merged in the look-up's order. */
  find<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
    page?: Page,
  ): Promise<readonly T[]>;
  /** How many records stand under any of the keys (a record under two of them counts once). */
  count<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
  ): Promise<number>;
  /** The records most like `text`, best first; only those with a partition in `within` (or all). */
  resembling<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    lookup: TextLookupName<L>,
    text: string,
    options: { readonly limit: number; readonly within: 'all' | readonly string[] },
  ): Promise<readonly T[]>;
  /** Every record of the collection in id order. For exports, scans and training, not for a chat turn. */
  all<T extends Stored, L extends Record<string, Lookup<T>>>(collection: Collection<T, L>): AsyncIterable<T>;
  size<T extends Stored, L extends Record<string, Lookup<T>>>(collection: Collection<T, L>): Promise<number>;
  /**
   * What happened to one record, newest first, from the audit trail. Each entry comes with this record's edit
   * alone: what the same change did to other records is theirs to tell.
   */
  history<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    id: string,
    limit: number,
  ): Promise<readonly AuditEntry[]>;
}

/** A record as it is handed to `put`: its version says which stored version it replaces (0: none). */
export interface Transaction extends View {
  /**
   * Inserts (version 0) or replaces the record; returns it with its new version.
   * Throws `VersionConflict` when the stored version is not the one given.
   */
  put<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    record: T,
  ): Promise<T>;
  remove<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    id: string,
  ): Promise<void>;
  /** Runs `fn` the first time; every later call with the key returns the first result (plain JSON). */
  once<T>(key: string, fn: () => Promise<T>): Promise<T>;
  /** Undoes everything this transaction wrote so far and lets it go on: for trying things out. */
  attempt<T>(fn: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Who does it and why; becomes the audit entry, written in the same transaction. */
export interface ChangeOf {
  /** The person's id, or `system`. */
  readonly by: string;
  /** The command in the domain's words: `qualify lead`, `import leads`. */
  readonly why: string;
  /** The moment, from the caller's clock. */
  readonly at: Date;
  /** The Teams activity that asked for it. */
  readonly activityId?: string;
  /**
   * `soon`: the caller is answered before the disk has it, and a crash in the next moment loses it. Only for what
   * nobody would miss, such as whom a chat was about: the write is then shared with others. What is audited or done
   * once is refused. Missing: at once.
   */
  readonly durable?: 'soon';
}

/** Whether a store keeps its promises. */
export type Health =
  | { readonly kind: 'well' }
  /** Everything is safe, but the journal grows: the last snapshot failed. It is tried again. */
  | { readonly kind: 'noSnapshot'; readonly reason: string }
  | { readonly kind: 'readOnly'; readonly reason: string };

export interface Store {
  /** One consistent view; everything seen is durable before the promise resolves, but for what is so only `soon`. */
  read<T>(look: (view: View) => Promise<T>): Promise<T>;
  /**
   * All or nothing, durable before the promise resolves unless `by` says `soon`. A throwing `edit` changes nothing.
   * `edit` may run again on conflict, so it must have no effect outside the transaction.
   */
  change<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Hands over all that it holds at one moment, durable, while changes go on: for a backup. */
  moment<T>(use: (contents: Contents) => Promise<T>): Promise<T>;
  /**
   * Runs a task unless it runs already, in this process or in another on the same data; then `undefined`, at once.
   * For work that must not be done twice at the same time: delivering, scoring, scanning. What `run` changes it
   * changes through the store as usual.
   */
  alone<T>(task: string, run: () => Promise<T>): Promise<T | undefined>;
  /**
   * How far the clock of the data is ahead of this machine's, when it has one: processes on different machines go by
   * it, so that what one wrote is not later than now to another.
   */
  readonly clockAheadMs?: number;
  /** Whether it keeps its promises; missing: as far as it answers reads. */
  health?(): Health;
  /** Which adapter this is, for `/health` and messages. */
  readonly kind: 'embedded' | 'postgres';
  close(): Promise<void>;
}

/** The record was changed by somebody else since it was read. */
export class VersionConflict extends Error {
  readonly collection: string;
  readonly id: string;
  constructor(collection: string, id: string) {
    super(`${collection}/${id} was changed since it was read`);
    this.name = 'VersionConflict';
    this.collection = collection;
    this.id = id;
  }
}

/** The store can no longer promise that writes survive: it answers reads and refuses changes. */
export class StoreReadOnly extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`The store is read-only: ${reason}`);
    this.name = 'StoreReadOnly';
    this.reason = reason;
  }
}

/** The disk or the database refused this change. Nothing of it was saved, and trying again may work. */
export class NotSaved extends Error {
  constructor(cause: unknown) {
    super(`Nothing was saved: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'NotSaved';
  }
}

/** The database does not answer now. Nothing was read or saved, and trying again in a while may work. */
export class StoreOutOfReach extends NotSaved {
  constructor(cause: unknown) {
    super(cause);
    this.name = 'StoreOutOfReach';
  }
}
