import { words } from '../domain/duplicates/text.ts';
import { answerQuestion } from './answer-question.ts';
import { asksAQuestion } from './asking.ts';
import type { Command } from './command.ts';
import { intentOf } from './intent.ts';
import { intentOfCommand, writes } from './intents.ts';
import type { Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';
import { pointsBack } from './whom.ts';

/** What the guidance has to say before a text is taken for a question: an answer, or at least topics to choose from. */
type Wanted = 'answered' | 'whichTopic';

/**
 * Whether a text that was heard as a command, which came to nothing, is rather a question that the guidance answers:
 * "next stage not working" names no lead, and who may not see the rules may still ask about them.
 */
export async function isRatherAsked(
  text: string,
  command: Command,
  reply: Reply,
  turn: Turn,
  deps: Deps,
): Promise<boolean> {
  const wanted = wantedOf(text, command, reply, deps);
  if (wanted.length === 0) return false;
  const asked = await deps.store.read((view) => answerQuestion(view, turn, deps, text));
  return wanted.some((kind) => kind === asked.reply.kind);
}

function wantedOf(text: string, command: Command, reply: Reply, { reading }: Deps): readonly Wanted[] {
  if (reply.kind !== 'leadNone' && reply.kind !== 'adminRefused') return [];
  const typed = intentOf(text);
  if (reply.kind === 'adminRefused') return typed.kind === 'unknown' ? ['answered'] : [];
  const isAsked = asksAQuestion(text);
  // Typed as the help shows it, without a name: which lead is meant is the next question.
  const isTyped = 'lead' in typed && typed.lead?.kind === 'last';
  if (isTyped && (!isAsked || pointsBack.test(text))) return [];
  const { ordinary, unheard } = reading(text);
  const [usual, strange] = [ordinary, unheard].map((some) => new Set(some.flatMap(words)));
  const named = words(reply.words);
  if (isAsked) return named.some((word) => strange?.has(word)) ? [] : ['answered'];
  if (!named.every((word) => usual?.has(word)) || pointsBack.test(text)) return [];
  if (named.length > 0) return ['answered', 'whichTopic'];
  return writes.has(intentOfCommand(command)) ? [] : ['answered'];
}
