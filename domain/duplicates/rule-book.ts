import { duplicateRules } from '../collections.ts';
import { countOf } from '../core-records.ts';
import type { Actor } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { Transaction, View } from '../store/store.ts';
import {
  type DuplicateRule,
  problemsOf,
  publishedLimit,
  type RuleDefinition,
  type RuleProblem,
} from './detection-rule.ts';
import { makeMatchcodes } from './publishing.ts';

/** What a change of a rule does. */
export interface RulePlan {
  /** Missing: a new rule. */
  readonly before?: DuplicateRule;
  readonly next: DuplicateRule;
  /** Existing records whose matchcodes publishing has to make; 0 when nothing is published. */
  readonly records: number;
}

export type RuleRefusal =
  | { readonly kind: 'ruleUnsound'; readonly problems: readonly RuleProblem[] }
  /** A published rule is unpublished first, to be edited or removed (S1.14.10). */
  | { readonly kind: 'rulePublished'; readonly id: string; readonly name: string }
  /** Only a published rule has matchcodes to make anew. */
  | { readonly kind: 'ruleUnpublished'; readonly id: string; readonly name: string }
  /** Its matchcodes are being made right now. */
  | { readonly kind: 'rulePublishing'; readonly name: string }
  | { readonly kind: 'ruleWithoutCriteria'; readonly name: string }
  | {
      readonly kind: 'tooManyPublished';
      readonly base: DuplicateRule['base'];
      readonly limit: number;
      readonly names: readonly string[];
    };

export type RuleDecision = Decision<RulePlan, RuleRefusal>;

/** Records up to this many get their matchcodes in the change that publishes; more, in the background. */
export const atOnce = 2000;

/** All rules by base type and name. Needs Read on Duplicate Detection Rule. */
export async function listRules(view: View, actor: Actor): Promise<Decision<readonly DuplicateRule[]>> {
  const forbidden = await notAllowed(view, actor, 'read', 'duplicateRule');
  if (forbidden) return forbidden;
  const rules: DuplicateRule[] = [];
  for await (const rule of view.all(duplicateRules)) rules.push(rule);
  return agreed(rules.toSorted((a, b) => a.base.localeCompare(b.base) || a.name.localeCompare(b.name)));
}

/**
 * What creating or editing a rule would give; it starts unpublished. Needs Create or Write on Duplicate Detection
 * Rule. Refuses an unsound definition and, while it is published, any edit (S1.14.9, S1.14.10).
 */
export async function previewRule(
  view: View,
  actor: Actor,
  id: string,
  definition: RuleDefinition,
): Promise<RuleDecision> {
  const before = await view.get(duplicateRules, id);
  const forbidden = await notAllowed(view, actor, before ? 'write' : 'create', 'duplicateRule');
  if (forbidden) return forbidden;
  if (before && before.status !== 'unpublished')
    return refused({ kind: 'rulePublished', id, name: before.name });
  const problems = problemsOf(definition);
  if (problems.length > 0) return refused({ kind: 'ruleUnsound', problems });
  const next: DuplicateRule = { ...definition, id, version: before?.version ?? 0, status: 'unpublished' };
  return agreed({ ...(before && { before }), next, records: 0 });
}

export async function changeRule(
  tx: Transaction,
  actor: Actor,
  id: string,
  definition: RuleDefinition,
): Promise<RuleDecision> {
  const decision = await previewRule(tx, actor, id, definition);
  if (decision.kind === 'agreed') await tx.put(duplicateRules, decision.plan.next);
  return decision;
}

/** What publishing or unpublishing (S1.14.6, S1.14.7) would do. Needs Write on Duplicate Detection Rule. */
export async function previewPublished(
  view: View,
  actor: Actor,
  id: string,
  published: boolean,
): Promise<RuleDecision> {
  const found = await ruleToChange(view, actor, id);
  if (found.kind === 'refused') return found;
  const before = found.plan;
  if (!published) return agreed({ before, next: { ...before, status: 'unpublished' }, records: 0 });
  if (before.status === 'published') return agreed({ before, next: before, records: 0 });
  if (before.criteria.length === 0) return refused({ kind: 'ruleWithoutCriteria', name: before.name });
  const { base } = before;
  const active = await view.find(duplicateRules, 'byBase', [`published|${base}`, `publishing|${base}`]);
  const others = active.filter((rule) => rule.id !== id);
  if (others.length >= publishedLimit)
    return refused({
      kind: 'tooManyPublished',
      base,
      limit: publishedLimit,
      names: others.map(({ name }) => name),
    });
  const records = await countOf(view, before.matching);
  const status = records <= atOnce ? 'published' : 'publishing';
  return agreed({ before, next: { ...before, status, publisherId: actor.person.id }, records });
}

/**
 * Publishes or unpublishes. Publishing makes the matchcodes of all existing records; where they are many, the rule
 * is *publishing* until `finishPublishing` is done, and detects nothing before.
 */
export async function changePublished(
  tx: Transaction,
  actor: Actor,
  id: string,
  published: boolean,
): Promise<RuleDecision> {
  const decision = await previewPublished(tx, actor, id, published);
  if (decision.kind === 'refused') return decision;
  const { before, next } = decision.plan;
  if (next === before) return decision;
  const rule = await tx.put(duplicateRules, next);
  if (rule.status === 'published') await makeMatchcodes(tx, rule.matching);
  return agreed({ ...decision.plan, next: rule });
}

/**
 * *Exclude inactive matching records* in one go (S1.14.8, S1.14.9): unpublishes, selects and publishes again. The
 * matchcodes stay right meanwhile, because the option concerns which records count and not how they compare.
 */
export async function previewExcludeInactive(view: View, actor: Actor, id: string): Promise<RuleDecision> {
  const found = await ruleToChange(view, actor, id);
  if (found.kind === 'refused') return found;
  return agreed({ before: found.plan, next: { ...found.plan, excludeInactive: true }, records: 0 });
}

export async function changeExcludeInactive(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<RuleDecision> {
  const decision = await previewExcludeInactive(tx, actor, id);
  if (decision.kind === 'agreed') await tx.put(duplicateRules, decision.plan.next);
  return decision;
}

/** Removes an unpublished rule. Needs Delete on Duplicate Detection Rule. */
export async function removeRule(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<Decision<DuplicateRule, RuleRefusal>> {
  const forbidden = await notAllowed(tx, actor, 'delete', 'duplicateRule');
  if (forbidden) return forbidden;
  const rule = await tx.get(duplicateRules, id);
  if (rule === undefined) return notFound('duplicateRule', id);
  if (rule.status !== 'unpublished') return refused({ kind: 'rulePublished', id, name: rule.name });
  await tx.remove(duplicateRules, id);
  return agreed(rule);
}

async function ruleToChange(view: View, actor: Actor, id: string): Promise<Decision<DuplicateRule>> {
  const forbidden = await notAllowed(view, actor, 'write', 'duplicateRule');
  if (forbidden) return forbidden;
  const rule = await view.get(duplicateRules, id);
  return rule === undefined ? notFound('duplicateRule', id) : agreed(rule);
}
