import type { Slots } from '../domain/utterances/bank.ts';
import type { Command, LeadRef } from './command.ts';
import { type IntentName, intentOfCommand } from './intents.ts';

/** The command that an intent with its slots is; `undefined` where there is none. */
export function commandFor(
  intent: IntentName,
  slots: Slots,
  text: string,
  typed: Command,
): Command | undefined {
  const lead: LeadRef = slots.lead === undefined ? { kind: 'last' } : { kind: 'words', words: slots.lead };
  switch (intent) {
    case 'help':
    case 'greet':
    case 'thanks':
    case 'cancel':
    case 'bulk-qualify':
    case 'grades':
    case 'settings':
    case 'rules':
    case 'process':
    case 'automations':
      return { kind: intent };
    case 'roles':
    case 'mappings':
    case 'models':
    case 'scan-duplicates':
    case 'scoring-readiness':
      return intentOfCommand(typed) === intent ? typed : { kind: intent };
    case 'find-leads':
      return intentOfCommand(typed) === intent && slots.text === undefined
        ? typed
        : { kind: 'find-leads', text: slots.text ?? text };
    case 'list-my-open':
      return { kind: 'list-leads', view: 'my-open' };
    case 'list-open':
      return { kind: 'list-leads', view: 'open' };
    case 'list-closed':
      return { kind: 'list-leads', view: 'closed' };
    case 'list-all':
      return { kind: 'list-leads', view: 'all' };
    case 'show-lead':
    case 'edit-lead':
    case 'qualify-lead':
    case 'can-i-qualify':
    case 'disqualify-lead':
    case 'reactivate-lead':
    case 'set-active-stage':
    case 'next-stage':
    case 'undo':
    case 'score-of-lead':
      return { kind: intent, lead };
    case 'why-unscored':
      return { kind: intent, lead };
    case 'merge-leads':
      if (slots.other === undefined) return undefined;
      return {
        kind: 'merge-leads',
        lead,
        other: { kind: 'words', words: slots.other },
        ...(typed.kind === 'merge-leads' && typed.keep !== undefined && { keep: typed.keep }),
      };
    case 'new-lead':
      return { kind: 'new-lead' };
    case 'knowledge':
      return typed.kind === 'knowledge' ? typed : { kind: 'knowledge', act: 'list' };
    case 'explain-error':
      return { kind: 'explain-error', text };
    case 'question':
      return { kind: 'question', text };
    default:
      return undefined;
  }
}
