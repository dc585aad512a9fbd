import type { Role } from './audience.ts';
import { BadLine, readLines, readRoles, sectionId } from './bad-line.ts';
import { type Block, nextBlank, readBlocks } from './block.ts';
import { type ErrorId, knownErrors } from './errors.ts';
import type { Language } from './language.ts';
import type { LineProblem } from './line-problem.ts';
import { type SettingName, settingNames } from './setting-names.ts';
import type { SectionId } from './topics.ts';
import type { Translated } from './translation.ts';

/** One topic of the guidance. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly audience: readonly Role[];
  /** Other ways to ask for it. */
  readonly asks: readonly string[];
  readonly errors: readonly ErrorId[];
  /** What decides what the answer means in an organisation. */
  readonly settings: readonly SettingName[];
  readonly seeAlso: readonly SectionId[];
  /** The section whose child this is. */
  readonly partOf?: SectionId;
  /** Children that an answer from this section includes. */
  readonly joins: readonly SectionId[];
  /** What to type to act on it. */
  readonly command?: string;
  readonly blocks: readonly Block[];
  /** The same in other languages; an administrator's text has none. */
  readonly translations?: Readonly<Partial<Record<Language, Translated>>>;
  /** The section as it was written, for whoever edits it. */
  readonly written: string;
}

export interface Article {
  readonly title: string;
  /** The products that every statement of the article is about (S1.1.1). */
  readonly scope: string;
  /** The products, in other languages. */
  readonly scopes?: Readonly<Partial<Record<Language, string>>>;
  readonly source: string;
  readonly sections: readonly Section[];
}

export type Parsed<T, Problem = LineProblem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly problem: Problem };

/**
 * Reads an article: a head between two `---` lines, then sections that start with `## Title {#id}`, go on with
 * `key: value` lines and, after a blank line, hold paragraphs, lists and tables. A comment line `<!-- for: role -->`,
 * `<!-- ours -->` or `<!-- from: id -->` says something about the block that follows. Anything else is refused with
 * the number of the line.
 */
export const parseArticle = (text: string): Parsed<Article> =>
  readLines(text, (lines) => {
    const { end, ...head } = readHead(lines);
    const starts = sectionStarts(lines, end);
    const sections = starts.map((start, k) => readSection(lines, start, starts[k + 1] ?? lines.length));
    return { ...head, sections };
  });

/** What stands between the first two `---` lines, and where they end. */
export function readHead(lines: readonly string[]): {
  readonly title: string;
  readonly scope: string;
  readonly source: string;
  readonly end: number;
} {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw new BadLine(1, { kind: 'headExpected' });
  const head = readPairs(lines, 1, end, ['title', 'scope', 'source']);
  return {
    title: need(head, 'title', 1),
    scope: need(head, 'scope', 1),
    source: need(head, 'source', 1),
    end,
  };
}

/** Where sections start; nothing may stand before the first. */
export function sectionStarts(lines: readonly string[], end: number): readonly number[] {
  const starts = lines.flatMap((line, at) => (line.startsWith('## ') ? [at] : []));
  const stray = lines.findIndex((line, at) => at > end && line !== '' && at < (starts[0] ?? lines.length));
  if (stray > 0) throw new BadLine(stray + 1, { kind: 'textBeforeSections' });
  return starts;
}

export function readTitle(
  lines: readonly string[],
  start: number,
): { readonly id: SectionId; readonly title: string } {
  const [, title, id = ''] = lines[start]?.match(/^## (.+) \{#([a-z0-9-]+)\}$/) ?? [];
  if (title === undefined) throw new BadLine(start + 1, { kind: 'titleExpected' });
  return { id: sectionId(id, start + 1), title };
}

const keys = ['audience', 'asks', 'errors', 'settings', 'see also', 'part of', 'joins', 'command'];

function readSection(lines: readonly string[], start: number, end: number): Section {
  const heading = readTitle(lines, start);
  const bodyAt = nextBlank(lines, start, end);
  const pairs = readPairs(lines, start + 1, bodyAt, keys);
  const list = (key: string, mark: string): readonly string[] =>
    (pairs.get(key)?.value ?? '').split(mark).flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
  const lineOf = (key: string): number => pairs.get(key)?.line ?? start + 1;
  const ids = (key: string): readonly SectionId[] => list(key, ',').map((id) => sectionId(id, lineOf(key)));
  const [partOf] = ids('part of');
  const command = pairs.get('command')?.value;
  const asks = list('asks', '|');
  if (asks.length === 0) throw new BadLine(start + 1, { kind: 'asksMissing' });
  return {
    ...heading,
    audience: readRoles(need(pairs, 'audience', start + 1), lineOf('audience')),
    asks,
    errors: list('errors', ',').map((id) => errorId(id, lineOf('errors'))),
    settings: list('settings', ',').map((name) => settingName(name, lineOf('settings'))),
    seeAlso: ids('see also'),
    joins: ids('joins'),
    ...(partOf === undefined ? {} : { partOf }),
    ...(command === undefined ? {} : { command }),
    blocks: readBlocks(lines, bodyAt, end),
    written: lines.slice(start, end).join('\n').trim(),
  };
}

/** Reads one section that stands alone, as an administrator writes it; lines count from its own first. */
export const parseSection = (text: string): Parsed<Section> =>
  readLines(text, (lines) => {
    const next = lines.findIndex((line, at) => at > 0 && line.startsWith('## '));
    if (next > 0) throw new BadLine(next + 1, { kind: 'secondSection' });
    const tag = lines.findIndex((line) => /<\/?[a-z]|\]\(/i.test(line));
    if (tag >= 0) throw new BadLine(tag + 1, { kind: 'markup' });
    return readSection(lines, 0, lines.length);
  });

interface Pair {
  readonly value: string;
  readonly line: number;
}

function readPairs(
  lines: readonly string[],
  from: number,
  to: number,
  known: readonly string[],
): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (let at = from; at < to; at += 1) {
    const [, key = '', value = ''] = lines[at]?.match(/^([a-z ]+): +(.+)$/) ?? [];
    if (!known.includes(key)) throw new BadLine(at + 1, { kind: 'pairExpected', known });
    if (pairs.has(key)) throw new BadLine(at + 1, { kind: 'keyTwice', key });
    pairs.set(key, { value, line: at + 1 });
  }
  return pairs;
}

function need(pairs: ReadonlyMap<string, Pair>, key: string, line: number): string {
  const pair = pairs.get(key);
  if (pair === undefined) throw new BadLine(line, { kind: 'keyMissing', key });
  return pair.value;
}

function settingName(name: string, line: number): SettingName {
  const known = settingNames.find((each) => each === name);
  if (known !== undefined) return known;
  throw new BadLine(line, { kind: 'noneOf', value: name, known: settingNames });
}

function errorId(id: string, line: number): ErrorId {
  if (id in knownErrors) return id as ErrorId;
  throw new BadLine(line, { kind: 'noneOf', value: id, known: Object.keys(knownErrors) });
}
