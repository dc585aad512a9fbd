import type { AuditEntry } from '../audit.ts';
import { freeze } from '../facts.ts';
import { breathe } from '../slices.ts';
import type { Collection, KeyLookupName, Lookup, Page, Stored, TextLookupName, View } from '../store.ts';
import { trigramsOfQuery } from '../trigrams.ts';
import { comesBefore, type KeyIndex, type Place } from './key-index.ts';
import type { Layer } from './layer.ts';
import { merge, without } from './merge.ts';
import type { Table } from './table.ts';
import { isBetter } from './text-index.ts';

export type History = (collection: string, id: string, limit: number) => Promise<readonly AuditEntry[]>;

/** After so many records a scan lets other turns run. */
const SCAN_SLICE = 500;

/** Reads layers as one: what an upper layer covers hides what lies beneath. */
export class LayeredView implements View {
  /** From the store itself up. */
  protected readonly layers: readonly Layer[];
  readonly #history: History;
  #over: Error | undefined;
  /** How often it was asked for something. */
  uses = 0;

  constructor(layers: readonly Layer[], history: History) {
    this.layers = layers;
    this.#history = history;
  }

  /** From now on every use throws the reason. */
  end(reason: Error): void {
    this.#over ??= reason;
  }

  protected refuseWhenOver(): void {
    this.uses += 1;
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
    const found = await this.#look(
      name,
      (slices) =>
        few(slices, byKey(lookup), keys, { offset, limit, descending }) ??
        page(walk(slices, byKey(lookup), distinct(keys), descending), offset, limit),
    );
    for (const record of found) freeze(record);
    return found as unknown as readonly T[];
  }

  async count<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
  ): Promise<number> {
    return this.#look(name, (slices) => count(slices, byKey(lookup), distinct(keys)));
  }

  async resembling<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: TextLookupName<L>,
    text: string,
    { limit, within }: { readonly limit: number; readonly within: 'all' | readonly string[] },
  ): Promise<readonly T[]> {
    const trigrams = trigramsOfQuery(text);
    const matches = await this.#look(name, (slices) => {
      const best = slices.flatMap((slice) =>
        slice.table.textIndex(lookup).search({
          trigrams,
          limit,
          within,
          hides: slice.above.length === 0 ? undefined : (id) => hides(slice, id),
        }),
      );
      return slices.length === 1 ? best : best.sort((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, limit);
    });
    return matches.map(({ record }) => freeze(record)) as unknown as readonly T[];
  }

  async *all<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): AsyncIterable<T> {
    // Taken in one go, because the store may change while the caller works through them.
    const records = await this.#look(
      name,
      (slices) =>
        few(slices, everything, '', allOfThem) ??
        page(walk(slices, everything, [''], false), 0, Number.POSITIVE_INFINITY),
    );
    for (let at = 0; at < records.length; at += 1) {
      if (at % SCAN_SLICE === SCAN_SLICE - 1) await breathe();
      yield freeze(records[at] as Stored) as T;
    }
  }

  async size<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): Promise<number> {
    return this.#look(name, (slices) => count(slices, everything, ['']));
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

  /**
   * Looks something up in the layers that have a say in the collection, once their indexes have seen every record.
   * Nothing is awaited between that check and the look: a change in between would be seen by halves.
   */
  async #look<R>(name: string, look: (slices: readonly Slice[]) => R): Promise<R> {
    for (;;) {
      this.refuseWhenOver();
      const slices = this.#slices(name);
      const behind = slices.find(({ table }) => !table.ready);
      if (behind === undefined) return look(slices);
      await behind.table.catchUp();
    }
  }

  #slices(name: string): readonly Slice[] {
    const [records, ...above] = this.layers as [Layer, ...Layer[]];
    // Mostly nothing lies over the records, and this is asked dozens of times in a turn.
    const deciding = above.filter((layer) => layer.covered(name).size > 0);
    if (deciding.length === 0) return [{ table: records.table(name), above: nobody }];
    const layers = [records, ...deciding];
    return layers.map((layer, at) => ({
      table: layer.table(name),
      above: layers.slice(at + 1).map((upper) => upper.covered(name)),
    }));
  }
}

