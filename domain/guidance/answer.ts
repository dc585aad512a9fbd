import type { Section } from './article.ts';
import type { Role } from './audience.ts';
import type { Block } from './block.ts';
import { citationsOf, compose } from './compose.ts';
import { type Finding, findTopics } from './find.ts';
import { fold } from './fold.ts';
import type { Knowledge, KnowledgeProblem } from './knowledge.ts';
import type { Language } from './language.ts';
import { joined, type Meaning, type Vector } from './meaning.ts';
import type { Neighbour } from './neighbours.ts';
import type { Recognition } from './recognise.ts';
import { growIndex, type RankedTopic, type Retrieve } from './retrieve.ts';
import type { SettingName } from './setting-names.ts';
import { finish, inSteps, type Steps } from './steps.ts';
import type { SectionId } from './topics.ts';
import { wordsOf } from './translation.ts';

export interface Question {
  readonly text: string;
  readonly role: Role;
  /** What the asker said before, the latest first. */
  readonly earlier?: readonly string[];
  /** What an embedding model makes of the text; missing where none is asked. */
  readonly vector?: Vector;
  /** In which the answer is wanted, where it is not the language of the text. */
  readonly language?: Language;
}

/** A topic as it is offered: its title is also what to type to get it. */
export interface Topic {
  readonly id: SectionId;
  readonly title: string;
  readonly score: number;
}

/** A block of an answer with the numbers of its citations; none for our own remarks. */
export type Part = Block & {
  readonly cites: readonly number[];
  /** Title of the section that starts here, for every section after the first. */
  readonly heading?: string;
};

export interface Citation {
  /** Counts from 1. */
  readonly n: number;
  readonly section: SectionId;
  readonly title: string;
  /** The document the section tells of. */
  readonly source: string;
}

interface Found {
  /** The language of the question; `written` tells in which the answer is. */
  readonly language: Language;
  /** All topics, best first. */
  readonly topics: readonly Topic[];
  readonly recognition: Recognition;
}

export type Answer = Found &
  (
    | {
        readonly kind: 'answer';
        /** The sections that are answered from, the best first. */
        readonly about: readonly SectionId[];
        readonly written: Language;
        readonly parts: readonly Part[];
        /** What decides how it is in this organisation; the caller knows it. */
        readonly settings: readonly SettingName[];
        readonly citations: readonly Citation[];
        /** The products that the statements are about (S1.1.1). */
        readonly scope: string;
        /** Topics to go on with. */
        readonly related: readonly Topic[];
        /** What to type to act on it. */
        readonly command?: string | undefined;
      }
    | { readonly kind: 'didYouMean'; readonly offered: readonly Topic[] }
    | { readonly kind: 'neighbour'; readonly neighbour: Neighbour }
    | { readonly kind: 'decline' }
  );

/** The guidance, ready to be asked. */
export interface Guidance {
  ask(question: Question): Answer;
  /** The answer from one topic, for a button or an explained error. `undefined` when there is no such section. */
  explain(topic: SectionId, role: Role, language?: Language): Answer | undefined;
  /** Sections as numbered citations, in the given order. */
  cite(sections: readonly SectionId[]): readonly Citation[];
  readonly sections: ReadonlyMap<SectionId, Section>;
  /** What stands behind the sections: see `Origin`. */
  readonly origin: Origin;
}

/** Where the sections come from, for whoever edits them. */
export interface Origin {
  /** The knowledge that comes with the product, before anybody edited it. */
  readonly shipped: Knowledge;
  /** Files and edits that could not be read; what was there before stands in for them. */
  readonly problems: readonly KnowledgeProblem[];
}

/** Indexes the knowledge (a second or two) and answers from it by extracts: no model, no network, no state. */
export const openGuidance = (knowledge: Knowledge): Guidance =>
  guidanceOf(knowledge, finish(growRetrieval(knowledge)));

/** The index of the knowledge, asked once for practice, so that a person's first question is as quick as the later ones. */
export function* growRetrieval(knowledge: Knowledge): Steps<Retrieve> {
  const retrieve = yield* growIndex(knowledge);
  yield* inSteps([...knowledge.sections.values()], 4, ({ title }) => findTopics(retrieve, title, []));
  return retrieve;
}

