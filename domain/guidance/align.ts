/** One word of bits holds the differences of so many rows. */
const bits = 32;

/** For every character, a word after the other, the rows of a pattern that have it: reckoned once for a pattern. */
export interface Rows {
  readonly length: number;
  readonly words: number;
  readonly equal: Int32Array;
}

/** Of a folded text. */
export function rowsOf(pattern: string): Rows {
  const words = Math.ceil(pattern.length / bits);
  const equal = new Int32Array(128 * words);
  for (let row = 0; row < pattern.length; row += 1) {
    const at = pattern.charCodeAt(row) * words + Math.floor(row / bits);
    equal[at] = (equal[at] as number) | (1 << (row % bits));
  }
  return { length: pattern.length, words, equal };
}

/**
 * Sellers' table, one column at a time. `best`: fewest edits that turn the pattern into any stretch of the text;
 * `column[i]`: fewest edits that turn the pattern's first i characters into a stretch that ends with the text.
 * Neighbours in a column differ by at most one, so 32 of them are reckoned at once: G. Myers, "A fast bit-vector
 * algorithm for approximate string matching based on dynamic programming" (1999), word by word. Folded text is ASCII.
 */
export function align(
  { length, words, equal }: Rows,
  text: string,
): { readonly best: number; readonly column: () => Uint16Array } {
  const lastBit = (length - 1) % bits;
  // The rows that are one more, and one less, than the row above them.
  const more = new Int32Array(words).fill(-1);
  const less = new Int32Array(words);
  let edits = length;
  let best = edits;
  for (let at = 0; at < text.length; at += 1) {
    const from = text.charCodeAt(at) * words;
    let carried = 0;
    for (let word = 0; word < words; word += 1) {
      const up = more[word] as number;
      const down = less[word] as number;
      const same = equal[from + word] ?? 0;
      const matched = carried < 0 ? same | 1 : same;
      const still = (((matched & up) + up) ^ up) | matched;
      let right = down | ~(still | up);
      let left = up & still;
      const bit = word === words - 1 ? lastBit : bits - 1;
      const out = ((right >>> bit) & 1) - ((left >>> bit) & 1);
      right = (right << 1) | Number(carried > 0);
      left = (left << 1) | Number(carried < 0);
      const kept = same | down;
      more[word] = left | ~(kept | right);
      less[word] = right & kept;
      carried = out;
    }
    edits += carried;
    if (edits < best) best = edits;
  }
  return { best, column: () => columnOf(length, more, less) };
}

function columnOf(rows: number, more: Int32Array, less: Int32Array): Uint16Array {
  const column = new Uint16Array(rows + 1);
  for (let row = 1; row <= rows; row += 1) {
    const [word, bit] = [Math.floor((row - 1) / bits), (row - 1) % bits];
    const step = (((more[word] as number) >>> bit) & 1) - (((less[word] as number) >>> bit) & 1);
    column[row] = (column[row - 1] as number) + step;
  }
  return column;
}

/** Of a folded text, in which every character is one unit. */
export function backwards(text: string): string {
  let turned = '';
  for (let at = text.length - 1; at >= 0; at -= 1) turned += text.charAt(at);
  return turned;
}
