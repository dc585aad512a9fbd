import type { Numbers } from './numbers.ts';

/**
 * A small counter for each document, 32 of them at a time: a word holds one binary digit of 32 counters, and a list
 * given as bits is added to them like numbers on paper, digit by digit (bit-sliced counters; Kaser and Lemire 2014).
 */
export class Counters {
  /** The digits of the first 32 documents, the lowest first, then those of the next 32. */
  #digits = new Int32Array(64);
  #each = leastDigits;
  words = 0;

  /** All at 0, for so many documents that none is counted more often than `most`. */
  reset(documents: number, most: number): void {
    this.words = wordsFor(documents);
    this.#each = Math.max(leastDigits, 32 - Math.clz32(most));
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
    const digits = this.#digits;
    for (let word = 0, place = 0; word < this.words; word += 1, place += this.#each) {
      // The lowest four by name, so that they stay out of memory.
      let ones = digits[place] as number;
      let twos = digits[place + 1] as number;
      let fours = digits[place + 2] as number;
      let eights = digits[place + 3] as number;
      for (let at = 0; at < lists.length; at += 1) {
        const one = (lists[at] as Int32Array)[word] as number;
        const two = ones & one;
        const four = twos & two;
        const eight = fours & four;
        let carry = eights & eight;
        ones ^= one;
        twos ^= two;
        fours ^= four;
        eights ^= eight;
        for (let higher = place + leastDigits; carry !== 0; higher += 1) {
          const digit = digits[higher] as number;
          digits[higher] = digit ^ carry;
          carry &= digit;
        }
      }
      digits[place] = ones;
      digits[place + 1] = twos;
      digits[place + 2] = fours;
      digits[place + 3] = eights;
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

const leastDigits = 4;

export const wordsFor = (documents: number): number => (documents + 31) >>> 5;
