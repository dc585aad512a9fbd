import { describe, expect, test } from 'vitest';
import { readKnowledge } from '../../bot/knowledge.ts';
import { growRetrieval, guidanceOf, openGuidance } from '../../domain/guidance/answer.ts';
import { parseArticle } from '../../domain/guidance/article.ts';
import { withEdits } from '../../domain/guidance/edited.ts';
import { partText, phrases, plainText } from '../../domain/guidance/plain.ts';
import { finish } from '../../domain/guidance/steps.ts';
import { type SectionId, topicIds } from '../../domain/guidance/topics.ts';
import { parseTranslation, type Translated, withTranslation } from '../../domain/guidance/translation.ts';

const read = await readKnowledge();
if (!read.ok) throw new Error('the knowledge is broken');
const { knowledge } = read;
const guidance = openGuidance(knowledge);
const roles = ['salesperson', 'manager', 'administrator'] as const;

const figures = (text: string): string[] => (text.match(/\d+/g) ?? []).toSorted();

describe('the German guidance', () => {
  test.each(topicIds)('%s has a German section, with every figure of the English one', (id) => {
    const section = knowledge.sections.get(id);
    const german = section?.translations?.de;
    expect(german?.title).toEqual(expect.any(String));
    section?.blocks.forEach((block, at) => {
      expect(figures(partText(german?.blocks[at] ?? block))).toEqual(figures(partText(block)));
    });
  });

  test.each(topicIds)('%s: an answer rests on the same sections in either language, for every role', (id) => {
    for (const role of roles) {
      const [english, german] = (['en', 'de'] as const).map((language) =>
        guidance.explain(id, role, language),
      );
      if (english?.kind !== 'answer' || german?.kind !== 'answer') throw new Error('no answer');
      expect(german.written).toBe('de');
      expect(german.parts.map(({ kind, cites }) => [kind, cites])).toEqual(
        english.parts.map(({ kind, cites }) => [kind, cites]),
      );
      expect(german.citations.map(({ section, source }) => [section, source])).toEqual(
        english.citations.map(({ section, source }) => [section, source]),
      );
    }
  });

  test.each(topicIds)('the German title of %s, pressed or typed, is answered from it in German', (id) => {
    const answer = guidance.ask({
      text: knowledge.sections.get(id)?.translations?.de?.title ?? '',
      role: 'salesperson',
    });
    expect(answer).toMatchObject({ kind: 'answer', about: [id], language: 'de', written: 'de' });
  });
});

describe('the language of an answer', () => {
  const inGerman = 'Wie oft werden die Scores aktualisiert?';

  test('is the language of the question, whatever the client', () => {
    const german = plainText(guidance.ask({ text: inGerman, role: 'salesperson' }));
    expect(german).toMatch(/innerhalb von 5 Minuten[\s\S]*alle 24 Stunden[\s\S]*Gilt für Dynamics 365 Sales/);
    expect(german).not.toContain(phrases.de.inEnglish);
    expect(plainText(guidance.ask({ text: 'How often are scores updated?', role: 'salesperson' }))).toContain(
      'within 5 minutes',
    );
  });

  test('is English, and says so, in a language without a translation', () => {
    const french = guidance.ask({
      text: 'À quelle fréquence les scores des prospects sont-ils mis à jour ?',
      role: 'salesperson',
    });
    expect(french).toMatchObject({ kind: 'answer', language: 'fr', written: 'en' });
    expect(plainText(french)).toContain(phrases.fr.inEnglish);
  });

  test('is English, and says so, for a section that an administrator has written anew', () => {
    const text = (knowledge.sections.get('faq-score-update-frequency')?.written ?? '').replace(
      'every 24 hours',
      'every 12 hours',
    );
    const edited = withEdits(knowledge, new Map([['faq-score-update-frequency', text]])).knowledge;
    const answer = guidanceOf(edited, finish(growRetrieval(knowledge))).ask({
      text: inGerman,
      role: 'salesperson',
    });
    expect(answer).toMatchObject({ language: 'de', written: 'en' });
    expect(plainText(answer)).toMatch(/nur auf Englisch[\s\S]*every 12 hours/);
  });
});

describe('a translation stands for a section that is marked alike', () => {
  const head = '---\ntitle: T\nscope: S\nsource: D\n---\n\n';
  const body =
    'text\n\n<!-- ours -->\n- one\n- two\n\n<!-- for: manager -->\n<!-- from: err-b -->\n| a |\n|---|\n| b |';
  const article = parseArticle(
    `${head}## A {#org-a}\naudience: everyone\nasks: a\n\n${body}\n\n## B {#err-b}\naudience: everyone\nasks: b\n\ntext`,
  );
  const told = (text: string) => {
    const german = parseTranslation(`${head}## Auf Deutsch {#org-a}\n${text}`);
    if (!article.ok || !german.ok) throw new Error('cannot be read');
    return withTranslation(article.value, 'de', german.value);
  };

  test('with its title and blocks, beside those of other languages', () => {
    const [a, b] = told(`\n${body}`).sections;
    expect(a?.translations).toEqual({ de: { title: 'Auf Deutsch', blocks: a?.blocks } });
    expect(b).not.toHaveProperty('translations');
    const { scopes, sections } = withTranslation(told(`\n${body}`), 'fr', {
      scope: 'F',
      sections: new Map<SectionId, Translated>([
        ['org-a', { title: 'En français', blocks: a?.blocks ?? [] }],
      ]),
    });
    expect(scopes).toEqual({ de: 'S', fr: 'F' });
    expect(Object.keys(sections[0]?.translations ?? {})).toEqual(['de', 'fr']);
  });

  test.each([
    ['a block less', body.slice(0, body.indexOf('\n\n<!-- for'))],
    ['a block more', `${body}\n\nmehr`],
    ['another kind of block', body.replace('text', '- text')],
    ['an item less', body.replace('\n- two', '')],
    ['a row more', `${body}\n| c |`],
    ['other readers', body.replace('manager', 'administrator')],
    ['a statement of another section', body.replace('err-b', 'err-c')],
    ['our own remark as a statement', body.replace('<!-- ours -->\n', '')],
  ])('and not with %s', (_, text) => {
    expect(told(`\n${text}`).sections[0]).not.toHaveProperty('translations');
  });
});

test('a translation that cannot be read is refused with its line', () => {
  expect(parseTranslation('---\ntitle: x\nscope: y\nsource: z\n---\n\n## Ohne Kennung\n\nText')).toEqual({
    ok: false,
    line: 7,
    problem: { kind: 'titleExpected' },
  });
});
