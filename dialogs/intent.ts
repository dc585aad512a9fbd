import { recogniseError } from '../domain/guidance/recognise.ts';
import type { MergeEntity } from '../domain/records/merge.ts';
import type { SummaryDimension } from '../domain/scoring/summary.ts';
import { summaryPeriods } from '../domain/scoring/summary-period.ts';
import type { Command, LeadRef, PersonRef } from './command.ts';
import { statusReasons, typedReasons } from './disqualify-reasons.ts';
import { notificationsOf } from './notifications/words.ts';

/** Longer texts are answered with their length instead of being read (REL10). */
export const textLimit = 4_000;

type Rule = readonly [pattern: RegExp, command: (words: readonly string[]) => Command];

const nothing = /^(?:it|this|that|him|her|them|this lead|that lead|the lead)?$/i;

/** "it", "this lead" or no words at all mean the lead last spoken of. */
const ref = (words = ''): LeadRef => {
  const name = words
    .replace(/^(?:the |my )?lead (?:of |called |named )?/i, '')
    .replace(/^(?:the|my|our|this|that) lead$| lead$/i, '')
    .trim();
  return nothing.test(name) ? { kind: 'last' } : { kind: 'words', words: name };
};

const person = (words = ''): PersonRef =>
  /^(?:me|myself)$/i.test(words) ? { kind: 'me' } : { kind: 'words', words };

/** `… with the last 6 months`, `… 2 years`: the training window; without one the longest. */
function readinessOf([entity = 'lead', rest = '']: readonly string[]): Command {
  const [, many, unit = ''] = /(\d+)[ -](month|year)/i.exec(rest) ?? [];
  const months = Number(many) * (unit.toLowerCase() === 'year' ? 12 : 1);
  return {
    kind: 'scoring-readiness',
    entity: /^opp/i.test(entity) ? 'opportunity' : 'lead',
    ...(many === undefined ? {} : { months }),
  };
}

const reasonOf = (said: string): { readonly reason?: number } => {
  const reason = statusReasons[typedReasons[said.toLowerCase()] ?? ''];
  return reason === undefined ? {} : { reason };
};

const scanOf = (entity = 'lead'): Command => ({
  kind: 'scan-duplicates',
  entity: entity.toLowerCase() as MergeEntity,
});

/** `… for my team this month by owner`: which leads, and split by what. */
function summaryOf([rest = '']: readonly string[]): Command {
  const period = /\b(this|last)[ -](week|month|quarter|year)\b/i.exec(rest);
  const named = summaryPeriods.find(
    (each) => each.toLowerCase() === `${period?.[1] ?? ''}${period?.[2] ?? ''}`.toLowerCase(),
  );
  const by = dimensionIn(rest);
  return {
    kind: 'score-summary',
    ...(named === undefined ? {} : { period: named }),
    ...(by === undefined ? {} : { by }),
  };
}

/** `by owner`, `nach Quelle`: what a summary is split by. */
export function dimensionIn(text: string): SummaryDimension | undefined {
  const [, split = ''] = splitSaid.exec(text) ?? [];
  return dimensionsByWord[split.toLowerCase()];
}
const splitSaid =
  /(?<!\p{L})(?:by|per|nach|pro) (?:the )?(owner|person|seller|rep|business unit|unit|team|source|grade|month|period|besitzer|verkäufer|unternehmenseinheit|einheit|quelle|grad|note|monat)(?!\p{L})/iu;

const dimensionsByWord: Readonly<Record<string, SummaryDimension>> = {
  owner: 'owner',
  person: 'owner',
  seller: 'owner',
  'business unit': 'businessUnit',
  unit: 'businessUnit',
  team: 'businessUnit',
  source: 'source',
  grade: 'grade',
  month: 'month',
  period: 'month',
  rep: 'owner',
  besitzer: 'owner',
  verkäufer: 'owner',
  unternehmenseinheit: 'businessUnit',
  einheit: 'businessUnit',
  quelle: 'source',
  grad: 'grade',
  note: 'grade',
  monat: 'month',
};

