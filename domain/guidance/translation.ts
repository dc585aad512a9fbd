import { type Article, type Parsed, readHead, readTitle, type Section, sectionStarts } from './article.ts';
import { readLines } from './bad-line.ts';
import { type Block, readBlocks } from './block.ts';
import type { Language } from './language.ts';
import type { SectionId } from './topics.ts';

/** A section in another language: the same statements in the same order, marked alike, so that sources stay the same. */
export interface Translated {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface TranslatedArticle {
  readonly scope: string;
  readonly sections: ReadonlyMap<SectionId, Translated>;
}

/** Reads an article in another language: its head, then sections of a title line `## Title {#id}` and their text alone. */
export const parseTranslation = (text: string): Parsed<TranslatedArticle> =>
  readLines(text, (lines) => {
    const { scope, end } = readHead(lines);
    const starts = sectionStarts(lines, end);
    const sections = starts.map((start, k): readonly [SectionId, Translated] => {
      const { id, title } = readTitle(lines, start);
      return [id, { title, blocks: readBlocks(lines, start + 1, starts[k + 1] ?? lines.length) }];
    });
    return { scope, sections: new Map(sections) };
  });

/**
 * The article with its sections' other words. A section whose translation is not marked like it was changed since:
 * it is left without, and answered in English until somebody translates the change.
 */
export const withTranslation = (
  article: Article,
  language: Language,
  { scope, sections: told }: TranslatedArticle,
): Article => ({
  ...article,
  scopes: { ...article.scopes, [language]: scope },
  sections: article.sections.map((section): Section => {
    const translated = told.get(section.id);
    return translated !== undefined && isAlike(section.blocks, translated.blocks)
      ? { ...section, translations: { ...section.translations, [language]: translated } }
      : section;
  }),
});

const isAlike = (one: readonly Block[], other: readonly Block[]): boolean =>
  one.length === other.length && one.every((block, at) => marks(block) === marks(other[at]));

const marks = (block: Block | undefined): string =>
  block === undefined
    ? ''
    : [block.kind, block.for?.join(), block.ours, block.from, itemsIn(block)].join('|');

const itemsIn = (block: Block): number =>
  block.kind === 'paragraph' ? 1 : block.kind === 'table' ? block.rows.length : block.items.length;

/** The words of a section in a language; its own where it has no other. */
export const wordsOf = (section: Section, language: Language): Translated =>
  section.translations?.[language] ?? section;

/** The language in which these sections can be told: that one if all of them have it, else English. */
export const writtenIn = (sections: readonly Section[], language: Language): Language =>
  sections.every(({ translations }) => translations?.[language] !== undefined) ? language : 'en';
