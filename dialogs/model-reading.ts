import { leansOnEarlier } from '../domain/guidance/follow-up.ts';
import { type Reading, readingAsk, readingOf } from '../domain/guidance/model-reading.ts';
import type { Asked } from './answer-question.ts';
import type { Command, CommandKind } from './command.ts';
import { intentOf } from './intent.ts';
import type { Deps, Turn } from './turn.ts';

/**
 * What a model may choose, with what is said of it, by the words that a person would type: a choice goes through the
 * same grammar, the same checks and the same cards as if it had been typed.
 */
const choices: Readonly<Record<string, string>> = {
  find: 'find leads by name, company or e-mail address',
  show: 'open one lead',
  'my open leads': 'list the leads that are mine and open',
  'open leads': 'list all open leads',
  'closed leads': 'list qualified and disqualified leads',
  'best leads': 'list my open leads, highest score first',
  'new lead': 'enter a new lead',
  edit: 'change fields of one lead',
  assign: 'give one lead to another owner',
  qualify: 'qualify one lead',
  'can I qualify': 'check whether one lead can be qualified',
  disqualify: 'close one lead as lost or not interested',
  reactivate: 'open a closed lead again',
  'set active': 'set the active stage of one lead',
  'next stage': 'move one lead to its next stage',
  undo: 'take back what was last done to one lead',
  'score of': 'show the score of one lead with its reasons',
  settings: 'show or change the settings of the organisation',
  rules: 'show or publish duplicate detection rules',
  models: 'show the scoring models',
  'scoring readiness': 'check whether there are enough leads for a scoring model',
  help: 'say what the assistant can do',
};

/** These write at once, without a card that asks: the model's choice of one is offered as a button. */
const atOnce: readonly CommandKind[] = ['reactivate-lead', 'set-active-stage', 'next-stage', 'undo'];

export type Understood =
  | { readonly kind: 'nothing' }
  /** The question behind the words, in English and complete in itself. */
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'command'; readonly command: Command; readonly runs: boolean };

/**
 * Lets a model read what the rules did not understand for certain: words in another language, words that lean on
 * what was asked before, and words that nothing fits. It only chooses: see `Reading`.
 */
export async function readByModel(asked: Asked, turn: Turn, deps: Deps): Promise<Understood> {
  const { model } = deps;
  if (model === undefined || turn.input.kind !== 'text' || !isUnclear(asked)) return { kind: 'nothing' };
  const { text } = asked.question;
  const reply = await model
    .complete(readingAsk(asked.question, choices, turn.person.id))
    .catch(() => undefined);
  const reading: Reading = reply === undefined ? {} : readingOf(reply, text, choices);
  const chosen = asked.reply.kind === 'answered' ? undefined : commandOf(reading);
  if (chosen !== undefined) return { kind: 'command', command: chosen, runs: !atOnce.includes(chosen.kind) };
  return reading.question === undefined
    ? { kind: 'nothing' }
    : { kind: 'question', question: reading.question };
}

function isUnclear({ reply, question: { text, earlier = [] } }: Asked): boolean {
  switch (reply.kind) {
    case 'declined':
    case 'whichTopic':
    case 'notUnderstood':
      return true;
    case 'answered':
      return reply.answer.language !== 'en' || (earlier.length > 0 && leansOnEarlier(text));
    default:
      return false;
  }
}

function commandOf({ choice }: Reading): Command | undefined {
  if (choice === undefined) return undefined;
  const command = intentOf(`${choice.command} ${choice.words}`.trim());
  return command.kind === 'unknown' || command.kind === 'explain-error' ? undefined : command;
}
