import anyAscii from 'any-ascii';

/** Longest text that is read at all; what people paste beyond it is stack trace. */
const readAtMost = 4_000;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '…',
};

/** One of these stands in whatever is unwrapped; most texts hold none. */
const wrapping = /[\\%&<â\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Plain text out of what people paste: HTML tags and entities, JSON escapes, URL escapes, broken UTF-8 quotes. */
export function unwrap(pasted: string): string {
  const text = pasted.slice(0, readAtMost);
  if (!wrapping.test(text)) return text;
  return text
    .replaceAll(/\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\+[nrt]/g, ' ')
    .replaceAll(/\\+(["'/\\])/g, '$1')
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, decodeUrl)
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) =>
      fromCodePoint(Number.parseInt(digits, hex === '' ? 10 : 16)),
    )
    .replaceAll(/&([a-z]+);/gi, (entity, name: string) => named[name.toLowerCase()] ?? entity)
    .replaceAll(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
    .replaceAll(/â€[™˜]/g, "'")
    .replaceAll(/â€[œ�]/g, '"')
    .replaceAll('â€¦', '…')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

const edges = ' \n?;!.,"“”';

/** A text without the marks before and behind it; what is wrapped keeps them, for they may be a part of its wrapping. */
export function bare(text: string): string {
  if (text.length > readAtMost || wrapping.test(text)) return text;
  let from = 0;
  let to = text.length;
  while (from < to && edges.includes(text.charAt(from))) from += 1;
  while (from < to && edges.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function decodeUrl(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

const fromCodePoint = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';

const negations: readonly (readonly [RegExp, string])[] = [
  [/\bcan ?not\b|\bcan ?'? ?t\b/g, 'cannot'],
  [/\bwon'?t\b/g, 'will not'],
  [/\b(is|are|was|were|does|do|did|has|have|had|could|should|would)n ?'? ?t\b/g, '$1 not'],
];
/** What all of them hold: most texts have none, and this is one look. */
const negation = /n ?(?:not|'? ?t)\b/;

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\b(it|that|what|there|who|where|how)'s\b/g, '$1 is'],
  [/\b(i|you|we|they)'(?:ve)\b/g, '$1 have'],
  [/\b(you|we|they)'re\b/g, '$1 are'],
  [/\bi'm\b/g, 'i am'],
];

/** Lower-case ASCII words with single spaces; short forms spelt out, punctuation gone ("can't" = "cannot"). */
export function fold(text: string): string {
  const plain = ascii.test(text)
    ? text.replaceAll('`', "'").toLowerCase()
    : anyAscii(text.replaceAll(/[`´’]/g, "'").normalize('NFKC')).toLowerCase();
  const long = negation.test(plain) ? spelt(plain, negations) : plain;
  return (long.includes("'") ? spelt(long, shortForms) : long)
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

const ascii = /^[\0-\x7f]*$/;

const spelt = (text: string, forms: readonly (readonly [RegExp, string])[]): string =>
  forms.reduce((done, [short, long]) => done.replaceAll(short, long), text);

export const cutMark = /…|\.{3,}/;

/** The pieces of a text between its cut marks ("…", "..."), each folded; a text without a mark is one piece. */
export const pieces = (text: string): readonly string[] =>
  text
    .split(cutMark)
    .map(fold)
    .filter((piece) => piece !== '');
