import { words } from '../domain/duplicates/text.ts';
import { recogniseError } from '../domain/guidance/recognise.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import type { Read, Reading } from '../domain/utterances/model.ts';
import { asksAQuestion } from './asking.ts';
import { type Beyond, beyondIn } from './beyond.ts';
import type { Command } from './command.ts';
import { intentOf } from './intent.ts';
import { aboutALead, type IntentName, intentOfCommand, isIntentName, writes } from './intents.ts';
import { identifying } from './lead-name.ts';
import { nameSought, slotsFor, whose } from './slots.ts';
import { placeIn } from './spoken-before.ts';
import { commandFor } from './wanted.ts';
import { pointsBack } from './whom.ts';

/**
 * How sure the reading has to be before the bot acts on it. What writes asks for confirmation all the same, and is
 * likelier than all else together; what goes through all records can hardly mean anything else.
 */
const sureEnough = { reads: 0.3, writes: 0.5, atOnce: 0.7, throughAll: 0.9 } as const;

/** These write without a card that asks first; undo takes them back. */
const atOnce: ReadonlySet<IntentName> = new Set([
  'reactivate-lead',
  'set-active-stage',
  'next-stage',
  'undo',
]);

/** "Improved duplicates disabled", "duplicate check off" tell of a setting: whoever wants duplicates sought says so. */
const seeks = /(?<!\p{L}|(?:duplicate|dupe) )(?:scan|search|look|find|check|show|list|such|prüf|zeig)/iu;

function neededFor(name: IntentName, text: string): number {
  if (name === 'scan-duplicates' && !seeks.test(text)) return sureEnough.throughAll;
  return sureEnough[atOnce.has(name) ? 'atOnce' : writes.has(name) ? 'writes' : 'reads'];
}

/** A command typed as the help shows it counts as much as this many readings. */
const trustInGrammar = 20;

/** One thing that was said before, by either side. */
export interface Said {
  readonly role: string;
  readonly content: string;
}

export interface Heard {
  /** What the bot acts on; `unknown` when it asks back. */
  readonly intent: IntentName;
  readonly confidence: number;
  /** The three most likely, best first. */
  readonly guesses: readonly IntentName[];
  readonly slots: Slots;
  /** What the grammar alone makes of the text. */
  readonly typed: Command;
  readonly command: Command;
}

export interface Hearing {
  readonly read: Read;
  /** `2026-11-25`, where the person is. */
  readonly today: string;
  /** Oldest first. */
  readonly before?: readonly Said[];
  /** What was last wanted of a lead, where that is remembered. */
  readonly wanted?: IntentName;
}

/**
 * What a text wants: a command typed as it is shown first, then an error message, then what the trained reading
 * makes of free words. A sentence that asks a question never writes; what is not sure enough becomes three guesses.
 */
export function understand(text: string, hearing: Hearing): Heard {
  return sameAgain(text, hearing) ?? understood(text, hearing);
}

/** "The same for Ann", "and Ann too": what was last wanted of one lead, of another. */
const again: readonly RegExp[] = [
  /^(?:(?:and|und|now|jetzt|please|bitte|do|mach) )*(?:the same|same|likewise|ditto|dasselbe|das gleiche|das selbe|genauso)(?: thing)?(?: again)?,? (?:(?:with|for|to|on|bei|für|mit) )?(?:lead )?(.+?)(?:,? (?:too|as well|please|auch|bitte))*[.!?]*$/iu,
  /^(?:and|und) (.+?),? (?:too|as well|auch)[.!?]*$/iu,
];

/** Whom the text wants the same for as before. */
export const othersToo = (text: string): string | undefined =>
  identifying(again.map((pattern) => pattern.exec(text.trim())?.[1]).find((name) => name !== undefined));

function sameAgain(text: string, hearing: Hearing): Heard | undefined {
  const lead = othersToo(text);
  if (lead === undefined) return undefined;
  const said = hearing.before?.findLast(({ role }) => role === 'user')?.content;
  const earlier = said === undefined ? undefined : understood(said, { ...hearing, before: [] });
  const intent = hearing.wanted ?? earlier?.intent;
  if (intent === undefined || !aboutALead.has(intent)) return undefined;
  if (writes.has(intent) && asksAQuestion(text)) return undefined;
  const slots = { ...earlier?.slots, lead };
  const typed = { kind: 'unknown', text } as const;
  const command = commandFor(intent, slots, text, typed);
  return (
    command && { intent, confidence: 1, guesses: [intent, 'question', 'unknown'], slots, command, typed }
  );
}