const please = /^(?:please|pls|could you|can you|would you|i want to|i'd like to|let's|hey|ok|okay)[ ,]+/i;

/** The commands, in the order they are tried. Anchored at both ends: a sentence that merely contains a verb is no command. */
const written: readonly Rule[] = [
  [/^(?:help|\?|what can you do|commands|menu)$/, () => ({ kind: 'help' })],
  [
    /^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening)|howdy)(?: there| bot)?$/,
    () => ({ kind: 'greet' }),
  ],
  [
    /^(?:thanks|thank you|thx|ty|cheers|great|perfect)(?: a lot| so much| very much)?$/,
    () => ({ kind: 'thanks' }),
  ],
  [/^(?:cancel|stop|never ?mind|forget it|abort)(?: that| this| it)?$/, () => ({ kind: 'cancel' })],
  // Answers to a card that asks.
  [
    /^(?:(?:yes|yeah|yep|yup|sure|ok|okay|alright|fine|cool|got it|please|do it|do that|go ahead|go on|confirm(?:ed)?|save(?: it)?|ignore and save|continue|proceed|submit|ja|jo|jawohl|gut|prima|super|passt|alles klar|bitte|mach(?: das| es)?|weiter|fortfahren|speichern|bestätigen|ignorieren und speichern)[ ,.!]*)+$/,
    () => ({ kind: 'agree' }),
  ],
  [
    /^(?:because |weil )?(lost|cannot contact|no longer interested|cancell?ed|verloren|nicht erreichbar|kein interesse mehr|storniert)$/,
    ([reason = '']) => ({ kind: 'disqualify-lead', lead: ref(), ...reasonOf(reason) }),
  ],
  [
    /^(?:no|nope|nah|not now|rather not|better not|nein|nee|nö|lieber nicht|doch nicht)(?:,? (?:thanks|thank you|thx|danke))?$/,
    () => ({ kind: 'cancel' }),
  ],
  [/^(?:my leads|my open leads|leads|my list)$/, () => ({ kind: 'list-leads', view: 'my-open' })],
  [
    /^(?:my )?(?:open leads scored|scored(?: open)? leads|open scored leads|best leads|hot leads)$/,
    () => ({ kind: 'list-leads', view: 'my-open-scored' }),
  ],
  [/^(?:show |list )?(?:the )?open leads$/, () => ({ kind: 'list-leads', view: 'open' })],
  [/^(?:show |list )?(?:the |my )?closed leads$/, () => ({ kind: 'list-leads', view: 'closed' })],
  [/^(?:show |list )?(?:the )?all(?: the)? leads$/, () => ({ kind: 'list-leads', view: 'all' })],
  [/^(?:show |list )(?:me )?my (?:open )?leads$/, () => ({ kind: 'list-leads', view: 'my-open' })],
  [
    /^(?:show |find |list )?(?:the |possible )?(?:duplicates?|doubles|twins) (?:of|for)(?: (.+))?$/,
    ([words]) => ({ kind: 'duplicates-of-lead', lead: ref(words) }),
  ],
  [
    /^(?:is there|are there|does) (?:a |any )?duplicates? (?:of|for) (.+)$/,
    ([words]) => ({ kind: 'duplicates-of-lead', lead: ref(words) }),
  ],
  [
    /^(?:does|has) (.+?) (?:have |got )?(?:a |any )?duplicates?$/,
    ([words]) => ({ kind: 'duplicates-of-lead', lead: ref(words) }),
  ],
  [
    /^(?:find|search for|search|look for|look up|lookup)(?: leads?)?(?: (?:like|named|called|from|at))? (.+)$/,
    ([text = '']) => ({ kind: 'find-leads', text }),
  ],
  [
    /^(?:can i|could i|may i|is it possible to) qualify(?: (.+))?$/,
    ([words]) => ({ kind: 'can-i-qualify', lead: ref(words) }),
  ],
  [
    /^(?:why )?(?:can['’]?t|cannot|can not|couldn['’]?t|is|isn['’]?t|can)(?: not)? (?!(?:i|we|you|it|one) )(\S+(?: \S+)?)(?: not)?(?: (?:able|allowed) to)? qualify (?:the lead )?(.+)$/,
    ([whom = '', words]) => ({ kind: 'can-i-qualify', lead: ref(words), whom }),
  ],
  [
    /^(?:warum |wieso )?(?:kann|darf) (?!(?:ich|man|wir) )(\S+) (?:den lead )?(.+?)(?: nicht)? qualifizieren$/,
    ([whom = '', words]) => ({ kind: 'can-i-qualify', lead: ref(words), whom }),
  ],
  [/^(?:check|preflight)(?: (.+))?$/, ([words]) => ({ kind: 'can-i-qualify', lead: ref(words) })],
  [/^(?:bulk qualify|qualify (?:several|many|in bulk)|grid qualify)$/, () => ({ kind: 'bulk-qualify' })],
  [/^qualify(?: (.+))?$/, ([words]) => ({ kind: 'qualify-lead', lead: ref(words) })],
  [/^(?:disqualify|close)(?: (.+))?$/, ([words]) => ({ kind: 'disqualify-lead', lead: ref(words) })],
  [/^(?:reactivate|reopen)(?: (.+))?$/, ([words]) => ({ kind: 'reactivate-lead', lead: ref(words) })],
  [
    /^set active(?: stage)?(?: (?:on|of|for))?(?: (.+))?$/,
    ([words]) => ({ kind: 'set-active-stage', lead: ref(words) }),
  ],
  [/^next stage(?: (?:on|of|for))?(?: (.+))?$/, ([words]) => ({ kind: 'next-stage', lead: ref(words) })],
  [
    /^(?:merge|combine) (.+?) into (.+)$/,
    ([gone, kept]) => ({ kind: 'merge-leads', lead: ref(gone), other: ref(kept), keep: 'other' }),
  ],
  [
    /^(?:merge|combine|compare) (.+?) (?:with|to|against|vs\.?) (.+)$/,
    ([one, other]) => ({ kind: 'merge-leads', lead: ref(one), other: ref(other) }),
  ],
  [
    /^(?:merge|combine|compare) (.+?) and (.+)$/,
    ([one, other]) => ({ kind: 'merge-leads', lead: ref(one), other: ref(other) }),
  ],
  [
    /^(?:scan|search|look|check)(?: (?:for|all))?(?: the)? (?:(lead|account|contact)s? (?:for )?)?duplicates?(?: (?:of |among |in )?(?:all |the |my )*(lead|account|contact)s?)?$/,
    ([before, after]) => scanOf(before ?? after),
  ],
  [
    /^(?:scan|find|show|list)(?: all)?(?: the)? duplicate (lead|account|contact)s$/,
    ([entity]) => scanOf(entity),
  ],
  [/^(?:scan|duplicate scan|find duplicates)$/, () => scanOf('lead')],
  [/^(?:merge|combine)(?: (.+))?$/, ([words]) => ({ kind: 'merge-leads', lead: ref(words) })],
  [/^undo(?: (.+))?$/, ([words]) => ({ kind: 'undo', lead: ref(words) })],
  [/^knowledge(?: (?:base|list))?$/, () => ({ kind: 'knowledge', act: 'list' })],
  [
    /^(?:knowledge (?:gaps|questions)|(?:unanswered|open) questions)$/,
    () => ({ kind: 'knowledge', act: 'gaps' }),
  ],
  [
    /^(?:new|add|create)(?: an?)?(?: new)? knowledge(?: section)?$|^knowledge (?:new|add)$/,
    () => ({ kind: 'knowledge', act: 'new' }),
  ],
  [
    /^(?:knowledge (?:edit|change)|(?:edit|change|update)(?: the)? knowledge) (?:of |about |on )?(.+)$/,
    ([section = '']) => ({ kind: 'knowledge', act: 'edit', section }),
  ],
  [
    /^(?:knowledge (?:history|versions)|(?:show )?(?:the )?history of(?: the)? knowledge) (?:of |about |on )?(.+)$/,
    ([section = '']) => ({ kind: 'knowledge', act: 'history', section }),
  ],
  [
    /^(?:knowledge roll ?back|roll ?back(?: the)? knowledge) (?:of |about |on )?(.+?)(?: to (?:version )?(\d+))?$/,
    ([section = '', n]) => ({
      kind: 'knowledge',
      act: 'rollback',
      section,
      ...(n === undefined ? {} : { n: Number(n) }),
    }),
  ],
  [
    /^(?:(?:show|open|view)(?: me)?(?: the)? )?knowledge (?:show )?(?:of |about |on )?(.+)$/,
    ([section = '']) => ({ kind: 'knowledge', act: 'show', section }),
  ],
  [
    /^(?:assign|reassign|give|hand over) (?!(?:me|us|him|her|them|access|feedback) )((?:(?!roles?\b|access\b|permissions?\b|privileges?\b|rights?\b).)+?) (?:over )?to (?!(?:a|an|the|any|some|every)(?: |$))([^\d\s]\S*(?: \S+){0,2})$/,
    ([words, owner]) => ({ kind: 'assign-lead', lead: ref(words), to: person(owner) }),
  ],
  [
    /^(?:assign|reassign|hand over) to (?!(?:a|an|the|any|some|every)(?: |$))([^\d\s]\S*(?: \S+)?)$/,
    ([owner]) => ({ kind: 'assign-lead', lead: ref(), to: person(owner) }),
  ],
  [
    /^(?:assign|reassign)(?: (?:(?:this|that|the|a) )?lead| ((?:(?! to ).)+))?$/,
    ([words]) => ({ kind: 'assign-lead', lead: ref(words) }),
  ],
  [/^(?:new|create|add)(?: a| an)?(?: new)? lead$/, () => ({ kind: 'new-lead' })],
  [/^(?:edit|change|update)(?: (.+))?$/, ([words]) => ({ kind: 'edit-lead', lead: ref(words) })],
  [
    /^((?:my )?notifications?|(?:mute|unmute)(?: (?:all |my )*notifications)?(?: (?:for|until) .+)?|(?:no|daily|weekly) digests?|digest (?:every|at) .+|quiet hours .+|(?:meine )?benachrichtigungen)$/,
    ([words = '']) => notificationsOf(words),
  ],
  [
    /^(?:who is|who['’]s|wer ist) (?!(?:my|the|your|our|a|an|in|on|it|hot|best|next|most|mein|meine|der|die|das|hier|unser|there) ?)(\S+(?: \S+){0,3})$/,
    ([words]) => ({ kind: 'show-lead', lead: ref(words) }),
  ],
  [
    /^(?:what['’]s new|what is new|what should i do (?:today|now|next|first)|was gibt['’]?s neues|was soll ich (?:heute|jetzt|als nächstes) (?:tun|machen))$/,
    () => ({ kind: 'digest' }),
  ],
  [/^(?:show |zeig )?(?:me |mir )?(?:the |my |den )?(?:digest|überblick)$/, () => ({ kind: 'digest' })],
  [/^(?:(?:sign|log)(?: me)? ?(?:out|off)|abmelden|ausloggen)$/, () => ({ kind: 'sign-out' })],
  [/^settings?$/, () => ({ kind: 'settings' })],
  [/^(?:security )?roles?$/, () => ({ kind: 'roles' })],
  [/^(?:new|create|add)(?: a| an)? (?:duplicate )?(?:detection )?rule$/, () => ({ kind: 'rule-form' })],
  [/^(?:duplicate )?(?:detection )?rules?$/, () => ({ kind: 'rules' })],
  [/^mappings?$/, () => ({ kind: 'mappings' })],
  [/^(?:process|processes|stages)$/, () => ({ kind: 'process' })],
  [/^(?:automations?|plug-?ins?|workflows?)$/, () => ({ kind: 'automations' })],
  [/^(?:(?:access )?requests?(?: for access)?|zugriffsanforderungen)$/, () => ({ kind: 'requests' })],
  [/^(?:request access|zugriff anfordern)$/, () => ({ kind: 'request-access' })],
  [
    /^(?:can i|could i|are we ready to|is it possible to) (?:build|create|train|make)(?: an?)?(?: predictive)?(?: (lead|opportunity))? scoring model(.*)$/,
    readinessOf,
  ],
  [
    /^(?:show |list )?(?:the |my )?(?:open |scored )*opportunities(?: scored| by score)?$/,
    () => ({ kind: 'scored-opportunities' }),
  ],
  [
    /^(?:show )?(?:the )?score (?:of|for) (?:the )?opportunity (.+)$/,
    ([words = '']) => ({ kind: 'score-of-opportunity', words }),
  ],
  [
    /^(?:(?:show|give)(?: me)? )?(?:the |a |my )?(?:scores? (?:summary|overview|report)|summary of (?:the )?scores)(.*)$/,
    summaryOf,
  ],
  [/^(?:show )?(?:the )?score (?:of|for) (.+)$/, ([words]) => ({ kind: 'score-of-lead', lead: ref(words) })],
  [
    /^why (?:has|does) (.+?) (?:got |have )?no score$/,
    ([words]) => ({ kind: 'why-unscored', lead: ref(words) }),
  ],
  [/^why (?:is|was) (.+?) not scored$/, ([words]) => ({ kind: 'why-unscored', lead: ref(words) })],
  [/^(?:show )?(?:score |the )?grades?(?: ranges?| boundaries)?$/, () => ({ kind: 'grades' })],
  [/^(?:scoring )?models$/, () => ({ kind: 'models' })],
  [
    /^(?:train|build|create|new|add)(?: an?)?(?: new)?(?: (lead|opportunity))?(?: scoring)? model$/,
    ([entity]) => ({
      kind: 'train-model',
      ...(entity === undefined ? {} : { entity: /^opp/i.test(entity) ? 'opportunity' : 'lead' }),
    }),
  ],
  [
    /^(?:trainiere|trainier|erstelle)(?: das| ein)?(?: neues)?(?: scoring-?| bewertungs-?| )?modell$/,
    () => ({ kind: 'train-model' }),
  ],
  [/^scoring readiness(?: (?:of|for) (leads?|opportunit(?:y|ies)))?(.*)$/, readinessOf],
  [/^(?:show|open|view|display)(?: me)? (.+)$/, ([words]) => ({ kind: 'show-lead', lead: ref(words) })],
];

/** Each also as it is looked for in small letters, which is several times as quick: most texts are none of them. */
const rules = written.map(([pattern, command]) => ({
  small: new RegExp(pattern, 'u'),
  pattern: new RegExp(pattern, 'iu'),
  command,
}));

/** Whether one of them fits, in one go. */
const anyOf = new RegExp(written.map(([pattern]) => `(?:${pattern.source})`).join('|'), 'u');

/** The single words that are recognised with a slip of one key: never the ones that write. */
const forgiving: readonly (readonly [string, Command])[] = [
  ['hello', { kind: 'greet' }],
  ['help', { kind: 'help' }],
  ['thanks', { kind: 'thanks' }],
  ['cancel', { kind: 'cancel' }],
  ['settings', { kind: 'settings' }],
];

/** What a text asks for. Case, spaces, politeness and closing punctuation do not matter. */
export function intentOf(text: string): Command {
  const tidy = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '')
    .trim();
  const asked = tidy.replace(please, '');
  const plain = asked.replace(/\?+$/, '').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return { kind: 'help' };
  const small = plain.toLowerCase();
  for (const { small: likely, pattern, command } of anyOf.test(small) ? rules : []) {
    const match = likely.test(small) ? pattern.exec(plain) : null;
    if (match !== null) return command(match.slice(1));
  }
  const slip = forgiving.find(([word]) => oneSlipApart(small, word));
  if (slip !== undefined) return slip[1];
  return recogniseError(text).kind === 'none'
    ? { kind: 'unknown', text: tidy }
    : { kind: 'explain-error', text };
}

/** Equal, or apart by one inserted, dropped, changed or swapped letter. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let back = 0;
  while (back < a.length - from && back < b.length - from && a.at(-1 - back) === b.at(-1 - back)) back++;
  const [left, right] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  const swapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length <= 1 && right.length <= 1);
}
