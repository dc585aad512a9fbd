import type { Numbers } from './numbers.ts';

/**
 * A small counter for each document, 32 of them at a time: a word holds one binary digit of 32 counters, and a list
 * given as bits is added to them like numbers on paper, digit by digit (bit-sliced counters; Kaser and Lemire 2014).
 */
export class Counters {
  /** The digits of the first 32 documents, the lowest first, then those of the next 32. */
  #digits = new Int32Array(64);
  #each = 1;
  #none = new Int32Array(0);
  words = 0;

  /** All at 0, for so many documents that none is counted more often than `most`. */
  reset(documents: number, most: number): void {
    this.words = wordsFor(documents);
    this.#each = Math.max(2, 32 - Math.clz32(most));
    const length = this.words * this.#each;
    if (this.#digits.length < length) this.#digits = new Int32Array(Math.ceil(length * 1.5));
    else this.#digits.fill(0, 0, length);
  }

  /** Counts the documents of a short list one by one. */
  addEach({ values, length }: Numbers): void {
    const digits = this.#digits;
    for (let at = 0; at < length; at += 1) {
      const number = values[at] as number;
      let place = (number >>> 5) * this.#each;
      for (let carry = 1 << (number & 31); carry !== 0; place += 1) {
        const digit = digits[place] as number;
        digits[place] = digit ^ carry;
        carry &= digit;
      }
    }
  }

  /** Counts the documents of long lists, which are given as bits. */
  addAll(lists: readonly Int32Array[]): void {
    if (this.#none.length < this.words) this.#none = new Int32Array(this.words);
    const none = this.#none;
    for (let at = 0; at < lists.length; at += 4) {
      const first = lists[at] as Int32Array;
      this.#addFour(first, lists[at + 1] ?? none, lists[at + 2] ?? none, lists[at + 3] ?? none);
    }
  }

  /** Four at a time, so that half as many digits are read and written (Harley and Seal's carry-save adders). */
  #addFour(a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array): void {
    const digits = this.#digits;
    for (let word = 0, place = 0; word < this.words; word += 1, place += this.#each) {
      const inA = a[word] as number;
      const inB = b[word] as number;
      const inC = c[word] as number;
      const inD = d[word] as number;
      const ones = digits[place] as number;
      const withA = ones ^ inA;
      const withB = withA ^ inB;
      const withC = withB ^ inC;
      digits[place] = withC ^ inD;
      const two = (ones & inA) | (withA & inB);
      const otherTwo = (withB & inC) | (withC & inD);
      const twos = digits[place + 1] as number;
      const withTwo = twos ^ two;
      digits[place + 1] = withTwo ^ otherTwo;
      let carry = (twos & two) | (withTwo & otherTwo);
      for (let higher = place + 2; carry !== 0; higher += 1) {
        const digit = digits[higher] as number;
        digits[higher] = digit ^ carry;
        carry &= digit;
      }
    }
  }

  /** Which of the 32 documents of a word are counted at least so often, as bits. */
  atLeast(least: number, word: number): number {
    const first = word * this.#each;
    let reached = -1;
    for (let digit = 0; digit < this.#each; digit += 1) {
      const has = this.#digits[first + digit] as number;
      // The higher digit decides; where it is the same, what the lower ones said stays.
      reached = (least >>> digit) & 1 ? reached & has : reached | has;
    }
    return reached;
  }

  of(document: number): number {
    const first = (document >>> 5) * this.#each;
    let count = 0;
    for (let digit = 0; digit < this.#each; digit += 1) {
      count |= (((this.#digits[first + digit] as number) >>> (document & 31)) & 1) << digit;
    }
    return count;
  }
}

export const wordsFor = (documents: number): number => (documents + 31) >>> 5;
