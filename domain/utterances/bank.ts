import { z } from 'zod';
import type { Parsed } from '../guidance/article.ts';

const slots = z
  .object({
    lead: z.string(),
    /** The second lead, where two are compared or merged. */
    other: z.string(),
    reason: z.string(),
    from: z.string(),
    to: z.string(),
    owner: z.string(),
    text: z.string(),
  })
  .partial();

const line = z.object({
  id: z.coerce.string(),
  text: z.string(),
  role: z.string().default('salesperson'),
  locale: z.string().default('en-US'),
  /** What the clock says. */
  now: z.iso.datetime({ offset: true, local: true }).optional(),
  history: z.array(z.object({ role: z.string(), content: z.string() })).default([]),
  intent: z.string().optional(),
  slots: slots.optional(),
  /** Names in it of which nothing is wanted: a competitor's, an employer's. */
  asides: z.array(z.string()).optional(),
  kind: z.string().optional(),
});

/** What a sentence says besides what it wants; `text` is what a search looks for. */
export type Slots = { readonly [K in keyof z.infer<typeof slots>]: z.infer<typeof slots>[K] };
export type SlotName = keyof Slots;

/** One line of an utterance bank, and of what `npm run eval:intents` reads. Only `id` and `text` have to be there. */
export type Utterance = z.infer<typeof line>;

/** Reads a bank: one JSON object a line, blank lines skipped; refused with the number of the first bad line. */
export function parseUtterances(text: string): Parsed<readonly Utterance[], string> {
  const lines: Utterance[] = [];
  for (const [at, json] of text.split(/\r?\n/).entries()) {
    if (json.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      return { ok: false, line: at + 1, problem: 'is no JSON' };
    }
    const read = line.safeParse(value);
    if (!read.success) return { ok: false, line: at + 1, problem: z.prettifyError(read.error) };
    lines.push(read.data);
  }
  return { ok: true, value: lines };
}
