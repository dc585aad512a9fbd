import type { Activity } from 'botbuilder';
import { describe, expect, test } from 'vitest';
import { createActions } from '../../bot/actions.ts';
import { type Incoming, incomingOf } from '../../bot/turn-from-activity.ts';

const actions = createActions(Buffer.alloc(32, 1));
const at = new Date('2026-07-04T10:00:00Z');
const bot = { id: '28:bot', name: 'Lead assistant' };

const activity = (change: Record<string, unknown>): Activity =>
  ({
    type: 'message',
    id: 'f:1',
    channelId: 'msteams',
    from: { id: '29:sam', name: 'Sam Rivera', aadObjectId: '00000000-0000-4000-8000-00000000000A' },
    recipient: bot,
    conversation: { id: 'a:sam', conversationType: 'personal' },
    locale: 'de-DE',
    localTimezone: 'Europe/Berlin',
    ...change,
  }) as unknown as Activity;

const incoming = (change: Record<string, unknown>): Incoming => incomingOf(activity(change), actions, at);
const textOf = (change: Record<string, unknown>): string | undefined => {
  const found = incoming(change);
  return found.kind === 'message' && found.turn.input.kind === 'text' ? found.turn.input.text : undefined;
};
const mention = (text: string, id: unknown = bot.id) => ({ type: 'mention', text, mentioned: { id } });

test('a message becomes a turn of the authenticated person', () => {
  expect(incoming({ text: ' my leads ' })).toEqual({
    kind: 'message',
    turn: {
      person: { id: '00000000-0000-4000-8000-00000000000a', name: 'Sam Rivera' },
      scope: 'personal',
      conversationId: 'a:sam',
      activityId: 'f:1',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      at,
      input: { kind: 'text', text: 'my leads' },
    },
  });
});

test('without an Entra id nobody speaks', () => {
  expect(incoming({ text: 'hi', from: { id: '29:x', name: 'Connector' } })).toEqual({ kind: 'nothing' });
});

describe('the text', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'loses the mention of the bot',
      { text: '<at>Lead assistant</at> help', entities: [mention('<at>Lead assistant</at>')] },
      'help',
    ],
    [
      'loses it everywhere',
      { text: '<at>L</at> find <at>L</at> ann', entities: [mention('<at>L</at>')] },
      'find   ann',
    ],
    [
      'keeps mentions of others',
      { text: '<at>Ann</at> help', entities: [mention('<at>Ann</at>', '29:ann')] },
      '<at>Ann</at> help',
    ],
    ['survives an empty mention', { text: 'help', entities: [mention('')] }, 'help'],
    [
      'survives a mention of nobody',
      { text: 'help', entities: [{ type: 'mention', mentioned: null, text: 'help' }] },
      'help',
    ],
    ['takes hard spaces as spaces', { text: '&nbsp;help&nbsp;' }, 'help'],
    ['may be missing', {}, ''],
    ['may be the mention of the bot alone', { text: '<at>L</at>', entities: [mention('<at>L</at>')] }, ''],
    [
      'loses the place of a card',
      { text: 'what about <attachment id="1"></attachment> her?' },
      'what about   her?',
    ],
    ['is cut at what Teams can send', { text: 'x'.repeat(200_000) }, 'x'.repeat(100_000)],
    [
      'counts although a value comes along',
      { text: 'Show leads', value: { from: 'a hero card' } },
      'Show leads',
    ],
  ])('%s', (_, change, text) => {
    expect(textOf(change)).toBe(text);
  });
});

test.each([
  '<attachment id="74d20c7f34aa4a7fb74e2b30004247c5"></attachment>',
  '<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension"> <span itemprop="cardId"></span></span>',
])('a card of the message extension in the bot’s own chat asks nothing: %s', (text) => {
  expect(incoming({ text })).toEqual({ kind: 'nothing' });
});

describe('where it was said', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ conversationType: 'personal' }, 'personal'],
    [{ conversationType: 'groupChat', isGroup: true }, 'group'],
    [{ conversationType: 'channel', isGroup: true }, 'channel'],
    [{}, 'personal'],
    [{ isGroup: true }, 'group'],
    [{ conversationType: 'meeting' }, 'group'],
  ])('%j is %s', (conversation, scope) => {
    expect(incoming({ text: 'hi', conversation: { id: 'c', ...conversation } })).toMatchObject({
      turn: { scope },
    });
  });

  test.each([undefined, '', 'xx_YY', '日本', 'en-'.repeat(50)])(
    'the locale %s falls back to English',
    (locale) => {
      expect(incoming({ text: 'hi', locale })).toMatchObject({ turn: { locale: 'en' } });
    },
  );

  test.each([undefined, '', 'Mars/Olympus', '+99:99'])('the time zone %s is left out', (localTimezone) => {
    const found = incoming({ text: 'hi', localTimezone });
    expect(found.kind === 'message' && 'timeZone' in found.turn).toBe(false);
  });
});

describe('buttons', () => {
  const data = { ...actions.sign({ kind: 'new-lead' }), topic: 'Bikes' };
  const press = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1' };

  test.each<[string, Record<string, unknown>]>([
    ['execute', { ...press, value: { action: { data }, trigger: 'manual' } }],
    ['execute', { ...press, value: { action: { data } } }],
    ['refresh', { ...press, value: { action: { data }, trigger: 'automatic' } }],
    ['submit', { value: data, replyToId: 'card-1' }],
    ['submit', { text: '', value: data, replyToId: 'card-1' }],
    ['submit', { text: 'New lead', value: data, replyToId: 'card-1' }],
  ])('%s carries its command and the fields', (by, change) => {
    expect(incoming(change)).toMatchObject({
      kind: 'press',
      by,
      card: 'card-1',
      turn: { input: { kind: 'press', command: { kind: 'new-lead' }, fields: { topic: 'Bikes' } } },
    });
  });

  test('SEC8: a button of somebody else has no turn', () => {
    expect(incoming({ ...press, value: { action: { data: { press: 'x.y' } } } })).toMatchObject({
      kind: 'press',
      turn: undefined,
    });
    expect(incoming({ value: { subject: 'a foreign card' } })).toMatchObject({
      kind: 'press',
      by: 'submit',
      turn: undefined,
    });
  });
});

describe('coming and going', () => {
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:sam' }, { id: bot.id }] };
  test.each<[string, Record<string, unknown>, Incoming['kind']]>([
    ['the app is installed', { type: 'installationUpdate', action: 'add' }, 'installed'],
    ['the app is upgraded', { type: 'installationUpdate', action: 'add-upgrade' }, 'installed'],
    ['the app is removed', { type: 'installationUpdate', action: 'remove' }, 'removed'],
    ['the bot joins a chat', joined, 'installed'],
    ['somebody else joins', { type: 'conversationUpdate', membersAdded: [{ id: '29:ann' }] }, 'nothing'],
    [
      'the bot joins a group',
      { ...joined, conversation: { id: 'g', conversationType: 'groupChat' } },
      'nothing',
    ],
    [
      'the app is removed from a team',
      {
        type: 'installationUpdate',
        action: 'remove',
        conversation: { id: 'g', conversationType: 'channel' },
      },
      'nothing',
    ],
    ['a reaction', { type: 'messageReaction' }, 'nothing'],
    ['an edited message', { type: 'messageUpdate', text: 'help' }, 'nothing'],
    ['another invoke', { type: 'invoke', name: 'task/fetch', value: {} }, 'nothing'],
  ])('%s', (_, change, kind) => {
    expect(incoming(change).kind).toBe(kind);
  });
});
