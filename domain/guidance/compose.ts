import type { Citation, Part } from './answer.ts';
import type { Article, Section } from './article.ts';
import type { Role } from './audience.ts';
import type { Block } from './block.ts';
import type { Knowledge } from './knowledge.ts';
import type { Language } from './language.ts';
import { partText } from './plain.ts';
import type { SectionId } from './topics.ts';
import { wordsOf, writtenIn } from './translation.ts';

/** Longest answer, in characters of its plain text (answers.md section 11); only a single section may be longer. */
export const answerLimit = 1_700;

/** What scope, sources and the spaces between parts take of the limit. */
const frame = 320;

interface Candidate {
  readonly block: Block;
  /** The block in the language of the answer. */
  readonly told: Block;
  readonly section: SectionId;
  /** What goes first when the answer gets too long: the highest rank. */
  readonly rank: number;
}

/**
 * Puts an answer together from sections: the blocks for this role, then those of the children that the section
 * joins (answers.md section 2: the parent names the error, the child says who can fix it). What does not fit the limit is
 * left out, least important first; the sections' order is kept.
 */
export function compose(
  knowledge: Knowledge,
  about: readonly SectionId[],
  role: Role,
  asked: Language,
): {
  /** The language of the parts: English where a section is not there in the one asked for. */
  written: Language;
  parts: readonly Part[];
  citations: readonly Citation[];
  scope: string;
  command?: string;
} {
  const written = writtenIn(withJoined(knowledge, about), asked);
  const candidates = about.flatMap((id, at) => candidatesOf(knowledge, id, role, at, written));
  const kept = withinLimit(candidates);
  const cited = [
    ...new Set(kept.filter(({ block }) => !block.ours).map(({ block, section }) => block.from ?? section)),
  ];
  const first = knowledge.sections.get(about[0] ?? 'err-overview');
  const command = first?.audience.includes(role) ? first.command : undefined;
  return {
    written,
    parts: kept.map(({ block, told, section }, at) => ({
      ...told,
      cites: block.ours ? [] : [cited.indexOf(block.from ?? section) + 1],
      ...(at > 0 && kept[at - 1]?.section !== section
        ? { heading: titleOf(knowledge, section, written) }
        : {}),
    })),
    citations: citationsOf(knowledge, cited, written),
    scope: [...new Set(about.map((id) => originOf(knowledge, id, written).scope))].join('; '),
    ...(command === undefined ? {} : { command }),
  };
}

/** The sections that an answer is put together from. */
const withJoined = ({ sections }: Knowledge, about: readonly SectionId[]): readonly Section[] =>
  about.flatMap((id) => [id, ...(sections.get(id)?.joins ?? [])]).flatMap((id) => sections.get(id) ?? []);

function candidatesOf(
  { sections }: Knowledge,
  id: SectionId,
  role: Role,
  at: number,
  written: Language,
): readonly Candidate[] {
  const section = sections.get(id);
  if (section === undefined) return [];
  const pairs = (of: Section) =>
    of.blocks.map((block, n) => ({ block, told: wordsOf(of, written).blocks[n] ?? block }));
  const own = pairs(section).map((pair) => ({ ...pair, section: id, rank: rankOf(pair.block, at > 0) }));
  const joined = section.joins.flatMap((child) =>
    [sections.get(child)]
      .flatMap((joined) => (joined === undefined ? [] : pairs(joined)))
      .filter(({ block }) => !block.ours)
      .map((pair) => ({ ...pair, section: child, rank: 3 })),
  );
  return [...own, ...joined].filter(({ block }) => block.for?.includes(role) ?? true);
}

/** First the statements of the first topic, then what other sections add, other topics, children, our remarks. */
function rankOf(block: Block, isFurther: boolean): number {
  if (block.ours) return 4;
  if (isFurther) return 2;
  return block.from === undefined ? 0 : 1;
}

/** The candidates that fit, measured in English, so that every language says the same; the first section's own statements are always kept. */
function withinLimit(candidates: readonly Candidate[]): readonly Candidate[] {
  const byRank = candidates
    .map((candidate, at) => ({ candidate, at }))
    .toSorted((a, b) => a.candidate.rank - b.candidate.rank || a.at - b.at);
  let left = answerLimit - frame;
  const kept = new Set<Candidate>();
  for (const { candidate } of byRank) {
    const length = lengthOf(candidate.block) + 6;
    if (candidate.rank > 0 && length > left) continue;
    kept.add(candidate);
    left -= length;
  }
  return candidates.filter((candidate) => kept.has(candidate));
}

const lengths = new WeakMap<Block, number>();

function lengthOf(block: Block): number {
  const length = lengths.get(block) ?? partText(block).length;
  lengths.set(block, length);
  return length;
}

/** Numbers the sections from 1 and says where each comes from. */
export const citationsOf = (
  knowledge: Knowledge,
  cited: readonly SectionId[],
  written: Language = 'en',
): readonly Citation[] =>
  cited.map((section, at) => {
    const { title, source } = originOf(knowledge, section, written);
    return { n: at + 1, section, title, source };
  });

function originOf(
  knowledge: Knowledge,
  id: SectionId,
  written: Language,
): { title: string; source: string; scope: string } {
  const article = articlesOf(knowledge).get(id);
  return {
    title: titleOf(knowledge, id, written),
    source: article?.source ?? '',
    scope: article?.scopes?.[written] ?? article?.scope ?? '',
  };
}

const articlesBySection = new WeakMap<Knowledge, ReadonlyMap<SectionId, Article>>();

/** The article that each section stands in: looked for several times in an answer, and the knowledge never changes. */
function articlesOf(knowledge: Knowledge): ReadonlyMap<SectionId, Article> {
  const known = articlesBySection.get(knowledge);
  if (known !== undefined) return known;
  const found = new Map<SectionId, Article>();
  for (const article of knowledge.articles.toReversed())
    for (const { id } of article.sections) found.set(id, article);
  articlesBySection.set(knowledge, found);
  return found;
}

const titleOf = ({ sections }: Knowledge, id: SectionId, written: Language): string => {
  const section = sections.get(id);
  return section === undefined ? id : wordsOf(section, written).title;
};
