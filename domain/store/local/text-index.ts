import type { Stored, TextLookup } from '../store.ts';
import { trigramsOf } from '../trigrams.ts';
import { Counters, wordsFor } from './counters.ts';
import { Numbers } from './numbers.ts';

/** A record and how much of the query it shares. */
export interface Match {
  readonly record: Stored;
  /** How many of the query's trigrams the record has. */
  readonly shared: number;
  /** How many trigrams the record has in all. */
  readonly size: number;
}

/** Most in common first; of equals the shorter text, then by id: nothing else may decide (SEC7). */
export const isBetter = (a: Match, b: Match): boolean =>
  a.shared !== b.shared
    ? a.shared > b.shared
    : a.size !== b.size
      ? a.size < b.size
      : a.record.id < b.record.id;

export interface TextQuery {
  readonly trigrams: ReadonlySet<number>;
  readonly limit: number;
  readonly within: 'all' | readonly string[];
  /** Ids that do not count: a layer above tells what became of them. Without one all count. */
  readonly hides?: ((id: string) => boolean) | undefined;
}

/** A record shares at least two trigrams and three in ten with a query that it resembles. */
const enough = (trigrams: number): number => Math.max(Math.min(trigrams, 2), Math.ceil(trigrams * 0.3));

/** The group of a number that belongs to no record any more: it lies in no partition. */
const gap = 0;

/**
 * Keeps one text look-up of one collection: for each trigram the numbers of the documents that have it.
 * A changed text gets a new number and leaves a gap under the old one; gaps are closed when they are many.
 * What a search asks of every document stands in lists of numbers: a look at each record would cost more than the rest.
 */
export class TextIndex {
  readonly lookup: TextLookup<Stored>;
  readonly #postings = new Map<number, Numbers>();
  readonly #groups = new Map<string, number>();
  readonly #partitions: (readonly string[])[] = [[]];
  #numbers = new Map<string, number>();
  #records: (Stored | undefined)[] = [];
  /** Used by one search after the other: new ones each time would keep the collector busy. */
  readonly #counters = new Counters();
  /** Of each document the number of its set of partitions, and how many trigrams it has. */
  #groupOf = new Numbers();
  #sizeOf = new Numbers();

  constructor(lookup: TextLookup<Stored>) {
    this.lookup = lookup;
  }

  put(record: Stored): void {
    const texts = this.lookup.text(record);
    const group = this.#group(this.lookup.within(record));
    const at = this.#numbers.get(record.id) ?? -1;
    const known = this.#records[at];
    if (known !== undefined && isSame(this.lookup.text(known), texts)) {
      this.#records[at] = record;
      this.#groupOf.values[at] = group;
      return;
    }
    this.remove(record.id);
    const trigrams = trigramsOf(texts);
    const number = this.#records.push(record) - 1;
    this.#groupOf.push(group);
    this.#sizeOf.push(trigrams.size);
    this.#numbers.set(record.id, number);
    for (const trigram of trigrams) this.#postingsOf(trigram).push(number);
  }

