import type { IOpenUrlAction } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { buttons, type Card, card, escaped, heading, type Look, quiet, text } from './elements.ts';

export function helpCard({ part, offers }: ReplyOf<'help'>, look: Look): Card {
  const { words } = look;
  return card(
    words.helpTitle,
    [
      heading(words.helpTitle),
      ...words.abilities(part).map((line) => text(`• ${line}`, { spacing: 'Small' })),
      quiet(words.typeThis),
      text(words.examples(part).map(words.quoted).join(' · ')),
    ],
    buttons(look, offers),
  );
}

export function greetingCard({ name, part, offers }: ReplyOf<'greeting'>, look: Look): Card {
  const { words } = look;
  return card(
    words.greeting(name),
    [
      heading(words.greeting(escaped(name))),
      ...words.abilities(part).map((line) => text(`• ${line}`, { spacing: 'Small' })),
    ],
    buttons(look, offers),
  );
}

/** One sentence and the ways on from it. */
export const say = (look: Look, sentence: string, offers: readonly Command[]): Card =>
  card(sentence, [text(escaped(sentence))], buttons(look, offers));

/** What the bot does not do; the way to the list, where a file of leads was wanted. */
export const beyondCard = ({ what, offers }: ReplyOf<'beyond'>, look: Look): Card => {
  const { words, listAddress } = look;
  const sentence = words.beyond(what);
  const open: IOpenUrlAction[] =
    what === 'export' && listAddress !== undefined
      ? [{ type: 'Action.OpenUrl', title: words.openInTab, url: listAddress }]
      : [];
  return card(sentence, [text(sentence)], [...open, ...buttons(look, offers)]);
};

/** The card that asks, headed by why it is there again. */
export function stillAskingCard({ card: asking, summary }: Card, { words }: Look): Card {
  return {
    card: { ...asking, body: [quiet(words.stillAsking), ...(asking.body ?? [])] },
    summary: `${words.stillAsking} ${summary}`,
  };
}

export const notUnderstoodCard = ({ text: said, guesses }: ReplyOf<'notUnderstood'>, look: Look): Card =>
  card(
    look.words.notUnderstood,
    [
      heading(look.words.notUnderstood),
      quiet(look.words.quoted(escaped(said.slice(0, 200)))),
      text(look.words.notUnderstoodHow),
    ],
    buttons(look, [...guesses, { kind: 'help' }]),
  );
