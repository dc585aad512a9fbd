import { named } from '../../domain/named.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** After these a new line begins. */
const lineEnds = /^<(?:br|\/p|\/div|\/li|\/tr|\/h\d|\/blockquote)\b/i;
/** What stands in these is not read. */
const unread = /^<(?:script|style)\b/i;

/**
 * A message as Teams hands it over, which is HTML, as the lines that people see. Goes over it once: whoever wrote it
 * may have made it as long and as strange as they like.
 */
export function plainText(html: string): string {
  const unreadEnds = /<\/(?:script|style)>/gi;
  let read = '';
  let at = 0;
  let mayEnd = true;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const start = html.slice(open, open + 20);
    read += html.slice(at, open) + (lineEnds.test(start) ? '\n' : '');
    at = close + 1;
    if (!mayEnd || !unread.test(start)) continue;
    unreadEnds.lastIndex = at;
    mayEnd = unreadEnds.test(html);
    if (mayEnd) at = unreadEnds.lastIndex;
  }
  return unescaped(read + html.slice(at));
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (all, decimal, hexadecimal, name) =>
    typeof name === 'string'
      ? (named(entities, name.toLowerCase()) ?? all)
      : letter(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16)),
  );

const letter = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