function understood(text: string, hearing: Hearing): Heard {
  const { read, today, before = [] } = hearing;
  const reading = read(text);
  const typed = intentOf(text);
  if (typed.kind === 'agree' && !wasAskedWhetherToQualify(before)) return agreed(typed);
  if (typed.kind === 'find-leads' && isStrange(typed.text, reading)) return searching(typed, text, reading);
  const beyond = typed.kind === 'unknown' || typed.kind === 'assign-lead' ? beyondIn(text) : undefined;
  if (beyond !== undefined) return notOurs(beyond, reading, typed);
  const asking = asksAQuestion(text);
  const ranked = rank(text, typed, reading, asking, before);
  const [best] = ranked;
  const confidence = best?.likelihood ?? 0;
  const sure = best !== undefined && confidence >= neededFor(best.name, text);
  const intent = sure ? best.name : 'unknown';
  // Asked back about, the words are still those of the best guess.
  const slots = slotsFor(best?.name ?? intent, text, { reading, typed, today, before, read });
  const offered = () =>
    ranked
      .filter(({ name }) => name !== 'unknown')
      .slice(0, 3)
      .flatMap(({ name }) => {
        const own = slotsFor(name, text, { reading, typed, today, before, read });
        return commandFor(name, own, text, typed) ?? [];
      });
  return {
    intent,
    confidence,
    guesses: ranked.slice(0, 3).map(({ name }) => name),
    slots,
    typed,
    command: commandFor(intent, slots, text, typed) ?? { kind: 'unknown', text, guesses: offered() },
  };
}

/** To what is not known here: whoever remembers the talk knows. */
const agreed = (typed: Command): Heard => ({
  intent: 'unknown',
  confidence: 1,
  guesses: ['unknown', 'thanks', 'help'],
  slots: {},
  typed,
  command: typed,
});

/** Words to search for of which none is an ordinary one, nor all of them slips of such: they can only be a name. */
const isStrange = (sought: string, { ordinary, unheard }: Reading): boolean => {
  const all = words(sought);
  return all.some((word) => unheard.includes(word)) && !all.some((word) => ordinary.includes(word));
};

/** "find norzan urber": whatever that sounds like. */
function searching(typed: Extract<Command, { kind: 'find-leads' }>, text: string, reading: Reading): Heard {
  const lead = nameSought(typed.text, text, reading);
  return {
    intent: 'find-leads',
    confidence: 1,
    guesses: ['find-leads', 'show-lead', 'unknown'],
    slots: { ...(lead !== undefined && { lead }), text: typed.text },
    typed,
    command: typed,
  };
}

function notOurs(what: Beyond, { lead }: Reading, typed: Command): Heard {
  const words = identifying(lead);
  return {
    intent: 'unknown',
    confidence: 1,
    guesses: ['unknown', 'question', 'help'],
    slots: {},
    command: { kind: 'beyond', what, ...(words !== undefined && { lead: { kind: 'words', words } }) },
    typed,
  };
}

interface Guess {
  readonly name: IntentName;
  readonly likelihood: number;
}

