import { words } from '../domain/duplicates/text.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import { isUsualName } from '../domain/utterances/made-names.ts';
import type { Read, Reading } from '../domain/utterances/model.ts';
import { periodIn } from '../domain/utterances/period.ts';
import type { Command } from './command.ts';
import { handedOver } from './handing-over.ts';
import { oneSlipApart } from './intent.ts';
import { aboutALead, type IntentName, narrowed } from './intents.ts';
import type { Said } from './understand.ts';

interface Context {
  readonly reading: Reading;
  /** What the grammar made of the text. */
  readonly typed: Command;
  readonly today: string;
  readonly before: readonly Said[];
  readonly read: Read;
}

/** What a text says besides its intent, as far as the intent has a use for it. */
export function slotsFor(intent: IntentName, text: string, context: Context): Slots {
  const { reading, today } = context;
  const said = intent === 'edit-lead' ? asEdited(text, context) : context;
  const owner =
    intent === 'list-my-open'
      ? 'me'
      : takesOwner.has(intent)
        ? ownerIn(intent, text, said.reading)
        : undefined;
  const [lead, other = reading.other] = apart(intent, leadFor(intent, text, said, owner), reading.other);
  const searched = intent === 'find-leads' ? searchedIn(context, owner) : undefined;
  const meant = lead ?? nameSought(searched, text, reading);
  return {
    ...(meant !== undefined && { lead: meant }),
    ...(intent === 'merge-leads' && other !== undefined && { other }),
    ...(intent === 'disqualify-lead' && reading.reason !== undefined && { reason: reading.reason }),
    ...(narrowed.has(intent) ? periodIn(text, today) : {}),
    ...(owner !== undefined && { owner }),
    ...(searched !== undefined && { text: searched }),
  };
}

/** Who is searched for, unless it is a place or a topic: "find Tidewater", not "leads in Leeds" or "find conveyor belts". */
function nameSought(searched: string | undefined, text: string, { ordinary }: Reading): string | undefined {
  if (searched === undefined || words(searched).every((word) => ordinary.includes(word))) return undefined;
  if (byTopic.test(text) || / in /i.test(searched)) return undefined;
  const before = text.slice(0, Math.max(0, text.indexOf(searched)));
  return /(?<!\p{L})(?:in|near|around|about|topic|with|up|outta|out of|aus|zu|zum thema|rund um) $/iu.test(
    before,
  )
    ? undefined
    : identifying(searched);
}

const byTopic =
  /(?<!\p{L})(?:topics?|thema|mention\p{L}*|keywords?|stichwort|the word|im namen|in the name)(?!\p{L})/iu;

/** "Merge Eleni w Helen": two names, though they were read as one. */
function apart(
  intent: IntentName,
  lead: string | undefined,
  other: string | undefined,
): readonly [string | undefined, string?] {
  if (intent !== 'merge-leads' || other !== undefined || lead === undefined) return [lead];
  const [, first, second] = /^(.+?) (?:w\/?|n|and|with|und|mit|into|to|&|\+) (.+)$/iu.exec(lead) ?? [];
  return first === undefined || second === undefined ? [lead] : [first, second];
}

/** Whoever is named in one of these is a colleague. */
const ofSomebody = new Set<IntentName>(['list-open', 'list-closed', 'list-all', 'score-summary', 'export']);

const takesOwner = new Set<IntentName>([...narrowed, 'edit-lead']);

