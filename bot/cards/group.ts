import type { PrivateReply } from '../../dialogs/in-group.ts';
import { button, type Card, card, escaped, heading, type Look, quiet, text } from './elements.ts';

/** What everybody sees in the place of an answer that is not for everybody (UX9). */
export function privateCard({ name, done, again }: PrivateReply, look: Look): Card {
  const { group } = look.words;
  const title = group.title(name, done);
  return card(
    title,
    [
      heading(`${done ? '✓ ' : ''}${escaped(title)}`),
      text(group.why),
      quiet(again === undefined ? group.elsewhere : group.press),
    ],
    again === undefined ? [] : [button(look, again, group.open)],
  );
}

/** The client of the asker, and of nobody else, brings the answer up by itself (User Specific Views, at most 60 people). */
export function refreshedFor(made: Card, userIds: readonly string[]): Card {
  const action = made.card.actions?.find(({ type }) => type === 'Action.Execute');
  if (action === undefined || action.type !== 'Action.Execute') return made;
  const { fallback: _fallback, ...execute } = action;
  return { ...made, card: { ...made.card, refresh: { action: execute, userIds: userIds.slice(0, 60) } } };
}
