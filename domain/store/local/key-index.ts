import type { KeyLookup, Stored } from '../store.ts';

/** Where a record stands in one look-up; shared by all the buckets it stands in. */
export interface Place {
  readonly order: string;
  readonly id: string;
  record: Stored;
  readonly buckets: readonly Bucket[];
  gone: boolean;
}

/** Whether `a` comes before `b`: by order, then by id. */
export const comesBefore = (a: Place, b: Place): boolean =>
  a.order < b.order || (a.order === b.order && a.id < b.id);

const compare = (a: Place, b: Place): number => (comesBefore(a, b) ? -1 : comesBefore(b, a) ? 1 : 0);

/** From this many new places on, sorting once is cheaper than inserting each. */
const SORT_FROM = 32;

/** Most keys have one place, so a bucket has no arrays before it needs them; never written to. */
const none: Place[] = [];

/**
 * The places under one key. Writing is cheap whatever the size: a new place waits unsorted until somebody
 * looks, a removed one is only marked and swept out when half of them are.
 */
class Bucket {
  readonly key: string;
  live = 0;
  #sorted = none;
  #fresh = none;

  constructor(key: string) {
    this.key = key;
  }

  add(place: Place): void {
    if (this.#fresh === none) this.#fresh = [place];
    else this.#fresh.push(place);
    this.live += 1;
  }

  /** Call after marking one of its places as gone. */
  dropOne(): void {
    this.live -= 1;
    if (this.#sorted.length + this.#fresh.length <= 2 * this.live + SORT_FROM) return;
    this.#sorted = this.#sorted.filter(({ gone }) => !gone);
    this.#fresh = this.#fresh.filter(({ gone }) => !gone);
  }

  /** In order; may still hold places marked as gone. */
  places(): readonly Place[] {
    const fresh = this.#fresh;
    if (fresh.length === 0) return this.#sorted;
    this.#fresh = none;
    if (this.#sorted === none) this.#sorted = [];
    if (fresh.length >= SORT_FROM) this.#sorted = this.#sorted.concat(fresh).sort(compare);
    else for (const place of fresh) this.#insert(place);
    return this.#sorted;
  }

  #insert(place: Place): void {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comesBefore(this.#sorted[middle] as Place, place)) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, place);
  }
}

/** Keeps one key look-up of one collection: records by key, in order. */
export class KeyIndex {
  readonly #lookup: KeyLookup<Stored>;
  readonly #buckets = new Map<string, Bucket>();
  readonly #places = new Map<string, Place>();

  constructor(lookup: KeyLookup<Stored>) {
    this.#lookup = lookup;
  }

  put(record: Stored): void {
    const keys = [...new Set(this.#lookup.keys(record))];
    const order = this.#lookup.order?.(record) ?? '';
    const place = this.#places.get(record.id);
    if (place !== undefined && place.order === order && standsUnderExactly(place, keys)) {
      place.record = record;
      return;
    }
    this.remove(record.id);
    if (keys.length === 0) return;
    const buckets = keys.map((key) => this.#bucket(key));
    const made: Place = { order, id: record.id, record, buckets, gone: false };
    this.#places.set(record.id, made);
    for (const bucket of buckets) bucket.add(made);
  }

  remove(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#places.delete(id);
    place.gone = true;
    for (const bucket of place.buckets) {
      bucket.dropOne();
      if (bucket.live === 0) this.#buckets.delete(bucket.key);
    }
  }

  /** The places under the key in order, or backwards. Do not write to the index while walking. */
  *walk(key: string, descending: boolean): Generator<Place, undefined> {
    const places = this.#buckets.get(key)?.places() ?? [];
    for (let step = 0; step < places.length; step += 1) {
      const place = places[descending ? places.length - 1 - step : step] as Place;
      if (!place.gone) yield place;
    }
  }

  count(key: string): number {
    return this.#buckets.get(key)?.live ?? 0;
  }

  has(id: string, key: string): boolean {
    return this.#places.get(id)?.buckets.some((bucket) => bucket.key === key) ?? false;
  }

  #bucket(key: string): Bucket {
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      bucket = new Bucket(key);
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }
}

const standsUnderExactly = ({ buckets }: Place, keys: readonly string[]): boolean =>
  buckets.length === keys.length && buckets.every(({ key }, at) => key === keys[at]);
