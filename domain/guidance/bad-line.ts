import { type Role, roles } from './audience.ts';
import type { SectionId } from './topics.ts';

/** Leaves the reader at the first line that is wrong; `parseArticle` turns it into data. */
export class BadLine extends Error {
  readonly line: number;
  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

/** An id is a topic of the guidance or, for articles an administrator adds, starts with `org-`. */
export function sectionId(id: string, line: number): SectionId {
  if (/^(faq|err|org)-[a-z0-9-]+$/.test(id)) return id as SectionId;
  throw new BadLine(line, `"${id}" is no section id: it starts with faq-, err- or org-`);
}

export function readRoles(text: string, line: number): readonly Role[] {
  if (text === 'everyone') return roles;
  const named = text.split(',').map((role) => role.trim());
  const unknown = named.find((role) => !(roles as readonly string[]).includes(role));
  if (unknown !== undefined) throw new BadLine(line, `"${unknown}" is none of everyone, ${roles.join(', ')}`);
  return named as Role[];
}
