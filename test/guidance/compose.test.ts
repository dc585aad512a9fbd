import { describe, expect, test } from 'vitest';
import { guidanceOf } from '../../domain/guidance/answer.ts';
import { type Article, type Parsed, parseArticle } from '../../domain/guidance/article.ts';
import type { Role } from '../../domain/guidance/audience.ts';
import { citationsOf, compose } from '../../domain/guidance/compose.ts';
import type { Knowledge } from '../../domain/guidance/knowledge.ts';
import type { Retrieval } from '../../domain/guidance/retrieve.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import { parseTranslation, withTranslation } from '../../domain/guidance/translation.ts';

const read = <T>(parsed: Parsed<T>): T => {
  if (!parsed.ok) throw new Error(parsed.problem.kind);
  return parsed.value;
};
const head = (scope: string, source: string) => `---\ntitle: T\nscope: ${scope}\nsource: ${source}\n---\n\n`;
const section = (title: string, pairs: string, body: string) =>
  `## ${title} {#org-${title.toLowerCase()}}\n${pairs}\nasks: ${title}\n\n${body}\n\n`;
const knowledgeOf = (...articles: readonly Article[]): Knowledge => ({
  articles,
  sections: new Map(articles.flatMap(({ sections }) => sections.map((each) => [each.id, each]))),
  bank: [],
  lexicons: new Map(),
});

const alpha =
  'Alpha says.\n\n<!-- ours -->\nOur own word.\n\n<!-- from: org-beta -->\nBeta is quoted.\n\n<!-- for: administrator -->\nFor administrators.';
const sales = read(
  parseArticle(
    head('Sales', 'Doc one') +
      section(
        'Alpha',
        'audience: everyone\nsettings: creation\njoins: org-child, org-gone\nsee also: org-beta\ncommand: my leads',
        alpha,
      ) +
      section(
        'Child',
        'audience: everyone\npart of: org-alpha',
        'Child says.\n\n<!-- ours -->\nNever joined.',
      ),
  ),
);
const service = read(
  parseArticle(
    head('Service', 'Doc two') +
      section('Beta', 'audience: administrator\nsettings: duplicateRules\ncommand: rules', 'Beta says.'),
  ),
);
const german = read(
  parseTranslation(
    `${head('Vertrieb', 'D')}## Alpha auf Deutsch {#org-alpha}\n\n${alpha.replace('says', 'sagt')}\n\n## Kind {#org-child}\n\nKind sagt.\n\n<!-- ours -->\nNie dabei.`,
  ),
);
const knowledge = knowledgeOf(withTranslation(sales, 'de', german), service);
const told = (about: readonly SectionId[], role: Role = 'salesperson', language: 'en' | 'de' = 'en') =>
  compose(knowledge, about, role, language);

describe('an answer is put together', () => {
  test('from what a section says to this role, then from what its children say, each with its source', () => {
    expect(told(['org-alpha'])).toStrictEqual({
      written: 'en',
      parts: [
        { kind: 'paragraph', text: 'Alpha says.', cites: [1] },
        { kind: 'paragraph', text: 'Our own word.', ours: true, cites: [] },
        { kind: 'paragraph', text: 'Beta is quoted.', from: 'org-beta', cites: [2] },
        { kind: 'paragraph', text: 'Child says.', cites: [3], heading: 'Child' },
      ],
      citations: [
        { n: 1, section: 'org-alpha', title: 'Alpha', source: 'Doc one' },
        { n: 2, section: 'org-beta', title: 'Beta', source: 'Doc two' },
        { n: 3, section: 'org-child', title: 'Child', source: 'Doc one' },
      ],
      scope: 'Sales',
      command: 'my leads',
    });
  });

  test('from several sections in the given order, with all their products and a command for whom it is', () => {
    const { parts, scope, command } = told(['org-beta', 'org-alpha'], 'administrator');
    expect(parts.map(({ heading, cites }) => [heading, ...cites])).toEqual([
      [undefined, 1],
      ['Alpha', 2],
      [undefined],
      [undefined, 1],
      [undefined, 2],
      ['Child', 3],
    ]);
    expect([scope, command]).toEqual(['Service; Sales', 'rules']);
    expect(told(['org-beta', 'org-alpha'])).not.toHaveProperty('command');
    expect(told(['org-child'])).not.toHaveProperty('command');
  });

  test('in another language where all of it is there in that language, else in English', () => {
    const inGerman = told(['org-alpha'], 'salesperson', 'de');
    expect(inGerman).toMatchObject({ written: 'de', scope: 'Vertrieb' });
    expect(inGerman.parts.map((part) => part.kind === 'paragraph' && part.text)).toEqual([
      'Alpha sagt.',
      'Our own word.',
      'Beta is quoted.',
      'Kind sagt.',
    ]);
    expect(inGerman.parts[3]?.heading).toBe('Kind');
    expect(inGerman.citations.map(({ title }) => title)).toEqual(['Alpha auf Deutsch', 'Beta', 'Kind']);
    expect(told(['org-alpha', 'org-beta'], 'salesperson', 'de')).toMatchObject({ written: 'en' });
  });

  test('of a section that is no more nothing is told, and its id stands for its title', () => {
    expect(told(['org-gone'])).toEqual({ written: 'en', parts: [], citations: [], scope: '' });
    expect(citationsOf(knowledge, ['org-alpha', 'org-gone'])).toEqual([
      { n: 1, section: 'org-alpha', title: 'Alpha', source: 'Doc one' },
      { n: 2, section: 'org-gone', title: 'org-gone', source: '' },
    ]);
  });
});

