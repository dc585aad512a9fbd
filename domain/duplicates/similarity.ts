import { distance } from 'fastest-levenshtein';

/** Jaro–Winkler similarity, 0–1 (Winkler 1990: prefix of up to four letters, weight 0.1). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const matchedInB = new Uint8Array(b.length);
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
  const at = firstDifference(a, b);
  return a.length === b.length && at < a.length && isSwapAt(at, a, b);
};

/** `true` when one letter was added, dropped or replaced, or two neighbours swapped; `false` for equal texts. */
export function isOneSlip(a: string, b: string): boolean {
  const apart = a.length - b.length;
  if (apart > 1 || apart < -1) return false;
  const at = firstDifference(a, b);
  if (apart === 1) return a.slice(at + 1) === b.slice(at);
  if (apart === -1) return a.slice(at) === b.slice(at + 1);
  return at < a.length && (a.slice(at + 1) === b.slice(at + 1) || isSwapAt(at, a, b));
}

/** Where two texts part; the length of the shorter one when it begins the other. */
export function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const isSwapAt = (at: number, a: string, b: string): boolean =>
  a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);

/** Edit distance that stops caring beyond `limit`: returns `limit + 1` for anything further apart. */
export function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return Math.min(distance(a, b), limit + 1);
}

/** `true` for two spellings of one word: one slip in short words, more in long ones; `false` for equal words. */
export function isMisspelling(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || Math.abs(a.length - b.length) > 2 || a === b) return false;
  if (shorter === 3) return a[0] === b[0] && isOneSlip(a, b) && (a.length !== b.length || isTransposed(a, b));
  if (isOneSlip(a, b)) return true;
  if (shorter >= 8 && edits(a, b, 2) <= 2) return true;
  return a.startsWith(b.slice(0, 3)) && jaroWinkler(a, b) >= 0.92;
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
