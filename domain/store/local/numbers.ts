/** A growing list of whole numbers, four bytes each; of its `values` the first `length` count. */
export class Numbers {
  values = new Int32Array(2);
  length = 0;
  #bits = noBits;
  /** So many of the values are among the bits. */
  #inBits = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(Math.ceil(this.length * 1.5));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Takes the new number of each document; those without one (-1) fall out. */
  renumber(renumbered: Int32Array): void {
    const kept = this.values.subarray(0, this.length).map((number) => renumbered[number] as number);
    this.values = kept.filter((number) => number >= 0);
    this.length = this.values.length;
    this.#bits = noBits;
    this.#inBits = 0;
  }

  /** The same as bits, 32 to a word and at least so many words; kept, and brought up to date when asked for. */
  bits(words: number): Int32Array {
    if (this.#bits.length < words) {
      const wider = new Int32Array(Math.ceil(words * 1.1));
      wider.set(this.#bits);
      this.#bits = wider;
    }
    for (; this.#inBits < this.length; this.#inBits += 1) {
      const number = this.values[this.#inBits] as number;
      this.#bits[number >>> 5] = (this.#bits[number >>> 5] as number) | (1 << (number & 31));
    }
    return this.#bits;
  }
}

const noBits = new Int32Array(0);
