import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Card, facts, text } from '../../../bot/cards/elements.ts';
import { fitting } from '../../../bot/cards/fit.ts';
import { inLanguage } from '../../../bot/cards/language.ts';

const bytes = (card: Card): number => JSON.stringify(card.card).length * 2;

const words = fc.array(fc.constantFrom('Ann', 'א', 'מ', 'ب', ' ', '5', '"', '\n', 'é', '中', '😀'), {
  maxLength: 40,
});
/** Every letter an isolated name of its own: what grows most. */
const names = 'א a '.repeat(25);
const texts = fc.array(
  words.map((parts) => parts.join('')),
  { maxLength: 300 },
);

const cardOf = (lines: readonly string[]): Card => ({
  summary: lines[0] ?? '',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [...lines.map((line) => text(line)), facts(lines.slice(0, 9).map((line) => [line, line] as const))],
  },
});

test.each(['ltr', 'rtl'] as const)(
  'REL9: a card that is not measured again, %s, is never longer than Teams takes',
  (direction) => {
    const long = fc.nat(200).map((count) => Array.from({ length: count }, () => names));
    fc.assert(
      fc.property(fc.oneof(texts, long), (lines) => {
        const card = cardOf(lines);
        const written = JSON.stringify(card.card);
        const shown = inLanguage(card, { locale: 'en-GB', direction }, written);
        expect(bytes(shown)).toBeLessThanOrEqual(bytes(card) * 2 + 200);
        expect(bytes(fitting(shown, written))).toBeLessThanOrEqual(40 * 1024);
      }),
    );
  },
);

test('a card of plain Latin text and one with a name in another direction are put in a language alike', () => {
  const shown = (line: string): Card => {
    const card = cardOf([line]);
    return inLanguage(card, { locale: 'en-GB', direction: 'ltr' }, JSON.stringify(card.card));
  };
  const [latin, mixed] = [shown('Ann'), shown('דנה')];
  expect(mixed).toStrictEqual(JSON.parse(JSON.stringify(latin).replaceAll('Ann', '\u2068דנה\u2069')));
});
