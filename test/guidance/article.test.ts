import { describe, expect, test } from 'vitest';
import { lineProblemEn } from '../../dialogs/wording/en-lines.ts';
import { parseArticle, parseSection } from '../../domain/guidance/article.ts';

const head = '---\ntitle: T\nscope: S\nsource: D\n---\n\n';
const section = (pairs: string, body: string): string => `${head}## A title {#faq-a}\n${pairs}\n\n${body}\n`;
const pairs = 'audience: everyone\nasks: one | two';
const refusal = (text: string): string => {
  const parsed = parseArticle(text);
  return parsed.ok ? 'accepted' : `${parsed.line}: ${lineProblemEn(parsed.problem)}`;
};

describe('an article', () => {
  test('is read with its head, its sections and their blocks', () => {
    const text = section(
      `audience: administrator, manager\nasks: one | two\nerrors: leadClosed\nsettings: creation\nsee also: err-b\npart of: err-c\njoins: org-d\ncommand: closed leads`,
      'A **bold**\nline.\n\n<!-- for: administrator -->\n<!-- from: err-b -->\n1. first\n2. second\n\n<!-- ours -->\n- dot\n\n| a | b |\n|---|---|\n| c | d |',
    );
    expect(parseArticle(text)).toStrictEqual({
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

  test('may say no more than whom a section is for and how it is asked for', () => {
    const text = section(pairs, 'text');
    expect(parseArticle(text)).toStrictEqual({
      ok: true,
      value: {
        title: 'T',
        scope: 'S',
        source: 'D',
        sections: [
          {
            id: 'faq-a',
            title: 'A title',
            audience: ['salesperson', 'manager', 'administrator'],
            asks: ['one', 'two'],
            errors: [],
            settings: [],
            seeAlso: [],
            joins: [],
            blocks: [{ kind: 'paragraph', text: 'text' }],
            written: text.slice(text.indexOf('## ')).trim(),
          },
        ],
      },
    });
  });

  test('is read alike with the line ends of Windows, blanks at the ends of lines and gaps in lists', () => {
    const plain = `${section(pairs, 'text\n\n- dot')}\n## B {#faq-b}\n${pairs}\n\nmore`;
    const loose = plain
      .replaceAll('title: T', 'title:   T')
      .replaceAll('asks: one | two', 'asks:  one | | two |')
      .split('\n')
      .join('  \r\n');
    const read = (text: string) => {
      const parsed = parseArticle(text);
      if (!parsed.ok) throw new Error(parsed.problem.kind);
      return { ...parsed.value, sections: parsed.value.sections.map(({ written: _, ...rest }) => rest) };
    };
    expect(read(loose)).toEqual(read(plain));
    expect(read(loose).sections[1]).toMatchObject({ id: 'faq-b', blocks: [{ text: 'more' }] });
  });

  test('holds lists of more than nine steps, and lines that only look like marks', () => {
    const steps = Array.from({ length: 11 }, (_, at) => `step ${at + 1}`);
    const numbered = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
    const parsed = parseArticle(section(pairs, `${numbered}\n\nthis | or that |\n\n2 <!-- ours -->`));
    expect(parsed.ok && parsed.value.sections[0]?.blocks).toEqual([
      { kind: 'steps', items: steps },
      { kind: 'paragraph', text: 'this | or that |' },
      { kind: 'paragraph', text: '2 <!-- ours -->' },
    ]);
  });

  test.each([
    ['no head', 'Hello', /^1: the file starts with a head/],
    ['a head that does not begin', 'title: T\n---\n', /^1: the file starts with a head/],
    ['a head that does not end', '---\ntitle: T\nscope: S\nsource: D\n', /^1: the file starts with a head/],
    ['a missing title', '---\nscope: S\nsource: D\n---\n', /^1: "title:" is missing/],
    ['a missing source', '---\ntitle: T\nscope: S\n---\n', /^1: "source:" is missing/],
    ['a key with a mark', '---\n#title: T\n---\n', /^2: expected "key: value"/],
    [
      'an unknown key in the head',
      '---\nauthor: me\n---\n',
      /^2: expected "key: value" with one of: title, scope/,
    ],
    ['a missing scope', '---\ntitle: T\nsource: D\n---\n', /^1: "scope:" is missing/],
    ['text before the first section', `${head}stray`, /^7: text before the first section/],
    ['a heading without an id', `${head}## A title\n${pairs}\n\ntext`, /^7: a section starts with/],
    ['words behind its id', `${head}## A {#faq-a} more\n${pairs}\n\ntext`, /^7: a section starts with/],
    ['an id that only ends well', `${head}## A {#my-faq-a}\n${pairs}\n\ntext`, /^7: "my-faq-a" is no/],
    ['an id of no family', `${head}## A {#news-a}\n${pairs}\n\ntext`, /^7: "news-a" is no section id/],
    ['an unknown key', section('audience: everyone\nask: one', 'text'), /^9: expected "key: value"/],
    ['a key given twice', section(`${pairs}\nasks: three`, 'text'), /^10: "asks" is given twice/],
    ['no audience', section('asks: one', 'text'), /^7: "audience:" is missing$/],
    ['no aliases', section('audience: everyone', 'text'), /^7: the section has no "asks:"/],
    [
      'an unknown role',
      section('audience: boss\nasks: one', 'text'),
      /^8: "boss" is none of everyone, salesperson, manager, administrator$/,
    ],
    [
      'an unknown error',
      section(`${pairs}\nerrors: oops`, 'text'),
      /^10: "oops" is none of duplicateLead, duplicateOpportunity, /,
    ],
    [
      'an unknown setting',
      section(`${pairs}\nsettings: oops`, 'text'),
      /^10: "oops" is none of creation, \w+, /,
    ],
    [
      'an unknown reference',
      section(`${pairs}\nsee also: nowhere`, 'text'),
      /^10: "nowhere" is no section id/,
    ],
    [
      'a reference with something behind it',
      section(`${pairs}\nsee also: err-b c`, 'text'),
      /^10: "err-b c" is no section id/,
    ],
    ['an empty section', section(pairs, ''), /^10: the section has no text/],
    ['a section without text at its end', `${head}## A {#faq-a}\n${pairs}`, /^10: the section has no text/],
    [
      'a section that begins within another',
      `${head}## A {#faq-a}\n${pairs}\n## B {#faq-b}\n${pairs}\n\ntext`,
      /^10: the section has no text/,
    ],
    ['a mark with words behind it', section(pairs, '<!-- ours --> text'), /^11: expected <!-- for: role -->/],
    ['a mark for nobody', section(pairs, '<!-- for -->\ntext'), /^11: "" is none of everyone/],
    ['an unknown comment', section(pairs, '<!-- hidden -->\ntext'), /^11: expected <!-- for: role -->/],
    ['a broken list', section(pairs, '- one\ntwo - three'), /^12: every line of a list starts with its mark/],
    ['broken steps', section(pairs, '1. one\nsee 2. two'), /^12: every line of a list starts with its mark/],
    [
      'a crooked table',
      section(pairs, '| a | b |\n|---|---|\n| c | d |\n| e |'),
      /^14: a table needs a head, a rule and rows of 2 cells$/,
    ],
    [
      'a table of a head',
      section(pairs, '| a | b |'),
      /^11: a table needs a head, a rule and rows of 2 cells$/,
    ],
  ])('with %s is refused with its line', (_, text, refused) => {
    expect(refusal(text)).toMatch(refused);
  });
});

describe('a section that an administrator writes', () => {
  const alone = (title: string, body: string): string => {
    const parsed = parseSection(`${title}\n${pairs}\n\n${body}\n`);
    return parsed.ok ? 'accepted' : `${parsed.line}: ${lineProblemEn(parsed.problem)}`;
  };

  test.each([
    [
      'plain text',
      '## Parking {#org-parking}',
      'Behind the house: 1 < 2, and (up to) [3] cars',
      /^accepted$/,
    ],
    ['a title that begins later', 'My ## Parking {#org-parking}', 'text', /^1: a section starts with/],
    [
      'a second section',
      '## A {#org-a}',
      'text\n\n## B {#org-b}',
      /^7: only one section is edited at a time$/,
    ],
    ['a tag', '## A {#org-a}', 'text\n<b>bold', /^6: tags and links are not shown: write plain text$/],
    ['the end of a tag', '## A {#org-a}', 'bold</B>', /^5: tags and links are not shown/],
    ['a link', '## A {#org-a}', 'see [here](there)', /^5: tags and links are not shown/],
    ['a tag in its title', '## <i>A</i> {#org-a}', 'text', /^1: tags and links are not shown/],
  ])('with %s', (_, title, body, told) => {
    expect(alone(title, body)).toMatch(told);
  });
});
