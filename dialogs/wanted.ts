import { recogniseError } from '../domain/guidance/recognise.ts';
import type { Slots } from '../domain/utterances/bank.ts';
import type { Command, LeadRef, PersonRef } from './command.ts';
import { statusReasons } from './disqualify-reasons.ts';
import { changedValues, type FieldValues, newValues } from './field-values.ts';
import { handedOver, handsOver } from './handing-over.ts';
import { dimensionIn, oneSlipApart } from './intent.ts';
import { type IntentName, intentOfCommand } from './intents.ts';
import { listOf, narrowingOf, searchedBeside } from './narrowing.ts';
import { notificationsOf } from './notifications/words.ts';
import { placeIn } from './spoken-before.ts';

/** The days that were named, and split as was said, or by owner where one of them was named. */
function summaryOf({ from, to, owner }: Slots, text: string): Command {
  const by = dimensionIn(text) ?? (owner === undefined ? undefined : 'owner');
  const isPeriod = from !== undefined || to !== undefined;
  return {
    kind: 'score-summary',
    ...(isPeriod && { period: { from: from ?? '1970-01-01', ...(to === undefined ? {} : { to }) } }),
    ...(by !== undefined && { by }),
  };
}

/** The command that an intent with its slots is; `undefined` where there is none. */
export function commandFor(
  intent: IntentName,
  slots: Slots,
  text: string,
  typed: Command,
): Command | undefined {
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
      if (narrow !== undefined) {
        const words = narrow.about === undefined ? searchedBeside(slots.text ?? '') : '';
        return { kind: 'find-leads', text: words, narrow };
      }
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
    case 'can-i-qualify':
      return typed.kind === 'can-i-qualify' && typed.whom !== undefined
        ? typed
        : { kind: intent, lead: leadIn(slots, text) };
    case 'show-lead':
    case 'qualify-lead':
    case 'reactivate-lead':
    case 'set-active-stage':
    case 'next-stage':
    case 'undo':
    case 'duplicates-of-lead':
      return { kind: intent, lead: leadIn(slots, text) };
    case 'score-of-lead':
      return typed.kind === 'score-of-opportunity' ? typed : { kind: intent, lead: leadIn(slots, text) };
    case 'score-summary':
      if (typed.kind !== 'score-summary')
        return intentOfCommand(typed) === intent ? typed : summaryOf(slots, text);
      return { ...summaryOf(slots, text), ...typed };
    case 'why-unscored':
      // Of many leads the guidance tells why; the bot looks at one.
      return slots.lead === undefined && ofMany.test(text)
        ? { kind: 'question', text }
        : { kind: intent, lead: leadIn(slots, text) };
    case 'disqualify-lead': {
      const reason = statusReasons[slots.reason ?? ''];
      return { kind: 'disqualify-lead', lead: leadIn(slots, text), ...(reason !== undefined && { reason }) };
    }
    case 'merge-leads':
      if (typed.kind === 'merge-leads' && typed.other !== undefined) return typed;
      if (slots.other === undefined) return { kind: 'merge-leads', lead: leadIn(slots, text) };
      return {
        kind: 'merge-leads',
        lead: leadIn(slots, text),
        other: { kind: 'words', words: slots.other },
      };
    case 'new-lead':
      return withValues({ kind: 'new-lead' }, newValues(text, slots));
    case 'edit-lead':
      return editOf(leadIn(slots, text), slots, text, typed);
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

/** Who is named, or stands at the place that the text points at, or was last spoken of. */
function leadIn(slots: Slots, text: string): LeadRef {
  if (slots.lead !== undefined) return { kind: 'words', words: slots.lead };
  const at = placeIn(text);
  return at === undefined ? { kind: 'last' } : { kind: 'listed', at };
}

/** A new owner is no field of the form: somebody is given the lead. */
function editOf(lead: LeadRef, slots: Slots, text: string, typed: Command): Command {
  const values = changedValues(text);
  const isNamed =
    slots.owner !== undefined &&
    typed.kind !== 'edit-lead' &&
    Object.keys(values).length === 0 &&
    // "Typo in Hoffmanm, it should be Hoffmann."
    !oneSlipApart(slots.owner, slots.lead ?? '');
  if (!isNamed && !handsOver(text)) return withValues({ kind: 'edit-lead', lead }, values);
  const said = handedOver(text)?.owner;
  const owner = slots.owner ?? (said !== undefined && /^\p{Lu}/u.test(said) ? said : undefined);
  const to: PersonRef | undefined =
    owner === undefined ? undefined : owner === 'me' ? { kind: 'me' } : { kind: 'words', words: owner };
  return { kind: 'assign-lead', lead, ...(to !== undefined && { to }) };
}

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
