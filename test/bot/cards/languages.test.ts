import { describe, expect, test } from 'vitest';
import { plain } from '../../../bot/cards/elements.ts';
import { render } from '../../../bot/render.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import { wordingLanguages, wordsFor } from '../../../dialogs/wording/wording.ts';
import { phrases } from '../../../domain/guidance/plain.ts';
import { productLabels } from '../../dialogs/product-labels.ts';
import { lintCard } from './lint.ts';
import { inPseudo, longer, wordsChanged } from './pseudo.ts';
import { details, replies, row } from './replies.ts';

const sign = (command: object) => ({ command });
const looks = wordingLanguages.map(
  (language) => [language, { words: wordsFor({ locale: language }), sign }] as const,
);

const read = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText', 'speak', 'summary'];

/** Everything that a person reads of a card. */
const textsOf = (node: unknown, key = ''): string[] => {
  if (typeof node === 'string') return read.includes(key) || key === 'fact' ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((each) => textsOf(each, key === 'facts' ? 'facts' : ''));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === 'data' ? [] : textsOf(value, key === 'facts' && name === 'value' ? 'fact' : name),
  );
};

const stringsOf = (node: unknown): string[] => {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(stringsOf) : [];
};

/** What of a card came neither from the catalogue nor from the record. */
function leftInEnglish(reply: Reply, texts: readonly string[]): string[] {
  const data = [...stringsOf(reply), ...Object.values(phrases).flatMap((words) => Object.values(words))]
    .filter((value) => !productLabels.has(value))
    .flatMap((value) => [value, ...value.split('\n')])
    .map((value) => bare(value))
    .filter((value) => /[A-Za-z]/.test(value))
    .toSorted((a, b) => b.length - a.length);
  return texts
    .map((text) => data.reduce((rest, value) => rest.replaceAll(value, ' '), bare(text)))
    .filter((rest) => /[A-Za-z]{2}/.test(rest));
}

/** Without what cards add to record data. */
const bare = (text: string): string =>
  plain(text)
    .replace(/[\\`*_]/g, '')
    .trim();

describe('UX9: two languages', () => {
  test.each(replies)('%s: every word comes from the catalogue', (_name, reply) => {
    const card = render(reply, { words: wordsChanged(inPseudo), sign });
    expect(leftInEnglish(reply, textsOf(card))).toEqual([]);
  });

  test.each(replies)('%s: a language that needs 40 %% more room still fits', (_name, reply) => {
    expect(lintCard(render(reply, { words: wordsChanged(longer), sign }).card)).toEqual([]);
  });

  describe.each(looks)('%s', (language, look) => {
    test('names itself on the card, for screen readers and dates', () => {
      const { card } = render({ kind: 'thanks', offers: [] }, look);
      expect(card).toMatchObject({ lang: language, rtl: false });
    });
  });
});

describe('names in the other direction', () => {
  const name = 'שרה כהן';
  const lead = details({ ...row({ name, topic: name }), fields: { topic: name } });

  test('are isolated, so that figures and words beside them stay where they are', () => {
    const { card, summary } = render(
      { kind: 'leadCard', lead, offers: [] },
      { words: wordsFor({ locale: 'en' }), sign },
    );
    expect(summary).toContain(`\u2068${name}. ${name}\u2069. Open.`);
    expect(JSON.stringify(card.body)).toContain(`\u2068${name}\u2069`);
  });

  test('go back to the bot as they were typed', () => {
    const { card } = render(
      {
        kind: 'leadForm',
        mode: 'edit',
        flow: 'f',
        rev: 1,
        asks: [],
        values: { topic: name },
        errors: [],
        lookalikes: [],
      },
      { words: wordsFor({ locale: 'en' }), sign },
    );
    expect(JSON.stringify(card.body)).toContain(`"value":"${name}"`);
  });

  test('a card whose language runs from right to left says so, and isolates Latin names', () => {
    const words = { ...wordsFor({ locale: 'en' }), direction: 'rtl' as const, locale: 'he' };
    const { card } = render({ kind: 'leadCard', lead: details(), offers: [] }, { words, sign });
    expect(card).toMatchObject({ lang: 'he', rtl: true });
    expect(JSON.stringify(card.body)).toContain('\u2068Ann Meyer\u2069');
  });
});

test('UX10: what is told apart in English is told apart in every language', () => {
  const shown = (locale: string, reply: Reply): string => {
    const { card, summary } = render(reply, { words: wordsFor({ locale }), sign: () => ({}) });
    return JSON.stringify([summary, card.body]);
  };
  for (const locale of wordingLanguages) {
    const first = new Map<string, readonly [name: string, english: string]>();
    for (const [name, reply] of replies) {
      const [one, english] = first.get(shown(locale, reply)) ?? [name, shown('en', reply)];
      expect(shown('en', reply), `${one} and ${name} look the same in ${locale}`).toBe(english);
      first.set(shown(locale, reply), [one, english]);
    }
  }
});

test('UX10: the rules that come with the product have their German names in every German card', () => {
  const [, german] = looks.find(([language]) => language === 'de') ?? [];
  if (german === undefined) throw new Error('there is no German');
  for (const [name, reply] of replies) {
    const { card, summary } = render(reply, german);
    const inEnglish = [summary, ...textsOf(card)].filter((text) =>
      /with the same (?:e-mail|name)/.test(text),
    );
    expect(inEnglish, name).toEqual([]);
  }
});
