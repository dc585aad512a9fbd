import Fuse from 'fuse.js';

/** The word that was meant; the word itself when it is known, or nothing known comes near. */
export type Correct = (word: string) => string;

/** Corrects single mistyped words against the vocabulary of the guidance; short words and numbers stay as they are. */
export function indexSpelling(vocabulary: ReadonlySet<string>): Correct {
  const long = [...vocabulary].filter((word) => word.length >= shortest - 1);
  const letters = [...new Set(long.map((word) => word.charAt(0)))];
  const indexes = new Map(
    letters.map((letter) => [
      letter,
      new Fuse(
        long.filter((word) => word.startsWith(letter)),
        { threshold: 0.5 },
      ),
    ]),
  );
  const remembered = new Map<string, string>();
  return (word) => {
    if (word.length < shortest || /\d/.test(word) || vocabulary.has(word)) return word;
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const near = indexes.get(word.charAt(0))?.search(word, { limit: 8 }) ?? [];
    const meant = near.find(({ item }) => oneSlip(word, item))?.item ?? word;
    if (remembered.size >= rememberAtMost) remembered.clear();
    remembered.set(word, meant);
    return meant;
  };
}

/** In shorter words one slip makes another word. */
const shortest = 5;
const rememberAtMost = 5_000;

/** One letter missing, extra, wrong, or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
