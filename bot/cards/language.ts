import type { Wording } from '../../dialogs/wording/wording.ts';
import type { Card } from './elements.ts';
import { knownAs } from './written.ts';

/** What people read of a card; whatever else a card holds goes back to the bot as it is. */
const read = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText', 'speak']);

const opposite = {
  ltr: /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}](?:[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{M}\p{N}\p{P}\s]*[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{M}])?/gu,
  rtl: /\p{sc=Latn}(?:[\p{sc=Latn}\p{M}\p{N}\p{P}\s@]*[\p{sc=Latn}\p{M}\p{N}])?/gu,
} as const;

/** Nothing in it runs from right to left; to look for that is dear, and most texts are such. */
const latin = /^[\0-\u024f\u2000-\u206f]*$/;

/**
 * A card that says which language it is in and in which direction that runs. Names in the other direction are
 * isolated: they neither turn the sentence around nor move the figures beside them. `written`: the card as JSON.
 */
export function inLanguage(
  { card, summary }: Card,
  { locale, direction }: Pick<Wording, 'locale' | 'direction'>,
  written: string,
): Card {
  const told = { lang: locale, rtl: direction === 'rtl' };
  const isOneWay = (text: string): boolean => direction === 'ltr' && latin.test(text);
  if (isOneWay(written) && isOneWay(summary))
    return {
      summary,
      card: knownAs({ ...card, ...told }, `${written.slice(0, -1)},${JSON.stringify(told).slice(1)}`),
    };
  const isolated = (text: string): string =>
    isOneWay(text) ? text : text.replace(opposite[direction], '\u2068$&\u2069');
  const shown = (node: unknown, key?: string): unknown => {
    if (typeof node === 'string') return key !== undefined && read.has(key) ? isolated(node) : node;
    if (Array.isArray(node)) return node.map(key === 'facts' ? fact : (each) => shown(each));
    if (typeof node !== 'object' || node === null) return node;
    const copy: Record<string, unknown> = { ...node };
    for (const name in copy) if (name !== 'data') copy[name] = shown(copy[name], name);
    return copy;
  };
  const fact = ({ title, value }: { readonly title: string; readonly value: string }) => ({
    title: isolated(title),
    value: isolated(value),
  });
  return { summary: isolated(summary), card: { ...(shown(card) as Card['card']), ...told } };
}
