import type { Contents } from '../contents.ts';
import { asEdit, refuseAudited, refuseInsideEdit } from '../edits.ts';
import {
  type AnyCollection,
  type ChangeOf,
  NotSaved,
  type Store,
  StoreOutOfReach,
  StoreReadOnly,
  type Transaction,
  type View,
} from '../store.ts';
import { Tasks } from '../tasks.ts';
import { Turns } from '../turns.ts';
import { appendEntry } from './audit-chain.ts';
import { contentsOf } from './contents.ts';
import { type Database, isConflict, isLost, isReadOnly, type Session } from './database.ts';
import { OutcomeUnknown } from './errors.ts';
import { lockTask } from './lock-task.ts';
import { storable } from './lookup-rows.ts';
import * as sql from './statements.ts';
import { PostgresTransaction } from './transaction.ts';
import { PostgresView } from './view.ts';

const over = new Error('This view is over: it was used after its read or change had ended');

/** A look or a change that takes longer than this holds up others, so the server ends it. */
const limits = "set local statement_timeout = '60s'; set local jit = off";
const beginRead = `begin isolation level repeatable read read only; ${limits}`;
const beginChange = (lock: 'row share' | 'exclusive', durable: ChangeOf['durable']): string =>
  `begin isolation level serializable; ${limits}; set local synchronous_commit = ${durable === 'soon' ? 'off' : 'on'}; lock table lead_assistant.turnstile in ${lock} mode`;

/** After so many disturbed runs a change runs alone. */
const patience = 3;
const mostRuns = 10;

/** Results of commands are kept for eight days: longer than any delivery is repeated. */
const keepResultsMs = 8 * 24 * 60 * 60 * 1000;
const tidyEvery = 1_000;

/** How long the fate of a change is asked for when the connection broke while it was confirmed. */
const asksForFate = 20;
const askEveryMs = 250;

/**
 * The store on PostgreSQL. The changes of one process run one after another, as in the embedded store; those of
 * different processes at the same time, and the server sees to it that the outcome is as if they had not.
 */
export class PostgresStore implements Store {
  readonly kind = 'postgres';
  readonly clockAheadMs: number;
  readonly #database: Database;
  readonly #organisation: string;
  readonly #collections: ReadonlyMap<string, AnyCollection>;
  readonly #turns = new Turns();
  readonly #tasks = new Tasks();
  #changes = 0;
  #closed = false;

  constructor(
    database: Database,
    organisation: string,
    collections: readonly AnyCollection[],
    clockAheadMs: number,
  ) {
    this.clockAheadMs = clockAheadMs;
    this.#database = database;
    this.#organisation = organisation;
    this.#collections = new Map(collections.map((collection) => [collection.name, collection]));
  }

