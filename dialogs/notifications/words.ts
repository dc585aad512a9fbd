import type { Topic } from '../../domain/notices/preferences.ts';
import { asksAQuestion } from '../asking.ts';
import type { NotificationsAsk, NotificationsCommand } from './command.ts';

/**
 * What a text about notifications asks for, in English or German: a change where it names one that there is, else the
 * card. A question changes nothing.
 */
export function notificationsOf(text: string): NotificationsCommand {
  const said = text.trim().toLowerCase().replaceAll('’', "'");
  const ask = asksAQuestion(text) && !orders.test(said) ? undefined : askIn(said);
  return ask === undefined ? { kind: 'notifications' } : { kind: 'notifications', ask };
}

/** "Tell me when a score drops" and "do not write after five" only begin like questions. */
const orders =
  /^(?:please |bitte )?(?:(?:tell|notify|inform|alert|remind) me (?:when(?:ever)?|if|about|of) |do not |don't )/;

const no =
  /(?<![\p{L}])(?:no|not|none|never|don'?t|do not|stop|without|off|mute|unsubscribe|disable|kein(?:e|en|em|er)?|nicht|nie|ohne|aus|stumm\p{L}*|abbestellen|abschalten|ausschalten|deaktivier\p{L}*|verzichte)(?![\p{L}])/u;
const digest = /digest|summar|report|zusammenfass|übersicht|überblick|bericht/;
/** What nobody can choose: better to show what there is than to do something else. */
const notOffered = /weekend|wochenende|holiday|vacation|urlaub|feiertag/;
const unmuting =
  /unmute|(?:turn|switch) (?:them |(?:the |my |all )*(?:notifications|alerts) )?(?:back )?on|notifications? (?:back )?on(?![\p{L}])|stumm\p{L}* (?:aus|aufheben|beenden)|benachrichtigungen (?:wieder )?(?:ein|an)(?:schalten)?(?![\p{L}])|benachrichtigungen aktivieren/u;
const anything =
  /notif|alert|ping|messag|disturb|bother|writ|everything|mute|benachrichtig|nachricht|meldung|störe?n|stumm|schreib/;

function askIn(text: string): NotificationsAsk | undefined {
  if (notOffered.test(text)) return undefined;
  if (unmuting.test(text)) return { kind: 'unmute' };
  if (digest.test(text)) return digestIn(text);
  const quiet = quietIn(text);
  if (quiet !== undefined) return quiet;
  const topic = topicIn(text);
  if (topic !== undefined) return { kind: 'topic', topic, on: !no.test(text) };
  return no.test(text) && anything.test(text) ? { kind: 'mute', ...durationIn(text) } : undefined;
}

const weekdays: readonly RegExp[] = [
  /monday|montag/,
  /tuesday|dienstag/,
  /wednesday|mittwoch/,
  /thursday|donnerstag/,
  /friday|freitag/,
  /saturday|samstag|sonnabend/,
  /sunday|sonntag/,
];

function digestIn(text: string): NotificationsAsk | undefined {
  if (no.test(text)) return { kind: 'digest', every: 'never' };
  const weekday = weekdays.findIndex((day) => day.test(text)) + 1;
  const weekly = /week|wöchentlich|woche/.test(text);
  const daily = /daily|every (?:day|morning)|each (?:day|morning)|täglich|jeden (?:tag|morgen)/.test(text);
  const every = weekday > 0 || weekly ? 'week' : daily ? 'day' : undefined;
  const [, said] = /(?:at|um|gegen) (\d{1,2}(?::\d\d)?(?: ?(?:am|pm))?)/.exec(text) ?? [];
  const hour = said === undefined ? undefined : hourIn(said);
  if (every === undefined && hour === undefined) return undefined;
  return {
    kind: 'digest',
    ...(every !== undefined && { every }),
    ...(weekday > 0 && { weekday }),
    ...(hour !== undefined && { hour }),
  };
}

/** `8`, `8:00`, `5 pm`, `nine`: an hour of the day. */
function hourIn(said: string): number | undefined {
  const named = hours.indexOf(said.trim()) + 1;
  const [, digits, half] = /^(\d{1,2})(?::\d\d)?\s*(am|pm)?$/.exec(said.trim()) ?? [];
  const twelve = half === undefined ? undefined : (Number(digits) % 12) + (half === 'pm' ? 12 : 0);
  const hour = named > 0 ? named : (twelve ?? Number(digits ?? Number.NaN));
  return hour >= 0 && hour <= 23 ? hour : undefined;
}

const hours = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const anHour = `(\\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm))?|${hours.join('|')})(?![\\p{L}\\d])`;
const between = new RegExp(
  `(?:from|between|von|zwischen|quiet hours|ruhezeiten?)? ?${anHour}(?: uhr)?(?: to | and | until | till | bis | und | ?[–-] ?)${anHour}`,
  'u',
);
const after = new RegExp(`(?:after|past|nach|ab) ${anHour}`, 'u');
const before = new RegExp(`(?:before|until|vor|bis) ${anHour}`, 'u');

function quietIn(text: string): NotificationsAsk | undefined {
  const isQuiet = /quiet|ruhe/.test(text);
  if (!isQuiet && !no.test(text)) return undefined;
  const [, one, other] = between.exec(text) ?? [];
  const from = hourIn(one ?? after.exec(text)?.[1] ?? '');
  const to = hourIn(other ?? before.exec(text)?.[1] ?? '');
  if (from !== undefined || to !== undefined)
    return { kind: 'quiet', hours: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } };
  return isQuiet && no.test(text) ? { kind: 'quiet', hours: {} } : undefined;
}

const topicWords: readonly (readonly [RegExp, Topic])[] = [
  [/assign|given to me|handed to me|zugewiesen|zuweis|übergeb/, 'givenLeads'],
  [/duplicat|duplikat|dublette|doppelt/, 'duplicates'],
  [/model|modell|retrain|neu trainier/, 'models'],
  [/(?:access )?requests?(?![\p{L}])|anforderung|zugriff/u, 'requests'],
  [
    /(?:score|scoring|bewertung|rating|punkt)\p{L}*.*(?:drop|fall|move|chang|rise|änder|fäll|sink|steig|beweg)|(?:drop|fall|moving|moved|chang|gefallen|gesunken|geändert).*(?:score|bewertung)/u,
    'scoresMoved',
  ],
  [
    /(?:an|grade|grad|note) a(?![\p{L}])|hot|heiß|high.?scor|best(?:e|en)? leads|hohe (?:scores?|bewertung)/u,
    'highScores',
  ],
];

const topicIn = (text: string): Topic | undefined => topicWords.find(([words]) => words.test(text))?.[1];

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:minute|min)/, 1 / 60],
  [/^(?:hour|h|std|stunde)/, 1],
  [/^(?:day|tag)/, 24],
  [/^(?:week|woche)/, 24 * 7],
];

function durationIn(text: string): { readonly until?: 'tomorrow' | number } {
  const [, many, unit = ''] =
    /(?:for|für|die nächsten|next) (an?|eine[rn]?|\d{1,3}) ?(\p{L}+)/u.exec(text) ?? [];
  const size = units.find(([words]) => words.test(unit))?.[1];
  if (many !== undefined && size !== undefined) return { until: (Number(many) || 1) * size };
  return /tomorrow|today|tonight|bis morgen|heute/.test(text) ? { until: 'tomorrow' } : {};
}
