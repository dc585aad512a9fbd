import { named } from '../named.ts';

const words: Readonly<Record<string, string>> = {
  ten: '10',
  eleven: '11',
  twelve: '12',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  hundred: '100',
  thousand: '1000',
  million: '1000000',
};

/**
 * The figures of a text, comparable: without the marks of list items, "1,000" as 1000, "0,5" as 0.5, and English
 * number words from ten up as figures. Digits of other scripts stay as they are and so equal nothing but themselves.
 */
export function numbersIn(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').replaceAll(/^\s*\d{1,2}[.)]\s/gm, '');
  const figures = [...plain.matchAll(/\p{N}+(?:[.,'’\u00a0 ]\p{N}{3}(?!\p{N}))*(?:[.,]\p{N}+)?/gu)];
  const spelt = [...plain.toLowerCase().matchAll(/[a-z]+/g)].flatMap(([word]) => named(words, word) ?? []);
  return new Set([...figures.map(([figure]) => canonical(figure)), ...spelt]);
}

const canonical = (figure: string): string =>
  figure
    .replaceAll(/[.,'’\u00a0 ](?=\p{N}{3}(?!\p{N}))/gu, '')
    .replace(',', '.')
    .replace(/(\.\p{N}*?)0+$/u, '$1')
    .replace(/\.$/, '');
