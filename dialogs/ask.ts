import { noteQuestion } from '../domain/guidance/gaps.ts';
import { type Asked, answerQuestion } from './answer-question.ts';
import type { Command } from './command.ts';
import { noteDown, rememberQuestion } from './memory.ts';
import { readByModel } from './model-reading.ts';
import { inModelWords } from './model-words.ts';
import type { Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';

/**
 * A question is answered offline, perhaps read once more by a model, remembered, and perhaps said better by the model:
 * never in a transaction. What the model makes of unclear words only decides what is looked up, or which command of
 * the bot is run.
 */
export async function ask(
  { text, ...said }: Extract<Command, { kind: 'question' | 'unknown' }>,
  turn: Turn,
  deps: Deps,
  obey: (command: Command) => Promise<Reply>,
): Promise<Reply> {
  const guesses = said.kind === 'unknown' ? (said.guesses ?? []) : [];
  const vector = await deps.embed?.(text);
  const heard = await deps.store.read((view) => answerQuestion(view, turn, deps, text, { vector, guesses }));
  const understood = await readByModel(heard, turn, deps);
  if (understood.kind === 'command')
    return understood.runs
      ? obey(understood.command)
      : { kind: 'notUnderstood', text, guesses: [understood.command] };
  const asked = understood.kind === 'question' ? await askAgain(heard, understood, turn, deps) : heard;
  await keep(asked, turn, deps);
  return inModelWords(asked, turn, deps);
}

/** What the model read is worth something only when the guidance answers it. */
async function askAgain(
  heard: Asked,
  { question }: { readonly question: string },
  turn: Turn,
  deps: Deps,
): Promise<Asked> {
  const meant = { question, language: heard.language };
  const { text } = heard.question;
  const vector = await deps.embed?.(question);
  const again = await deps.store.read((view) => answerQuestion(view, turn, deps, text, { meant, vector }));
  return again.reply.kind === 'answered' ? again : heard;
}

async function keep({ remember, unanswered }: Asked, turn: Turn, deps: Deps): Promise<void> {
  if (remember === undefined && unanswered === undefined) return;
  const by = { by: turn.person.id, why: 'ask', at: turn.at, activityId: turn.activityId };
  await noteDown(deps.store, by, async (tx) => {
    if (remember !== undefined) await rememberQuestion(tx, turn, remember);
    // What a button asks nobody has put into words, and it may be pressed as often as one likes.
    if (unanswered !== undefined && turn.input.kind === 'text') await noteQuestion(tx, unanswered, turn.at);
  });
}
