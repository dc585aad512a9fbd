import type { Parsed } from './article.ts';
import { type Role, roles } from './audience.ts';
import type { LineProblem } from './line-problem.ts';
import type { SectionId } from './topics.ts';

/** Leaves the reader at the first line that is wrong; `readLines` turns it into data. */
export class BadLine extends Error {
  readonly line: number;
  readonly problem: LineProblem;
  constructor(line: number, problem: LineProblem) {
    super(problem.kind);
    this.line = line;
    this.problem = problem;
  }
}

/** What a reader makes of the lines of a text, without what hangs over at their ends; or the line that it refuses. */
export function readLines<T>(text: string, read: (lines: readonly string[]) => T): Parsed<T> {
  try {
    return { ok: true, value: read(text.split(/\r?\n/).map((line) => line.trimEnd())) };
  } catch (error) {
    if (error instanceof BadLine) return { ok: false, line: error.line, problem: error.problem };
    throw error;
  }
}

/** An id is a topic of the guidance or, for articles an administrator adds, starts with `org-`. */
export function sectionId(id: string, line: number): SectionId {
  if (/^(faq|err|org)-[a-z0-9-]+$/.test(id)) return id as SectionId;
  throw new BadLine(line, { kind: 'notAnId', id });
}

export function readRoles(text: string, line: number): readonly Role[] {
  if (text === 'everyone') return roles;
  const named = text.split(',').map((role) => role.trim());
  const unknown = named.find((role) => !(roles as readonly string[]).includes(role));
  if (unknown !== undefined)
    throw new BadLine(line, { kind: 'noneOf', value: unknown, known: ['everyone', ...roles] });
  return named as Role[];
}
