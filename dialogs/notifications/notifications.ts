import { nextQuarter, timeZoneNamed } from '../../domain/notices/hours.ts';
import {
  type Chosen,
  changePreferences,
  chosenBy,
  type DigestRhythm,
  mayHaveDigest,
  type PreferenceChange,
  type Topic,
  topicsFor,
  usualDigestAt,
} from '../../domain/notices/preferences.ts';
import type { Actor } from '../../domain/people/access.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { Turn } from '../turn.ts';
import type { NotificationsAsk } from './command.ts';
import type { NotificationsCard } from './reply.ts';

type Fields = Readonly<Record<string, string>>;

/** `notifications`: what this person is told, when and how. */
export async function showNotifications(
  view: View,
  turn: Pick<Turn, 'at'>,
  actor: Actor,
  rest: Partial<NotificationsCard> = {},
): Promise<NotificationsCard> {
  const chosen = await chosenBy(view, actor.person.id, actor, turn.at);
  return {
    kind: 'notifications',
    chosen,
    topics: topicsFor(actor),
    mayHaveDigest: mayHaveDigest(actor),
    saved: false,
    offers: chosen.muted
      ? [{ kind: 'notifications', ask: { kind: 'unmute' } }, { kind: 'help' }]
      : [
          { kind: 'notifications', ask: untilTomorrow(chosen, turn.at) },
          { kind: 'notifications', ask: { kind: 'mute' } },
          { kind: 'help' },
        ],
    ...rest,
  };
}

const untilTomorrow = (chosen: Chosen, at: Date): NotificationsAsk => ({
  kind: 'mute',
  until: 'tomorrow',
  moment: mutedUntil('tomorrow', chosen, at).toISOString(),
});

/** Saves what was asked and shows what holds now: it is the person's own, and asked again it is the same. */
export async function changeNotifications(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  ask: NotificationsAsk,
  fields: Fields,
): Promise<NotificationsCard> {
  if (isOver(ask, turn)) return showNotifications(tx, turn, actor);
  const before = await chosenBy(tx, actor.person.id, actor, turn.at);
  const changes =
    ask.kind === 'form' ? changesIn(fields, before, topicsFor(actor)) : [changeOf(ask, before, turn.at)];
  const typed = (fields['timeZone'] ?? '').trim();
  if (ask.kind === 'form' && typed !== '' && timeZoneNamed(typed) === undefined)
    // What else was typed stays on the card.
    return showNotifications(tx, turn, actor, {
      noTimeZone: typed,
      chosen: await chosenBy(tx, actor.person.id, actor, turn.at, changes),
    });
  await changePreferences(tx, actor.person.id, changes, turn.at);
  return showNotifications(tx, turn, actor, { saved: true });
}

/** A button that mutes until a moment that has passed, or that names none: it would mute anew whenever it is pressed. */
const isOver = (ask: NotificationsAsk, { at, input }: Turn): boolean =>
  ask.kind === 'mute' &&
  ask.until !== undefined &&
  input.kind === 'press' &&
  (ask.moment ?? '') <= at.toISOString();

function changeOf(
  ask: Exclude<NotificationsAsk, { kind: 'form' }>,
  before: Chosen,
  at: Date,
): PreferenceChange {
  switch (ask.kind) {
    case 'mute':
      return ask.until === undefined
        ? { kind: 'mute' }
        : { kind: 'mute', until: ask.moment ?? mutedUntil(ask.until, before, at).toISOString() };
    case 'unmute':
      return { kind: 'unmute' };
    case 'topic': {
      const others = before.off.filter((topic) => topic !== ask.topic);
      return { kind: 'topics', off: ask.on ? others : [...others, ask.topic] };
    }
    case 'digest':
      return { kind: 'digest', digest: rhythmOf(ask, before.digest) };
    case 'quiet': {
      if (ask.hours.from === undefined && ask.hours.to === undefined) return { kind: 'quiet' };
      return { kind: 'quiet', hours: { ...(before.quiet ?? usualQuiet), ...ask.hours } };
    }
  }
}

/** What an end that nobody named is. */
const usualQuiet = { from: 20, to: 7 } as const;
const morning = 7;

const mutedUntil = (until: 'tomorrow' | number, { timeZone }: Chosen, at: Date): Date => {
  if (until !== 'tomorrow') return new Date(at.getTime() + until * 3_600_000);
  return nextQuarter(at, timeZone, ({ hour, minute }) => hour === morning && minute === 0) ?? at;
};

function rhythmOf(ask: Extract<NotificationsAsk, { kind: 'digest' }>, before: DigestRhythm): DigestRhythm {
  const usual = before.every === 'never' ? 'day' : before.every;
  const every = ask.every ?? (ask.weekday === undefined ? usual : 'week');
  if (every === 'never') return { every };
  const hour = ask.hour ?? (before.every === 'never' ? usualDigestAt.hour : before.hour);
  const weekday = ask.weekday ?? (before.every === 'week' ? before.weekday : usualDigestAt.weekday);
  return every === 'day' ? { every, hour } : { every, weekday, hour };
}

/** The card as it was sent. A field that an old client left out stays as it was; `none` is no quiet hour. */
function changesIn(fields: Fields, before: Chosen, shown: readonly Topic[]): readonly PreferenceChange[] {
  const hour = (name: string, least = 0, most = 23): number | undefined => {
    const given = /^\d{1,2}$/.test(fields[name] ?? '') ? Number(fields[name]) : Number.NaN;
    return given >= least && given <= most ? given : undefined;
  };
  const every = (['never', 'day', 'week'] as const).find((each) => each === fields['digest']);
  const quiet = { from: hour('quietFrom'), to: hour('quietTo') };
  return [
    { kind: 'topics', off: offIn(fields['topics'], before, shown) },
    ...(every === undefined
      ? []
      : [
          {
            kind: 'digest',
            digest: rhythmOf(digestAsk(every, hour('digestHour'), hour('weekday', 1, 7)), before.digest),
          } as const,
        ]),
    quietChange(quiet),
    zoneChange(fields['timeZone']),
  ];
}

const digestAsk = (
  every: 'never' | 'day' | 'week',
  hour: number | undefined,
  weekday: number | undefined,
) => ({
  kind: 'digest' as const,
  every,
  ...(hour !== undefined && { hour }),
  ...(weekday !== undefined && { weekday }),
});

/** Of quiet hours with one end the other is the usual one; from an hour to the same hour is none. */
function quietChange({
  from,
  to,
}: { readonly [end in 'from' | 'to']: number | undefined }): PreferenceChange {
  if (from === to) return { kind: 'quiet' };
  return { kind: 'quiet', hours: { from: from ?? usualQuiet.from, to: to ?? usualQuiet.to } };
}

function zoneChange(typed = ''): PreferenceChange {
  const timeZone = typed.trim() === '' ? undefined : timeZoneNamed(typed);
  return { kind: 'timeZone', ...(timeZone !== undefined && { timeZone }) };
}

/** A client sends nothing for a list of which nothing is ticked; topics that were not on the card stay as they were. */
function offIn(ticked = '', { off }: Chosen, shown: readonly Topic[]): readonly Topic[] {
  const on = ticked.split(',');
  return [...off.filter((topic) => !shown.includes(topic)), ...shown.filter((topic) => !on.includes(topic))];
}
