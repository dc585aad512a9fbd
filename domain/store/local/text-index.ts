import type { Stored, TextLookup } from '../store.ts';
import { trigramsOf } from '../trigrams.ts';

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
  /** Ids that do not count: a layer above tells what became of them. */
  readonly hides: (id: string) => boolean;
}

/** A record shares at least two trigrams and three in ten with a query that it resembles. */
const enough = (trigrams: number): number => Math.max(Math.min(trigrams, 2), Math.ceil(trigrams * 0.3));

interface Doc {
  record: Stored;
  readonly size: number;
  /** Number of the set of partitions that it lies in. */
  group: number;
}

/**
 * Keeps one text look-up of one collection: for each trigram the numbers of the documents that have it.
 * A changed text gets a new number and leaves a gap under the old one; gaps are closed when they are many.
 */
export class TextIndex {
  readonly #lookup: TextLookup<Stored>;
  readonly #postings = new Map<number, Postings>();
  readonly #groups = new Map<string, number>();
  readonly #partitions: (readonly string[])[] = [];
  #numbers = new Map<string, number>();
  #docs: (Doc | undefined)[] = [];

  constructor(lookup: TextLookup<Stored>) {
    this.#lookup = lookup;
  }

  put(record: Stored): void {
    const texts = this.#lookup.text(record);
    const group = this.#group(this.#lookup.within(record));
    const known = this.#docs[this.#numbers.get(record.id) ?? -1];
    if (known !== undefined && isSame(this.#lookup.text(known.record), texts)) {
      known.record = record;
      known.group = group;
      return;
    }
    this.remove(record.id);
    const trigrams = trigramsOf(texts);
    const number = this.#docs.push({ record, size: trigrams.size, group }) - 1;
    this.#numbers.set(record.id, number);
    for (const trigram of trigrams) this.#postingsOf(trigram).push(number);
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.#docs[number] = undefined;
    if (this.#docs.length > 2 * this.#numbers.size + 1000) this.#closeGaps();
  }

  /**
   * The best `limit` matches. Every document with a trigram of the query is counted, and those outside
   * `within` are left out before anything is compared or cut, so they have no effect on the answer.
   */
  search({ trigrams, limit, within, hides }: TextQuery): Match[] {
    if (trigrams.size === 0 || limit <= 0) return [];
    const shared = this.#countShared(trigrams);
    const readable = this.#readable(within);
    const least = enough(trigrams.size);
    const near: number[] = [];
    const having = new Uint32Array(trigrams.size + 1);
    for (let number = 0; number < shared.length; number += 1) {
      const count = shared[number] as number;
      if (count < least) continue;
      const doc = this.#docs[number];
      if (doc === undefined || !readable[doc.group] || hides(doc.record.id)) continue;
      near.push(number);
      having[count] = (having[count] as number) + 1;
    }
    // Those that share fewer than the limit-th best need not be put in order.
    let from = trigrams.size;
    for (let sum = having[from] as number; from > least && sum < limit; sum += having[from] as number)
      from -= 1;
    const best: Match[] = [];
    for (const number of near) {
      const count = shared[number] as number;
      if (count < from) continue;
      const { record, size } = this.#docs[number] as Doc;
      best.push({ record, shared: count, size });
    }
    return best.sort((a, b) => (isBetter(a, b) ? -1 : 1)).slice(0, limit);
  }

  #countShared(trigrams: ReadonlySet<number>): Uint16Array {
    const shared = new Uint16Array(this.#docs.length);
    for (const trigram of trigrams) {
      const postings = this.#postings.get(trigram);
      if (postings === undefined) continue;
      const { numbers, length } = postings;
      for (let at = 0; at < length; at += 1) (shared[numbers[at] as number] as number) += 1;
    }
    return shared;
  }

  #readable(within: 'all' | readonly string[]): boolean[] {
    if (within === 'all') return this.#partitions.map(() => true);
    const asked = new Set(within);
    return this.#partitions.map((partitions) => partitions.some((partition) => asked.has(partition)));
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

  #postingsOf(trigram: number): Postings {
    let postings = this.#postings.get(trigram);
    if (postings === undefined) {
      postings = new Postings();
      this.#postings.set(trigram, postings);
    }
    return postings;
  }

  #closeGaps(): void {
    const renumbered = new Int32Array(this.#docs.length).fill(-1);
    const docs: Doc[] = [];
    this.#docs.forEach((doc, number) => {
      if (doc !== undefined) renumbered[number] = docs.push(doc) - 1;
    });
    this.#docs = docs;
    this.#groups.clear();
    this.#partitions.length = 0;
    for (const doc of docs) doc.group = this.#group(this.#lookup.within(doc.record));
    this.#numbers = new Map(docs.map(({ record }, number) => [record.id, number]));
    for (const [trigram, postings] of this.#postings) {
      postings.renumber(renumbered);
      if (postings.length === 0) this.#postings.delete(trigram);
    }
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** A growing list of document numbers, four bytes each. */
class Postings {
  numbers = new Int32Array(2);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Int32Array(Math.ceil(this.length * 1.5));
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** Takes the new number of each document; those without one (-1) fall out. */
  renumber(renumbered: Int32Array): void {
    const kept = this.numbers.subarray(0, this.length).map((number) => renumbered[number] as number);
    this.numbers = kept.filter((number) => number >= 0);
    this.length = this.numbers.length;
  }
}
