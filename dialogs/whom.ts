import { words } from '../domain/duplicates/text.ts';
import { isGivenName, isUsualName } from '../domain/utterances/made-names.ts';
import type { Read, Reading } from '../domain/utterances/model.ts';
import { markOf } from '../domain/utterances/runs.ts';
import type { Command } from './command.ts';
import { oneSlipApart } from './intent.ts';
import { aboutALead, type IntentName } from './intents.ts';
import { identifying } from './lead-name.ts';
import { contactAt, leadBefore, pointsAtListed } from './spoken-before.ts';
import type { Said } from './understand.ts';

/** What is known of a text besides its intent. */
export interface Context {
  readonly reading: Reading;
  /** What the grammar made of the text. */
  readonly typed: Command;
  readonly today: string;
  readonly before: readonly Said[];
  readonly read: Read;
}

export const oneself = /^(?:i|i['’](?:ll|m|ve)|me|my|mine|myself|ich|mir|mich|mein\p{L}*)$/iu;

/** These are answered from the guidance or asked back about: whom they name they name all the same. */
const mayNameOne = new Set<IntentName>(['question', 'unknown', 'scan-duplicates']);

/** "Wrong Berger, take it back": the one named is the one that it should not have been. */
const mistaken = /(?<!\p{L})(?:wrong|falsche?[rnms]?|verkehrte?[rnms]?)(?!\p{L})/iu;

/** Whom a text is about: who is named in it, or who was last spoken of. */
export function leadFor(
  intent: IntentName,
  text: string,
  { reading, typed, before, read }: Context,
  owner: string | undefined,
): string | undefined {
  const said = unpossessed(
    fuller(identifying(reading.lead), typedLead(typed), reading) ?? takenForOwner(intent, text, reading),
    text,
  );
  const named = said === undefined ? undefined : inPerson(said, text, before);
  if (intent === 'undo') return mistaken.test(text) ? undefined : named;
  if (intent === 'scan-duplicates' && named === named?.toLowerCase()) return undefined;
  if (intent === 'explain-error')
    return (
      named ?? besideQuotes(text, read) ?? (before.length > 0 ? leadBefore(text, before, read) : undefined)
    );
  if (mayNameOne.has(intent)) return named !== undefined && /\d{3}/.test(named) ? undefined : named;
  // To read what was said before is dear: only where it may be needed.
  const earlier = () => (mayGoBack(intent, text, before) ? leadBefore(text, before, read) : undefined);
  const isMeant = (name: string | undefined): name is string =>
    name !== undefined && (!isNoLead(intent, name, text, before) || earlier() === undefined);
  if (aboutALead.has(intent)) {
    if (isMeant(named)) return named;
    const { maybe } = reading;
    const guess = maybe !== owner && isMeant(maybe) ? unpossessed(guessed(text, maybe), text) : undefined;
    return guess === undefined ? earlier() : inPerson(guess, text, before);
  }
  if (intent === 'why-unscored') return isMeant(named) ? named : earlier();
  if (intent === 'new-lead') return isMeant(named) ? named : (earlier() ?? newcomer(reading));
  return undefined;
}

/** Getting "You lack privileges" when I save Fernanda Quill: what the message says tells nothing of whom it is about. */
function besideQuotes(text: string, read: Read): string | undefined {
  const rest = text.replace(/["“„‚'«][^"“”„‘’'»]{6,}["”“‘’'»]/gu, ' ');
  return rest === text ? undefined : identifying(read(rest).lead);
}

/** "She left Juniper Labs": a person is spoken of, whatever else is named. */
const inPerson = (name: string, text: string, before: readonly Said[]): string =>
  (ofAPerson.test(text) ? contactAt(name, before) : undefined) ?? name;
const ofAPerson = /(?<!\p{L})(?:he|she|him|her|ihn|ihm|ihr|sie|er)(?!\p{L})/iu;

/** Whether whoever was spoken of before is meant where nobody is named. */
function mayGoBack(intent: IntentName, text: string, before: readonly Said[]): boolean {
  if (intent === 'why-unscored') return !aboutAll.test(text);
  return aboutALead.has(intent) || (intent === 'new-lead' && (pointsBack.test(text) || wasNotFound(before)));
}

/** "I found no lead named Ann": whoever is to be created now is Ann. */
const wasNotFound = (before: readonly Said[]): boolean =>
  /(?<!\p{L})(?:no|not|nothing|nobody|couldn['’]t|kein\p{L}*|nicht|nichts|niemand\p{L}*)(?!\p{L})/iu.test(
    before.findLast(({ role }) => role !== 'user')?.content ?? '',
  );

/** "Okafor no score?": whoever is named where nobody's leads are spoken of is no colleague. */
function takenForOwner(intent: IntentName, text: string, { owner }: Reading): string | undefined {
  const isAboutOne =
    intent === 'why-unscored' ? !aboutAll.test(text) : aboutALead.has(intent) && intent !== 'edit-lead';
  return isAboutOne && owner !== undefined && !oneself.test(owner) ? identifying(owner) : undefined;
}

/** "kowalczyks record", "Bergers Score": whose it is, typed without an apostrophe. */
function unpossessed(name: string | undefined, text: string): string | undefined {
  if (name === undefined || !/[^sijou]s$/.test(name)) return name;
  const behind = text.slice(text.indexOf(name) + name.length);
  const before = text.slice(0, text.indexOf(name));
  if (/^['’]/.test(behind) || /(?<!\p{L})(?:the|that|this|my|our|a) $/iu.test(before)) return name;
  const last = words(name).at(-1) ?? '';
  const [, next = ''] = /^ (?:\p{L}+ )??(\p{L}+)/u.exec(behind) ?? [];
  const isOwned = owned.some((thing) => thing === next.toLowerCase() || oneSlipApart(next, thing));
  const isBare = name.toLowerCase() === last;
  if (
    isUsualName(last.slice(0, -1)) &&
    !isUsualName(last) &&
    (isOwned || (isBare && !goesOnWithout.test(behind)))
  )
    return name.slice(0, -1);
  const isOne = !name.includes(' ') && !isUsualName(last) && markOf(last) !== 'trade';
  return isOwned && isOne ? name.slice(0, -1) : name;
}

/** "Mach aus dem Lead Carstens eine Verkaufschance": nothing is owned there. */
const goesOnWithout =
  /^ (?:eine?[nrms]?|als|bitte|mit|und|aus|in|auf|ist|hat|war|is|was|has|as|and|to|for|from|please|pls)(?!\p{L})|^[^ ]*$/iu;

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
export const aboutAll =
  /(?<!\p{L})(?:leads|prospects|records|which|welche[rnms]?|wer|who|all|alle[rnms]?|everyone|everybody|any|nobody|how many|wie ?viele|them|they|these|those|ones)(?!\p{L})/iu;

/**
 * Whether what looks like a name is none, where somebody was spoken of before: a new value ("make the city Savannah"),
 * an address, or a strange word behind the "him" that says who is meant.
 */
function isNoLead(intent: IntentName, name: string, text: string, before: readonly Said[]): boolean {
  if (pointsAtListed(text, before)) return true;
  if (intent === 'merge-leads' && mergedIntoIt.test(text)) return true;
  if (isOwner(name, before)) return true;
  if (before.some(({ content }) => content.toLowerCase().includes(name.toLowerCase()))) return false;
  if (intent === 'edit-lead' && /@|^www\.|\w\.[a-z]{2,}$/i.test(name)) return true;
  const front = text.slice(0, Math.max(0, text.indexOf(name)));
  // A colleague: "qualify it, Monica won't mind".
  if (isGivenName(name.toLowerCase()) && (ofThem.test(front) || /(?<!\p{L})it(?!\p{L})/iu.test(text)))
    return true;
  if (intent === 'edit-lead' && (setTo.test(front) || ofThem.test(front))) return true;
  if (intent === 'merge-leads' || isUsualName(words(name)[0] ?? '')) return false;
  return ofThem.test(front) || (name === name.toLowerCase() && (name.length < 5 || ofThem.test(text)));
}

/** Whoever an answer named as somebody's owner is a colleague. */
const isOwner = (name: string, before: readonly Said[]): boolean =>
  before.some(
    ({ role, content }) =>
      role !== 'user' &&
      [...content.matchAll(ownersSaid)].some(([, owner = '']) =>
        words(name).every((word) => words(owner).includes(word)),
      ),
  );
const ownersSaid =
  /(?<!\p{L})(?:owner|owned by|besitzer(?:in)?|verantwortlich|zuständig|betreut von|gehört)(?: is| ist)?:? (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*)/giu;

/** "Merge it with Amberley Care Ltd": the one named is the second. */
export const mergedIntoIt =
  /(?<!\p{L})(?:it|him|her|this one|that one|this|ihn|sie|den|das|die) (?:together )?(?:with|into|to|and|mit|und|zu) /iu;

const setTo =
  /(?:(?<!\p{L})(?:to|auf|is|ist|as|als|wäre|now|jetzt|city|ort|stadt|title|titel|position|branche|industry|topic|thema)|[:=])\s*["„“]?$/iu;
const ofThem =
  /(?<!\p{L})(?:he|she|him|her|his|its|it|ihn|ihm|ihr|ihre[rnms]?|sein(?:e[rnms]?)?|er|sie)(?!\p{L})/iu;

/** Speaks of somebody without a name. */
export const pointsBack =
  /(?<![\p{L}])(?:its|it|he|she|him|her|them|they|his|their|this|that|these|those|one|er|sie|ihn|ihm|ihr|den|das|die)(?![\p{L}])/iu;

/** Words that no bank knows are a name, unless "him" or "it" before them says who is meant; behind them it means them. */
function guessed(text: string, maybe: string): string | undefined {
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
