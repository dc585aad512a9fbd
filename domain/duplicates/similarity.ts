/** Which letters of the second word are taken. Shared by all calls: a new one each would keep the collector busy. */
const taken = new Uint8Array(256);

/** Jaro–Winkler similarity, 0–1 (Winkler 1990: prefix of up to four letters, weight 0.1). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const matchedInB = b.length > taken.length ? new Uint8Array(b.length) : taken.fill(0, 0, b.length);
  const common: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (matchedInB[j] === 0 && b.charCodeAt(j) === letter) {
        matchedInB[j] = 1;
        common.push(letter);
        break;
      }
    }
  }
  if (common.length === 0) return 0;
  let transposed = 0;
  let next = 0;
  for (let j = 0; j < b.length; j++) {
    if (matchedInB[j] === 1 && b.charCodeAt(j) !== common[next++]) transposed++;
  }
  const m = common.length;
  const jaro = (m / a.length + m / b.length + (m - transposed / 2) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** `true` when the texts differ by one swap of neighbouring letters. */
export const isTransposed = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const at = firstDifference(a, b);
  return at < a.length && isSwapAt(at, a, b);
};

/** `true` when one letter was added, dropped or replaced, or two neighbours swapped; `false` for equal texts. */
export function isOneSlip(a: string, b: string): boolean {
  const apart = a.length - b.length;
  if (apart > 1 || apart < -1) return false;
  const at = firstDifference(a, b);
  if (apart === 1) return isSameFrom(at + 1, a, at, b);
  if (apart === -1) return isSameFrom(at, a, at + 1, b);
  return at < a.length && (isSameFrom(at + 1, a, at + 1, b) || isSwapAt(at, a, b));
}

/** Where two texts part; the length of the shorter one when it begins the other. */
export function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Whether the texts go on alike, each from its place on. */
function isSameFrom(inA: number, a: string, inB: number, b: string): boolean {
  if (a.length - inA !== b.length - inB) return false;
  for (let i = inA, j = inB; i < a.length; i++, j++) if (a.charCodeAt(i) !== b.charCodeAt(j)) return false;
  return true;
}

const isSwapAt = (at: number, a: string, b: string): boolean =>
  a[at] === b[at + 1] && a[at + 1] === b[at] && isSameFrom(at + 2, a, at + 2, b);

/**
 * Whether so few letters added, dropped or replaced make one text the other (Levenshtein). Tries every way on from
 * where the two part: for one or two edits, most ways end at once.
 */
export function isWithinEdits(edits: number, a: string, b: string, inA = 0, inB = 0): boolean {
  const apart = a.length - inA - (b.length - inB);
  if (apart > edits || -apart > edits) return false;
  let i = inA;
  let j = inB;
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++;
    j++;
  }
  if (i === a.length || j === b.length) return true;
  if (edits === 0) return false;
  const left = edits - 1;
  return (
    isWithinEdits(left, a, b, i + 1, j + 1) ||
    isWithinEdits(left, a, b, i + 1, j) ||
    isWithinEdits(left, a, b, i, j + 1)
  );
}

/**
 * The letters of a word as a set of 32 bits: words are told apart by it before they are compared letter by letter. Some
 * letters share a bit, so that two words may be further apart than their sets, never closer.
 */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many letters only one of two sets has. */
export function lettersApart(a: number, b: number): number {
  const apart = a ^ b;
  const pairs = apart - ((apart >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * So far apart at most are the letters of a word of this length and those of its misspellings: a slip brings at most
 * one letter and takes at most one away, and words as close as 0.92 lack at most two letters in five of the longer one.
 */
export const misspeltApart = (length: number): number =>
  Math.max(length < 8 ? 2 : 4, Math.floor((2 * (length + 2)) / 5));

/** `true` for two spellings of one word: one slip in short words, more in long ones; `false` for equal words. */
export function isMisspelling(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || Math.abs(a.length - b.length) > 2 || a === b) return false;
  if (shorter === 3) return a[0] === b[0] && isOneSlip(a, b) && (a.length !== b.length || isTransposed(a, b));
  if (isOneSlip(a, b)) return true;
  const begun = firstDifference(a, b);
  if (shorter < 8 && begun < 3) return false;
  if (lettersApart(lettersOf(a), lettersOf(b)) > misspeltApart(a.length)) return false;
  return (shorter >= 8 && isWithinEdits(2, a, b)) || (begun >= 3 && jaroWinkler(a, b) >= 0.92);
}

const soundexDigits = '01230120022455012623010202';

/** American Soundex of a lower-case ASCII word (`regina` → `r250`); empty for a text without letters. */
export function soundex(word: string): string {
  let code = '';
  let before = '';
  for (const letter of word) {
    const at = letter.charCodeAt(0) - 97;
    if (at < 0 || at > 25) continue;
    const digit = soundexDigits[at] ?? '0';
    if (code === '') code = letter;
    else if (digit !== '0' && digit !== before) code += digit;
    if (letter !== 'h' && letter !== 'w') before = digit;
    if (code.length === 4) return code;
  }
  return code === '' ? '' : code.padEnd(4, '0');
}