  /** Puts a new version in the place of one with the same text and partitions. */
  replace(record: Stored): void {
    const number = this.#numbers.get(record.id);
    if (number !== undefined) this.#records[number] = record;
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.#records[number] = undefined;
    this.#groupOf.values[number] = gap;
    if (this.#records.length > 2 * this.#numbers.size + 1000) this.#closeGaps();
  }

  /**
   * The best `limit` matches. Every document with a trigram of the query is counted, and those outside
   * `within` are left out before anything is compared or cut, so they have no effect on the answer.
   */
  search({ trigrams, limit, within, hides }: TextQuery): Match[] {
    if (trigrams.size === 0 || limit <= 0) return [];
    this.#countShared(trigrams);
    const counters = this.#counters;
    const groups = this.#groupOf.values;
    const near: number[] = [];
    const shared: number[] = [];
    const having = new Uint32Array(trigrams.size + 2);
    const readable = new Uint8Array(this.#partitions.length);
    // Those that share fewer than the limit-th best so far need not be looked at.
    let from = enough(trigrams.size);
    let better = 0;
    for (let word = 0; word < counters.words; word += 1) {
      for (let left = counters.atLeast(from, word); left !== 0; left &= left - 1) {
        const number = (word << 5) + 31 - Math.clz32(left & -left);
        if (!this.#isWithin(groups[number] as number, within, readable)) continue;
        if (hides?.((this.#records[number] as Stored).id)) continue;
        const count = counters.of(number);
        near.push(number);
        shared.push(count);
        having[count] = (having[count] as number) + 1;
        if (count <= from) continue;
        better += 1;
        while (better >= limit) {
          from += 1;
          better -= having[from] as number;
        }
      }
    }
    // Of those that share just so many, the shorter ones up to the limit are wanted.
    const sizes = this.#sizeOf.values;
    const tied = new Int32Array(near.length);
    let ties = 0;
    for (let at = 0; at < near.length; at += 1) {
      if (shared[at] === from) tied[ties++] = sizes[near[at] as number] as number;
    }
    const longest = tied.subarray(0, ties).sort()[limit - better - 1] ?? Number.POSITIVE_INFINITY;
    const best: Match[] = [];
    for (let at = 0; at < near.length; at += 1) {
      const count = shared[at] as number;
      const size = sizes[near[at] as number] as number;
      if (count < from || (count === from && size > longest)) continue;
      best.push({ record: this.#records[near[at] as number] as Stored, shared: count, size });
    }
    return best.sort((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, limit);
  }

  /** Counts for each document how many of the trigrams it has. */
  #countShared(trigrams: ReadonlySet<number>): void {
    const documents = this.#records.length;
    this.#counters.reset(documents, trigrams.size);
    const dense: Int32Array[] = [];
    for (const trigram of trigrams) {
      const postings = this.#postings.get(trigram);
      if (postings === undefined) continue;
      // Documents that stand as close as this are counted faster 32 at a time.
      if (postings.length > wordsFor(documents)) dense.push(postings.bits(wordsFor(documents)));
      else this.#counters.addEach(postings);
    }
    this.#counters.addAll(dense);
  }

  /** Whether a set of partitions may be read. `known`, by set: 0 not asked yet, 1 yes, 2 no. */
  #isWithin(group: number, within: 'all' | readonly string[], known: Uint8Array): boolean {
    if (group === gap) return false;
    if (within === 'all') return true;
    if (known[group] === 0) {
      const may = this.#partitions[group]?.some((partition) => within.includes(partition)) ?? false;
      known[group] = may ? 1 : 2;
    }
    return known[group] === 1;
  }

  #group(partitions: readonly string[]): number {
    const key = JSON.stringify(partitions);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = this.#partitions.push(partitions) - 1;
      this.#groups.set(key, group);
    }
    return group;
  }

  #postingsOf(trigram: number): Numbers {
    let postings = this.#postings.get(trigram);
    if (postings === undefined) {
      postings = new Numbers();
      this.#postings.set(trigram, postings);
    }
    return postings;
  }

  #closeGaps(): void {
    const renumbered = new Int32Array(this.#records.length).fill(-1);
    const [records, sizes] = [[] as Stored[], new Numbers()];
    this.#records.forEach((record, number) => {
      if (record === undefined) return;
      renumbered[number] = records.push(record) - 1;
      sizes.push(this.#sizeOf.values[number] as number);
    });
    this.#records = records;
    this.#sizeOf = sizes;
    this.#groups.clear();
    this.#partitions.length = 1;
    this.#groupOf = new Numbers();
    for (const record of records) this.#groupOf.push(this.#group(this.lookup.within(record)));
    this.#numbers = new Map(records.map(({ id }, number) => [id, number]));
    for (const [trigram, postings] of this.#postings) {
      postings.renumber(renumbered);
      if (postings.length === 0) this.#postings.delete(trigram);
    }
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);
