import type { MissingField, Narrowing } from '../domain/leads/narrow.ts';
import type { ViewName } from '../domain/leads/views.ts';
import type { Grade } from '../domain/records/lead.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import type { Command } from './command.ts';

/** The view, or its leads that fit what else was said: whose, of which days, without what. */
export function listOf(slots: Slots, view: ViewName, text: string): Command {
  const { owner, from, to } = slots;
  const rest = {
    missing: missingIn(text),
    largestBudget: budgetSaid.test(text) ? (true as const) : undefined,
    about: aboutIn(text),
  };
  const isWhole = [view === 'my-open' ? undefined : owner, from, to, ...Object.values(rest)].every(
    (part) => part === undefined,
  );
  if (isWhole) return { kind: 'list-leads', view };
  const state = view === 'all' ? undefined : view === 'closed' ? ('closed' as const) : ('open' as const);
  return { kind: 'find-leads', text: '', narrow: said({ owner, from, to, ...rest, state }) };
}

const gradeSaid =
  /(?<![\p{L}])(?:grade|note|grad|bewertung) ([a-d])(?![\p{L}])|(?<![\p{L}])([A-D])(?:[- ](?:leads?|grade)| that )/iu;
const hotSaid =
  /(?<![\p{L}])(?:hot|hottest|hots|warm|best|top|promising|heiß\p{L}*|beste[nr]?|vielversprechend\p{L}*|call first|zuerst anrufen|likely to buy)(?![\p{L}])/iu;
const aboveSaid = /(?<![\p{L}])(?:over|above|more than|higher than|über|mehr als|>) ?(\d{1,2})(?!\d)/iu;

/** "Whom should I call first today?" is about calling today, not about leads of today. */
const callSaid = /(?<!\p{L})(?:call|ring|phone) first|zuerst (?:anrufen|an)(?!\p{L})/iu;
const missingSaid =
  /(?<!\p{L})(?:without|no|lack(?:s|ing)?|missing|miss|ohne|keine?n?) (?:(?:a|an|any|the|their|eine?n?) )?(?:(budgets?)|(e-?mails?(?:[ -]?adress?e?n?| address(?:es)?)?)|((?:tele)?phone|telefon|mobile|number|handy)|(compan(?:y|ies)|firma|firmen)|(scores?|bewertung))/iu;
const missingInOrder: readonly MissingField[] = ['budget', 'email', 'phone', 'company', 'score'];
const budgetSaid =
  /(?<!\p{L})(?:big(?:gest)?|larg(?:e|est)|high(?:est)?|most|größte[nrsm]?|höchste[nrsm]?|meiste[nms]?) (?:\p{L}+ )?budgets?(?!\p{L})/iu;

/** "Leads in Leeds", "open leads from the trade fair": a city, country, industry or source, or else words to search for. */
const aboutSaid =
  /(?<!\p{L})leads? (?:in|near|around|from|via|aus|von der|von|über) (?:(?:the|a|an|our|dem|den|einer?) )?(\p{L}[\p{L}\p{N} .'’&-]{1,40}?)(?:,? (?:with|without|that|who|having|ohne|mit) .*)?[.?!]*$/iu;
/** These are days, people or stages. */
const noPlace =
  /^(?:last|this|next|yesterday|today|my|me|(?:19|20)\d\d|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|gestern|heute|letzte\p{L}*|diese\p{L}*|mir|meine\p{L}*|the pipeline|pipeline|total|general|januar|februar|märz|mai|juni|juli|oktober|dezember)(?!\p{L})/iu;

function aboutIn(text: string): string | undefined {
  const said = aboutSaid.exec(text.trim())?.[1]?.trim();
  return said === undefined || noPlace.test(said) ? undefined : said;
}

function missingIn(text: string): MissingField | undefined {
  const at = (missingSaid.exec(text)?.slice(1) ?? []).findIndex((field) => field !== undefined);
  return missingInOrder[at];
}

/** What is left to search for when what the leads lack or have is taken out. */
export function searchedBeside(text: string): string {
  if (missingIn(text) === undefined && !budgetSaid.test(text)) return text;
  return text
    .replace(missingSaid, ' ')
    .replace(budgetSaid, ' ')
    .replace(noName, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
const noName =
  /(?<!\p{L})(?:the|all|any|my|our|open|leads?|ones?|that|which|who|with|have|has|having|a|an|number|numbers|first|die|der|alle|meine|offenen?|mit|dem|den|haben)(?!\p{L})/giu;

/** What a text says of the leads besides a name; `undefined` when it says nothing. */
export function narrowingOf({ owner, ...days }: Slots, text: string): Narrowing | undefined {
  const { from, to } = callSaid.test(text) ? {} : days;
  const [, named, before] = gradeSaid.exec(text) ?? [];
  const [, above] = aboveSaid.exec(text) ?? [];
  const grade = (named ?? before)?.toUpperCase() as Grade | undefined;
  const lacking = missingIn(text);
  const about = aboutIn(text);
  const largestBudget = budgetSaid.test(text);
  const narrow: Narrowing = {
    // What is not filled in is filled in while the lead is open.
    ...((lacking !== undefined || largestBudget) && { state: 'open' }),
    ...said({ owner: owner === about ? undefined : owner, from, to, grade }),
    ...(above !== undefined && { scoreAbove: Number(above) }),
    ...(hotSaid.test(text) && { hottest: true }),
    ...said({ missing: lacking, about }),
    ...(largestBudget && { largestBudget: true }),
  };
  return Object.keys(narrow).length === 0 ? undefined : narrow;
}

/** Only what was said. */
const said = <T extends object>(all: T): { readonly [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };
