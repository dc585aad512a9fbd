import type { AuditEntry } from '../audit.ts';
import type { Collection, KeyLookupName, Lookup, Page, Stored, TextLookupName, View } from '../store.ts';
import { freeze } from './facts.ts';
import { comesBefore, type KeyIndex, type Place } from './key-index.ts';
import type { Layer } from './layer.ts';
import { merge, without } from './merge.ts';
import { breathe } from './slices.ts';
import { isBetter } from './text-index.ts';
import { trigramsOfQuery } from './trigrams.ts';

export type History = (collection: string, id: string, limit: number) => Promise<readonly AuditEntry[]>;

/** After so many records a scan lets other turns run. */
const SCAN_SLICE = 500;

/** Reads layers as one: what an upper layer covers hides what lies beneath. */
export class LayeredView implements View {
  /** From the store itself up. */
  protected readonly layers: readonly Layer[];
  readonly #history: History;
  #over: Error | undefined;

  constructor(layers: readonly Layer[], history: History) {
    this.layers = layers;
    this.#history = history;
  }

  /** From now on every use throws the reason. */
  end(reason: Error): void {
    this.#over ??= reason;
  }

  protected refuseWhenOver(): void {
    if (this.#over !== undefined) throw this.#over;
  }

  async get<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    id: string,
  ): Promise<T | undefined> {
    this.refuseWhenOver();
    return this.lookUp(name, id) as T | undefined;
  }

  async find<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
    { limit = Number.POSITIVE_INFINITY, offset = 0, descending = false }: Page = {},
  ): Promise<readonly T[]> {
    await this.#ready(name);
    const index = (layer: Layer) => layer.table(name).keyIndex(lookup);
    const found: Stored[] = [];
    const places = this.#walk(name, index, distinct(keys), descending);
    for (let at = 0; at < offset + limit; at += 1) {
      const place = places.next();
      if (place.done) break;
      if (at >= offset) found.push(freeze(place.value.record));
    }
    return found as unknown as readonly T[];
  }

  async count<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
  ): Promise<number> {
    await this.#ready(name);
    const index = (layer: Layer) => layer.table(name).keyIndex(lookup);
    return this.#count(name, index, distinct(keys));
  }

  async resembling<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: TextLookupName<L>,
    text: string,
    { limit, within }: { readonly limit: number; readonly within: 'all' | readonly string[] },
  ): Promise<readonly T[]> {
    await this.#ready(name);
    const trigrams = trigramsOfQuery(text);
    const best = this.layers.flatMap((layer, at) =>
      layer
        .table(name)
        .textIndex(lookup)
        .search({ trigrams, limit, within, hides: (id) => this.#hiddenAbove(at, name, id) }),
    );
    if (this.layers.length > 1) best.sort((a, b) => (isBetter(a, b) ? -1 : 1));
    return best.slice(0, limit).map(({ record }) => freeze(record)) as unknown as readonly T[];
  }

  async *all<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): AsyncIterable<T> {
    await this.#ready(name);
    const places = this.#walk(name, (layer) => layer.table(name).everything(), [''], false);
    // Taken in one go, because the store may change while the caller works through them.
    const records: Stored[] = [];
    for (let place = places.next(); !place.done; place = places.next()) records.push(place.value.record);
    for (let at = 0; at < records.length; at += 1) {
      if (at % SCAN_SLICE === SCAN_SLICE - 1) await breathe();
      yield freeze(records[at] as Stored) as T;
    }
  }

  async size<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): Promise<number> {
    await this.#ready(name);
    return this.#count(name, (layer) => layer.table(name).everything(), ['']);
  }

  async history<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    id: string,
    limit: number,
  ): Promise<readonly AuditEntry[]> {
    this.refuseWhenOver();
    return this.#history(name, id, limit);
  }

  protected lookUp(name: string, id: string): Stored | undefined {
    for (let at = this.layers.length - 1; at >= 0; at -= 1) {
      const layer = this.layers[at] as Layer;
      const record = layer.tables.get(name)?.records.get(id);
      if (record !== undefined) return freeze(record);
      if (layer.covers(name, id)) return undefined;
    }
    return undefined;
  }

  /** Waits until the indexes of every layer have seen every record. */
  async #ready(name: string): Promise<void> {
    this.refuseWhenOver();
    for (;;) {
      const behind = this.layers.map((layer) => layer.table(name)).find((table) => !table.ready);
      if (behind === undefined) break;
      await behind.catchUp();
    }
    this.refuseWhenOver();
  }

  #hiddenAbove(at: number, name: string, id: string): boolean {
    for (let above = at + 1; above < this.layers.length; above += 1) {
      if (this.layers[above]?.covers(name, id)) return true;
    }
    return false;
  }

  /** Each place under any of the keys once, in order. */
  #walk(
    name: string,
    index: (layer: Layer) => KeyIndex,
    keys: readonly string[],
    descending: boolean,
  ): Iterator<Place, undefined> {
    const lists = this.layers.flatMap((layer, at) =>
      keys.map((key) => {
        const places = index(layer).walk(key, descending);
        const covered = this.layers.slice(at + 1).some((above) => above.covered(name).size > 0);
        return covered ? without(places, ({ id }) => this.#hiddenAbove(at, name, id)) : places;
      }),
    );
    const before = descending ? (a: Place, b: Place) => comesBefore(b, a) : comesBefore;
    const merged = merge(lists, before);
    if (keys.length < 2) return merged;
    // A record under several of the keys comes several times in a row.
    let last: Place | undefined;
    return without(merged, (place) => {
      const again = place === last;
      last = place;
      return again;
    });
  }

  #count(name: string, index: (layer: Layer) => KeyIndex, keys: readonly string[]): number {
    const [key, ...more] = keys;
    if (key === undefined) return 0;
    let count = 0;
    if (more.length > 0) {
      const places = this.#walk(name, index, keys, false);
      while (!places.next().done) count += 1;
      return count;
    }
    this.layers.forEach((layer, at) => {
      const here = index(layer);
      count += here.count(key);
      const hidden = new Set(this.layers.slice(at + 1).flatMap((above) => [...above.covered(name)]));
      for (const id of hidden) if (here.has(id, key)) count -= 1;
    });
    return count;
  }
}

const distinct = (keys: string | readonly string[]): readonly string[] =>
  typeof keys === 'string' ? [keys] : [...new Set(keys)];
