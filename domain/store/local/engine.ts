import { asEditWhereAsked, refuseAudited, refuseInsideEdit } from '../edits.ts';
import { type ChangeOf, NotSaved, StoreReadOnly, type Transaction, type View } from '../store.ts';
import { Turns } from '../turns.ts';
import { auditedIn, encodeCommit } from './commit-lines.ts';
import { EditGivenUp, unlessIdle } from './idle-edit.ts';
import type { Journal } from './journal.ts';
import { type Commit, type Edit, editsOf, type State } from './state.ts';
import { LayeredTransaction } from './transaction.ts';
import { LayeredView } from './view.ts';

/** What a look or an edit came to; kept until it is certain that all it saw is durable. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** What an edit wrote, ready to be applied. */
type Encoded = { readonly kind: 'commit'; readonly commit: Commit; readonly blocks: readonly Buffer[] };
type Prepared = Encoded | { readonly kind: 'along'; readonly edits: readonly Edit[] };

/** The answer to a run of an edit: `saved` fails with the disk; without it nothing was written. */
type Run<T> =
  | { readonly kind: 'written'; readonly value: T; readonly saved: Promise<void> }
  | { readonly kind: 'noted'; readonly value: T }
  | { readonly kind: 'nothingWritten'; readonly outcome: Outcome<T>; readonly seen: Promise<void> }
  | { readonly kind: 'rolledBack' };

const rolledBack = new Error('The disk refused a change that was seen here: this runs again');
/** What need not be durable at once waits so long for a change that takes it along. */
const SOON_MS = 50;

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
  /** The same, with what nobody waits for. */
  #allSaved: Promise<void> = Promise.resolve();
  /** Applied in memory, to be written along with the next change; oldest first. */
  #along: Edit[] = [];
  #alongAt = new Date(0);
  #soon: NodeJS.Timeout | undefined;
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
        await run.saved;
        return run.value;
      }
      if (run.kind === 'noted') return run.value;
      if (run.kind === 'nothingWritten' && (await isSaved(run.seen))) return unwrap(run.outcome);
    }
  }

  /** Lets what is under way end; then everything is durable or refused. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turns.run(async () => {
      await this.#writeAlong();
      await this.#journal.idle();
    });
  }

  /** Why changes are refused, if they are. */
  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  /** What `take` sees between two changes, once all of that is durable; rejects when it is lost. */
  async moment<T>(take: () => T): Promise<T> {
    const { taken, saved } = await this.#turns.run(async () => {
      await this.#writeAlong();
      return { taken: take(), saved: this.#allSaved };
    });
    await saved;
    return taken;
  }

  /** The disk refused what was not durable yet: memory goes back to what is. */
  lose(): void {
    for (const view of this.#open) view.end(rolledBack);
    this.#open.clear();
    this.#state.takeBack(this.#takeAlong());
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
    if (prepared.kind === 'along') {
      this.#keepAlong(prepared.edits, by.at);
      return { kind: 'noted', value };
    }
    this.#lastSaved = this.#commit(prepared);
    return { kind: 'written', value, saved: this.#lastSaved };
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

  async #prepare(by: ChangeOf, tx: LayeredTransaction): Promise<Prepared | undefined> {
    const edits = editsOf(tx.writes, this.#state.records);
    const once = tx.onceResults;
    if (edits.length === 0 && once.size === 0) return undefined;
    if (by.durable === 'soon') {
      refuseAudited(edits.some(auditedIn(this.#state.collections)) || once.size > 0);
      return { kind: 'along', edits };
    }
    return this.#encode(by, { edits, once, along: this.#along });
  }

  async #encode(by: ChangeOf, change: Pick<Commit, 'edits' | 'once' | 'along'>): Promise<Encoded> {
    return { kind: 'commit', ...(await encodeCommit(this.#state, by, change, this.#journal.durable)) };
  }

  #commit({ commit, blocks }: Encoded): Promise<void> {
    this.#takeAlong();
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
    this.#allSaved = saved;
    return saved;
  }

  #keepAlong(edits: readonly Edit[], at: Date): void {
    this.#state.take(edits);
    this.#along.push(...edits);
    this.#alongAt = at;
    this.#soon ??= setTimeout(() => {
      // What cannot be written now goes along with the next change, which tells.
      this.#turns.run(() => this.#writeAlong()).catch(() => undefined);
    }, SOON_MS);
  }

  /** From now on nothing waits to be written along. */
  #takeAlong(): readonly Edit[] {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const along = this.#along;
    this.#along = [];
    return along;
  }

  /** No other change came: a change of its own. */
  async #writeAlong(): Promise<void> {
    await this.#journal.room();
    const along = this.#along;
    if (along.length === 0) return;
    const by = { by: 'system', why: 'remember', at: this.#alongAt };
    const encoded = await this.#encode(by, { edits: [], once: new Map(), along });
    // The disk may have refused what it stands on meanwhile.
    if (this.#along === along) this.#commit(encoded);
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
