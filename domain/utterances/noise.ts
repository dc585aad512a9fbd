/** Chance between 0 and 1 from a seed: the same seed gives the same rolls (mulberry32). */
export type Roll = () => number;

export function rollFrom(seed: number): Roll {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;

/** A word with one slip of the finger: two letters swapped, one dropped, doubled or replaced; words of two letters stay. */
export function mistype(word: string, roll: Roll): string {
  if (word.length < 3) return word;
  const at = 1 + Math.floor(roll() * (word.length - 2));
  const [before, here, next, after] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ];
  return pick(roll, [
    `${before}${next}${here}${after}`,
    `${before}${next}${after}`,
    `${before}${here}${here}${next}${after}`,
    `${before}${pick(roll, [...'aeionrstl'])}${next}${after}`,
  ]);
}
