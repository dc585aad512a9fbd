import { writeAnswer } from '../domain/guidance/model-answer.ts';
import type { Asked } from './answer-question.ts';
import type { Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';

/**
 * Lets the model put an answer into its own words, outside any transaction. Only what the guidance answers: what it
 * declines is not asked again, and a model cannot turn "not in my guidance" into an answer. A pressed topic is
 * shown as it stands, since a press cannot wait for a model.
 */
export async function inModelWords(
  { question, reply, guidance }: Asked,
  turn: Turn,
  deps: Deps,
): Promise<Reply> {
  if (deps.model === undefined || reply.kind !== 'answered' || turn.input.kind !== 'text') return reply;
  const { answer: offline } = reply;
  // What it knows it may tell, and in a group to people who may not know it.
  const here = turn.scope === 'personal' ? reply.here : [];
  const personId = turn.person.id;
  const { follow } = turn;
  follow?.({ kind: 'reading', topic: offline.topics[0]?.title ?? '' });
  const byModel = await writeAnswer(
    deps.model,
    guidance,
    { question, offline, here, personId },
    follow && ((text) => follow({ kind: 'written', text })),
  );
  if (byModel !== undefined) return { ...reply, byModel };
  return deps.model.spentNow?.(personId) ? { ...reply, budgetSpent: true } : reply;
}
