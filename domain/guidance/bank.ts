import { z } from 'zod';
import type { Parsed } from './article.ts';
import { roles } from './audience.ts';
import type { SectionId } from './topics.ts';

const sectionIds = z.array(z.string().transform((id) => id as SectionId));

const line = z.object({
  id: z.coerce.string(),
  question: z.string(),
  history: z.array(z.object({ role: z.string(), content: z.string() })).default([]),
  role: z.enum(roles).catch('salesperson'),
  kind: z.string().optional(),
  expect: z.enum(['answer', 'decline', 'safe']).optional(),
  expected: sectionIds.default([]),
  accept: sectionIds.default([]),
  mustMention: z.array(z.array(z.string())).default([]),
  mustNot: z.array(z.string().refine(isPattern, 'is no regular expression')).default([]),
});

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * One line of a question bank, and of what `npm run eval:faq` reads: the question, the turns before it, who asks,
 * and what a right answer is. Only `id` and `question` have to be there.
 */
export type BankLine = z.infer<typeof line>;

/** Reads a bank: one JSON object a line, blank lines skipped; refused with the number of the first bad line. */
export function parseBank(text: string): Parsed<readonly BankLine[]> {
  const lines: BankLine[] = [];
  for (const [at, json] of text.split(/\r?\n/).entries()) {
    if (json.trim() === '') continue;
    const read = line.safeParse(parseJson(json));
    if (!read.success) {
      const problem = { kind: 'notReadable', detail: z.prettifyError(read.error) } as const;
      return { ok: false, line: at + 1, problem };
    }
    lines.push(read.data);
  }
  return { ok: true, value: lines };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
