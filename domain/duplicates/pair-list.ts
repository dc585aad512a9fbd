import type { Pattern } from './compare.ts';

/** A compared pair: positions of its records, the smaller first. */
export interface ComparedPair {
  readonly left: number;
  readonly right: number;
  readonly pattern: Pattern;
}

const chunkPairs = 16_384;

/** Pairs by the million: twelve bytes each, in chunks, so that growing copies nothing. */
export class PairList implements Iterable<ComparedPair> {
  length = 0;
  readonly #chunks: Int32Array[] = [];

  add(left: number, right: number, pattern: Pattern): void {
    const at = 3 * (this.length++ % chunkPairs);
    if (at === 0) this.#chunks.push(new Int32Array(3 * chunkPairs));
    const chunk = this.#chunks.at(-1) as Int32Array;
    chunk[at] = left;
    chunk[at + 1] = right;
    chunk[at + 2] = pattern;
  }

  *[Symbol.iterator](): Generator<ComparedPair> {
    for (let pair = 0; pair < this.length; pair++) {
      const chunk = this.#chunks[Math.floor(pair / chunkPairs)] as Int32Array;
      const at = 3 * (pair % chunkPairs);
      yield {
        left: chunk[at] as number,
        right: chunk[at + 1] as number,
        pattern: chunk[at + 2] as Pattern,
      };
    }
  }
}
