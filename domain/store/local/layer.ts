import type { AnyCollection, Stored } from '../store.ts';
import { Table, undeclared } from './table.ts';

/**
 * Records laid over what lies beneath: what a transaction wrote, or what a reader must still see although a
 * later change replaced it. The lowest layer is the store itself and hides nothing.
 */
export class Layer {
  readonly tables = new Map<string, Table>();
  readonly #hidden = new Map<string, Set<string>>();
  readonly #collections: ReadonlyMap<string, AnyCollection>;

  constructor(collections: ReadonlyMap<string, AnyCollection>) {
    this.#collections = collections;
  }

  table(name: string): Table {
    let table = this.tables.get(name);
    if (table === undefined) {
      table = new Table(this.#collections.get(name) ?? undeclared(name));
      this.tables.set(name, table);
    }
    return table;
  }

  /** Says what stands under the id here, whatever lies beneath; `undefined`: nothing. */
  cover(name: string, id: string, record: Stored | undefined): void {
    let hidden = this.#hidden.get(name);
    if (hidden === undefined) {
      hidden = new Set();
      this.#hidden.set(name, hidden);
    }
    hidden.add(id);
    if (record === undefined) this.table(name).remove(id);
    else this.table(name).put(record);
  }

  covers(name: string, id: string): boolean {
    return this.#hidden.get(name)?.has(id) ?? false;
  }

  /** The ids of this collection that the layer decides. */
  covered(name: string): ReadonlySet<string> {
    return this.#hidden.get(name) ?? nothing;
  }

  /** The collections in which it decides anything, in the order in which they were first touched. */
  touched(): IterableIterator<string> {
    return this.#hidden.keys();
  }
}

const nothing: ReadonlySet<string> = new Set();
