import { buttonsOf, type CardButton, fieldsOf } from '../../bot/demo/card-view.ts';
import { render } from '../../bot/render.ts';
import { readBank } from '../../bot/utterances.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import type { Roll } from '../../domain/utterances/noise.ts';
import type { Talk, Who } from '../dialogs/talk.ts';

const { utterances } = await readBank();
const look = { words: wordsFor({ locale: 'en' }), sign: (command: object) => ({ command }) };

export const everybody: readonly Who[] = ['sam', 'priya', 'ada', 'mira', 'tom', 'stranger'];

export const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
const commandOf = (data: Readonly<Record<string, unknown>>): Command => data['command'] as Command;

export interface Step {
  readonly did: string;
  readonly reply: Reply;
  /** Missing where something was said. */
  readonly pressed?: Pressed;
}

export type Press = Required<Step>;

export interface Pressed {
  readonly command: Command;
  /** The same button with the same fields, under another activity id. */
  readonly again: () => Promise<Reply>;
}

/** Presses any button, with anything in the fields; or says anything, with one of the names where there was one. */
export async function stepOn(
  t: Talk,
  who: Who,
  last: Reply | undefined,
  roll: Roll,
  names: readonly string[],
): Promise<Step> {
  const card = last === undefined ? undefined : render(last, look).card;
  const buttons = card === undefined ? [] : buttonsOf(card);
  if (card !== undefined && buttons.length > 0 && roll() < 0.75)
    return pressOn(t, who, card, pick(roll, buttons), roll);
  const { text, slots } = pick(roll, utterances);
  const said = slots?.lead === undefined ? text : text.replace(slots.lead, pick(roll, names));
  return { did: said, reply: await t.says(who, said) };
}

/** Presses the button, with anything in the fields. */
export async function pressOn(
  t: Talk,
  who: Who,
  card: unknown,
  button: CardButton,
  roll: Roll,
): Promise<Press> {
  const filled = fieldsOf(card).map(({ id, value, choices }) => [
    id,
    roll() < 0.5
      ? value
      : choices.length > 0
        ? pick(roll, choices).value
        : pick(roll, ['', 'x', '42', '€€€']),
  ]);
  const fields = button.takesFields ? Object.fromEntries(filled) : {};
  const command = commandOf(button.data);
  const again = () => t.presses(who, command, fields);
  return { did: `[${button.title}]`, reply: await again(), pressed: { command, again } };
}

export const cardOf = (reply: Reply): unknown => render(reply, look).card;

export const waysOn = (reply: Reply): number => buttonsOf(render(reply, look).card).length;
