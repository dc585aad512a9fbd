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

/** A folded text (see `fold`) with what comparing it needs every time. */
export interface Comparable {
  readonly text: string;
  /** Every four characters in a row, as one number: folded text is ASCII. */
  readonly pieces: readonly number[];
  readonly holds: ReadonlySet<number>;
}

export function comparable(text: string): Comparable {
  const pieces: number[] = [];
  let four = 0;
  for (let at = 0; at < text.length; at += 1) {
    four = ((four << 7) | text.charCodeAt(at)) & 0xfff_ffff;
    if (at >= 3) pieces.push(four);
  }
  return { text, pieces, holds: new Set(pieces) };
}

/**
 * Finds a message inside a text in spite of typing errors, also where the text was cut off at its start, at its
 * end or at both. `undefined` when it is not there.
 * Approximate substring search after P. Sellers, "The theory and computation of evolutionary distances" (1980).
 */
export function findNear(sought: Comparable, searched: Comparable): Near | undefined {
  if (sharedPieces(sought, searched) < 0.2) return undefined;
  const message = sought.text;
  const text = searched.text;
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

/** The more of a message is there, and the cleaner, the more it says: used to choose between messages. */
export const evidence = ({ covered, edits }: Near): number => covered - 2 * edits;

const backwards = (text: string): string => [...text].toReversed().join('');

/** The opening of a message that a text ends with, from the last column of its alignment. */
function longestOpening(column: Uint16Array): Near {
  let best = 0;
  for (let covered = 1; covered < column.length; covered += 1)
    if (covered - 2 * (column[covered] as number) > best - 2 * (column[best] as number)) best = covered;
  return { covered: best, edits: column[best] as number };
}

/**
 * Sellers' table, one column at a time. `best`: fewest edits that turn the pattern into any stretch of the text;
 * `column[i]`: fewest edits that turn the pattern's first i characters into a stretch that ends with the text.
 */
function align(pattern: string, text: string): { best: number; column: Uint16Array } {
  const rows = pattern.length;
  const column = new Uint16Array(rows + 1);
  const letters = new Uint16Array(rows + 1);
  for (let row = 1; row <= rows; row += 1) {
    column[row] = row;
    letters[row] = pattern.charCodeAt(row - 1);
  }
  let best = rows;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    let diagonal = 0;
    let above = 0;
    for (let row = 1; row <= rows; row += 1) {
      const left = column[row] as number;
      const replaced = letters[row] === char ? diagonal : diagonal + 1;
      const moved = (left < above ? left : above) + 1;
      above = replaced < moved ? replaced : moved;
      column[row] = above;
      diagonal = left;
    }
    if (above < best) best = above;
  }
  return { best, column };
}

/** Share of the shorter text's pieces that the longer one has too: a quick way to say no. */
function sharedPieces(a: Comparable, b: Comparable): number {
  const [short, long] = a.text.length <= b.text.length ? [a, b] : [b, a];
  let shared = 0;
  for (const piece of short.pieces) if (long.holds.has(piece)) shared += 1;
  return short.pieces.length === 0 ? 1 : shared / short.pieces.length;
}
