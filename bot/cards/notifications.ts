import type { CardElementArray } from '@microsoft/teams.cards';
import type { Reply } from '../../dialogs/reply.ts';
import { choose } from './admin-fields.ts';
import {
  button,
  buttons,
  type Card,
  card,
  escaped,
  heading,
  type Look,
  quiet,
  text,
  without,
} from './elements.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** What a person is told, when and how: as it is now, and one form to change it (UX rules 8 and 20). */
export function notificationsCard(reply: Extract<Reply, { kind: 'notifications' }>, look: Look): Card {
  const words = look.words.notices;
  const { chosen, topics, mayHaveDigest, saved, noTimeZone } = reply;
  const now = words.now(chosen, mayHaveDigest);
  const hourly = hours.map((hour) => [words.oclock(hour), String(hour)] as const);
  const quietly = [[words.noQuiet, 'none'], ...hourly] as const;
  const { digest, quiet: calm } = chosen;
  const about: CardElementArray = mayHaveDigest
    ? [
        choose(
          'digest',
          words.digestLabel,
          (['never', 'day', 'week'] as const).map((every) => [words.every[every], every]),
          digest.every,
        ),
        choose(
          'weekday',
          words.weekdayLabel,
          weekdays.map((day) => [words.weekday(day), String(day)]),
          String(digest.every === 'week' ? digest.weekday : 1),
        ),
        choose(
          'digestHour',
          words.digestHourLabel,
          hourly,
          String(digest.every === 'never' ? 8 : digest.hour),
        ),
      ]
    : [];
  return card(
    `${words.title}. ${saved ? `${words.saved} ` : ''}${now.join(' ')}`,
    [
      heading(saved ? `✓ ${words.title}` : words.title),
      ...(saved ? [text(words.saved)] : []),
      ...(noTimeZone === undefined
        ? []
        : [text(escaped(words.noTimeZone(noTimeZone)), { color: 'Attention' })]),
      ...now.map((each) => quiet(escaped(each))),
      {
        ...choose(
          'topics',
          words.topicsLabel,
          topics.map((topic) => [words.topic(topic), topic]),
          topics.filter((topic) => !chosen.off.includes(topic)).join(','),
        ),
        style: 'expanded',
        isMultiSelect: true,
      },
      ...about,
      choose('quietFrom', words.quietFromLabel, quietly, calm === undefined ? 'none' : String(calm.from)),
      choose('quietTo', words.quietToLabel, quietly, calm === undefined ? 'none' : String(calm.to)),
      {
        type: 'Input.Text',
        id: 'timeZone',
        label: words.timeZoneLabel,
        maxLength: 60,
        ...(noTimeZone !== undefined
          ? { value: noTimeZone }
          : chosen.zoneFrom === 'chosen' && { value: chosen.timeZone }),
      },
    ],
    [
      button(look, { kind: 'notifications', ask: { kind: 'form' } }, words.save),
      ...buttons(look, reply.offers, 4).map(without),
    ],
  );
}