  async read<T>(look: (view: View) => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    const session = await this.#database.session().catch((error: unknown) => {
      throw translated(error);
    });
    const view = new PostgresView(session, this.#organisation);
    const begun = session.script(beginRead);
    begun.catch(() => undefined);
    try {
      const seen = await look(view);
      await begun;
      return seen;
    } catch (error) {
      throw translated(view.failure ?? error);
    } finally {
      view.end(over);
      // Nobody has to wait for this.
      session.script('commit').then(
        () => session.release(false),
        () => session.release(true),
      );
    }
  }

  async change<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T> {
    refuseInsideEdit(this);
    this.#refuseWhenClosed();
    return this.#turns.run(async () => {
      for (let run = 1; ; run += 1) {
        try {
          return await this.#run(by, edit, run > patience ? 'exclusive' : 'row share');
        } catch (error) {
          if (!isConflict(error)) throw translated(error);
          if (run === mostRuns) throw new NotSaved(error);
        }
      }
    });
  }

  async moment<T>(use: (contents: Contents) => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    const session = await this.#database.session().catch((error: unknown) => {
      throw translated(error);
    });
    let broken = true;
    try {
      await session.script('begin isolation level repeatable read read only');
      const used = await use(await contentsOf(session, this.#organisation));
      await session.script('commit');
      broken = false;
      return used;
    } catch (error) {
      broken = await session.script('rollback').then(
        () => false,
        () => true,
      );
      throw translated(error);
    } finally {
      session.release(broken);
    }
  }

  alone<T>(task: string, run: () => Promise<T>): Promise<T | undefined> {
    return this.#tasks
      .alone(task, () => lockTask(this.#database, this.#organisation, task, run))
      .catch((error: unknown) => {
        throw translated(error);
      });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turns.run(() => this.#database.close());
  }

  async #run<T>(
    by: ChangeOf,
    edit: (tx: Transaction) => Promise<T>,
    lock: 'row share' | 'exclusive',
  ): Promise<T> {
    const session = await this.#database.session();
    const at = by.at.toISOString();
    const tx = new PostgresTransaction({
      session,
      organisation: this.#organisation,
      collections: this.#collections,
      at,
    });
    let broken = true;
    try {
      await session.script(beginChange(lock, by.durable));
      const value = await this.#edit(tx, by, edit);
      await this.#commit(session, tx.number);
      broken = false;
      return value;
    } catch (error) {
      tx.end(over);
      broken = await session.script('rollback').then(
        () => false,
        () => true,
      );
      throw tx.failure ?? error;
    } finally {
      session.release(broken);
      this.#tidySometimes(by.at);
    }
  }

  async #edit<T>(tx: PostgresTransaction, by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T> {
    const value = await asEdit(this, () => edit(tx));
    if (tx.failure !== undefined) throw tx.failure;
    await tx.settle();
    const results = await tx.keepResults();
    const edits = tx.edits();
    if (by.durable === 'soon') refuseAudited(edits.length > 0 || results > 0);
    if (edits.length > 0) {
      const { activityId } = by;
      const who = activityId === undefined ? by : { ...by, activityId: storable(activityId) };
      await appendEntry(this.#database, tx.session, this.#organisation, who, edits);
    }
    tx.end(over);
    return value;
  }

  /** A connection that breaks now leaves it open whether the change was saved: the server knows. */
  async #commit(session: Session, transaction: string): Promise<void> {
    try {
      await session.script('commit');
    } catch (error) {
      if (!isLost(error) || transaction === '') throw error;
      if (!(await this.#wasCommitted(transaction, error))) throw new NotSaved(error);
    }
  }

  async #wasCommitted(transaction: string, error: unknown): Promise<boolean> {
    for (let ask = 0; ask < asksForFate; ask += 1) {
      try {
        const [row] = await this.#database.newest<{ fate: string | null }>(
          'select pg_xact_status($1::xid8) as fate',
          [transaction],
        );
        if (row?.fate === 'committed') return true;
        if (row?.fate === 'aborted') return false;
      } catch (fault) {
        if (!isLost(fault)) throw fault;
      }
      await new Promise((wake) => setTimeout(wake, askEveryMs));
    }
    throw new OutcomeUnknown(error);
  }

  /** Forgets old results of commands now and then; that it fails is no matter. */
  #tidySometimes(at: Date): void {
    this.#changes += 1;
    if (this.#changes % tidyEvery !== 1) return;
    const oldest = new Date(at.getTime() - keepResultsMs).toISOString();
    this.#database.newest(sql.forgetResults, [this.#organisation, oldest]).catch(() => undefined);
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new Error('The store is closed');
  }
}

/** What the dialogs know how to say; anything else is a bug and stays what it is. */
function translated(error: unknown): unknown {
  if (isReadOnly(error)) return new StoreReadOnly('the database takes no writes');
  if (isLost(error)) return new StoreOutOfReach(error);
  if (isFull(error)) return new NotSaved(error);
  return error;
}

/** Out of disk or memory, or a statement that took too long. */
const isFull = (error: unknown): boolean =>
  /^(53...|57014|58030)$/.test(String(((error ?? {}) as { code?: unknown }).code ?? ''));