describe('an answer that gets too long', () => {
  /** A letter so many times; a part takes six more of the 1,380 that an answer has. */
  const long = (own: number, ours: number) => {
    const article = read(
      parseArticle(
        head('S', 'D') +
          section(
            'First',
            'audience: everyone\njoins: org-child',
            `<!-- ours -->\n${'o'.repeat(ours)}\n\n<!-- from: org-other -->\n${'q'.repeat(194)}\n\n${'a'.repeat(own)}`,
          ) +
          section('Child', 'audience: everyone', 'c'.repeat(94)) +
          section('Second', 'audience: everyone', 's'.repeat(144)),
      ),
    );
    return compose(knowledgeOf(article), ['org-first', 'org-second'], 'manager', 'en')
      .parts.map((part) => (part.kind === 'paragraph' ? part.text.charAt(0) : ''))
      .join('');
  };

  test.each([
    ['all of it fits', 900, 18, 'oqacs'],
    ['our remarks go first', 900, 19, 'qacs'],
    ['the last child that fits', 924, 200, 'qacs'],
    ['then children go', 925, 200, 'qas'],
    ['the last other topic that fits', 1_024, 200, 'qas'],
    ['then other topics, for which a shorter child finds room', 1_025, 200, 'qac'],
    ['the last word of another section that fits', 1_174, 200, 'qa'],
    ['then what is quoted from others', 1_175, 200, 'as'],
    ['what the first section says itself stays', 5_000, 1, 'a'],
  ])('%s', (_, own, ours, kept) => {
    expect(long(own, ours)).toBe(kept);
  });
});

describe('what is found is answered', () => {
  const surely = {
    best: 0.9,
    lead: 0.5,
    nearestTopic: 0,
    nearestOutside: 0,
    outside: 0,
    known: 1,
    strange: 0,
    text: 0.5,
  };
  const retrieval = {
    language: 'en',
    contentWords: 4,
    ranking: [
      { id: 'org-gone', score: 0.9 },
      { id: 'org-alpha', score: 0.8 },
      { id: 'org-child', score: 0.5 },
      { id: 'org-beta', score: 0.2 },
    ],
    signals: surely,
  } as const satisfies Retrieval;
  const guidance = guidanceOf(knowledge, () => retrieval);

  test('from the sections that are still there, with what decides it here and what to go on with', () => {
    expect(guidance.ask({ text: 'zebras crossing slowly yonder', role: 'manager' })).toMatchObject({
      kind: 'answer',
      language: 'en',
      about: ['org-alpha'],
      settings: ['creation'],
      topics: [
        { id: 'org-alpha', title: 'Alpha', score: 0.8 },
        { id: 'org-child', title: 'Child', score: 0.5 },
        { id: 'org-beta', title: 'Beta', score: 0.2 },
      ],
      related: [{ id: 'org-child' }, { id: 'org-beta' }],
    });
  });

  test('in the language that is wanted, whatever that of the question', () => {
    const answer = guidance.ask({ text: 'zebras crossing slowly yonder', role: 'manager', language: 'de' });
    expect(answer).toMatchObject({
      language: 'de',
      written: 'de',
      topics: [{ title: 'Alpha auf Deutsch' }, {}, {}],
    });
    expect(guidance.ask({ text: 'alpha auf DEUTSCH', role: 'manager' })).toMatchObject({ language: 'de' });
    expect(guidance.ask({ text: 'Kind', role: 'manager', language: 'en' })).toMatchObject({
      language: 'en',
      about: ['org-child'],
    });
  });

  test('and a section that somebody chose is answered from alone, with its parents to go on with', () => {
    expect(guidance.explain('org-child', 'manager')).toMatchObject({
      kind: 'answer',
      language: 'en',
      about: ['org-child'],
      recognition: { kind: 'none' },
      topics: [
        { id: 'org-alpha', score: 0 },
        { id: 'org-child', score: 1 },
        { id: 'org-beta', score: 0 },
      ],
      settings: [],
      related: [{ id: 'org-alpha', title: 'Alpha', score: 0 }],
    });
    expect(guidance.explain('org-gone', 'manager')).toBeUndefined();
    expect(guidance.cite(['org-beta'])).toEqual([
      { n: 1, section: 'org-beta', title: 'Beta', source: 'Doc two' },
    ]);
  });
});
