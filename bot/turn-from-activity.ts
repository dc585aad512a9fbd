import type { Activity } from 'botbuilder';
import type { Turn } from '../dialogs/turn.ts';
import type { Reader } from '../dialogs/wording/wording.ts';
import { kept } from '../domain/kept.ts';
import type { Actions } from './actions.ts';
import { type ComposeAsk, composeAskOf } from './compose/ask.ts';
import { type Thumb, thumbOf } from './feedback.ts';

/** What an activity is to the bot. How it came in decides how the reply goes out. */
export type Incoming =
  | { readonly kind: 'message'; readonly turn: Turn }
  | { readonly kind: 'installed'; readonly turn: Turn }
  | Pressed
  /** The message extension, in a chat where the bot itself may not be. */
  | { readonly kind: 'compose'; readonly frame: Omit<Turn, 'input'>; readonly ask: ComposeAsk }
  | { readonly kind: 'feedback'; readonly thumb: Thumb }
  /** The person removed the app: nothing more may be sent to them. */
  | { readonly kind: 'removed'; readonly personId: string }
  | { readonly kind: 'nothing' };

export interface Pressed {
  readonly kind: 'press';
  /** `refresh` is a client asking by itself for the newest card. */
  readonly by: 'execute' | 'submit' | 'refresh';
  /** Missing for a button that this bot has not signed, or no longer knows. */
  readonly turn: Turn | undefined;
  /** The message that the button sits on. */
  readonly card: string | undefined;
}

/** More than Teams lets anybody send; the dialogs say what they make of long texts. */
const textLimit = 100_000;

/** A checked activity as a turn. Who speaks comes from the activity alone, never from a card (SEC8). */
export function incomingOf(activity: Activity, actions: Actions, at: Date): Incoming {
  const personId = activity.from.aadObjectId?.toLowerCase();
  if (personId === undefined) return { kind: 'nothing' };
  const frame = frameOf(activity, personId, at);
  const press = (by: Pressed['by'], data: unknown): Pressed => {
    const pressed = actions.parse(data);
    const turn = pressed && { ...frame, input: { kind: 'press' as const, ...pressed } };
    return { kind: 'press', by, turn, card: activity.replyToId };
  };
  switch (activity.type) {
    case 'message': {
      if (isSubmit(activity)) return press('submit', activity.value);
      const text = textOf(activity);
      // Somebody put a card of the message extension into the chat: nobody asks anything.
      if (text === '' && hasCard(activity)) return { kind: 'nothing' };
      return { kind: 'message', turn: { ...frame, input: { kind: 'text', text } } };
    }
    case 'invoke': {
      if (activity.name === 'message/submitAction') {
        const thumb = thumbOf(activity, personId, at);
        return thumb === undefined ? { kind: 'nothing' } : { kind: 'feedback', thumb };
      }
      const ask = composeAskOf(activity.name, activity.value);
      if (ask !== undefined) return { kind: 'compose', frame, ask };
      if (activity.name !== 'adaptiveCard/action') return { kind: 'nothing' };
      const { trigger, action } = activity.value;
      return press(trigger === 'automatic' ? 'refresh' : 'execute', action.data);
    }
    case 'installationUpdate':
      if (frame.scope !== 'personal') return { kind: 'nothing' };
      return activity.action?.startsWith('remove') === true
        ? { kind: 'removed', personId }
        : { kind: 'installed', turn: { ...frame, input: { kind: 'installed' } } };
    case 'conversationUpdate':
      return frame.scope === 'personal' && hasJoined(activity)
        ? { kind: 'installed', turn: { ...frame, input: { kind: 'installed' } } }
        : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

/** In which language and hour the sender reads. */
export function readerOf({ locale, localTimezone }: Partial<Activity>): Reader {
  const timeZone = timeZoneOf(localTimezone);
  return { locale: localeOf(locale), ...(timeZone === undefined ? {} : { timeZone }) };
}

function frameOf(activity: Activity, personId: string, at: Date): Omit<Turn, 'input'> {
  return {
    person: { id: personId, name: activity.from.name ?? '' },
    scope: scopeOf(activity),
    conversationId: activity.conversation.id,
    activityId: activity.id ?? '',
    ...readerOf(activity),
    at,
  };
}

/** Whatever is not known to be a chat of two counts as a group: personal data stays out of it (UX9). */
export function scopeOf({ conversation }: Pick<Activity, 'conversation'>): Turn['scope'] {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'channel') return 'channel';
  const oneToOne = conversationType === 'personal' || (conversationType === undefined && isGroup !== true);
  return oneToOne ? 'personal' : 'group';
}

/** `Action.Submit` arrives as a message with a value; other messages with a value also carry text. */
const isSubmit = ({ value, text }: Activity): boolean =>
  typeof value === 'object' && value !== null && ('press' in value || (text ?? '') === '');

/** Where a card stands in a message: Teams', and that of its composing. */
const cardPlaces =
  /<attachment\b[^<>]*>(?:<\/attachment>)?|<span\b(?=[^<>]*\binline-compose-card\b)[^<>]*>(?:[\s\S]{0,4000}<\/span>)?/gi;

const hasCard = ({ text }: Activity): boolean => (text ?? '').search(cardPlaces) >= 0;

/** The text without cards, and without the mention of this bot, which groups need to be heard at all. */
function textOf({ text, entities, recipient }: Activity): string {
  let said = (text ?? '').slice(0, textLimit);
  if (said.includes('<')) said = said.replace(cardPlaces, ' ');
  for (const entity of entities ?? []) {
    const { mentioned, text: mention } = entity as { mentioned?: { id?: unknown } | null; text?: unknown };
    if (entity.type === 'mention' && mentioned?.id === recipient.id && typeof mention === 'string')
      said = mention === '' ? said : said.replaceAll(mention, ' ');
  }
  return said.replaceAll('&nbsp;', ' ').trim();
}

const hasJoined = ({ membersAdded, recipient }: Activity): boolean =>
  (membersAdded ?? []).some(({ id }) => id === recipient.id);

/** The client's language, or English where it names none that exists. */
export const localeOf = (given: string | undefined): string => canonicalLocale(given ?? '');

const canonicalLocale = kept((given) => {
  try {
    return Intl.getCanonicalLocales(given || undefined)[0] ?? 'en';
  } catch {
    return 'en';
  }
});

export const timeZoneOf = (given: string | undefined): string | undefined =>
  given === undefined ? undefined : canonicalTimeZone(given).name;

const canonicalTimeZone = kept((given): { readonly name?: string } => {
  try {
    return { name: new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone };
  } catch {
    return {};
  }
});
