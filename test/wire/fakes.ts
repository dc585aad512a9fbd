import type { Card, Look } from '../../bot/cards/elements.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import type { Turn } from '../../dialogs/turn.ts';

/** A dialog for tests of the outside: it says back what it understood, and offers two buttons. */
export const echo = async (turn: Turn): Promise<Reply> => ({
  kind: 'notUnderstood',
  text: said(turn),
  guesses: [{ kind: 'new-lead' }, { kind: 'flow', flow: 'qualify:x', rev: 1, press: 'ok' }],
});

const said = ({ input }: Turn): string => {
  switch (input.kind) {
    case 'text':
      return input.text;
    case 'press':
      return `pressed ${input.command.kind} with ${JSON.stringify(input.fields)}`;
    case 'installed':
      return 'installed';
  }
};

/** A card that shows nothing but what the reply says, with one field and a button for every command. */
export function plainCard(reply: Reply, look: Look): Card {
  const text = reply.kind === 'notUnderstood' ? reply.text : reply.kind;
  const commands: readonly Command[] =
    reply.kind === 'notUnderstood' ? reply.guesses : 'offers' in reply ? reply.offers : [];
  return {
    summary: text,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text, wrap: true },
        { type: 'Input.Text', id: 'topic', label: 'Topic' },
      ],
      actions: commands.map((command) => ({
        type: 'Action.Execute',
        title: command.kind,
        verb: command.kind,
        data: look.sign(command),
      })),
    },
  };
}
