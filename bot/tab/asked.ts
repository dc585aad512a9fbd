import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import type { Deps, Turn } from '../../dialogs/turn.ts';
import { type Reader, type Wording, wordsFor } from '../../dialogs/wording/wording.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import type { View } from '../../domain/store/store.ts';
import type { Actions } from '../actions.ts';
import type { Card } from '../cards/elements.ts';
import type { Mode } from '../config.ts';
import type { Caller } from './sign-in.ts';
import type { Problem, Step } from './wire.ts';

/** What the API is made of: the same dialogs, words and cards as the chat. */
export interface TabParts {
  readonly mode: Mode;
  readonly deps: Deps;
  readonly converse: (turn: Turn, deps: Deps) => Promise<Reply>;
  readonly render: (reply: Reply, reader: Reader) => Card;
  readonly actions: Actions;
}

/** One request of a person who has signed in. */
export interface Asked {
  readonly caller: Caller;
  readonly reader: Reader;
  readonly query: URLSearchParams;
  /** Parsed JSON; `undefined` for a request without a body. */
  readonly body: unknown;
  /** Names this request in the audit trail. */
  readonly id: string;
  readonly at: Date;
}

/** What goes back: a value of `wire.ts`, or why there is none. */
export interface TabAnswer {
  readonly status: number;
  readonly body: unknown;
}

export const answered = <T>(body: T): TabAnswer => ({ status: 200, body });

/** Without a title the tab says in its own words what the status means. */
export const problem = (
  status: number,
  title = '',
  now = '',
  details: readonly string[] = [],
): TabAnswer => ({
  status,
  body: { title, details, now } satisfies Problem,
});

export const wordsOf = ({ reader }: Asked): Wording => wordsFor(reader);

/** A press in the chat and one in the tab are the same turn; the tab is one more conversation of the person. */
export function ask(
  { converse, deps }: TabParts,
  { caller, reader, id, at }: Asked,
  command: Command,
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const turn: Turn = {
    person: caller,
    scope: 'personal',
    conversationId: `tab:${caller.id}`,
    activityId: `tab:${id}`,
    ...reader,
    at,
    input: { kind: 'press', command, fields },
  };
  return converse(turn, deps);
}

/** Any reply that is not the one hoped for: a refusal in its own words, else the sentence of its card. */
export function refusalOf(parts: TabParts, asked: Asked, reply: Reply): TabAnswer {
  const { summary } = parts.render(reply, asked.reader);
  switch (reply.kind) {
    case 'adminRefused': {
      const { title, details, now } = wordsOf(asked).admin.refusal(reply.refusal);
      return problem(reply.refusal.kind === 'privilegesMissing' ? 403 : 409, title, now, details);
    }
    case 'refused': {
      const { title, why, details, now } = wordsOf(asked).refusal(reply.refusal);
      return problem(
        reply.refusal.kind === 'leadUnknown' ? 404 : 403,
        title,
        [why, ...now].join(' '),
        details,
      );
    }
    case 'stranger':
      return problem(403, summary);
    case 'notSaved':
      return problem(503, summary);
    default:
      return problem(409, summary);
  }
}

/** Reads as a member; a stranger is told the same as in chat. */
export function look(
  parts: TabParts,
  asked: Asked,
  show: (view: View, actor: Actor) => Promise<TabAnswer>,
): Promise<TabAnswer> {
  return parts.deps.store.read(async (view) => {
    const actor = await loadActor(view, asked.caller.id);
    return actor === undefined
      ? refusalOf(parts, asked, { kind: 'stranger', requested: false, offers: [] })
      : show(view, actor);
  });
}

/** Commands as buttons of the tab, signed like those of a card. */
export const stepsOf = ({ actions }: TabParts, asked: Asked, offers: readonly Command[]): readonly Step[] =>
  offers.map((command) => ({ label: wordsOf(asked).offer(command), press: actions.sign(command).press }));
