import { words } from '../domain/duplicates/text.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import { isUsualName } from '../domain/utterances/made-names.ts';
import { type Reading, renamed } from '../domain/utterances/model.ts';
import { periodIn } from '../domain/utterances/period.ts';
import { isTown } from '../domain/utterances/runs.ts';
import { handedOver } from './handing-over.ts';
import { type IntentName, narrowed } from './intents.ts';
import { identifying, titles } from './lead-name.ts';
import { aboutAll, type Context, leadFor, mergedIntoIt, oneself } from './whom.ts';

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
  const whom = leadFor(intent, text, said, owner);
  const second = reading.other ?? (whom === reading.lead ? undefined : mergedWith(intent, text, reading));
  const [lead, other = second] = apart(intent, whom, second);
  const searched = intent === 'find-leads' ? searchedIn(context, owner) : undefined;
  const meant = lead ?? nameSought(searched, text, reading);
  return {
    ...(meant !== undefined && { lead: meant }),
    ...(intent === 'merge-leads' && other !== undefined && { other: other.replace(joining, '') }),
    ...(intent === 'disqualify-lead' && reading.reason !== undefined && { reason: reading.reason }),
    ...(narrowed.has(intent) ? periodIn(text, today) : {}),
    ...(owner !== undefined && { owner }),
    ...(searched !== undefined && { text: searched }),
  };
}

/** Who is searched for, unless it is a place or a topic: "find Tidewater", not "leads in Leeds" or "find conveyor belts". */
export function nameSought(
  searched: string | undefined,
  text: string,
  { ordinary }: Pick<Reading, 'ordinary'>,
): string | undefined {
  if (searched === undefined || words(searched).every((word) => ordinary.includes(word))) return undefined;
  if (byTopic.test(text) || / in /i.test(searched) || words(searched).every(isTown)) return undefined;
  const before = text.slice(0, Math.max(0, text.indexOf(searched)));
  return ofTopic.test(before) && !ofOne.test(before) ? undefined : identifying(searched);
}

const ofTopic = /(?<!\p{L})(?:in|near|around|about|topic|with|up|outta|out of|aus|zu|zum thema|rund um) $/iu;
/** "Look up Amrit Gill", "einen Lead zu Yilmaz Feinkost". */
const ofOne = /(?<!\p{L})(?:loo?k(?:ing)? up|pull up|bring up|(?:k?ein|k?einen|den|der|nen) lead zu) $/iu;

const byTopic =
  /(?<!\p{L})(?:topics?|thema|mention\p{L}*|keywords?|stichwort|the word|im namen|in the name)(?!\p{L})/iu;

const mergedWith = (intent: IntentName, text: string, { lead }: Reading): string | undefined =>
  intent === 'merge-leads' && mergedIntoIt.test(text) ? identifying(lead) : undefined;

