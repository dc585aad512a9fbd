import { describe, expect, test } from 'vitest';
import type { NotificationsAsk } from '../../dialogs/notifications/command.ts';
import { notificationsOf } from '../../dialogs/notifications/words.ts';

const mute: NotificationsAsk = { kind: 'mute' };
const never: NotificationsAsk = { kind: 'digest', every: 'never' };
const topic = (
  name: 'givenLeads' | 'highScores' | 'scoresMoved' | 'duplicates' | 'models' | 'requests',
  on: boolean,
) => ({ kind: 'topic', topic: name, on }) as const;

describe('what is said about notifications', () => {
  test.each<[string, NotificationsAsk | undefined]>([
    ['notifications', undefined],
    ['Benachrichtigungen', undefined],
    ['change my notifications', undefined],
    ['mute notifications', mute],
    ['mute', mute],
    ['stop sending me messages', mute],
    ['no more pings please', mute],
    ['turn off notifications', mute],
    ['notifications off', mute],
    ['Benachrichtigungen stumm schalten', mute],
    ['Keine Benachrichtigungen mehr', mute],
    ['Schick mir keine Nachrichten mehr', mute],
    ['mute notifications for an hour', { kind: 'mute', until: 1 }],
    ['mute for 3 days', { kind: 'mute', until: 72 }],
    ['Benachrichtigungen für 2 Stunden stumm', { kind: 'mute', until: 2 }],
    ['mute until tomorrow', { kind: 'mute', until: 'tomorrow' }],
    ['bitte heute keine Nachrichten', { kind: 'mute', until: 'tomorrow' }],
    ['unmute', { kind: 'unmute' }],
    ['turn notifications on', { kind: 'unmute' }],
    ['Benachrichtigungen einschalten', { kind: 'unmute' }],
    ['Benachrichtigungen wieder an', { kind: 'unmute' }],
    ['no digests', never],
    ['I don’t want the digest', never],
    ['unsubscribe from the digest', never],
    ['keine Zusammenfassung mehr', never],
    ['daily digest', { kind: 'digest', every: 'day' }],
    ['weekly digest', { kind: 'digest', every: 'week' }],
    ['digest every monday at 8', { kind: 'digest', every: 'week', weekday: 1, hour: 8 }],
    ['digest every day at 5 pm', { kind: 'digest', every: 'day', hour: 17 }],
    ['send the digest at 8 am', { kind: 'digest', hour: 8 }],
    ['send me a weekly summary on Friday', { kind: 'digest', every: 'week', weekday: 5 }],
    ['Überblick jeden Montag um 8', { kind: 'digest', every: 'week', weekday: 1, hour: 8 }],
    ['Zusammenfassung um 7:00', { kind: 'digest', hour: 7 }],
    ['Zusammenfassung täglich um 7:00', { kind: 'digest', every: 'day', hour: 7 }],
    ['quiet hours from 18 to 8', { kind: 'quiet', hours: { from: 18, to: 8 } }],
    ['Ruhezeiten von 18 bis 8 Uhr', { kind: 'quiet', hours: { from: 18, to: 8 } }],
    ['quiet hours 8 pm - 7 am', { kind: 'quiet', hours: { from: 20, to: 7 } }],
    ['don’t disturb me before nine', { kind: 'quiet', hours: { to: 9 } }],
    ['do not message me after 5 pm', { kind: 'quiet', hours: { from: 17 } }],
    ['Nach 18 Uhr bitte keine Nachrichten', { kind: 'quiet', hours: { from: 18 } }],
    ['no quiet hours', { kind: 'quiet', hours: {} }],
    ['notify me when a lead gets an A', topic('highScores', true)],
    ['don’t notify me when leads are assigned to me', topic('givenLeads', false)],
    ['don’t tell me about duplicates', topic('duplicates', false)],
    ['tell me when a score drops', topic('scoresMoved', true)],
    ['let me know when a duplicate is found', topic('duplicates', true)],
    ['keine Meldungen über Duplikate', topic('duplicates', false)],
    ['stop telling me about requests', topic('requests', false)],
    ['notify me when a model was retrained', topic('models', true)],
  ])('%s', (text, ask) => {
    expect(notificationsOf(text)).toEqual({ kind: 'notifications', ...(ask && { ask }) });
  });

  test.each([
    'how do I mute notifications?',
    'can I turn off the digest?',
    'what do you notify me about',
    'Wie schalte ich Benachrichtigungen aus?',
    'no alerts on weekends',
    'quiet time in the evening',
    'digest at 99',
  ])('%s: changes nothing, and shows what there is to choose', (text) => {
    expect(notificationsOf(text)).toEqual({ kind: 'notifications' });
  });
});
