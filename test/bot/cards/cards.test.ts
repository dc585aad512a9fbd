import { describe, expect, test } from 'vitest';
import { cut, escaped, plain, short } from '../../../bot/cards/elements.ts';
import { writtenOut } from '../../../bot/cards/written.ts';
import { messageOf } from '../../../bot/deliver.ts';
import { render } from '../../../bot/render.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import { wordingLanguages, wordsFor } from '../../../dialogs/wording/wording.ts';
import { similar } from './duplicates-replies.ts';
import { lintCard } from './lint.ts';
import { details, replies, row } from './replies.ts';

const lookIn = (locale: string) => ({
  words: wordsFor({ locale }),
  sign: (command: object) => ({ command, seal: 'x'.repeat(43) }),
  leadAddress: (lead: string) => `https://teams.microsoft.com/l/entity/app/leads?context=${lead}`,
  listAddress: 'https://teams.microsoft.com/l/entity/app/leads?context=leads',
});
const look = lookIn('en');

describe('UX1: every card in every state', () => {
  describe.each(wordingLanguages)('in %s', (language) => {
    test.each(replies)('%s passes the linter', (_name, reply) => {
      expect(lintCard(render(reply, lookIn(language)).card)).toEqual([]);
    });
  });

  test.each(wordingLanguages)('in %s is sent as it was made', (language) => {
    for (const [name, reply] of replies) {
      const made = {
        conversation: 'chat',
        ...messageOf({ kind: 'card', card: render(reply, lookIn(language)) }),
      };
      expect(JSON.parse(writtenOut(made)), name).toEqual(JSON.parse(JSON.stringify(made)));
      const bare = { attachments: made.attachments ?? [] };
      expect(JSON.parse(writtenOut(bare)), name).toEqual(JSON.parse(JSON.stringify(bare)));
    }
  });

  test('the linter finds what is wrong', () => {
    expect(
      lintCard({
        type: 'AdaptiveCard',
        version: '1.4',
        body: [{ type: 'TextBlock', text: 'x' }],
        actions: [{ type: 'Action.Execute', title: 'Go' }],
      }),
    ).toEqual([
      'TextBlock x: does not wrap',
      'Action.Execute Go: has no fallback',
      'is not schema 1.5',
      'has no fallbackText',
      'has no speak',
    ]);
  });
});

test('what is cut short ends with a whole character', () => {
  expect(cut('Ann 😀😀', 6)).toBe('Ann …');
  expect(cut('Ann 😀😀', 7)).toBe('Ann 😀…');
  expect(cut('Ann 😀😀', 8)).toBe('Ann 😀😀');
});

describe('REL9: a card whose texts have no room', () => {
  const long = (n: number) => ({ ...row({ id: `lead-${n}`, topic: `${n} ${'*'.repeat(3_000)}` }) });
  const list = (rows: number): Reply => ({
    kind: 'leadSeveral',
    words: 'meyer',
    total: rows,
    wanted: 'show-lead',
    rows: Array.from({ length: rows }, (_, n) => ({
      ...long(n),
      choose: { kind: 'show-lead', lead: { kind: 'id', id: `lead-${n}` } },
    })),
  });

  test('has them cut short, and every row and button', () => {
    const { card } = render(list(10), look);
    expect(lintCard(card)).toEqual([]);
    const json = JSON.stringify(card);
    for (let n = 0; n < 10; n += 1) expect(json).toContain(`"lead-${n}"`);
    expect(json).toMatch(/\*{100}…/);
  });

  test('keeps what stands in a field, which goes back to the bot', () => {
    const need = 'd'.repeat(2_000);
    const form: Reply = {
      kind: 'leadForm',
      mode: 'new',
      flow: 'f',
      rev: 1,
      asks: ['need'],
      values: { need, topic: 'x' },
      errors: [],
      lookalikes: [{ ...similar, name: '*'.repeat(30_000) }],
    };
    expect(JSON.stringify(render(form, look).card)).toContain(need);
    expect(JSON.stringify(render(form, look).card)).toContain('*…');
    expect(lintCard(render(form, look).card)).toEqual([]);
  });
});

