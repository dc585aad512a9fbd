/** How a message was found in a text: how much of it, and how many edits away. */
export interface Near {
  /** Characters of the message that the text covers; less than its length where one of the two is cut off. */
  readonly covered: number;
  /** Edits (insert, delete, replace) between the covered part and the text. */
  readonly edits: number;
}

/** A cut-off message counts from this share of its length, and never below this many characters. */
const cutShare = 0.6;
const cutFrom = 14;

/** Longer messages carry more typing errors before they stop being themselves. */
const tolerated = (length: number): number =>
  Math.floor(length * (length < 20 ? 0.1 : length < 45 ? 0.14 : 0.2));

/** Every four characters in a row of a folded text (see `fold`), each once, as a number: folded text is ASCII. */
export function fours(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let four = 0;
  for (let at = 0; at < text.length; at += 1) {
    four = ((four << 7) | text.charCodeAt(at)) & 0xfff_ffff;
    if (at >= 3) found.add(four);
  }
  return found;
}

const none: readonly number[] = [];

export interface Found<T> extends Near {
  readonly sought: T;
}

/**
 * Finds messages inside a folded text, in the order they are given here. A message that shares less than a fifth of
 * the fours of the shorter one with the text is not in it: for most that is known from the fours of all of them alone.
 */
export function seeker<T extends { readonly folded: string }>(
  messages: readonly T[],
): (text: string) => readonly Found<T>[] {
  const having = new Map<number, number[]>();
  const sizes = messages.map(({ folded }, at) => {
    const own = fours(folded);
    for (const four of own) having.set(four, [...(having.get(four) ?? []), at]);
    return own.size;
  });
  const shortest = Math.min(...messages.map(({ folded }) => leastFor(folded)));
  return (text) => {
    const found: Found<T>[] = [];
    if (text.length < shortest) return found;
    const own = fours(text);
    const shared = new Uint16Array(messages.length);
    for (const four of own) for (const at of having.get(four) ?? none) (shared[at] as number) += 1;
    for (let at = 0; at < messages.length; at += 1) {
      const least = Math.min(own.size, sizes[at] as number) * 0.2;
      if ((shared[at] as number) < least) continue;
      const sought = messages[at] as T;
      const near = mayHold(text, sought.folded) ? findNear(sought.folded, text) : undefined;
      if (near !== undefined) found.push({ ...near, sought });
    }
    return found;
  };
}

/**
 * Finds a message inside a text in spite of typing errors, also where the text was cut off at its start, at its
 * end or at both. `undefined` when it is not there.
 * Approximate substring search after P. Sellers, "The theory and computation of evolutionary distances" (1980).
 */
function findNear(message: string, text: string): Near | undefined {
  const { best, column } = align(message, text);
  const reach = Math.ceil(message.length * 1.3);
  const candidates: readonly Near[] = [
    { covered: message.length, edits: best },
    longestOpening(column),
    longestOpening(align(backwards(message), backwards(text.slice(0, reach))).column),
    ...(text.length < message.length ? [{ covered: text.length, edits: align(text, message).best }] : []),
  ];
  return candidates
    .filter(
      ({ covered, edits }) =>
        edits <= tolerated(covered) &&
        (covered === message.length || covered >= Math.max(cutFrom, message.length * cutShare)),
    )
    .toSorted((a, b) => evidence(b) - evidence(a))[0];
}

/** A text covers at most its own length and what may be left out of it, and that has to be enough of the message. */
const mayHold = (text: string, message: string): boolean => text.length >= leastFor(message);

const leastFor = (message: string): number =>
  Math.min(message.length, Math.max(cutFrom, message.length * cutShare)) - tolerated(message.length);

/** The more of a message is there, and the cleaner, the more it says: used to choose between messages. */
export const evidence = ({ covered, edits }: Near): number => covered - 2 * edits;

/** Of a folded text, in which every character is one unit. */
function backwards(text: string): string {
  let turned = '';
  for (let at = text.length - 1; at >= 0; at -= 1) turned += text.charAt(at);
  return turned;
}

/** The opening of a message that a text ends with, from the last column of its alignment. */
function longestOpening(column: Uint16Array): Near {
  let best = 0;
  for (let covered = 1; covered < column.length; covered += 1)
    if (covered - 2 * (column[covered] as number) > best - 2 * (column[best] as number)) best = covered;
  return { covered: best, edits: column[best] as number };
}

/** One word of bits holds the differences of so many rows. */
const bits = 32;

/**
 * Sellers' table, one column at a time. `best`: fewest edits that turn the pattern into any stretch of the text;
 * `column[i]`: fewest edits that turn the pattern's first i characters into a stretch that ends with the text.
 * Neighbours in a column differ by at most one, so 32 of them are reckoned at once: G. Myers, "A fast bit-vector
 * algorithm for approximate string matching based on dynamic programming" (1999), word by word. Folded text is ASCII.
 */
function align(pattern: string, text: string): { best: number; column: Uint16Array } {
  const words = Math.ceil(pattern.length / bits);
  const lastBit = (pattern.length - 1) % bits;
  const equal = equalRows(pattern, words);
  // The rows that are one more, and one less, than the row above them.
  const more = new Int32Array(words).fill(-1);
  const less = new Int32Array(words);
  let edits = pattern.length;
  let best = edits;
  for (let at = 0; at < text.length; at += 1) {
    const from = text.charCodeAt(at) * words;
    let carried = 0;
    for (let word = 0; word < words; word += 1) {
      const [up, down] = [more[word] as number, less[word] as number];
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
  return { best, column: columnOf(pattern.length, more, less) };
}

/** For every character, a word after the other, the rows of the pattern that have it. */
function equalRows(pattern: string, words: number): Int32Array {
  const equal = new Int32Array(128 * words);
  for (let row = 0; row < pattern.length; row += 1) {
    const at = pattern.charCodeAt(row) * words + Math.floor(row / bits);
    equal[at] = (equal[at] as number) | (1 << (row % bits));
  }
  return equal;
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