/** Answers in the words that the knowledge has now; the index may be of the words from before an edit. */
export function guidanceOf(
  knowledge: Knowledge,
  retrieve: Retrieve,
  origin: Origin = { shipped: knowledge, problems: [] },
  meaning?: Meaning,
): Guidance {
  const { sections } = knowledge;
  const ranked: Retrieve = (question, earlier) => {
    const found = retrieve(question, earlier);
    return { ...found, ranking: found.ranking.filter(({ id }) => sections.has(id)) };
  };
  /** The vector is that of the whole question, and says nothing of its parts. */
  const rankedBy =
    (whole: string, means: ReadonlyMap<string, number>): Retrieve =>
    (question, earlier) => {
      const found = ranked(question, earlier);
      return question === whole ? joined(found, means) : found;
    };
  const titles = titlesElsewhere(sections);
  const topics = (ranking: readonly RankedTopic[], language: Language): readonly Topic[] =>
    ranking.map(({ id, score }) => {
      const section = sections.get(id);
      return { id, title: section === undefined ? id : wordsOf(section, language).title, score };
    });
  const toldBefore = new Map<string, Told>();
  /** These sections say the same whatever was asked. */
  function told(about: readonly SectionId[], role: Role, language: Language): Told {
    const which = [language, role, ...about].join(' ');
    const before = toldBefore.get(which);
    if (before !== undefined) return before;
    const now: Told = {
      composed: compose(knowledge, about, role, language),
      settings: [...new Set(about.flatMap((id) => sections.get(id)?.settings ?? []))],
      related: relatedTo(sections, about),
    };
    if (toldBefore.size >= toldAtMost) toldBefore.clear();
    toldBefore.set(which, now);
    return now;
  }
  function answerFrom(about: readonly SectionId[], finding: Found, role: Role): Answer {
    const { composed, settings, related } = told(about, role, finding.language);
    const { written, parts, citations, scope, command } = composed;
    const { language, topics, recognition } = finding;
    // In one piece: a copy that grows by one name after the other costs several times as much.
    return {
      language,
      topics,
      recognition,
      kind: 'answer',
      about,
      written,
      parts,
      citations,
      scope,
      command,
      settings,
      related: relatedAmong(topics, related),
    };
  }
  const explain: Guidance['explain'] = (topic, role, language = 'en') => {
    if (!sections.has(topic)) return undefined;
    const ranking = [...sections.keys()].map((id) => ({ id, score: id === topic ? 1 : 0 }));
    const found: Found = {
      language,
      topics: topics(ranking, language),
      recognition: { kind: 'none' },
    };
    return answerFrom([topic], found, role);
  };
  return {
    sections,
    origin,
    cite: (cited) => citationsOf(knowledge, cited),
    ask({ text, role, earlier = [], vector, language: wanted }) {
      const named = titles.get(fold(text));
      const asIs = named && explain(named.id, role, wanted ?? named.language);
      if (asIs !== undefined) return asIs;
      const by = meaning === undefined || vector === undefined ? ranked : rankedBy(text, meaning(vector));
      const finding = findTopics(by, text, earlier);
      const found: Found = {
        language: wanted ?? finding.language,
        topics: topics(finding.ranking, wanted ?? finding.language),
        recognition: finding.recognition,
      };
      return finding.kind === 'answer'
        ? answerFrom(finding.about, found, role)
        : { ...found, ...outcome(finding, found) };
    },
    explain,
  };
}

/** What an answer says of the sections that it is from. */
interface Told {
  readonly composed: ReturnType<typeof compose>;
  readonly settings: readonly SettingName[];
  readonly related: ReadonlySet<SectionId>;
}

const toldAtMost = 500;

/** Titles in other languages: whoever presses one gets that very section, whatever the search makes of the words. */
const titlesElsewhere = (
  sections: ReadonlyMap<SectionId, Section>,
): ReadonlyMap<string, { readonly id: SectionId; readonly language: Language }> =>
  new Map(
    [...sections.values()].flatMap(({ id, translations = {} }) =>
      Object.entries(translations).map(
        ([language, { title }]) => [fold(title), { id, language: language as Language }] as const,
      ),
    ),
  );

function outcome(finding: Exclude<Finding, { kind: 'answer' }>, found: Found) {
  switch (finding.kind) {
    case 'neighbour':
      return { kind: 'neighbour', neighbour: finding.neighbour } as const;
    case 'didYouMean':
      return { kind: 'didYouMean', offered: found.topics.slice(0, 3) } as const;
    case 'decline':
      return { kind: 'decline' } as const;
  }
}

const relatedAmong = (topics: readonly Topic[], related: ReadonlySet<SectionId>): readonly Topic[] =>
  topics.filter(({ id }) => related.has(id)).slice(0, 3);

/** Children, parents and see-alsos of the sections that were answered from, without these. */
function relatedTo(
  sections: ReadonlyMap<SectionId, Section>,
  about: readonly SectionId[],
): ReadonlySet<SectionId> {
  const near = about.flatMap((id) => {
    const section = sections.get(id);
    return section === undefined
      ? []
      : [...section.seeAlso, ...section.joins, ...(section.partOf ? [section.partOf] : [])];
  });
  return new Set(near.filter((id) => !about.includes(id)));
}
