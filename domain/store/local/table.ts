import { breathe } from '../slices.ts';
import type { AnyCollection, KeyLookup, Stored, TextLookup } from '../store.ts';
import { KeyIndex } from './key-index.ts';
import { TextIndex } from './text-index.ts';

type Edit = { readonly id: string; readonly record?: Stored };

/** So many edits are indexed in one go, about a millisecond. */
const SLICE = 100;

/** The look-up that every collection has: its records by id. */
const everything: KeyLookup<Stored> = { kind: 'key', keys: () => [''] };

/** Looked up by nobody: a collection that an older release knew. Its records are kept all the same. */
export const undeclared = (name: string): AnyCollection => ({ name, lookups: {} });

/**
 * The records of one collection with their indexes. Records change at once; the indexes follow, in slices that
 * leave the event loop free, before anybody may look something up.
 */
export class Table {
  readonly records = new Map<string, Stored>();
  readonly #keyIndexes = new Map<string, KeyIndex>();
  readonly #textIndexes = new Map<string, TextIndex>();
  readonly #everything = new KeyIndex(everything);
  readonly #name: string;
  /** Edits that the indexes have not seen yet; those before `#seen` they have. */
  #behind: Edit[] = [];
  #seen = 0;
  #catchingUp: Promise<void> | undefined;

  constructor({ name, lookups }: AnyCollection) {
    this.#name = name;
    for (const [lookup, how] of Object.entries(lookups)) {
      if (how.kind === 'key') this.#keyIndexes.set(lookup, new KeyIndex(how as KeyLookup<Stored>));
      else this.#textIndexes.set(lookup, new TextIndex(how as TextLookup<Stored>));
    }
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
    return this.#keyIndexes.get(lookup) ?? this.#missing(lookup, 'key');
  }

  textIndex(lookup: string): TextIndex {
    return this.#textIndexes.get(lookup) ?? this.#missing(lookup, 'text');
  }

  everything(): KeyIndex {
    return this.#everything;
  }

  #index({ id, record }: Edit): void {
    // An edit that a later one has overtaken need not be indexed.
    if (record !== this.records.get(id)) return;
    for (const index of [this.#everything, ...this.#keyIndexes.values(), ...this.#textIndexes.values()]) {
      if (record === undefined) index.remove(id);
      else index.put(record);
    }
  }

  #missing(lookup: string, kind: string): never {
    throw new Error(`The collection ${this.#name} declares no ${kind} look-up named ${lookup}`);
  }
}
