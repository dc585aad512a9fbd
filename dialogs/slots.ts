import type { Slots } from '../domain/utterances/bank.ts';
import type { Read, Reading } from '../domain/utterances/model.ts';
import { periodIn } from '../domain/utterances/period.ts';
import type { Command } from './command.ts';
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
  const owner = takesOwner.has(intent) ? ownerIn(intent, text, reading) : undefined;
  const lead = leadFor(intent, text, context, owner);
  const searched = intent === 'find-leads' ? searchedIn(context, owner) : undefined;
  return {
    ...(lead !== undefined && { lead }),
    ...(intent === 'merge-leads' && reading.other !== undefined && { other: reading.other }),
    ...(intent === 'disqualify-lead' && reading.reason !== undefined && { reason: reading.reason }),
    ...(narrowed.has(intent) ? periodIn(text, today) : {}),
    ...(owner !== undefined && { owner }),
    ...(searched !== undefined && { text: searched }),
  };
}

const takesOwner = new Set<IntentName>([...narrowed, 'edit-lead']);

const mine =
  /(?<![\p{L}])(?:my|mine|meine[rnms]?|i(?:'ve| have)|belongs? to me|to me|habe? ich)(?![\p{L}])/iu;
const notMine =
  /(?<![\p{L}])(?:my|our|mein|meinem) (?:team|unit|group|department|colleagues?|abteilung)|not (?:just|only) (?:mine|my)/iu;
const takenOver =
  /(?<![\p{L}])(?:to me|i(?:'ll| will|'m|’ll|’m)? (?:take|taking|handle)|ich übernehme|mir zuweisen|mir zu|my name|me as owner|make me)(?![\p{L}])/iu;

function ownerIn(intent: IntentName, text: string, { owner }: Reading): string | undefined {
  if (owner !== undefined) return owner;
  if (intent === 'edit-lead') return takenOver.test(text) ? 'me' : undefined;
  return mine.test(text) && !notMine.test(text) ? 'me' : undefined;
}

function leadFor(
  intent: IntentName,
  text: string,
  { reading, typed, before, read }: Context,
  owner: string | undefined,
): string | undefined {
  const named = fuller(identifying(reading.lead), typedLead(typed));
  if (intent === 'new-lead' || intent === 'why-unscored') return named;
  if (!aboutALead.has(intent)) return undefined;
  const found = named ?? (owner === undefined ? guessed(text, reading) : undefined);
  return found ?? leadBefore(text, before, read);
}

/** Speaks of somebody without a name. */
export const pointsBack =
  /(?<![\p{L}])(?:its|it|he|she|him|her|them|they|his|their|this|that|these|those|one|er|sie|ihn|ihm|ihr|den|das|die)(?![\p{L}])/iu;

/** Words that no bank knows are a name, unless something else already says who is meant. */
const guessed = (text: string, { maybe }: Reading): string | undefined =>
  maybe !== undefined && (/^\p{Lu}/u.test(maybe) || !pointsBack.test(text)) ? identifying(maybe) : undefined;

const politeness = ['please', 'pls', 'bitte', 'now', 'jetzt', 'today', 'heute', 'again', 'thanks'];

/** A command typed as it is shown has the whole name behind its verb; "please", misspelt or not, is no part of it. */
function fuller(read: string | undefined, typed: string | undefined): string | undefined {
  if (read === undefined || typed === undefined) return read ?? typed;
  const words = typed.split(' ');
  const rest = typed.startsWith(read) ? typed.slice(read.length).trim() : typed;
  const isPolite = rest.split(/\s+/).every((word) => politeness.some((each) => oneSlipApart(word, each)));
  return words.length > 3 ||
    /[,.;!?]/.test(typed) ||
    isPolite ||
    /\s(?:two|both|beiden|zwei)\s/.test(` ${typed}`)
    ? read
    : typed;
}

const typedLead = (typed: Command): string | undefined =>
  'lead' in typed && typed.lead?.kind === 'words' ? identifying(typed.lead.words) : undefined;

/** Without article and without "lady", "guy" or "lead", which tell nobody apart. */
export function identifying(name: string | undefined): string | undefined {
  const bare = name
    ?.replace(
      /^(?:(?:the|a|an|that|this|my|our|der|die|das|den|dem|des|einen?|two|both|zwei|beiden|(?:card|lead|record|details) of)\s+)+/i,
      '',
    )
    .replace(/(?:[\s,]+(?:please|pls|plz|bitte|now|jetzt|again|mal|already|yet|schon|today|heute))+$/i, '')
    .replace(/\s+(?:lead|leads|lady|guy|man|woman|girl|person|one|thing)$/i, '')
    .trim();
  return bare === undefined ||
    bare === '' ||
    /^(?:lead|it|this|that|him|her|she|he|they|them|ihn|sie|er|den|das|die|diesen|please|pls|bitte|now|jetzt)$/i.test(
      bare,
    )
    ? undefined
    : bare;
}

const places: readonly RegExp[] = [
  /\b(?:first|1|erste[rsn]?|number one)\b/i,
  /\b(?:second|2|number two|zweite[rsn]?)\b/i,
  /\b(?:third|3|number three|dritte[rsn]?)\b/i,
];

/** The lead that was last spoken of, or the one of a list that "the second" means. */
function leadBefore(text: string, before: readonly Said[], read: Read): string | undefined {
  for (const { role, content } of before.toReversed()) {
    if (role !== 'user') {
      const listed = listIn(content);
      const at = /\blast|letzte/i.test(text)
        ? listed.length - 1
        : places.findIndex((place) => place.test(text));
      if (listed[at] !== undefined) return listed[at];
      continue;
    }
    const { lead, maybe } = read(content);
    const found = identifying(lead) ?? identifying(maybe);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `1. Keppler Tools, 2. Keppler & Sohn` or `Ferretti, Ferrero, Ferran`. */
function listIn(content: string): readonly string[] {
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
