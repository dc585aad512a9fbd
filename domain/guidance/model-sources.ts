import type { Section } from './article.ts';
import type { Role } from './audience.ts';
import { partText } from './plain.ts';
import type { SectionId } from './topics.ts';

/** What a model may say something of: a section, in the words that its statements have for this role. */
export interface Source {
  readonly id: SectionId;
  readonly title: string;
  readonly text: string;
}

/** How many sections a model is given (answers.md section 6). */
export const sourceLimit = 8;

/**
 * The sections to answer from: those that the offline answer is about, what they join, then the next best. Our own
 * remarks are left out, because a citation would ascribe them to the guidance; a statement that one section quotes
 * from another stands under its own section.
 */
export function sourcesFor(
  sections: ReadonlyMap<SectionId, Section>,
  about: readonly SectionId[],
  ranking: readonly SectionId[],
  role: Role,
): readonly Source[] {
  const joined = about.flatMap((id) => sections.get(id)?.joins ?? []);
  const chosen = [...new Set([...about, ...joined, ...ranking])].slice(0, sourceLimit);
  const texts = new Map<SectionId, string[]>();
  for (const id of chosen) {
    for (const block of sections.get(id)?.blocks ?? []) {
      if (block.ours || !(block.for?.includes(role) ?? true)) continue;
      const origin = block.from ?? id;
      texts.set(origin, [...(texts.get(origin) ?? []), partText(block)]);
    }
  }
  return [...texts].slice(0, sourceLimit).map(([id, parts]) => ({
    id,
    title: sections.get(id)?.title ?? id,
    text: parts.join('\n\n'),
  }));
}