function rank(
  text: string,
  typed: Command,
  reading: Reading,
  asking: boolean,
  before: readonly Said[],
): readonly Guess[] {
  const odds = new Map<IntentName, number>();
  for (const { name, likelihood } of reading.intents) if (isIntentName(name)) odds.set(name, likelihood);
  const weigh = (name: IntentName, by: number): void => {
    odds.set(name, Math.max(odds.get(name) ?? 0, 0.01) * by);
  };
  const grammar = intentOfCommand(typed);
  weigh(grammar, trustIn(typed, text, reading));
  if (agrees(text)) {
    if (wasAskedWhetherToQualify(before)) weigh('qualify-lead', trustInGrammar ** 2);
    else for (const name of writes) odds.delete(name);
  }
  const onward = goesOn(text, before);
  weigh('question', likelyAsked(asking, reading, onward));
  const why = onward && bareWhy.test(text) ? whyOf(before) : undefined;
  if (why !== undefined) weigh(why, trustInGrammar ** 2);
  if (asking && isForeign(text, reading)) weigh('question', trustInGrammar ** 2);
  if (reading.owner !== undefined) weigh('list-my-open', 0.05);
  if (isPlace.test(text) && placeIn(text) !== undefined) weigh('show-lead', trustInGrammar ** 2);
  const whom = whose(text);
  if (whom === 'mine') give(odds, 'list-open', 'list-my-open');
  if (whom === 'everybody') give(odds, 'list-my-open', 'list-open');
  if (
    asking &&
    !onward &&
    reading.lead === undefined &&
    grammar === 'unknown' &&
    !pointsBack.test(text) &&
    reading.maybe === undefined
  )
    ofNobody(odds);
  if (asking) withoutWriting(text, odds);
  if (overrides.test(text)) for (const name of writes) odds.delete(name);
  return bestOf(odds);
}

/** One more than are ever looked at: `unknown` may be among them. */
const mostGuesses = 4;

function bestOf(odds: ReadonlyMap<IntentName, number>): readonly Guess[] {
  let sum = 0;
  for (const each of odds.values()) sum += each;
  const best: Guess[] = [];
  for (const [name, each] of odds) {
    const likelihood = each / sum;
    const last = best[mostGuesses - 1];
    if (last !== undefined && last.likelihood >= likelihood) continue;
    const at = best.findIndex((other) => other.likelihood < likelihood);
    best.splice(at < 0 ? best.length : at, 0, { name, likelihood });
    if (last !== undefined) best.pop();
  }
  return best;
}

/** A sentence of words that are in no vocabulary is in another language: what it asks, the guidance declines there. */
function isForeign(text: string, { ordinary }: Reading): boolean {
  const all = words(text).length;
  return all - ordinary.length >= 5 && ordinary.length * 2 < all;
}

/** Whoever wants the rules ignored starts nothing by it. */
const overrides =
  /(?<!\p{L})(?:print|show|reveal|repeat|tell|output|zeig\p{L}*|nenn\p{L}*|gib\p{L}*)(?!\p{L}).{0,30}(?<!\p{L})(?:(?:system )?prompts?|your instructions|systemprompt|deine anweisung\p{L}*)(?!\p{L})|(?<!\p{L})(?:ignore|disregard|forget|ignorier\p{L}*|vergiss|missachte)(?!\p{L}).{0,40}(?<!\p{L})(?:instructions?|rules?|prompts?|anweisung\p{L}*|vorgaben|regeln)(?!\p{L})/iu;

/** "The second one", "number 3 please": a place in a list and nothing else wants to see what stands there. */
const isPlace =
  /^(?:(?:and|und|ok|no|nein|bitte|please|show|open|zeig|me|mir) ?)*(?:the|der|die|das|den)? ?(?:\p{L}+|\d\p{L}+)(?: (?:one|lead|of them|davon|\d{1,2}))?(?: (?:please|pls|bitte))?[.!?]*$/iu;

function give(odds: Map<IntentName, number>, from: IntentName, to: IntentName): void {
  odds.set(to, (odds.get(to) ?? 0) + (odds.get(from) ?? 0));
  odds.delete(from);
}

/** How much more likely the grammar makes its command than the reading alone: 1 where it says nothing. */
function trustIn(typed: Command, text: string, reading: Reading): number {
  const grammar = intentOfCommand(typed);
  if (grammar === 'explain-error') return isCertain(text) ? trustInGrammar ** 2 : 1;
  if (grammar === 'unknown') return 1;
  if (isWhole(typed)) return trustInGrammar ** 3;
  if (!isShort(typed)) return 1;
  return isName(typed, reading) ? trustInGrammar ** 2 : trustInGrammar;
}

/**
 * The question bank makes everything sound like a question; how a sentence is built tells what it is. One that names
 * somebody mostly asks about data.
 */
function likelyAsked(asking: boolean, { lead, owner }: Reading, onward: boolean): number {
  if (!asking) return 0.06;
  return lead === undefined && owner === undefined && !onward ? 0.35 : 0.1;
}