describe('a file of leads that is wanted in chat', () => {
  const reply = { kind: 'beyond', what: 'export', offers: [{ kind: 'list-leads', view: 'all' }] } as const;

  test.each([
    ['en', 'CSV file', 'Open in the tab'],
    ['de', 'CSV-Datei', 'In der Registerkarte öffnen'],
  ])('is said to be in the tab, with a button that opens the list there: %s', (locale, file, title) => {
    const { summary, card } = render(reply, lookIn(locale));
    expect(summary).toContain(file);
    expect(card.actions?.[0]).toMatchObject({
      type: 'Action.OpenUrl',
      title,
      url: lookIn(locale).listAddress,
    });
  });

  test('has no such button where there is no tab to open, nor for anything else', () => {
    const { listAddress: _, ...without } = look;
    expect(JSON.stringify(render(reply, without).card)).not.toContain('OpenUrl');
    expect(JSON.stringify(render({ ...reply, what: 'quote' }, look).card)).not.toContain('OpenUrl');
  });
});

const hostile = [
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '<at>Everyone</at>',
  '{{DATE(2020-01-01T00:00:00Z)}}',
  '**bold** _it_ `code`',
  '# heading',
  '- list',
  '\u202egnp.exe',
  'a\u200bb',
  'line\nbreak',
];

describe('SEC9: record data never becomes markup', () => {
  test.each(hostile)('%j stays plain text', (payload) => {
    expect(plain(payload)).not.toMatch(/\{\{|<at|[\u202a-\u202e]|\n/i);
    expect(escaped(payload).replace(/\\[\\`*_[\]~#>+-]/g, '')).not.toMatch(/[`*_[\]~]|^\s*[#>+-]\s/);
  });

  test.each([
    ['an Arabic letter mark', '\u061c'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler', '\u3164'],
    ['a Mongolian vowel separator', '\u180e'],
    ['text in tag characters', '\u{e0041}\u{e0042}'],
    ['an annotation', '\ufff9\ufffb'],
    ['an invisible plus', '\u2064'],
  ])('%s makes no name look like another', (_what, hidden) => {
    expect(plain(`An${hidden}n`)).toBe('Ann');
  });

  test('what emoji are made of stays', () => {
    expect(plain('❤\ufe0f 👍🏽 🇩🇪')).toBe('❤\ufe0f 👍🏽 🇩🇪');
  });

  test('a name of which nothing can be seen still makes a button that can be pressed', () => {
    expect(short('\u3164\u200b ')).toBe('…');
  });

  test('a date or a number at the start is no list, and shows no backslash', () => {
    expect(escaped('2. Nov. 2026')).toBe('2\\. Nov. 2026');
    expect(escaped('1) x')).toBe('1\\) x');
    expect(escaped('2026 . x')).toBe('2026 . x');
    expect(escaped('- x')).toBe('\\- x');
  });

  test.each(hostile)('%j in every field of a lead makes no link, mention or function', (payload) => {
    const lead = details({
      ...row({ name: payload, company: payload, topic: payload, city: payload }),
      fields: { topic: payload, email: payload, street: payload },
      notes: [{ text: payload, at: '2026-11-03T10:00:00Z', by: payload }],
    });
    const { card } = render({ kind: 'leadCard', lead, offers: [] }, look);
    // A text run knows no markdown; everywhere else it would be read.
    const read = JSON.stringify(card, (_key, value) =>
      value?.type === 'TextRun' || value === card.speak ? undefined : value,
    );
    expect(read).not.toMatch(/[^\\]\]\(/);
    expect(JSON.stringify(card)).not.toMatch(/<at>|\{\{DATE/);
  });
});
