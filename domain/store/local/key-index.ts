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

/** So many new places are sorted in one go, about a millisecond. */
const RUN = 1_024;

/** Most keys have one place, so a bucket has no arrays before it needs them; never written to. */
const none: Place[] = [];
const noRuns: Place[][] = [];

/**
 * The places under one key. Writing is cheap whatever the size: a new place waits unsorted until somebody looks, or
 * until it is one of very many; a removed one is only marked and swept out when half of them are. The look-up of
 * everything holds all records: sorted only when somebody looks, it would hold up all others.
 */
class Bucket {
  readonly key: string;
  live = 0;
  /** Each in order, every one longer than the next, so that merging them goes over no place often. */
  #runs = noRuns;
  #fresh = none;

  constructor(key: string) {
    this.key = key;
  }

  add(place: Place): void {
    if (this.#fresh === none) this.#fresh = [place];
    else this.#fresh.push(place);
    this.live += 1;
    if (this.#fresh.length === RUN) this.#settle();
  }

  /** Call after marking one of its places as gone. */
  dropOne(): void {
    this.live -= 1;
    const held = this.#runs.reduce((sum, run) => sum + run.length, this.#fresh.length);
    if (held <= 2 * this.live + SORT_FROM) return;
    this.#runs = this.#runs.map((run) => run.filter(({ gone }) => !gone));
    this.#fresh = this.#fresh.filter(({ gone }) => !gone);
  }

  /** In order; may still hold places marked as gone, but not in front, where the oldest go one after the other. */
  places(): readonly Place[] {
    const fresh = this.#fresh;
    if (this.#runs.length > 1 || fresh.length >= SORT_FROM) this.#settle(Number.POSITIVE_INFINITY);
    else if (fresh.length > 0) {
      this.#fresh = none;
      if (this.#runs.length === 0) this.#runs = [[]];
      for (const place of fresh) insert(this.#runs[0] as Place[], place);
    }
    const places = this.#runs[0] ?? none;
    let gone = 0;
    while (places[gone]?.gone) gone += 1;
    if (gone > 0) places.splice(0, gone);
    return places;
  }

  /** Makes a run of the fresh places and merges it with those before that are not longer than it, or than told. */
  #settle(upTo = 0): void {
    let run = this.#fresh.sort(compare);
    this.#fresh = none;
    const runs = [...this.#runs];
    for (
      let last = runs.at(-1);
      last !== undefined && last.length <= Math.max(run.length, upTo);
      last = runs.at(-1)
    ) {
      run = mergeRuns(last, run);
      runs.pop();
    }
    this.#runs = [...runs, run];
  }
}

function insert(run: Place[], place: Place): void {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(run[middle] as Place, place)) low = middle + 1;
    else high = middle;
  }
  run.splice(low, 0, place);
}

function mergeRuns(a: readonly Place[], b: readonly Place[]): Place[] {
  const merged: Place[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    merged.push((comesBefore(b[j] as Place, a[i] as Place) ? b[j++] : a[i++]) as Place);
  }
  while (i < a.length) merged.push(a[i++] as Place);
  while (j < b.length) merged.push(b[j++] as Place);
  return merged;
}

/** Keeps one key look-up of one collection: records by key, in order. */
export class KeyIndex {
  readonly lookup: KeyLookup<Stored>;
  readonly #buckets = new Map<string, Bucket>();
  readonly #places = new Map<string, Place>();

  constructor(lookup: KeyLookup<Stored>) {
    this.lookup = lookup;
  }

  put(record: Stored): void {
    const keys = [...new Set(this.lookup.keys(record))];
    const order = this.lookup.order?.(record) ?? '';
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

  /** Puts a new version in the place of one that stands under the same. */
  replace(record: Stored): void {
    const place = this.#places.get(record.id);
    if (place !== undefined) place.record = record;
  }

  record(id: string): Stored | undefined {
    return this.#places.get(id)?.record;
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

  /** Adds the places under the key in order; where that makes more than `atMost`, maybe only some of them. */
  gather(key: string, to: Place[], atMost: number): void {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return;
    for (const place of bucket.places()) {
      if (place.gone) continue;
      to.push(place);
      if (to.length > atMost) return;
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