/** A few words behind an answer about a lead are about the same lead. */
const goesOn = (text: string, before: readonly Said[]): boolean =>
  before.some(({ role, content }) => role !== 'user' && isAboutOne.test(content)) && words(text).length <= 7;
const isAboutOne = /\p{Lu}/u;

/** "Why not?", "warum denn nicht", "why though": asks on, whatever the answer before was about. */
const bareWhy =
  /^(?:(?:and|but|ok|okay|so|hm+|und|aber|ja)[ ,]*)*(?:why|how come|warum|wieso|weshalb)(?: (?:not|nicht|ned|net|though|then|denn|none|so|das))*[?!. ]*$/iu;

function whyOf(before: readonly Said[]): IntentName | undefined {
  const told = before.findLast(({ role }) => role !== 'user')?.content ?? '';
  if (/(?<!\p{L})(?:scored?|points|grade|bewert\p{L}*|punkte?|note)(?!\p{L})/iu.test(told))
    return /(?<!\p{L})(?:no|not|none|nicht|kein\p{L}*|empty|leer)(?!\p{L})/iu.test(told)
      ? 'why-unscored'
      : 'score-of-lead';
  return /qualif|stage|phase|move/i.test(told) ? 'can-i-qualify' : undefined;
}

/** What is asked about one lead when none is meant is asked in general. */
function ofNobody(odds: Map<IntentName, number>): void {
  for (const name of ['score-of-lead', 'can-i-qualify', 'duplicates-of-lead'] as const)
    give(odds, name, 'question');
}

const asksWhy =
  /^\W*(?:(?:and|but|so|und|aber) )*(?:why|what|how|where|who|which|warum|wieso|weshalb|was|wie|wo|wer|welche[rsnm]?)(?!\p{L})/iu;

/** What a question that sounds like a deed is really about. */
function withoutWriting(text: string, odds: Map<IntentName, number>): void {
  // "Can we stop this?" may; whoever asks why wants to know, and what is under way stays.
  if (asksWhy.test(text)) odds.delete('cancel');
  const first = /^(?:can|could|may|kann|darf|könnte)\s+(?:i|ich|we|wir)\b/i.test(text.trim());
  for (const name of writes) {
    if (name === 'new-lead' && first) continue;
    const lost = odds.get(name) ?? 0;
    odds.delete(name);
    const instead = name === 'qualify-lead' ? 'can-i-qualify' : 'question';
    odds.set(instead, (odds.get(instead) ?? 0) + lost / 2);
  }
}

/** Typed exactly as the help shows it, without any name in it; *merge* and its two names can mean nothing else. */
const isWhole = (command: Command): boolean =>
  command.kind === 'merge-leads' ||
  (!('lead' in command && command.lead?.kind === 'words') && !('text' in command) && !('section' in command));

/** A verb with a name behind it; what is longer only begins like a command. */
const isShort = (command: Command): boolean => {
  const named = 'lead' in command && command.lead?.kind === 'words' ? command.lead.words : '';
  return named.split(' ').length <= 3;
};

/** "show grace okoye": no word of the name is an ordinary one, however much it looks like a slip of one. */
const isName = (command: Command, { ordinary }: Reading): boolean =>
  'lead' in command &&
  command.lead?.kind === 'words' &&
  command.lead.words.includes(' ') &&
  words(command.lead.words).every((word) => !ordinary.includes(word));

const isCertain = (text: string): boolean => {
  const recognition = recogniseError(text);
  return recognition.kind !== 'none' && recognition.by !== 'privilege' && recognition.certainty >= 0.75;
};

const wasAskedWhetherToQualify = (before: readonly Said[]): boolean =>
  /qualif/i.test(before.findLast(({ role }) => role === 'user')?.content ?? '');

/** "yes", "then do it": agrees to what was spoken of. */
const agrees = (text: string): boolean =>
  /^(?:(?:yes|ja|ok|okay|sure|then|dann|great|super|gut)[ ,!.]*)*(?:please |bitte )?(?:do it|do that|go ahead|go on|mach(?: das| es)?(?: bitte)?|los|yes|ja|sure)(?: please| bitte)?[.!]*$/i.test(
    text.trim(),
  );
