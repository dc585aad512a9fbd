import { align, backwards, type Rows, rowsOf } from './align.ts';

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
 * `own`: the text's fours, where they are known.
 */
export function seeker<T extends { readonly folded: string }>(
  messages: readonly T[],
): (text: string, own?: ReadonlySet<number>) => readonly Found<T>[] {
  const having = new Map<number, number[]>();
  const patterns = messages.map((sought, at) => {
    const own = fours(sought.folded);
    for (const four of own) having.set(four, [...(having.get(four) ?? []), at]);
    return { ...patternOf(sought.folded), sought, size: own.size };
  });
  const shortest = Math.min(...patterns.map(({ least }) => least));
  return (text, own = fours(text)) => {
    const found: Found<T>[] = [];
    if (text.length < shortest) return found;
    const shared = new Uint16Array(messages.length);
    for (const four of own) for (const at of having.get(four) ?? none) (shared[at] as number) += 1;
    for (let at = 0; at < patterns.length; at += 1) {
      const pattern = patterns[at] as (typeof patterns)[number];
      if ((shared[at] as number) < Math.min(own.size, pattern.size) * 0.2) continue;
      const near = text.length < pattern.least ? undefined : findNear(pattern, text);
      if (near !== undefined) found.push({ ...near, sought: pattern.sought });
    }
    return found;
  };
}

/** A message with what is reckoned of it once. */
interface Pattern {
  readonly message: string;
  readonly rows: Rows;
  readonly rowsBackwards: Rows;
  /** So many characters of it have to be there, where one of the two is cut off. */
  readonly cut: number;
  /** A text covers at most its own length and what may be left out of it: no shorter one holds enough of it. */
  readonly least: number;
  /** With more edits in all of it, no part of it is near enough either: what a part leaves out are edits of the whole. */
  readonly hopeless: number;
}

function patternOf(message: string): Pattern {
  const cut = Math.max(cutFrom, message.length * cutShare);
  let hopeless = tolerated(message.length);
  for (let covered = Math.ceil(cut); covered < message.length; covered += 1)
    hopeless = Math.max(hopeless, tolerated(covered) + message.length - covered);
  return {
    message,
    rows: rowsOf(message),
    rowsBackwards: rowsOf(backwards(message)),
    cut,
    least: Math.min(message.length, cut) - tolerated(message.length),
    hopeless,
  };
}

/**
 * Finds a message inside a text in spite of typing errors, also where the text was cut off at its start, at its
 * end or at both. `undefined` when it is not there.
 * Approximate substring search after P. Sellers, "The theory and computation of evolutionary distances" (1980).
 */
function findNear({ message, rows, rowsBackwards, cut, hopeless }: Pattern, text: string): Near | undefined {
  const { best, column } = align(rows, text);
  const candidates: Near[] = [];
  if (best <= hopeless) {
    const opening = text.slice(0, Math.ceil(message.length * 1.3));
    candidates.push(
      { covered: message.length, edits: best },
      longestOpening(column()),
      longestOpening(align(rowsBackwards, backwards(opening)).column()),
    );
  }
  // All of the text: a stretch of the message with so many edits may be that much shorter, too.
  const left = message.length - text.length;
  if (left > 0 && text.length >= cut && best <= left + 2 * tolerated(text.length))
    candidates.push({ covered: text.length, edits: align(rowsOf(text), message).best });
  return candidates
    .filter(
      ({ covered, edits }) => edits <= tolerated(covered) && (covered === message.length || covered >= cut),
    )
    .toSorted((a, b) => evidence(b) - evidence(a))[0];
}

/** The more of a message is there, and the cleaner, the more it says: used to choose between messages. */
export const evidence = ({ covered, edits }: Near): number => covered - 2 * edits;

/** The opening of a message that a text ends with, from the last column of its alignment. */
function longestOpening(column: Uint16Array): Near {
  let best = 0;
  for (let covered = 1; covered < column.length; covered += 1)
    if (covered - 2 * (column[covered] as number) > best - 2 * (column[best] as number)) best = covered;
  return { covered: best, edits: column[best] as number };
}
