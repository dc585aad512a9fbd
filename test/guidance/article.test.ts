import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../domain/guidance/article.ts';

const head = '---\ntitle: T\nscope: S\nsource: D\n---\n\n';
const section = (pairs: string, body: string): string => `${head}## A title {#faq-a}\n${pairs}\n\n${body}\n`;
const pairs = 'audience: everyone\nasks: one | two';
const refusal = (text: string): string => {
  const parsed = parseArticle(text);
  return parsed.ok ? 'accepted' : `${parsed.line}: ${parsed.problem}`;
};

describe('an article', () => {
  test('is read with its head, its sections and their blocks', () => {
    const text = section(
      `audience: administrator, manager\nasks: one | two\nerrors: leadClosed\nsettings: creation\nsee also: err-b\npart of: err-c\njoins: org-d\ncommand: closed leads`,
      'A **bold**\nline.\n\n<!-- for: administrator -->\n<!-- from: err-b -->\n1. first\n2. second\n\n<!-- ours -->\n- dot\n\n| a | b |\n|---|---|\n| c | d |',
    );
    expect(parseArticle(text)).toEqual({
      ok: true,
      value: {
        title: 'T',
        scope: 'S',
        source: 'D',
        sections: [
          {
            id: 'faq-a',
            title: 'A title',
            audience: ['administrator', 'manager'],
            asks: ['one', 'two'],
            errors: ['leadClosed'],
            settings: ['creation'],
            seeAlso: ['err-b'],
            partOf: 'err-c',
            joins: ['org-d'],
            command: 'closed leads',
            blocks: [
              { kind: 'paragraph', text: 'A **bold** line.' },
              { kind: 'steps', items: ['first', 'second'], for: ['administrator'], from: 'err-b' },
              { kind: 'bullets', items: ['dot'], ours: true },
              { kind: 'table', head: ['a', 'b'], rows: [['c', 'd']] },
            ],
            written: text.slice(text.indexOf('## ')).trim(),
          },
        ],
      },
    });
  });

  test.each([
    ['no head', 'Hello', /^1: the file starts with a head/],
    [
      'an unknown key in the head',
      '---\nauthor: me\n---\n',
      /^2: expected "key: value" with one of: title, scope/,
    ],
    ['a missing scope', '---\ntitle: T\nsource: D\n---\n', /^1: "scope:" is missing/],
    ['text before the first section', `${head}stray`, /^7: text before the first section/],
    ['a heading without an id', `${head}## A title\n${pairs}\n\ntext`, /^7: a section starts with/],
    ['an id of no family', `${head}## A {#news-a}\n${pairs}\n\ntext`, /^7: "news-a" is no section id/],
    ['an unknown key', section('audience: everyone\nask: one', 'text'), /^9: expected "key: value"/],
    ['a key given twice', section(`${pairs}\nasks: three`, 'text'), /^10: "asks" is given twice/],
    ['no aliases', section('audience: everyone', 'text'), /^7: the section has no "asks:"/],
    [
      'an unknown role',
      section('audience: boss\nasks: one', 'text'),
      /^8: "boss" is none of everyone, salesperson/,
    ],
    ['an unknown error', section(`${pairs}\nerrors: oops`, 'text'), /^10: "oops" is none of duplicateLead/],
    ['an unknown setting', section(`${pairs}\nsettings: oops`, 'text'), /^10: "oops" is none of creation/],
    [
      'an unknown reference',
      section(`${pairs}\nsee also: nowhere`, 'text'),
      /^10: "nowhere" is no section id/,
    ],
    ['an empty section', section(pairs, ''), /^\d+: the section has no text/],
    ['an unknown comment', section(pairs, '<!-- hidden -->\ntext'), /^11: expected <!-- for: role -->/],
    ['a broken list', section(pairs, '- one\ntwo'), /^12: every line of a list starts with its mark/],
    [
      'a crooked table',
      section(pairs, '| a | b |\n|---|---|\n| c |'),
      /a table needs a head, a rule and rows of 2/,
    ],
  ])('with %s is refused with its line', (_, text, refused) => {
    expect(refusal(text)).toMatch(refused);
  });
});
