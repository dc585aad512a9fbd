import { type Card, cut } from './elements.ts';

/** What a message may take, counted as Teams counts: two bytes for each unit of UTF-16 (REL9). */
const bytesAtMost = 40 * 1024;
/** So long are texts at most where not all of them have room; the widest that fits is taken. */
const widths = [1_000, 500, 250, 120, 60, 30, 16];

const bytesOf = (written: string): number => written.length * 2;

/** Its language told and names in the other direction isolated, a card is at most so much longer. */
const longest = (written: string): number => bytesOf(written) * 2 + 200;

/**
 * The card, its texts cut short where it would be too long for Teams. What stands in fields and what buttons carry
 * goes back to the bot, so it stays whole; no row and no button is lost. `written`: as JSON, before it was put in a
 * language.
 */
export function fitting(card: Card, written: string): Card {
  if (longest(written) <= bytesAtMost) return card;
  let fits = card;
  for (const width of widths) {
    if (bytesOf(JSON.stringify(fits.card)) <= bytesAtMost) break;
    fits = narrowed(card, width);
  }
  return fits;
}

function narrowed({ card, summary }: Card, width: number): Card {
  const shown = (node: unknown, key?: string): unknown => {
    if (typeof node === 'string') return key !== undefined && read.has(key) ? shorter(node, width) : node;
    if (Array.isArray(node)) return node.map((each) => (key === 'facts' ? fact(each) : shown(each)));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => [name, name === 'data' ? value : shown(value, name)]),
    );
  };
  const fact = ({ title, value }: { readonly title: string; readonly value: string }) => ({
    title: shorter(title, width),
    value: shorter(value, width),
  });
  return { summary, card: shown(card) as Card['card'] };
}

/** Texts and choices, and what stands for the card elsewhere. */
const read = new Set(['text', 'title', 'fallbackText', 'speak']);

/** A backslash at the end would escape what follows, and an isolated name must end. */
const shorter = (value: string, width: number): string => {
  if (value.length <= width) return value;
  const text = cut(value, width).replace(/\\+…$/, '…');
  return text.lastIndexOf('\u2068') > text.lastIndexOf('\u2069') ? `${text}\u2069` : text;
};
