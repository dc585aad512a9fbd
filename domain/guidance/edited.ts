import { sectionVersions } from '../collections.ts';
import type { SectionVersion } from '../records/section-version.ts';
import type { View } from '../store/store.ts';
import { type Article, parseSection, type Section } from './article.ts';
import { dangling, type Knowledge } from './knowledge.ts';
import type { LineProblem } from './line-problem.ts';
import type { SectionId } from './topics.ts';

/** The versions of one section, the newest first. */
export const versionsOf = (view: View, id: SectionId): Promise<readonly SectionVersion[]> =>
  view.find(sectionVersions, 'bySection', id, { descending: true });

/** What administrators made of the sections: the text of each that differs from what comes with the product. */
export async function editedTexts(view: View): Promise<ReadonlyMap<SectionId, string>> {
  const newest = new Map<SectionId, SectionVersion>();
  for await (const version of view.all(sectionVersions)) {
    if (version.n > (newest.get(version.sectionId)?.n ?? 0)) newest.set(version.sectionId, version);
  }
  return new Map(
    [...newest.values()].flatMap(({ sectionId, text }) => (text === undefined ? [] : [[sectionId, text]])),
  );
}

/** The article that sections of the organisation's own stand in. */
const own: Omit<Article, 'sections'> = {
  title: 'Our own guidance',
  scope: 'this organisation',
  source: 'Written by an administrator of this organisation',
};

export interface Edited {
  readonly knowledge: Knowledge;
  /** Edits that no longer fit what comes with the product; the product's own section stands in for them. */
  readonly left: readonly {
    readonly sectionId: SectionId;
    readonly line: number;
    readonly problem: LineProblem;
  }[];
}

/** The knowledge with the administrators' texts in the place of the product's. */
export function withEdits(shipped: Knowledge, texts: ReadonlyMap<SectionId, string>): Edited {
  const left: Edited['left'][number][] = [];
  const edits = new Map<SectionId, Section>();
  for (const [sectionId, text] of texts) {
    const parsed = parseSection(text);
    if (parsed.ok) edits.set(sectionId, parsed.value);
    else left.push({ sectionId, line: parsed.line, problem: parsed.problem });
  }
  const knowledge = replaced(shipped, edits);
  for (const [sectionId, { seeAlso, joins }] of edits) {
    const missing = [...seeAlso, ...joins].find((id) => !knowledge.sections.has(id));
    if (missing === undefined) continue;
    left.push({ sectionId, line: 1, problem: { kind: 'noSuchSection', id: missing } });
    edits.delete(sectionId);
  }
  return { knowledge: replaced(shipped, edits), left };
}

function replaced(shipped: Knowledge, edits: ReadonlyMap<SectionId, Section>): Knowledge {
  const articles = shipped.articles.map((article) => ({
    ...article,
    sections: article.sections.map((section) => edits.get(section.id) ?? section),
  }));
  const added = [...edits.values()].filter(({ id }) => !shipped.sections.has(id));
  const all = added.length === 0 ? articles : [...articles, { ...own, sections: added }];
  return {
    ...shipped,
    articles: all,
    sections: new Map(all.flatMap(({ sections }) => sections.map((section) => [section.id, section]))),
  };
}

/** What would refer to nothing after this change; empty when all is well. */
export const danglingAfter = (
  shipped: Knowledge,
  texts: ReadonlyMap<SectionId, string>,
): readonly LineProblem[] => {
  const { knowledge, left } = withEdits(shipped, texts);
  return [...left.map(({ problem }) => problem), ...dangling(knowledge.sections, knowledge.bank)];
};