const nobody: Slice['above'] = [];

/** One layer of a collection, and the ids that the layers above it decide. */
interface Slice {
  readonly table: Table;
  readonly above: readonly ReadonlySet<string>[];
}

type IndexOf = (table: Table) => KeyIndex;

const byKey =
  (lookup: string): IndexOf =>
  (table) =>
    table.keyIndex(lookup);

const everything: IndexOf = (table) => table.everything();

const distinct = (keys: string | readonly string[]): readonly string[] =>
  typeof keys === 'string' ? [keys] : [...new Set(keys)];

const hides = ({ above }: Slice, id: string): boolean => above.some((ids) => ids.has(id));

/** Each place under any of the keys once, in order. */
function walk(
  slices: readonly Slice[],
  index: IndexOf,
  keys: readonly string[],
  descending: boolean,
): Iterator<Place, undefined> {
  const lists = slices.flatMap((slice) =>
    keys.map((key) => {
      const places = index(slice.table).walk(key, descending);
      return slice.above.length > 0 ? without(places, ({ id }) => hides(slice, id)) : places;
    }),
  );
  const merged = merge(lists, descending ? (a, b) => comesBefore(b, a) : comesBefore);
  if (keys.length < 2) return merged;
  // A record under several of the keys comes several times in a row.
  let last: Place | undefined;
  return without(merged, (place) => {
    const again = place === last;
    last = place;
    return again;
  });
}

const allOfThem = { offset: 0, limit: Number.POSITIVE_INFINITY, descending: false } as const;

/** So few places are put in order at once; more are merged, so that no more are looked at than are wanted. */
const fewAtMost = 500;

/**
 * The same as a page of a walk where a handful of records stand under the keys, as under most, or where all of them
 * are wanted: without its many steps.
 */
function few(
  slices: readonly Slice[],
  indexOf: IndexOf,
  keys: string | readonly string[],
  { offset, limit, descending }: Required<Page>,
): Stored[] | undefined {
  const [slice, ...above] = slices;
  if (slice === undefined || above.length > 0) return undefined;
  const index = indexOf(slice.table);
  const atMost = limit === Number.POSITIVE_INFINITY ? limit : fewAtMost;
  const places: Place[] = [];
  if (typeof keys === 'string') index.gather(keys, places, atMost);
  else for (const key of keys) index.gather(key, places, atMost);
  if (places.length > atMost) return undefined;
  const isOneKey = typeof keys === 'string' || keys.length === 1;
  const found = (isOneKey ? places : [...new Set(places)].sort(inOrder)).map(({ record }) => record);
  if (descending) found.reverse();
  return found.length <= limit && offset === 0 ? found : found.slice(offset, offset + limit);
}

const inOrder = (a: Place, b: Place): number => (comesBefore(a, b) ? -1 : 1);

function page(places: Iterator<Place, undefined>, offset: number, limit: number): Stored[] {
  const found: Stored[] = [];
  for (let at = 0; at < offset + limit; at += 1) {
    const place = places.next();
    if (place.done) break;
    if (at >= offset) found.push(place.value.record);
  }
  return found;
}

function count(slices: readonly Slice[], index: IndexOf, keys: readonly string[]): number {
  const [key, ...more] = keys;
  if (key === undefined) return 0;
  let found = 0;
  if (more.length > 0) {
    const places = walk(slices, index, keys, false);
    while (!places.next().done) found += 1;
    return found;
  }
  for (const { table, above } of slices) {
    const here = index(table);
    found += here.count(key);
    for (const id of new Set(above.flatMap((ids) => [...ids]))) if (here.has(id, key)) found -= 1;
  }
  return found;
}
