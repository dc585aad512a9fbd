import { changedFields } from '../facts.ts';
import { breathe } from '../slices.ts';
import type { AnyCollection, KeyLookup, Lookup, Stored, TextLookup } from '../store.ts';
import { KeyIndex } from './key-index.ts';
import { TextIndex } from './text-index.ts';

type Edit = { readonly id: string; readonly record?: Stored };

/** So many edits are indexed in one go, about a millisecond. */
const SLICE = 100;

/** The look-up that every collection has: its records by id. */
const everything: KeyLookup<Stored> = { kind: 'key', reads: [], keys: () => [''] };

/** Whether a record may stand elsewhere in a look-up than before, now that it has changed in these fields. */
export const mayMove = <T>({ reads }: Lookup<T>, changed: readonly (keyof T)[] | undefined): boolean =>
  reads === undefined || changed === undefined || changed.some((field) => reads.includes(field as never));

/** Looked up by nobody: a collection that an older release knew. Its records are kept all the same. */
export const undeclared = (name: string): AnyCollection => ({ name, lookups: {} });

/**
 * The records of one collection with their indexes. Records change at once; the indexes follow, in slices that
 * leave the event loop free, before anybody may look something up.
 */
export class Table {
  readonly records = new Map<string, Stored>();
  readonly #collection: AnyCollection;
  /** Made when first asked for: what a transaction writes is mostly never looked up. */
  #made: Indexes | undefined;
  /** Edits that the indexes have not seen yet; those before `#seen` they have. */
  #behind: Edit[] = [];
  #seen = 0;
  #catchingUp: Promise<void> | undefined;

  constructor(collection: AnyCollection) {
    this.#collection = collection;
  }

  put(record: Stored): void {
    this.records.set(record.id, record);
    this.#behind.push({ id: record.id, record });
  }

  remove(id: string): void {
    if (this.records.delete(id)) this.#behind.push({ id });
  }

  /** Whether the indexes have seen every edit. */
  get ready(): boolean {
    return this.#behind.length === 0;
  }

  /** Brings the indexes up to date: the first slice at once, the others in between what else is to be done. */
  async catchUp(): Promise<void> {
    if (this.#catchingUp === undefined) {
      this.#catchUpSome();
      if (this.ready) return;
      this.#catchingUp = this.#catchUpInTurns().finally(() => {
        this.#catchingUp = undefined;
      });
    }
    await this.#catchingUp;
  }

  async #catchUpInTurns(): Promise<void> {
    while (!this.ready) {
      await breathe();
      this.#catchUpSome();
    }
  }

  #catchUpSome(): void {
    const end = Math.min(this.#seen + SLICE, this.#behind.length);
    for (; this.#seen < end; this.#seen += 1) this.#index(this.#behind[this.#seen] as Edit);
    if (this.#seen < this.#behind.length) return;
    this.#behind = [];
    this.#seen = 0;
  }

  keyIndex(lookup: string): KeyIndex {
    return this.#indexes.byKey.get(lookup) ?? this.#missing(lookup, 'key');
  }

  textIndex(lookup: string): TextIndex {
    return this.#indexes.byText.get(lookup) ?? this.#missing(lookup, 'text');
  }

  everything(): KeyIndex {
    return this.#indexes.everything;
  }

  get #indexes(): Indexes {
    this.#made ??= new Indexes(this.#collection);
    return this.#made;
  }

  #index({ id, record }: Edit): void {
    // An edit that a later one has overtaken need not be indexed.
    if (record !== this.records.get(id)) return;
    const { all, everything } = this.#indexes;
    const before = everything.record(id);
    const changed = record && before && changedFields(record, before);
    for (const index of all) {
      if (record === undefined) index.remove(id);
      else if (mayMove(index.lookup, changed)) index.put(record);
      else index.replace(record);
    }
  }

  #missing(lookup: string, kind: string): never {
    throw new Error(`The collection ${this.#collection.name} declares no ${kind} look-up named ${lookup}`);
  }
}

/** The indexes of one collection: one for each look-up that it declares, and that of everything. */
class Indexes {
  readonly everything = new KeyIndex(everything);
  readonly byKey = new Map<string, KeyIndex>();
  readonly byText = new Map<string, TextIndex>();
  readonly all: readonly (KeyIndex | TextIndex)[];

  constructor({ lookups }: AnyCollection) {
    for (const [name, lookup] of Object.entries(lookups)) {
      if (lookup.kind === 'key') this.byKey.set(name, new KeyIndex(lookup as KeyLookup<Stored>));
      else this.byText.set(name, new TextIndex(lookup as TextLookup<Stored>));
    }
    this.all = [this.everything, ...this.byKey.values(), ...this.byText.values()];
  }
}
