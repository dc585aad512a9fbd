import type { Command } from './command.ts';

/** What people can want, by its stable name: utterance banks, evaluations and a language model speak of these. */
export const intentNames = [
  'help',
  'greet',
  'thanks',
  'cancel',
  'find-leads',
  'list-my-open',
  'list-open',
  'list-closed',
  'list-all',
  'show-lead',
  'new-lead',
  'edit-lead',
  'qualify-lead',
  'can-i-qualify',
  'bulk-qualify',
  'disqualify-lead',
  'reactivate-lead',
  'set-active-stage',
  'next-stage',
  'undo',
  'duplicates-of-lead',
  'merge-leads',
  'scan-duplicates',
  'score-of-lead',
  'why-unscored',
  'score-summary',
  'scoring-readiness',
  'settings',
  'roles',
  'rules',
  'mappings',
  'process',
  'automations',
  'models',
  'grades',
  'knowledge',
  'notifications',
  'export',
  'explain-error',
  'question',
  'sign-out',
  'unknown',
] as const;
export type IntentName = (typeof intentNames)[number];

const names: ReadonlySet<string> = new Set(intentNames);
export const isIntentName = (name: string): name is IntentName => names.has(name);

/** What changes records, or starts to: never understood from a sentence that asks a question. */
export const writes: ReadonlySet<IntentName> = new Set([
  'new-lead',
  'edit-lead',
  'qualify-lead',
  'bulk-qualify',
  'disqualify-lead',
  'reactivate-lead',
  'set-active-stage',
  'next-stage',
  'undo',
  'merge-leads',
  'sign-out',
] as const);

/** What is about one lead: the one that is named, or the one last spoken of. */
export const aboutALead: ReadonlySet<IntentName> = new Set([
  'show-lead',
  'edit-lead',
  'qualify-lead',
  'can-i-qualify',
  'disqualify-lead',
  'reactivate-lead',
  'set-active-stage',
  'next-stage',
  'duplicates-of-lead',
  'merge-leads',
  'score-of-lead',
] as const);

/** What can be narrowed to days, and to whose leads. */
export const narrowed: ReadonlySet<IntentName> = new Set([
  'find-leads',
  'list-open',
  'list-closed',
  'list-all',
  'score-summary',
  'export',
  'bulk-qualify',
  'why-unscored',
] as const);

const byKind: Readonly<Record<string, IntentName>> = {
  'assign-lead': 'edit-lead',
  'train-model': 'models',
  'model-performance': 'models',
  'model-attributes': 'models',
  'rule-form': 'rules',
  'merge-records': 'merge-leads',
  'undo-merge': 'undo',
  'scored-opportunities': 'score-summary',
  digest: 'score-summary',
  'score-of-opportunity': 'score-of-lead',
  'request-access': 'roles',
  requests: 'roles',
};

/** The intent whose command this is. */
export function intentOfCommand(command: Command): IntentName {
  if (command.kind === 'list-leads')
    return command.view === 'my-open-scored' ? 'find-leads' : `list-${command.view}`;
  return isIntentName(command.kind) ? command.kind : (byKind[command.kind] ?? 'unknown');
}
