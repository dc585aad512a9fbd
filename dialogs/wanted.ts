import { recogniseError } from '../domain/guidance/recognise.ts';
import type { MissingField, Narrowing } from '../domain/leads/narrow.ts';
import type { ViewName } from '../domain/leads/views.ts';
import type { Grade } from '../domain/records/lead.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import { isAssignment } from './beyond.ts';
import type { Command, LeadRef } from './command.ts';
import { changedValues, type FieldValues, newValues } from './field-values.ts';
import { type IntentName, intentOfCommand } from './intents.ts';
import { notificationsOf } from './notifications/words.ts';
import { placeIn } from './slots.ts';

/** The days that were named, and by owner where one of them was. */
const summaryOf = ({ from, to, owner }: Slots): Command => ({
  kind: 'score-summary',
  ...(from === undefined && to === undefined
    ? {}
    : { period: { from: from ?? '1970-01-01', ...(to === undefined ? {} : { to }) } }),
  ...(owner === undefined ? {} : { by: 'owner' }),
});

/** The command that an intent with its slots is; `undefined` where there is none. */
export function commandFor(
  intent: IntentName,
  slots: Slots,
  text: string,
  typed: Command,
): Command | undefined {
  const at = placeIn(text);
  const lead: LeadRef =
    slots.lead !== undefined
      ? { kind: 'words', words: slots.lead }
      : at === undefined
        ? { kind: 'last' }
        : { kind: 'listed', at };
  // One intent may have several commands; the grammar tells them apart.
  if (typed.kind !== intent && intentOfCommand(typed) === intent && !narrows(slots)) return typed;
  switch (intent) {
    case 'help':
    case 'greet':
    case 'thanks':
    case 'bulk-qualify':
    case 'grades':
    case 'settings':
    case 'process':
    case 'automations':
    case 'sign-out':
      return { kind: intent };
    case 'cancel':
      return startsOver.test(text) ? { kind: 'cancel', topic: true } : { kind: 'cancel' };
    case 'roles':
    case 'rules':
    case 'mappings':
    case 'models':
    case 'scan-duplicates':
    case 'scoring-readiness':
      return intentOfCommand(typed) === intent ? typed : { kind: intent };
    case 'find-leads': {
      const narrow = narrowingOf(slots, text);
      if (narrow !== undefined) return { kind: 'find-leads', text: searchedBeside(slots.text ?? ''), narrow };
      return intentOfCommand(typed) === intent && slots.text === undefined
        ? typed
        : { kind: 'find-leads', text: slots.text ?? text };
    }
    case 'list-my-open':
      return listOf({ owner: 'me', ...slots }, 'my-open', text);
    case 'list-open':
      return listOf(slots, 'open', text);
    case 'list-closed':
      return listOf(slots, 'closed', text);
    case 'list-all':
      return listOf(slots, 'all', text);
    case 'show-lead':
    case 'can-i-qualify':
      return typed.kind === 'can-i-qualify' && typed.whom !== undefined ? typed : { kind: intent, lead };
    case 'qualify-lead':
    case 'reactivate-lead':
    case 'set-active-stage':
    case 'next-stage':
    case 'undo':
    case 'duplicates-of-lead':
      return { kind: intent, lead };
    case 'score-of-lead':
      return typed.kind === 'score-of-opportunity' ? typed : { kind: intent, lead };
    case 'score-summary':
      if (typed.kind !== 'score-summary') return intentOfCommand(typed) === intent ? typed : summaryOf(slots);
      return { ...summaryOf(slots), ...typed };
    case 'why-unscored':
      // Of many leads the guidance tells why; the bot looks at one.
      return slots.lead === undefined && ofMany.test(text)
        ? { kind: 'question', text }
        : { kind: intent, lead };
    case 'disqualify-lead': {
      const reason = reasons[slots.reason ?? ''];
      return { kind: 'disqualify-lead', lead, ...(reason !== undefined && { reason }) };
    }
    case 'merge-leads':
      if (typed.kind === 'merge-leads' && typed.other !== undefined) return typed;
      if (slots.other === undefined) return { kind: 'merge-leads', lead };
      return {
        kind: 'merge-leads',
        lead,
        other: { kind: 'words', words: slots.other },
      };
    case 'new-lead':
      return withValues({ kind: 'new-lead' }, newValues(text, slots));
    case 'edit-lead':
      return isAssignment(text)
        ? { kind: 'beyond', what: 'assign', lead }
        : withValues({ kind: 'edit-lead', lead }, changedValues(text));
    case 'knowledge':
      return typed.kind === 'knowledge'
        ? typed
        : { kind: 'knowledge', act: askedInVain.test(text) ? 'gaps' : 'list' };
    case 'notifications':
      return notificationsOf(text);
    case 'explain-error':
      // No message of the platform: the guidance may still know what is meant.
      return { kind: recogniseError(text).kind === 'none' ? 'question' : 'explain-error', text };
    case 'question':
      return { kind: 'question', text };
    case 'export':
      return { kind: 'beyond', what: 'export' };
    default:
      return undefined;
  }
}

