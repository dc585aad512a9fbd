import { duplicateRules } from '../collections.ts';
import { countOf } from '../core-records.ts';
import type { Actor } from '../people/access.ts';
import { agreed, notAllowed, notFound, refused } from '../people/decision.ts';
import type { Transaction, View } from '../store/store.ts';
import type { RuleDefinition } from './detection-rule.ts';
import { makeMatchcodes } from './publishing.ts';
import { atOnce, changeRule, previewRule, type RuleDecision, removeRule } from './rule-book.ts';

/** What an administrator does to a rule besides publishing it. */
export type RuleChange =
  /** Creates the rule, or edits it. */
  | { readonly act: 'define'; readonly id: string; readonly definition: RuleDefinition }
  | { readonly act: 'remove'; readonly id: string }
  /** Makes all its matchcodes anew, for records that were changed past the product. */
  | { readonly act: 'rebuild'; readonly id: string };

/** What the change would do, or why it cannot be made. Needs Create, Write or Delete on Duplicate Detection Rule. */
export async function previewRuleChange(view: View, actor: Actor, change: RuleChange): Promise<RuleDecision> {
  switch (change.act) {
    case 'define':
      return previewRule(view, actor, change.id, change.definition);
    case 'remove':
      return previewRemoval(view, actor, change.id);
    case 'rebuild':
      return previewRebuild(view, actor, change.id);
  }
}

export async function changeRules(tx: Transaction, actor: Actor, change: RuleChange): Promise<RuleDecision> {
  switch (change.act) {
    case 'define':
      return changeRule(tx, actor, change.id, change.definition);
    case 'remove': {
      const decision = await previewRemoval(tx, actor, change.id);
      if (decision.kind === 'agreed') await removeRule(tx, actor, change.id);
      return decision;
    }
    case 'rebuild':
      return rebuild(tx, actor, change.id);
  }
}

async function previewRemoval(view: View, actor: Actor, id: string): Promise<RuleDecision> {
  const forbidden = await notAllowed(view, actor, 'delete', 'duplicateRule');
  if (forbidden) return forbidden;
  const rule = await view.get(duplicateRules, id);
  if (rule === undefined) return notFound('duplicateRule', id);
  if (rule.status !== 'unpublished') return refused({ kind: 'rulePublished', id, name: rule.name });
  return agreed({ before: rule, next: rule, records: 0 });
}

/** Few records get their matchcodes at once; of many the rule is *publishing* again until they are made. */
async function previewRebuild(view: View, actor: Actor, id: string): Promise<RuleDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'duplicateRule');
  if (forbidden) return forbidden;
  const rule = await view.get(duplicateRules, id);
  if (rule === undefined) return notFound('duplicateRule', id);
  if (rule.status === 'unpublished') return refused({ kind: 'ruleUnpublished', id, name: rule.name });
  if (rule.status === 'publishing') return refused({ kind: 'rulePublishing', name: rule.name });
  const records = await countOf(view, rule.matching);
  const status = records <= atOnce ? 'published' : 'publishing';
  return agreed({ before: rule, next: { ...rule, status, publisherId: actor.person.id }, records });
}

async function rebuild(tx: Transaction, actor: Actor, id: string): Promise<RuleDecision> {
  const decision = await previewRebuild(tx, actor, id);
  if (decision.kind === 'refused') return decision;
  const rule = await tx.put(duplicateRules, decision.plan.next);
  if (rule.status === 'published') await makeMatchcodes(tx, rule.matching);
  return agreed({ ...decision.plan, next: rule });
}
