import { asEditWhereAsked, refuseInsideEdit } from '../edits.ts';
import { type ChangeOf, NotSaved, StoreReadOnly, type Transaction, type View } from '../store.ts';
import { Turns } from '../turns.ts';
import { encodeCommit } from './commit-lines.ts';
import { EditGivenUp, unlessIdle } from './idle-edit.ts';
import type { Journal } from './journal.ts';
import { type Commit, editsOf, type State } from './state.ts';
import { LayeredTransaction } from './transaction.ts';
import { LayeredView } from './view.ts';

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
export class Engine {
  readonly #state: State;
  readonly #journal: Journal;
  readonly #turns = new Turns();
  readonly #open = new Set<LayeredView>();
  /** Applied in memory, not yet durable; oldest first. */
  #unsaved: Commit[] = [];
  #lastSaved: Promise<void> = Promise.resolve();
  /** The same, with what is durable only soon. */
  #allSaved: Promise<void> = Promise.resolve();
  #readOnly: string | undefined;
  #closed = false;
  /** How many edits were given up. */
  #givenUp = 0;

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
      this.#open.add(view);
      const outcome = await settle(() => look(view));
      close();
      if (this.#end(view) && (await isSaved(seen))) return unwrap(outcome);
    }
  }

  async change<T>(by: ChangeOf, edit: (tx: Transaction) => Promise<T>): Promise<T> {
    refuseInsideEdit(this);
    for (;;) {
      this.#refuseWhenClosed();
      const before = this.#givenUp;
      const run = await this.#turns.run(() => {
        // It may be what that edit waited for: whoever asked for it has been told that nothing was saved.
        if (before !== this.#givenUp) throw new EditGivenUp();
        return this.#run(by, edit);
      });
      if (run.kind === 'written') {
        if (by.durable !== 'soon') await run.saved;
        return run.value;
      }
      if (run.kind === 'nothingWritten' && (await isSaved(run.seen))) return unwrap(run.outcome);
    }
  }

  /** Lets what is under way end; then everything is durable or refused. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turns.run(() => this.#journal.idle());
  }

  /** Why changes are refused, if they are. */
  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  /** Resolves when all that is applied now is durable, rejects when it is lost. */
  saved(): Promise<void> {
    this.#journal.hurry();
    return this.#allSaved;
  }

  /** The disk refused what was not durable yet: memory goes back to what is. */
  lose(): void {
    for (const view of this.#open) view.end(rolledBack);
    this.#open.clear();
    const lost = this.#unsaved.filter(({ seq }) => seq > this.#journal.durable);
    for (const commit of lost.reverse()) this.#state.undo(commit);
    this.#unsaved = [];
    this.#lastSaved = Promise.resolve();
    this.#allSaved = Promise.resolve();
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
    this.#open.add(tx);
    const outcome = await settle(async () => {
      const value = await this.#edit(edit, tx);
      return { value, prepared: await this.#prepare(by, tx) };
    });
    // From this check to the commit nothing is awaited: the disk cannot refuse what this stands on in between.
    if (!this.#end(tx)) return { kind: 'rolledBack' };
    if ('error' in outcome) return { kind: 'nothingWritten', outcome, seen };
    const { value, prepared } = outcome.value;
    if (prepared === undefined) return { kind: 'nothingWritten', outcome: { value }, seen };
    return { kind: 'written', value, saved: this.#commit(prepared.commit, prepared.blocks, by.durable) };
  }

  async #edit<T>(edit: (tx: Transaction) => Promise<T>, tx: LayeredTransaction): Promise<T> {
    try {
      const running = asEditWhereAsked(this, () => edit(tx));
      return await unlessIdle(running, tx, () => {
        this.#givenUp += 1;
      });
    } finally {
      tx.end(over);
    }
  }

  async #prepare(by: ChangeOf, tx: LayeredTransaction) {
    const edits = editsOf(tx.writes, this.#state.records);
    if (edits.length === 0 && tx.onceResults.size === 0) return undefined;
    return encodeCommit(this.#state, by, edits, tx.onceResults, this.#journal.durable);
  }

  #commit(commit: Commit, blocks: readonly Buffer[], durable: ChangeOf['durable']): Promise<void> {
    this.#state.apply(commit);
    this.#unsaved.push(commit);
    const saved = this.#journal.append(commit.seq, blocks, durable).then(
      () => {
        this.#unsaved.shift();
      },
      (error: unknown) => {
        throw this.#readOnly === undefined ? new NotSaved(error) : new StoreReadOnly(this.#readOnly);
      },
    );
    saved.catch(() => undefined);
    this.#allSaved = saved;
    if (durable !== 'soon') this.#lastSaved = saved;
    return saved;
  }

  /** Ends a view; `false`: what it showed was rolled back meanwhile. */
  #end(view: LayeredView): boolean {
    view.end(over);
    return this.#open.delete(view);
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
