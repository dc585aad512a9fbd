import type { AuditedEdit } from '../audit.ts';
import { asStored, freeze } from '../facts.ts';
import {
  type AnyCollection,
  type Collection,
  type Lookup,
  type Stored,
  type Transaction,
  VersionConflict,
} from '../store.ts';
import type { EditText } from './audit-chain.ts';
import type { Session } from './database.ts';
import { lookupRows, storableKey } from './lookup-rows.ts';
import * as sql from './statements.ts';
import { PostgresView, type Row } from './view.ts';
import { type Write, writeRows } from './write-rows.ts';

/** A record as the transaction found it, and as it leaves it. */
interface Fate extends Write {
  before: Stored | undefined;
  after: Stored | undefined;
}

/** Replaced without having been read: which version must be there is checked before it is sent. */
interface Unchecked {
  readonly collection: string;
  readonly id: string;
  readonly version: number;
}

interface OnceResult {
  readonly value?: unknown;
  /** Made in this transaction. */
  readonly fresh: boolean;
}

/** So many written records wait here before the server is told. */
const writesAtOnce = 500;

export interface Ground {
  readonly session: Session;
  readonly organisation: string;
  readonly collections: ReadonlyMap<string, AnyCollection>;
  /** The moment of the change, ISO 8601. */
  readonly at: string;
}

/**
 * Collects writes and sends them when they are needed: before the next look-up, or at the end. What is written is
 * seen by this transaction alone until it is committed.
 */
export class PostgresTransaction extends PostgresView implements Transaction {
  /** The server's number of this transaction, by which its fate can be asked for; empty: nothing was sent. */
  number = '';
  readonly #ground: Ground;
  readonly #fates = new Map<string, Fate>();
  readonly #results: Map<string, OnceResult>;
  readonly #running = new Map<string, Promise<OnceResult>>();
  #unchecked = new Map<string, Unchecked>();
  #unsent = new Map<string, Fate>();
  #sending: Promise<void> = Promise.resolve();

  constructor(ground: Ground, outer?: PostgresTransaction) {
    super(ground.session, ground.organisation, outer?.known);
    this.#ground = ground;
    this.#results = new Map(outer === undefined ? [] : outer.#results);
  }

  async put<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    record: T,
  ): Promise<T> {
    this.refuseWhenOver();
    const { name } = collection;
    this.#refuseUndeclared(name);
    const { id, version } = record;
    const known = this.knownOf(name);
    if (!known.has(id)) this.#unchecked.set(placeOf(name, id), { collection: name, id, version });
    else if ((known.get(id)?.version ?? 0) !== version) throw new VersionConflict(name, id);
    const next = asStored(record, known.get(id) as T | undefined);
    // A look-up that cannot take the record fails here, in the change that is at fault.
    lookupRows(collection, next);
    this.#write(collection, id, next);
    if (this.#unsent.size >= writesAtOnce) await this.settle();
    return next;
  }

  async remove<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    id: string,
  ): Promise<void> {
    this.refuseWhenOver();
    this.#refuseUndeclared(collection.name);
    if ((await this.lookUp(collection.name, id)) !== undefined) this.#write(collection, id, undefined);
  }

  async once<T>(key: string, fn: () => Promise<T>): Promise<T> {
    this.refuseWhenOver();
    const running = this.#running.get(key) ?? this.#resultOf(key, fn);
    this.#running.set(key, running);
    try {
      return freeze((await running).value) as T;
    } finally {
      this.#running.delete(key);
    }
  }

  async attempt<T>(fn: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.settle();
    await this.session.script('savepoint attempt');
    const trial = new PostgresTransaction(this.#ground, this);
    try {
      const value = await fn(trial);
      await trial.settle();
      return value;
    } finally {
      trial.end(new Error('This attempt is over: everything it wrote was undone'));
      await this.session.script('rollback to savepoint attempt; release savepoint attempt');
    }
  }

  /** Sends what was written and not sent yet, one after another; after a failure nothing more is sent. */
  override settle(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#send());
    this.#sending.catch(() => undefined);
    return this.#sending;
  }

  /** Keeps the results of commands that ran in this transaction, for the next time they are given; says how many. */
  async keepResults(): Promise<number> {
    const results = [...this.#results].filter(([, { fresh }]) => fresh);
    if (results.length === 0) return 0;
    const [row] = await this.ask<{ transaction: string }>(sql.keepResults, [
      results.map(([key]) => storableKey(key)),
      results.map(([, { value }]) => (value === undefined ? null : JSON.stringify(value))),
      this.#ground.at,
    ]);
    this.number = row?.transaction ?? this.number;
    return results.length;
  }

  /** What the audit trail is to say. */
  edits(): EditText[] {
    return [...this.#fates.values()].flatMap(({ collection, id, before, after }) => {
      if (collection.audited === false || (before === undefined && after === undefined)) return [];
      const edit: AuditedEdit = {
        collection: collection.name,
        id,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
      return [{ collection: collection.name, id, text: JSON.stringify(edit) }];
    });
  }

  #write(collection: AnyCollection, id: string, after: Stored | undefined): void {
    const place = placeOf(collection.name, id);
    const known = this.knownOf(collection.name);
    const fate = this.#fates.get(place) ?? { collection, id, before: known.get(id), after };
    fate.after = after;
    known.set(id, after);
    this.#fates.set(place, fate);
    this.#unsent.set(place, fate);
  }

  async #send(): Promise<void> {
    this.refuseWhenOver();
    if (this.#unchecked.size > 0) await this.#checkVersions();
    if (this.#unsent.size === 0) return;
    const writes = [...this.#unsent.values()];
    this.#unsent = new Map();
    this.number = await writeRows(this.session, this.organisation, writes);
  }

  async #checkVersions(): Promise<void> {
    const unchecked = this.#unchecked;
    this.#unchecked = new Map();
    const wanted = [...unchecked.values()];
    const rows = await this.ask<Row & { readonly collection: string; readonly id: string }>(sql.fetch, [
      wanted.map(({ collection }) => collection),
      wanted.map(({ id }) => id),
    ]);
    const stored = new Map(rows.map(({ collection, id, doc }) => [placeOf(collection, id), doc]));
    for (const [place, { collection, id, version }] of unchecked) {
      const before = stored.get(place);
      if ((before?.version ?? 0) !== version) throw new VersionConflict(collection, id);
      const fate = this.#fates.get(place);
      if (fate !== undefined) fate.before = before;
    }
  }

  async #resultOf(key: string, fn: () => Promise<unknown>): Promise<OnceResult> {
    const known = this.#results.get(key) ?? (await this.#storedResult(key));
    if (known !== undefined) return known;
    const value = await fn();
    this.refuseWhenOver();
    const result: OnceResult =
      value === undefined ? { fresh: true } : { fresh: true, value: JSON.parse(JSON.stringify(value)) };
    this.#results.set(key, result);
    return result;
  }

  async #storedResult(key: string): Promise<OnceResult | undefined> {
    const [row] = await this.ask<{ result: string | null }>(sql.result, [storableKey(key)]);
    if (row === undefined) return undefined;
    return row.result === null ? { fresh: false } : { fresh: false, value: JSON.parse(row.result) };
  }

  #refuseUndeclared(name: string): void {
    if (!this.#ground.collections.has(name)) {
      throw new Error(`The store was opened without the collection ${name}: add it to the list it is given`);
    }
  }
}

const placeOf = (collection: string, id: string): string => `${collection}\0${id}`;
