import type { CardElementArray, IContainer } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import { topicOf } from '../../domain/notices/preferences.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  escaped,
  heading,
  type Look,
  line,
  quiet,
  subheading,
  text,
} from './elements.ts';

/** A message that nobody asked for at that moment: what, why them, what next, and how to have no more (UX rule 19). */
export function noticeCard({ about, offers }: ReplyOf<'notice'>, look: Look): Card {
  const words = look.words.notices;
  const said = words.notice(about);
  return card(
    said.title,
    [
      heading(escaped(said.title)),
      ...said.details.map((each) => line([`• ${each}`])),
      quiet(`${words.why(topicOf(about))} ${words.chooseHow}`),
    ],
    buttons(look, offers),
  );
}

export function noticesCard({ all, offers }: ReplyOf<'notices'>, look: Look): Card {
  const words = look.words.notices;
  const title = words.several(all.length);
  return card(
    `${title}: ${all.map((about) => words.notice(about).title).join('; ')}`.slice(0, 300),
    [
      heading(title),
      ...all.flatMap((about): CardElementArray => {
        const said = words.notice(about);
        return [subheading(escaped(said.title)), ...said.details.map((each) => line([`• ${each}`]))];
      }),
      quiet(`${words.whySeveral} ${words.chooseHow}`),
    ],
    buttons(look, offers),
  );
}

/** A line with a number that opens what it counts; behind none there is nothing to open. */
function row(look: Look, label: string, count: number, command: Command): IContainer {
  if (count === 0) return box([line([label])], { spacing: 'Small' });
  return {
    ...box([line([label, { quiet: '  ›' }])], { spacing: 'Small' }),
    selectAction: button(look, command, `${look.words.notices.show}: ${label}`),
  };
}

/** How the leads stand that a manager looks after, each number with what is behind it. */
export function digestCard({ digest, offers }: ReplyOf<'digest'>, look: Look): Card {
  const { notices: words, summary } = look.words;
  const title = words.digestTitle(digest.today);
  const sentence = words.digestSentence(digest);
  const { created, closed, moved, unscored, duplicates, ages } = digest;
  const list = (narrow: Extract<Command, { kind: 'find-leads' }>['narrow']): Command => ({
    kind: 'find-leads',
    text: '',
    digestSince: digest.since,
    ...(narrow && { narrow }),
  });
  const movers = (way: 'up' | 'down', label: string): IContainer =>
    row(look, label, moved[way], { kind: 'leads-behind', period: 'all', part: { kind: 'movers', way } });
  const notMoved = moved.up + moved.down === 0;
  return card(
    `${title}. ${sentence}`,
    [
      heading(title),
      text(sentence),
      subheading(words.sinceTitle(digest.since)),
      row(look, words.created(created.count), created.count, list(created.narrow)),
      row(look, words.closed(closed.count, closed.qualified), closed.count, list(closed.narrow)),
      ...(digest.total.scored === 0 ? [] : [subheading(words.movedTitle)]),
      ...(digest.total.scored > 0 && notMoved ? [quiet(words.notMoved)] : []),
      ...(moved.up > 0 ? [movers('up', words.rose(moved.up))] : []),
      ...(moved.down > 0 ? [movers('down', words.fell(moved.down))] : []),
      ...(unscored.length === 0 ? [] : [subheading(words.unscoredTitle)]),
      ...unscored.map(({ reason, count }) =>
        row(look, summary.unscored(reason, count), count, {
          kind: 'leads-behind',
          period: 'all',
          part: { kind: 'unscored', reason },
        }),
      ),
      subheading(words.waitingTitle),
      row(look, duplicates === undefined ? words.neverScanned : words.waiting(duplicates), duplicates ?? 1, {
        kind: 'scan-duplicates',
        entity: 'lead',
        act: 'show',
      }),
      subheading(words.agesTitle),
      ...ages.map(({ age, count, narrow }) => row(look, words.age(age, count), count, list(narrow))),
      quiet(`${words.digestWhy} ${words.chooseHow}`),
    ],
    buttons(look, offers),
  );
}
