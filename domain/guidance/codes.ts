/**
 * Every platform error code in a text, as unsigned 32-bit numbers in the order of appearance. Reads `0x80100002`,
 * `80100002`, signed `-2146435070` and unsigned `2148532226` (dynamics-facts section 9); skips GUIDs.
 */
export function codesIn(text: string): readonly number[] {
  if (!figures.test(text)) return [];
  const plain = text.replaceAll(guid, ' ').replaceAll(/[−–]\s?(?=\d{10})/g, '-');
  return [...plain.matchAll(codeLike)].map(([written]) => unsigned(written)).filter(isErrorCode);
}

/** Every code has as many figures in a row; most texts have none. */
const figures = /[0-9a-f]{8}/i;

export const guid = /\{?\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b\}?/gi;

/** Not behind "+" or a letter: a phone number or a part of a longer word is no code. */
const codeLike = /(?<![\w+])(?:0x[0-9a-f]{8}|-\d{10}|\d{10}|8[0-9a-f]{7})(?![\w])/gi;

const unsigned = (written: string): number =>
  /^-?\d{10}$/.test(written) ? Number(written) >>> 0 : Number.parseInt(written, 16);

/** Failures have the highest bit set. */
const isErrorCode = (code: number): boolean => code >= 0x8000_0000 && code <= 0xffff_ffff;
