import type { OnceResult } from '../contents.ts';
import { asStored, changedFields, freeze } from '../facts.ts';
import { breathe } from '../slices.ts';
import {
  type AnyCollection,
  type Collection,
  type Lookup,
  type Stored,
  type Transaction,
  VersionConflict,
} from '../store.ts';
import { Layer } from './layer.ts';
import { mayMove } from './table.ts';
import { type History, LayeredView } from './view.ts';

/** What a transaction stands on. */
export interface Ground {
  readonly collections: ReadonlyMap<string, AnyCollection>;
  readonly layers: readonly Layer[];
  readonly history: History;
  /** The moment of the change, ISO 8601. */
  readonly at: string;
  readonly once: (key: string) => OnceResult | undefined;
}

/** After so many puts an import lets other turns run. */
const PUTS_SLICE = 200;

/** Collects writes in a layer of its own; nobody else sees them until they are committed. */
export class LayeredTransaction extends LayeredView implements Transaction {
  readonly writes: Layer;
  readonly onceResults = new Map<string, OnceResult>();
  readonly #ground: Ground;
  #puts = 0;
  readonly #running = new Map<string, Promise<OnceResult>>();

  constructor(ground: Ground) {
    const writes = new Layer(ground.collections);
    super([...ground.layers, writes], ground.history);
    this.writes = writes;
    this.#ground = ground;
  }

  async put<T extends Stored, L extends Record<string, Lookup<T>>>(
    collection: Collection<T, L>,
    record: T,
  ): Promise<T> {
    this.refuseWhenOver();
    const { name } = collection;
    this.#refuseUndeclared(name);
    const before = this.lookUp(name, record.id) as T | undefined;
    if ((before?.version ?? 0) !== record.version) throw new VersionConflict(name, record.id);
    const next = asStored(record, before);
    tryLookups(collection, next, before);
    this.writes.cover(name, next.id, next);
    this.#puts += 1;
    if (this.#puts % PUTS_SLICE === 0) await breathe();
    return next;
  }

  async remove<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    id: string,
  ): Promise<void> {
    this.refuseWhenOver();
    this.#refuseUndeclared(name);
    if (this.lookUp(name, id) !== undefined) this.writes.cover(name, id, undefined);
  }

  async once<T>(key: string, fn: () => Promise<T>): Promise<T> {
    this.refuseWhenOver();
    const known = this.onceResults.get(key) ?? this.#ground.once(key);
    if (known !== undefined) return freeze(known.value) as T;
    const running = this.#running.get(key) ?? this.#runOnce(key, fn);
    this.#running.set(key, running);
    try {
      return (await running).value as T;
    } finally {
      this.#running.delete(key);
    }
  }

  async attempt<T>(fn: (tx: Transaction) => Promise<T>): Promise<T> {
    this.refuseWhenOver();
    const trial = new LayeredTransaction({
      ...this.#ground,
      layers: this.layers,
      once: (key) => this.onceResults.get(key) ?? this.#ground.once(key),
    });
    try {
      return await fn(trial);
    } finally {
      trial.end(new Error('This attempt is over: everything it wrote was undone'));
    }
  }

  async #runOnce(key: string, fn: () => Promise<unknown>): Promise<OnceResult> {
    const value = await fn();
    this.refuseWhenOver();
    const { at } = this.#ground;
    const result: OnceResult =
      value === undefined ? { key, at } : { key, at, value: freeze(JSON.parse(JSON.stringify(value))) };
    this.onceResults.set(key, result);
    return result;
  }

  #refuseUndeclared(name: string): void {
    if (!this.#ground.collections.has(name)) {
      throw new Error(`The store was opened without the collection ${name}: add it to the list it is given`);
    }
  }
}

/** A look-up that cannot take the record fails here, in the change that is at fault, and not in a later search. */
function tryLookups<T extends Stored>(
  { lookups }: { readonly lookups: Readonly<Record<string, Lookup<T>>> },
  record: T,
  before: T | undefined,
): void {
  const changed = before && changedFields(record, before);
  for (const lookup of Object.values(lookups)) {
    if (!mayMove(lookup, changed)) continue;
    if (lookup.kind === 'key') {
      lookup.keys(record);
      lookup.order?.(record);
    } else {
      lookup.text(record);
      lookup.within(record);
    }
  }
}