/** The status reasons of a disqualified lead, as the platform counts them; an organisation may have more. */
const reasons: Readonly<Record<string, number>> = {
  Lost: 4,
  'Cannot Contact': 5,
  'No Longer Interested': 6,
  Canceled: 7,
};

/** What people asked and nobody answered, not what is written. */
const askedInVain =
  /(?<!\p{L})(?:questions?|ask(?:ed|s|ing)?|unanswered|gefragt|fragen|unbeantwortet\p{L}*)(?!\p{L})/iu;

const ofMany = /(?<!\p{L})(?:leads|ones|all|some|many|alle|manche|viele|einige)(?!\p{L})/iu;

/** Drops what was spoken of, too. */
const startsOver =
  /(?<!\p{L})(?:start (?:over|again|from)|begin again|from (?:scratch|the (?:start|beginning))|forget (?:that|about|what|everything|all)|reset|clear|scratch that|von vorne?|neu anfangen|neustart|zurücksetzen|vergiss|vergessen sie)(?!\p{L})/iu;

const withValues = (
  command: Extract<Command, { kind: 'new-lead' | 'edit-lead' }>,
  values: FieldValues,
): Command => (Object.keys(values).length === 0 ? command : { ...command, values });

const narrows = ({ owner, from, to }: Slots): boolean => [owner, from, to].some((said) => said !== undefined);

/** The view, or its leads that fit what else was said: whose, of which days, without what. */
function listOf(slots: Slots, view: ViewName, text: string): Command {
  const { owner, from, to } = slots;
  const rest = {
    missing: missingIn(text),
    largestBudget: budgetSaid.test(text) ? (true as const) : undefined,
  };
  const isWhole = [view === 'my-open' ? undefined : owner, from, to, rest.missing, rest.largestBudget].every(
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

function missingIn(text: string): MissingField | undefined {
  const at = (missingSaid.exec(text)?.slice(1) ?? []).findIndex((field) => field !== undefined);
  return missingInOrder[at];
}

/** What is left to search for when what the leads lack or have is taken out. */
function searchedBeside(text: string): string {
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

function narrowingOf({ owner, ...days }: Slots, text: string): Narrowing | undefined {
  const { from, to } = callSaid.test(text) ? {} : days;
  const [, named, before] = gradeSaid.exec(text) ?? [];
  const [, above] = aboveSaid.exec(text) ?? [];
  const grade = (named ?? before)?.toUpperCase() as Grade | undefined;
  const lacking = missingIn(text);
  const largestBudget = budgetSaid.test(text);
  const narrow: Narrowing = {
    // What is not filled in is filled in while the lead is open.
    ...((lacking !== undefined || largestBudget) && { state: 'open' }),
    ...said({ owner, from, to, grade }),
    ...(above !== undefined && { scoreAbove: Number(above) }),
    ...(hotSaid.test(text) && { hottest: true }),
    ...said({ missing: lacking }),
    ...(largestBudget && { largestBudget: true }),
  };
  return Object.keys(narrow).length === 0 ? undefined : narrow;
}

/** Only what was said. */
const said = <T extends object>(all: T): { readonly [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };
