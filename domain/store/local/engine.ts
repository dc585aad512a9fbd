import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChangeOf, NotSaved, type Store, StoreReadOnly, type Transaction, type View } from '../store.ts';
import { encodeCommit } from './commit-lines.ts';
import { type Commit, editsOf, type State } from './state.ts';
import { LayeredTransaction } from './transaction.ts';
import { Turns } from './turns.ts';
import { LayeredView } from './view.ts';

/** Makes changes durable in the order in which they are handed over. */
export interface Journal {
  /** The last change that is safe on disk. */
  readonly durable: number;
  /** Resolves when the change is safe on disk. On failure it and all later ones are lost. */
  append(seq: number, blocks: readonly Buffer[]): Promise<void>;
  /** Resolves when so little is waiting for the disk that another change may begin. */
  room(): Promise<void>;
  close(): Promise<void>;
}

/** What a look or an edit came to; kept until it is certain that all it saw is durable. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** The answer to a run of an edit: `saved` fails with the disk; without it nothing was written. */
type Run<T> =
  | { readonly kind: 'written'; readonly value: T; readonly saved: Promise<void> }
  | { readonly kind: 'nothingWritten'; readonly outcome: Outcome<T>; readonly seen: Promise<void> }
  | { readonly kind: 'rolledBack' };

const rolledBack = new Error('The disk refused a change that was seen here: this runs again');
const over = new Error('This view is over: it was used after its read or change had ended');

/**
 * The store in memory over a journal. Edits run one after another on the newest state and do not wait for the
 * disk, so that one fsync serves many; answers do wait, so that nobody hears of anything that may yet be lost.
 */
export class Engine implements Store {
  readonly kind = 'embedded';
  readonly #state: State;
  readonly #journal: Journal;
  readonly #turns = new Turns();
  readonly #editing = new AsyncLocalStorage<{ running: boolean }>();
  readonly #open = new Set<LayeredView>();
  /** Applied in memory, not yet durable; oldest first. */
  #unsaved: Commit[] = [];
  #lastSaved: Promise<void> = Promise.resolve();
  #readOnly: string | undefined;
  #closed = false;

  constructor(state: State, journal: Journal) {
    this.#state = state;
    this.#journal = journal;
  }

  async read<T>(look: (view: View) => Promise<T>): Promise<T> {
    for (;;) {
      this.#refuseWhenClosed();
      const { layers, close } = this.#state.openView();
      const { seq } = this.#state;
      const view = new LayeredView(layers, (collection, id, limit) =>
        this.#state.trail.history(collection, id, limit, seq),
      );
      const seen = this.#lastSaved;
      const outcome = await this.#use(view, () => look(view));
      close();
      if (outcome !== undefined && (await isSaved(seen))) return unwrap(outcome);
    }
  }

  async change<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#editing.getStore()?.running) {
      throw new Error(
        'A change was asked for inside an edit, where it would wait for itself: use the transaction',
      );
    }
    for (;;) {
      this.#refuseWhenClosed();
      const run = await this.#turns.run(() => this.#run(by, edit));
      if (run.kind === 'written') {
        await run.saved;
        return run.value;
      }
      if (run.kind === 'nothingWritten' && (await isSaved(run.seen))) return unwrap(run.outcome);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turns.run(() => this.#journal.close());
  }

  /** The disk refused what was not durable yet: memory goes back to what is. */
  lose(): void {
    for (const view of this.#open) view.end(rolledBack);
    this.#open.clear();
    for (const commit of this.#unsaved.reverse()) this.#state.undo(commit);
    this.#unsaved = [];
    this.#lastSaved = Promise.resolve();
  }

  /** From now on changes are refused. */
  turnReadOnly(reason: string): void {
    this.#readOnly ??= reason;
  }

  async #run<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<Run<T>> {
    await this.#journal.room();
    if (this.#readOnly !== undefined) throw new StoreReadOnly(this.#readOnly);
    const { collections, records, once, trail, seq } = this.#state;
    const tx = new LayeredTransaction({
      collections,
      layers: [records],
      history: (collection, id, limit) => trail.history(collection, id, limit, seq),
      at: by.at.toISOString(),
      once: (key) => once.get(key),
    });
    const seen = this.#lastSaved;
    const outcome = await this.#use(tx, async () => {
      const context = { running: true };
      const value = await this.#editing
        .run(context, () => edit(tx))
        .finally(() => {
          context.running = false;
        });
      return { value, commit: await this.#prepare(by, tx) };
    });
    if (outcome === undefined) return { kind: 'rolledBack' };
    if ('error' in outcome) return { kind: 'nothingWritten', outcome, seen };
    const { value, commit } = outcome.value;
    if (commit === undefined) return { kind: 'nothingWritten', outcome: { value }, seen };
    return { kind: 'written', value, saved: this.#commit(commit.commit, commit.blocks) };
  }

  async #prepare(by: ChangeOf, tx: LayeredTransaction) {
    const edits = editsOf(tx.writes, this.#state.records);
    if (edits.length === 0 && tx.onceResults.size === 0) return undefined;
    return encodeCommit(this.#state, by, edits, tx.onceResults, this.#journal.durable);
  }

  #commit(commit: Commit, blocks: readonly Buffer[]): Promise<void> {
    this.#state.apply(commit);
    this.#unsaved.push(commit);
    const saved = this.#journal.append(commit.seq, blocks).then(
      () => {
        this.#unsaved.shift();
      },
      (error: unknown) => {
        throw this.#readOnly === undefined ? new NotSaved(error) : new StoreReadOnly(this.#readOnly);
      },
    );
    saved.catch(() => undefined);
    this.#lastSaved = saved;
    return saved;
  }

  /** Runs something on a view and ends the view; `undefined`: it was rolled back meanwhile. */
  async #use<T>(view: LayeredView, run: () => Promise<T>): Promise<Outcome<T> | undefined> {
    this.#open.add(view);
    const outcome = await settle(run);
    const valid = this.#open.delete(view);
    view.end(over);
    return valid ? outcome : undefined;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new Error('The store is closed');
  }
}

async function settle<T>(run: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

function unwrap<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

const isSaved = (saved: Promise<void>): Promise<boolean> =>
  saved.then(
    () => true,
    () => false,
  );
