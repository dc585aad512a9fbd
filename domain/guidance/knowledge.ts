import { type Article, type Parsed, parseArticle, type Section } from './article.ts';
import { type BankLine, parseBank } from './bank.ts';
import { isLanguage, type Language } from './language.ts';
import { type Lexicon, parseLexicon } from './lexicon.ts';
import type { DanglingProblem, LineProblem } from './line-problem.ts';
import { type SectionId, topicIds } from './topics.ts';
import { parseTranslation, withTranslation } from './translation.ts';

/** A file of the knowledge folder; the name is its path inside the folder. */
export interface KnowledgeFile {
  readonly name: string;
  readonly text: string;
}

/** Everything the answers come from, checked. */
export interface Knowledge {
  readonly articles: readonly Article[];
  readonly sections: ReadonlyMap<SectionId, Section>;
  readonly bank: readonly BankLine[];
  /** `en` holds what people say instead of the guidance's own terms. */
  readonly lexicons: ReadonlyMap<Language, Lexicon>;
}

export interface KnowledgeProblem {
  readonly file: string;
  readonly line: number;
  readonly problem: LineProblem;
}

export type ParsedKnowledge =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads the knowledge folder: articles (`*.md` except NOTICE.md; `<language>/*.md` the same in another language), question banks (`*.jsonl` except `*.test.jsonl`,
 * which are never learnt from) and word lists (`words/<language>.txt`). All or nothing: with any problem the caller
 * keeps what it had.
 */
export function parseKnowledge(files: readonly KnowledgeFile[]): ParsedKnowledge {
  const problems: KnowledgeProblem[] = [];
  const read = <T>(
    wanted: RegExp,
    parse: (text: string) => Parsed<T>,
  ): readonly { name: string; value: T }[] =>
    files
      .filter(({ name }) => wanted.test(name))
      .flatMap(({ name, text }) => {
        const parsed = parse(text);
        if (parsed.ok) return [{ name, value: parsed.value }];
        problems.push({ file: name, line: parsed.line, problem: parsed.problem });
        return [];
      });
  const articles = read(/^(?!NOTICE)[^/]+\.md$/, parseArticle);
  const banks = read(/^(?!.*\.test\.jsonl)[^/]+\.jsonl$/, parseBank);
  const words = read(/^words\/[a-z]{2}\.txt$/, parseLexicon);
  const translations = read(/^[a-z]{2}\/[^/]+\.md$/, parseTranslation);
  const told = articles.map(({ name, value }) => ({
    name,
    value: translations.reduce((article, translation) => {
      const [language = '', file] = translation.name.split('/');
      return file === name && isLanguage(language)
        ? withTranslation(article, language, translation.value)
        : article;
    }, value),
  }));
  const sections = new Map<SectionId, Section>();
  for (const { name, value } of told) {
    for (const section of value.sections) {
      if (sections.has(section.id))
        problems.push({ file: name, line: 1, problem: { kind: 'sectionTwice', id: section.id } });
      sections.set(section.id, section);
    }
  }
  const bank = banks.flatMap(({ value }) => value);
  problems.push(...dangling(sections, bank).map((problem) => ({ file: '*.md', line: 1, problem })));
  if (problems.length > 0) return { ok: false, problems };
  const lexicons = new Map<Language, Lexicon>();
  for (const { name, value } of words) {
    const language = name.slice('words/'.length, -'.txt'.length);
    if (isLanguage(language)) lexicons.set(language, value);
  }
  return { ok: true, knowledge: { articles: told.map(({ value }) => value), sections, bank, lexicons } };
}

/** Topics without a section, and references to sections that are not there. */
export function dangling(
  sections: ReadonlyMap<SectionId, Section>,
  bank: readonly BankLine[],
): readonly DanglingProblem[] {
  const wanted: readonly DanglingProblem[] = [
    ...topicIds.map((id) => ({ kind: 'topicMissing', id }) as const),
    ...[...sections.values()].flatMap((section) =>
      [
        ...section.seeAlso,
        ...section.joins,
        ...(section.partOf ? [section.partOf] : []),
        ...froms(section),
      ].map((id) => ({ kind: 'sectionMissing', id, by: section.id }) as const),
    ),
    ...bank.flatMap((line) =>
      [...line.expected, ...line.accept].map(
        (id) => ({ kind: 'answerMissing', id, question: line.id }) as const,
      ),
    ),
  ];
  return wanted.filter(({ id }) => !sections.has(id));
}

const froms = (section: Section): readonly SectionId[] =>
  section.blocks.flatMap((block) => (block.from === undefined ? [] : [block.from]));
