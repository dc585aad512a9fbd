import { describe, expect, test } from 'vitest';
import { lineProblemEn } from '../../dialogs/wording/en-lines.ts';
import { parseBank } from '../../domain/guidance/bank.ts';
import { familyOf } from '../../domain/guidance/cross-validate.ts';
import { knownErrors } from '../../domain/guidance/errors.ts';
import { type KnowledgeFile, parseKnowledge } from '../../domain/guidance/knowledge.ts';
import { parseLexicon } from '../../domain/guidance/lexicon.ts';
import { topicIds } from '../../domain/guidance/topics.ts';
import { theKnowledge } from './the-guidance.ts';

const knowledge = await theKnowledge();

describe('the knowledge that ships', () => {
  test('has exactly one section for every topic, in both articles', () => {
    expect([...knowledge.sections.keys()].toSorted()).toEqual([...topicIds].toSorted());
  });

  test('names every error in the section that explains it', () => {
    for (const [error, { topic }] of Object.entries(knownErrors)) {
      expect([error, knowledge.sections.get(topic)?.errors]).toEqual([
        error,
        expect.arrayContaining([error]),
      ]);
    }
  });

  test('asks for every topic in at least 30 wordings of 5 families, and in three more languages', () => {
    for (const topic of topicIds) {
      const lines = knowledge.bank.filter(({ expected }) => expected[0] === topic);
      expect([topic, lines.length >= 30]).toEqual([topic, true]);
      expect([topic, new Set(lines.map(familyOf)).size >= 5]).toEqual([topic, true]);
      for (const language of ['de', 'fr', 'es']) {
        expect(lines.some(({ id }) => id.includes(`.${language}`))).toBe(true);
      }
    }
  });

  test('holds no two lines of the same id', () => {
    const ids = knowledge.bank.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('reading a knowledge folder', () => {
  const article = (...ids: string[]): KnowledgeFile => ({
    name: 'a.md',
    text: `---\ntitle: T\nscope: S\nsource: D\n---\n\n${ids
      .map((id) => `## ${id} {#${id}}\naudience: everyone\nasks: ${id}\n\ntext\n`)
      .join('\n')}`,
  });
  const problems = (...files: KnowledgeFile[]): readonly string[] => {
    const parsed = parseKnowledge(files);
    return parsed.ok
      ? []
      : parsed.problems.map(({ file, line, problem }) => `${file}:${line}: ${lineProblemEn(problem)}`);
  };

  test('adds an article of the organisation to the topics', () => {
    const parsed = parseKnowledge([article(...topicIds, 'org-lunch')]);
    expect(parsed.ok && parsed.knowledge.sections.has('org-lunch')).toBe(true);
  });

  test('refuses a folder without a topic, naming it', () => {
    expect(problems(article(...topicIds.slice(1)))).toEqual([
      `*.md:1: no section ${topicIds[0]}, which the list of topics names`,
    ]);
  });

  test('refuses a topic that is there twice', () => {
    expect(problems(article(...topicIds, topicIds[0]))).toEqual([`a.md:1: ${topicIds[0]} is there twice`]);
  });

  test('refuses a question whose topic does not exist', () => {
    const bank = { name: 'more.jsonl', text: '{"id":"x","question":"q","expected":["org-gone"]}' };
    expect(problems(article(...topicIds), bank)).toEqual([
      '*.md:1: no section org-gone, which question x names',
    ]);
  });

  test('reports every broken file with its line, and reads none', () => {
    expect(
      problems(
        article(...topicIds),
        { name: 'b.jsonl', text: '{"id":"x","question":"q"}\n{"id":1}' },
        { name: 'words/de.txt', text: 'lead: interessent\nnonsense' },
        { name: 'c.md', text: 'no head' },
      ),
    ).toEqual([
      expect.stringMatching(/^c\.md:1: the file starts with a head/),
      expect.stringMatching(/^b\.jsonl:2: /),
      expect.stringMatching(/^words\/de\.txt:2: expected/),
    ]);
  });

  const german = (name: string, text = 'Text'): KnowledgeFile => ({
    name,
    text: `---\ntitle: T\nscope: ${name}\nsource: D\n---\n\n## Auf Deutsch {#err-overview}\n\n${text}\n`,
  });

  test('reads its translations and word lists by their names, and nothing of another name', () => {
    const parsed = parseKnowledge([
      article(...topicIds),
      german('de/a.md'),
      german('fr/b.md'),
      german('xx/a.md'),
      { name: 'words/de.txt', text: 'duplicate: Dublette' },
      { name: 'words/xx.txt', text: 'duplicate: xyz' },
      ...[
        ...['a.md.orig', 'questions.jsonl.orig', 'more/words/de.txt', 'words/de.txt.orig', 'words/deu.txt'],
        ...['old/de/a.md', 'de/a.md.orig', 'd/a.md', '42/a.md', 'README.txt'],
      ].map((name) => ({ name, text: 'nonsense' })),
    ]);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { articles, sections, lexicons } = parsed.knowledge;
    expect(articles.map(({ title, scopes }) => [title, scopes])).toEqual([['T', { de: 'de/a.md' }]]);
    expect(sections.get('err-overview')?.translations).toEqual({
      de: { title: 'Auf Deutsch', blocks: [{ kind: 'paragraph', text: 'Text' }] },
    });
    expect(sections.get('err-lead-closed')).not.toHaveProperty('translations');
    expect([...lexicons]).toEqual([['de', new Map([['dublette', ['duplicate']]])]]);
  });

  test('refuses a translation that cannot be read, with its line', () => {
    expect(problems(article(...topicIds), { name: 'de/a.md', text: 'no head' })).toEqual([
      'de/a.md:1: the file starts with a head between two --- lines',
    ]);
  });

  test('refuses whatever names a section that is not there', () => {
    const naming = `see also: org-b\npart of: org-c\njoins: org-d\n\n<!-- from: org-e -->\ntext`;
    const { name, text } = article(...topicIds);
    expect(
      problems({ name, text: `${text}\n## A {#org-a}\naudience: everyone\nasks: a\n${naming}\n` }),
    ).toEqual(['b', 'd', 'c', 'e'].map((id) => `*.md:1: no section org-${id}, which org-a names`));
    const bank = { name: 'q.jsonl', text: '{"id":"x","question":"q","accept":["org-gone"]}' };
    expect(problems(article(...topicIds), bank)).toEqual([
      '*.md:1: no section org-gone, which question x names',
    ]);
  });

  test('never learns from a bank kept for testing, nor from the notice', () => {
    const parsed = parseKnowledge([
      article(...topicIds),
      { name: 'questions.test.jsonl', text: 'not even JSON' },
      { name: 'NOTICE.md', text: 'not an article' },
    ]);
    expect(parsed.ok && parsed.knowledge.bank).toEqual([]);
  });
});

test('a bank is refused with the first line that is no question, blank lines counted', () => {
  expect(parseBank('  \r\n{"id":"1","question":"why?"}\n{"id":')).toMatchObject({ ok: false, line: 3 });
});

test('a line of a bank needs only an id and a question', () => {
  expect(parseBank('{"id":"1","question":"why?","role":"boss"}\n\n')).toEqual({
    ok: true,
    value: [
      {
        id: '1',
        question: 'why?',
        history: [],
        role: 'salesperson',
        expected: [],
        accept: [],
        mustMention: [],
        mustNot: [],
      },
    ],
  });
});

test('a line with a pattern that is no regular expression is refused', () => {
  const parsed = parseBank('{"id":"1","question":"why?","mustNot":["(open"]}');
  expect(parsed).toEqual({
    ok: false,
    line: 1,
    problem: { kind: 'notReadable', detail: expect.stringContaining('is no regular expression') },
  });
});

test('a word list gives every word what it is in English', () => {
  const parsed = parseLexicon('# comment\nduplicate: Dublette, doppelt\n\nline of business: Sparte');
  expect(parsed.ok && [...parsed.value]).toEqual([
    ['dublette', ['duplicate']],
    ['doppelt', ['duplicate']],
    ['sparte', ['line', 'of', 'business']],
  ]);
  const twice = parseLexicon('  \nlead: Lead, , Interessent,\r\ncontact person: Interessent');
  expect(twice.ok && [...twice.value]).toEqual([
    ['lead', ['lead']],
    ['interessent', ['lead', 'contact', 'person']],
  ]);
  for (const line of ['nothing', 'lead: a: b', ' : Lead', ''])
    expect([line, parseLexicon(`duplicate: Dublette\n${line}`)]).toEqual([
      line,
      line === ''
        ? { ok: true, value: new Map([['dublette', ['duplicate']]]) }
        : { ok: false, line: 2, problem: { kind: 'wordsExpected' } },
    ]);
});