const mine =
  /(?<![\p{L}])(?:my|mine|meine[rnms]?|i['’]ve|(?<!(?:can|could|may|might|should|must) )i have|belongs? to me|to me|habe? ich|(?:did|do) i|i (?:closed|converted|qualified|disqualified|lost|created|added|entered|own))(?![\p{L}])/iu;
const notMine =
  /(?<![\p{L}])(?:my|our|mein|meinem) (?:team|unit|group|department|colleagues?|abteilung)|not (?:just|only) (?:mine|my)/iu;
const takenOver =
  /(?<![\p{L}])(?:to me|i(?:'ll| will|'m|’ll|’m)? (?:take|taking|handle|look after|deal with|own|grab|pick up)|ich (?:übernehm|betreu|nehm|nimm)e?|mir zuweisen|mir zu|my name|me as owner|make me)(?![\p{L}])/iu;

/**
 * A sentence that is built to say who gets whom outweighs the reading. "Lidl's new mobile is …" looks like a list of
 * Lidl's, but whoever is changed is the lead, not its owner.
 */
function asEdited(text: string, context: Context): Context {
  const { lead, owner, ...rest } = context.reading;
  const handed = handedOver(text);
  if (handed !== undefined && isSomebody(handed.owner, context.reading)) {
    const isWithin = lead !== undefined && handed.lead.includes(lead);
    const named = isWithin ? lead : identifying(handed.lead);
    return {
      ...context,
      reading: { ...rest, owner: handed.owner, ...(named !== undefined && { lead: named }) },
    };
  }
  if (
    lead !== undefined ||
    owner === undefined ||
    !/^['’]s/.test(text.slice(text.indexOf(owner) + owner.length))
  )
    return context;
  return { ...context, reading: { ...rest, lead: owner } };
}

/** Whose leads are meant, where that is said without a name. */
export const whose = (text: string): 'mine' | 'everybody' | undefined =>
  notMine.test(text) ? 'everybody' : mine.test(text) ? 'mine' : undefined;

const oneself = /^(?:i|i['’](?:ll|m|ve)|me|my|mine|myself|ich|mir|mich|mein\p{L}*)$/iu;

function ownerIn(
  intent: IntentName,
  text: string,
  { owner, ordinary, lead, text: searched }: Reading,
): string | undefined {
  if (owner !== undefined && oneself.test(owner)) return 'me';
  if (owner !== undefined && isSomebody(owner, { ordinary })) return owner.replace(titles, '');
  const [, whoseLeads = ''] = possessed.exec(text) ?? [];
  if (narrowed.has(intent) && isUsualName(words(whoseLeads)[0] ?? '')) return whoseLeads;
  if (intent === 'edit-lead') return takenOver.test(text) ? 'me' : undefined;
  const named = identifying(searched ?? lead);
  if (ofSomebody.has(intent) && named !== undefined && isUsualName(words(named)[0] ?? '')) return named;
  // "I have forgotten the company" owns nothing.
  if (ofSearched.has(intent)) return myLeads.test(text) ? 'me' : undefined;
  return whose(text) === 'mine' ? 'me' : undefined;
}

const ofSearched = new Set<IntentName>(['find-leads', 'why-unscored', 'bulk-qualify']);
const myLeads =
  /(?<!\p{L})(?:my|mine|meine[rnms]?)(?!\p{L})(?! (?:team|colleagues?|unit|manager|boss|kolleg))|(?<!\p{L})i (?:own|closed|added|created|entered) /iu;

/** "Marta's best leads" are an owner's, whatever else was read. */
const possessed = /(?<!\p{L})(\p{L}+)['’]s (?:\p{L}+ ){0,2}(?:leads|prospects|ones|pipeline|list)(?!\p{L})/iu;

const isSomebody = (owner: string, { ordinary }: Pick<Reading, 'ordinary'>): boolean =>
  oneself.test(owner) || words(owner).some((word) => isUsualName(word) || !ordinary.includes(word));

/** These say something of a lead where one is named, and are whole without. */
const namesAnyhow = new Set<IntentName>(['new-lead', 'why-unscored', 'undo']);

const mayNameOne = new Set<IntentName>(['question', 'unknown', 'explain-error', 'scan-duplicates']);

/** "Wrong Berger, take it back": the one named is the one that it should not have been. */
const mistaken = /(?<!\p{L})(?:wrong|falsche?[rnms]?|verkehrte?[rnms]?)(?!\p{L})/iu;

function leadFor(
  intent: IntentName,
  text: string,
  { reading, typed, before, read }: Context,
  owner: string | undefined,
): string | undefined {
  const named = fuller(identifying(reading.lead), typedLead(typed), reading);
  if (intent === 'undo' && mistaken.test(text)) return undefined;
  if (namesAnyhow.has(intent)) return named;
  // Asked back about, or answered from the guidance: whom it names it names all the same.
  if (!aboutALead.has(intent)) return mayNameOne.has(intent) ? named : undefined;
  const found =
    named ?? (owner !== undefined && owner === reading.maybe ? undefined : guessed(text, reading));
  return found ?? leadBefore(text, before, read);
}

/** Speaks of somebody without a name. */
export const pointsBack =
  /(?<![\p{L}])(?:its|it|he|she|him|her|them|they|his|their|this|that|these|those|one|er|sie|ihn|ihm|ihr|den|das|die)(?![\p{L}])/iu;

/** Words that no bank knows are a name, unless "him" or "it" before them says who is meant; behind them it means them. */
function guessed(text: string, { maybe }: Reading): string | undefined {
  if (maybe === undefined) return undefined;
  const before = text
    .slice(0, text.indexOf(maybe))
    .replace(/(?<!\p{L})(?:der|die|das|den|dem|that|this) $/iu, '');
  return /^\p{Lu}/u.test(maybe) || !pointsBack.test(before) || isCalled(maybe, text)
    ? identifying(maybe)
    : undefined;
}

/** "The fabrikam lead": an article before and a noun behind make a name of whatever stands between. */
function isCalled(name: string, text: string): boolean {
  const at = text.indexOf(name);
  return (
    /(?<!\p{L})(?:the|that|der|die|das|den|dem) $/iu.test(text.slice(0, at)) &&
    /^ (?:lead|lady|guy|man|woman|people|deal|one|thing)(?!\p{L})/iu.test(text.slice(at + name.length))
  );
}

/**
 * A command typed as it is shown has the whole name behind its verb, where every word there may be part of one: "show
 * grace okoye". "Close Keller as lost" has more behind it, and then the reading knows better.
 */
function fuller(
  read: string | undefined,
  typed: string | undefined,
  { ordinary, maybe }: Reading,
): string | undefined {
  if (typed === undefined) return read;
  const isName = !/[,;:!?]/.test(typed) && words(typed).every((word) => !ordinary.includes(word));
  if (isName && (read === undefined || typed.toLowerCase().startsWith(read.toLowerCase()))) return typed;
  return read ?? identifying(maybe) ?? typed.split(/[,;:!?]/)[0];
}

const typedLead = (typed: Command): string | undefined =>
  'lead' in typed && typed.lead?.kind === 'words' ? identifying(typed.lead.words) : undefined;

const inFront =
  /^(?:(?:the|a|an|that|this|my|our|der|die|das|den|dem|des|einen?|two|both|zwei|beiden|(?:card|lead|record|details) of|lead|leads|prospect|client|customer|firma|company|named|called|namens) )+(?=\S)/i;
/** Small, they tell what a name is of; with a capital letter they may be part of it. */
const behind =
  /\s+(?:lead|leads|lady|guy|man|woman|girl|gentleman|chap|bloke|person|people|folks|one|thing|deal|project|account|record|entry|contact|file|card|enquiry|inquiry|prospect|opportunity|details)$/;
const polite =
  'pretty please pls plz bitte now jetzt again mal already yet schon today heute thanks thx danke'.split(' ');
/** Hurried fingers spare neither politeness nor what follows a name. */
const misspelt = ['please', 'bitte', 'again', 'today', 'heute', 'thanks', 'details', 'record', 'number'];

/** Without the polite words at its end, misspelt or not; one word always remains. */
function unpolitely(name: string): string {
  const all = name.split(/[\s,]+/);
  const last = all.at(-1) ?? '';
  const isPolite =
    polite.includes(last.toLowerCase()) ||
    (/^\p{Ll}/u.test(last) && misspelt.some((word) => oneSlipApart(last, word)));
  return all.length > 1 && isPolite
    ? unpolitely(name.slice(0, name.lastIndexOf(last)).replace(/[\s,]+$/, ''))
    : name;
}

const quotes = /^["“”„'«»]+|["“”„«»]+$|['’]$/g;
const nobody =
  /^(?:\p{L}|em|un|two|both|all|everyone|everybody|someone|somebody|same|action|last action|zwei|beiden?|alle|lead|leads|it|this|that|him|her|hers|his|she|he|they|them|these|those|one|ihn|ihm|ihr|sie|er|den|dem|das|die|der|diesen|diese|first|second|third|fourth|fifth|last|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?|please|pls|bitte|now|jetzt|me|us|mir|uns)$/iu;
/** "him as he is": what goes on behind a pronoun without any capital letter names nobody. */
const pronounOn = /^(?:it|em|him|her|he|she|they|them|one|ihn|ihm|sie|er|es) [^\p{Lu}]*$/u;

const titles =
  /^(?:(?:mr|mrs|ms|mx|miss|sir|herrn?|frau|dr|doktor|doctor|prof|professor|dipl\.?-?ing|ing|mag|mme|madame|monsieur|smt|shri|engr|mdm|chief|alhaji|familie|fam)(?:\. ?| ))+(?=\S)/i;

/** Without article, quotes, title, and "lady", "guy" or "lead", which tell nobody apart. */
export function identifying(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const bare = unpolitely(name.trim())
    .replace(/ \([^)]*\)?$/, '')
    .replace(quotes, '')
    .replace(inFront, '')
    .replace(behind, '')
    .replace(quotes, '')
    .replace(titles, '')
    .trim();
  return bare === '' || nobody.test(bare) || pronounOn.test(bare) ? undefined : bare;
}

const ordinals: readonly string[] = [
  'first|1st|erste[rsn]?',
  'second|2nd|zweite[rsn]?',
  'third|3rd|dritte[rsn]?',
  'fourth|4th|vierte[rsn]?',
  'fifth|5th|fünfte[rsn]?',
];
const pointed = (word: string): RegExp =>
  new RegExp(
    `(?<!\\p{L})(?:(?:${word}) (?:one|lead|of (?:them|those|these)|in the list|on the list|davon|in der liste)|(?:the|die|der|das|den|dem|and|und|show|open|zeig) (?:${word}))(?:$|[ .!?,]+(?:please|pls|bitte|too|auch)?[.!?]*$|(?= (?:of|on|in|one|lead|please|bitte|davon)))`,
    'iu',
  );
const places = ordinals.map(pointed);
const lastPlace = pointed('last|letzte[rsn]?');
const numbered =
  /(?<!\p{L})(?:number|no\.?|nr\.?|nummer|#) ?(\d{1,2}|one|two|three|eins|zwei|drei)(?![\p{L}\d])/iu;
const numerals: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, eins: 1, zwei: 2, drei: 3 };

/** The place in a list that a text points at, from 0; -1 for the last: "the second one", "number 3". */
export function placeIn(text: string): number | undefined {
  const [, number] = numbered.exec(text) ?? [];
  if (number !== undefined) return (numerals[number.toLowerCase()] ?? Number(number)) - 1;
  if (lastPlace.test(text)) return -1;
  const at = places.findIndex((place) => place.test(text));
  return at < 0 ? undefined : at;
}

/** The lead that was last spoken of, or the one of a list that "the second" means. */
function leadBefore(text: string, before: readonly Said[], read: Read): string | undefined {
  for (const [at, { role, content }] of [...before.entries()].toReversed()) {
    if (role !== 'user') {
      const place = placeIn(text);
      const listed = place === undefined ? undefined : listIn(content).at(place);
      if (listed !== undefined) return listed;
      continue;
    }
    const [only, another] = aboutMany.test(content) ? before.slice(at + 1).flatMap(namesIn) : [];
    if (only !== undefined && another === undefined) return only;
    const { lead, maybe } = read(content);
    const found = identifying(lead) ?? identifying(maybe);
    if (found !== undefined) return inFull(found, before);
  }
  const told = before.findLast(({ role }) => role !== 'user')?.content;
  const found = told === undefined ? undefined : identifying(read(told).lead);
  return found && inFull(found, before);
}

const fullNames =
  /\p{Lu}[\p{L}\p{N}'’.&-]*(?: (?:(?:van|de|der|den|von|zu|al|el|bin|di|da|del|la|le|du|of|and|und|&) ){0,2}\p{Lu}[\p{L}\p{N}'’&-]*)+/gu;

/** "Prosser" is Dafydd Prosser, if that was said. */
function inFull(name: string, before: readonly Said[]): string {
  const parts = words(name);
  const fuller = before
    .flatMap(({ content }) => content.match(fullNames) ?? [])
    .map((full) => identifying(full) ?? '')
    .find((full) => {
      const all = words(full);
      return (
        all.length > parts.length &&
        all.length <= parts.length + 2 &&
        parts.every((part) => all.includes(part))
      );
    });
  return fuller ?? name;
}

/** Whoever looked for leads means the one that was found. */
const aboutMany = /(?<!\p{L})leads(?!\p{L})/iu;

/** `Hansen Marine, disqualified (Lost).`: a lead that was found is named first. */
const namesIn = ({ role, content }: Said): readonly string[] => {
  if (role === 'user') return [];
  const listed = listIn(content);
  if (listed.length > 0) return listed;
  const [first = '', ...rest] = content.split(/,|(?<=\p{L})\.\s|\n/u);
  return rest.length > 0 && /^\p{Lu}[^:;()\d]*$/u.test(first) ? [first] : [];
};

const numberedItem = /(?<![\p{L}\d])\d{1,2}[.)]\s+(.+?)(?=[,;]?\s+\d{1,2}[.)]\s|[,;\n(]|[.\s]*$)/gu;

/** `1. Keppler Tools, 2. Keppler & Sohn` or `Ferretti, Ferrero, Ferran`. */
function listIn(content: string): readonly string[] {
  const items = [...content.matchAll(numberedItem)].map(([, item = '']) => item.trim());
  if (items.length > 1) return items;
  const [, rest = ''] = /:\s*(.+)$/s.exec(content) ?? [];
  return rest
    .split(/[,;\n]+/)
    .map((item) =>
      item
        .replace(/^\s*\d+[.)]\s*/, '')
        .replace(/[.\s]+$/, '')
        .trim(),
    )
    .filter((item) => item !== '');
}

function searchedIn({ reading, typed }: Context, owner: string | undefined): string | undefined {
  if (reading.text !== undefined) return reading.text;
  const named = identifying(reading.lead);
  if (named !== undefined && named !== owner) return named;
  return typed.kind === 'find-leads' && owner === undefined ? typed.text : undefined;
}
