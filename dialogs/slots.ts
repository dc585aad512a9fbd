import { words } from '../domain/duplicates/text.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import { isUsualName } from '../domain/utterances/made-names.ts';
import type { Read, Reading } from '../domain/utterances/model.ts';
import { periodIn } from '../domain/utterances/period.ts';
import type { Command } from './command.ts';
import { handedOver } from './handing-over.ts';
import { oneSlipApart } from './intent.ts';
import { aboutALead, type IntentName, narrowed } from './intents.ts';
import { identifying, titles } from './lead-name.ts';
import { leadBefore } from './spoken-before.ts';
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
      : takesOwner.has(intent) && (intent !== 'why-unscored' || aboutAll.test(text))
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
  const [, first, second] =
    /^(.+?) (?:w\/?|n|and|adn|nad|with|wth|und|udn|ond|u\.?|mit|into|to|&|\+|=) (.+)$/iu.exec(lead) ?? [];
  return first === undefined || second === undefined ? [lead] : [identifying(first), second];
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
const namesAnyhow = new Set<IntentName>(['new-lead', 'why-unscored']);

const mayNameOne = new Set<IntentName>(['question', 'unknown', 'explain-error', 'scan-duplicates']);

/** "Wrong Berger, take it back": the one named is the one that it should not have been. */
const mistaken = /(?<!\p{L})(?:wrong|falsche?[rnms]?|verkehrte?[rnms]?)(?!\p{L})/iu;

function leadFor(
  intent: IntentName,
  text: string,
  { reading, typed, before, read }: Context,
  owner: string | undefined,
): string | undefined {
  const named = unpossessed(
    fuller(identifying(reading.lead), typedLead(typed), reading) ?? takenForOwner(intent, text, reading),
    text,
  );
  if (intent === 'undo') return mistaken.test(text) ? undefined : named;
  if (intent === 'why-unscored' && (named !== undefined || aboutAll.test(text))) return named;
  if (intent === 'new-lead' && (named !== undefined || before.length === 0 || !pointsBack.test(text)))
    return named ?? newcomer(reading);
  // Asked back about, or answered from the guidance: whom it names it names all the same.
  const isAboutOne = aboutALead.has(intent) || namesAnyhow.has(intent);
  if (!isAboutOne) return mayNameOne.has(intent) ? named : undefined;
  const earlier = before.length === 0 ? undefined : leadBefore(text, before, read);
  const isMeant = named !== undefined && !(earlier !== undefined && isNoLead(intent, named, text, before));
  if (isMeant || namesAnyhow.has(intent)) return isMeant ? named : earlier;
  const { maybe } = reading;
  const isTold =
    maybe === undefined ||
    maybe === owner ||
    (earlier !== undefined && isNoLead(intent, maybe, text, before));
  return (
    (isTold ? undefined : unpossessed(guessed(text, reading), text)) ??
    earlier ??
    leadBefore(text, before, read)
  );
}

/** "Okafor no score?": whoever is named where nobody's leads are spoken of is no colleague. */
function takenForOwner(intent: IntentName, text: string, { owner }: Reading): string | undefined {
  const isAboutOne =
    intent === 'why-unscored' ? !aboutAll.test(text) : aboutALead.has(intent) && intent !== 'edit-lead';
  return isAboutOne && owner !== undefined && !oneself.test(owner) ? identifying(owner) : undefined;
}

/** "kowalczyks record", "Bergers Score": whose it is, typed without an apostrophe. */
function unpossessed(name: string | undefined, text: string): string | undefined {
  if (name === undefined || !/[^siu]s$/.test(name)) return name;
  const last = words(name).at(-1) ?? '';
  const [, next = ''] = /^ (?:\p{L}+ )??(\p{L}+)/u.exec(text.slice(text.indexOf(name) + name.length)) ?? [];
  const isOwned = owned.some((thing) => thing === next.toLowerCase() || oneSlipApart(next, thing));
  return isOwned && (isUsualName(last.slice(0, -1)) || !isUsualName(last)) ? name.slice(0, -1) : name;
}

const owned =
  'score scores grade points rating record details card page profile lead email mail phone number mobile address budget topic title stage status owner company city name duplicates history note punkte bewertung telefon nummer adresse datensatz karte phase dubletten firma kontaktdaten'.split(
    ' ',
  );

/** "A Henrietta Oakes rang; capture her": a strange word with a capital letter, or one that is a usual name. */
function newcomer({ maybe, tongue }: Reading): string | undefined {
  const first = words(maybe ?? '')[0] ?? '';
  return isUsualName(first) || (tongue === 'en' && /^\p{Lu}/u.test(maybe ?? ''))
    ? identifying(maybe)
    : undefined;
}

/** "Leads without a score": nobody's in particular. */
const aboutAll =
  /(?<!\p{L})(?:leads|prospects|records|which|welche[rnms]?|wer|who|all|alle[rnms]?|everyone|everybody|any|nobody|how many|wie ?viele|them|they|these|those|ones)(?!\p{L})/iu;

/**
 * Whether what looks like a name is none, where somebody was spoken of before: a new value ("make the city Savannah"),
 * an address, or a strange word behind the "him" that says who is meant.
 */
function isNoLead(intent: IntentName, name: string, text: string, before: readonly Said[]): boolean {
  if (before.some(({ content }) => content.toLowerCase().includes(name.toLowerCase()))) return false;
  if (intent === 'edit-lead' && /@|^www\.|\.[a-z]{2,3}$/i.test(name)) return true;
  const front = text.slice(0, Math.max(0, text.indexOf(name)));
  if (intent === 'edit-lead' && (setTo.test(front) || ofThem.test(front))) return true;
  if (intent === 'merge-leads' || isUsualName(words(name)[0] ?? '')) return false;
  return ofThem.test(front) || (name === name.toLowerCase() && (name.length < 5 || ofThem.test(text)));
}

const setTo =
  /(?:(?<!\p{L})(?:to|auf|is|ist|as|als|wäre|now|jetzt|city|ort|stadt|title|titel|position|branche|industry|topic|thema)|[:=])\s*["„“]?$/iu;
const ofThem =
  /(?<!\p{L})(?:he|she|him|her|his|its|it|ihn|ihm|ihr|ihre[rnms]?|sein(?:e[rnms]?)?|er|sie)(?!\p{L})/iu;

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
  return read ?? identifying(maybe) ?? identifying(typed.split(/[,;:!?]/)[0]);
}

const typedLead = (typed: Command): string | undefined =>
  'lead' in typed && typed.lead?.kind === 'words' ? identifying(typed.lead.words) : undefined;

function searchedIn({ reading, typed }: Context, owner: string | undefined): string | undefined {
  if (reading.text !== undefined) return reading.text;
  const named = identifying(reading.lead);
  if (named !== undefined && named !== owner) return named;
  return typed.kind === 'find-leads' && owner === undefined ? typed.text : undefined;
}