const joining = /^(?:w\/?|with|mit|und|and|into|&|\+) /i;

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
  /(?<![\p{L}])(?:my|our|the|whole|entire|mein|meinem) (?:team|unit|group|department|colleagues?|abteilung)|every(?:body|one| colleague)['’]?s?(?!\p{L})|(?:jeder|alle[rn]?) kolleg|not (?:just|only) (?:mine|my)/iu;
const takenOver =
  /(?<![\p{L}])(?:to me|i(?:'ll| will|'m|’ll|’m)? (?:take|taking|handle|look after|deal with|own|grab|pick up)|ich (?:übernehm|betreu|nehm|nimm)e?|(?:nehm|nimm)e? ich|mir zuweisen|mir zu|(?:weise?n?|übertrage?n?|übergib|übergeben|überlass|überlassen|überschreib)(?: sie)? mir|zu mir|auf mich|an mich|mich als|gehört (?:doch |jetzt )?mir|my name|me as owner|make me|assign me)(?![\p{L}])/iu;

/**
 * A sentence that is built to say who gets whom outweighs the reading. "Lidl's new mobile is …" looks like a list of
 * Lidl's, but whoever is changed is the lead, not its owner.
 */
function asEdited(text: string, context: Context): Context {
  const { reading } = context;
  const { lead, owner, other, text: sought } = reading;
  const handed = handedOver(text);
  if (handed !== undefined && isSomebody(handed.owner, reading)) {
    const isWithin = lead !== undefined && handed.lead.includes(lead);
    const named = isWithin ? lead : identifying(handed.lead);
    return {
      ...context,
      reading: renamed(reading, { lead: named, other, owner: handed.owner, text: sought }),
    };
  }
  if (
    lead !== undefined ||
    owner === undefined ||
    !/^['’]s/.test(text.slice(text.indexOf(owner) + owner.length))
  )
    return context;
  return { ...context, reading: renamed(reading, { lead: owner, other, text: sought }) };
}

/** Whose leads are meant, where that is said without a name. */
export const whose = (text: string): 'mine' | 'everybody' | undefined =>
  notMine.test(text) ? 'everybody' : mine.test(text) ? 'mine' : undefined;

function ownerIn(
  intent: IntentName,
  text: string,
  { owner, ordinary, lead, text: searched }: Reading,
): string | undefined {
  if (owner !== undefined && oneself.test(owner)) return 'me';
  if (owner !== undefined && isSomebody(owner, { ordinary })) return nameOfOwner(owner);
  const [, whoseLeads = ''] = possessed.exec(text) ?? [];
  if (narrowed.has(intent) && isUsualName(words(whoseLeads)[0] ?? '')) return whoseLeads;
  const [, holder = ''] = held.exec(text) ?? [];
  if (ofSomebody.has(intent) && isUsualName(words(holder)[0] ?? '')) return holder;
  if (intent === 'edit-lead') return takenOver.test(text) ? 'me' : undefined;
  const named = identifying(searched ?? lead);
  if (ofSomebody.has(intent) && named !== undefined && isUsualName(words(named)[0] ?? '')) return named;
  // "I have forgotten the company" owns nothing.
  if (ofSearched.has(intent)) return myLeads.test(text) ? 'me' : undefined;
  return whose(text) === 'mine' ? 'me' : undefined;
}

/** "Kwabenas open leads": typed without an apostrophe. */
function nameOfOwner(owner: string): string {
  const bare = owner.replace(titles, '');
  const first = bare.toLowerCase();
  return isUsualName(first.slice(0, -1)) && first.endsWith('s') && !isUsualName(first)
    ? bare.slice(0, -1)
    : bare;
}

const ofSearched = new Set<IntentName>(['find-leads', 'why-unscored', 'bulk-qualify']);
const myLeads =
  /(?<!\p{L})(?:my|mine|meine[rnms]?)(?!\p{L})(?! (?:team|colleagues?|unit|manager|boss|kolleg))|(?<!\p{L})i (?:own|closed|added|created|entered) /iu;

/** "Marta's best leads" are an owner's, whatever else was read. */
const possessed = /(?<!\p{L})(\p{L}+)['’]s (?:\p{L}+ ){0,2}(?:leads|prospects|ones|pipeline|list)(?!\p{L})/iu;

/** "What's Tyrell Washington got open", "was hat der Detlef Ahlers disqualifiziert". */
const held =
  /(?<!\p{L})(?:what(?:['’]?s| has| does| did)|was hat) (?:der |die )?(\p{L}+(?: \p{Lu}\p{L}+)?) (?:still |noch |alles |schon |so )*(?:got|have|open|close|qualify|offen|qualifiziert|disqualifiziert|geschlossen)(?!\p{L})/iu;

const isSomebody = (owner: string, { ordinary }: Pick<Reading, 'ordinary'>): boolean =>
  oneself.test(owner) || words(owner).some((word) => isUsualName(word) || !ordinary.includes(word));

function searchedIn({ reading, typed }: Context, owner: string | undefined): string | undefined {
  if (reading.text !== undefined) return reading.text;
  const named = identifying(reading.lead);
  if (named !== undefined && named !== owner) return named;
  if (reading.maybe !== undefined && /^\p{Lu}/u.test(reading.maybe) && owner === undefined)
    return reading.maybe;
  return typed.kind === 'find-leads' && owner === undefined ? typed.text : undefined;
}
