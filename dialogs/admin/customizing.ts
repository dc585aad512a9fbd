import { attributeMaps, automations, people, processFlows } from '../../domain/collections.ts';
import { listRules } from '../../domain/duplicates/rule-book.ts';
import { type Actor, levelHeld } from '../../domain/people/access.ts';
import { notAllowed } from '../../domain/people/decision.ts';
import { automationsOn } from '../../domain/qualification/automation-change.ts';
import { mapId, statusRow } from '../../domain/qualification/default-maps.ts';
import { fixesFor } from '../../domain/qualification/mapping-change.ts';
import { lintMappings, statusReasonsSideBySide } from '../../domain/qualification/mapping-lint.ts';
import { type Target, targets } from '../../domain/qualification/settings.ts';
import type { View } from '../../domain/store/store.ts';
import { everything } from '../everything.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { refusedChange } from './change.ts';

/** `mappings`: what the linter finds over all three targets, with the fixes of the guidance (S2.6.5–S2.6.14, C10). */
export async function showMappings(view: View, actor: Actor, target?: Target): Promise<Reply> {
  const forbidden = await notAllowed(view, actor, 'read', 'attributeMap');
  if (forbidden) return refusedChange(forbidden.refusal);
  const mayChange = levelHeld(actor, 'write', 'attributeMap') !== 'none';
  const map = target === undefined ? undefined : await view.get(attributeMaps, mapId(target));
  if (target !== undefined && map !== undefined) {
    return {
      kind: 'mapping',
      target,
      rows: map.rows,
      statusMapped: map.rows.some(({ to }) => to === statusRow.to),
      sideBySide: await statusReasonsSideBySide(view, target),
      mayChange,
      offers: [{ kind: 'mappings' }],
    };
  }
  const findings = (await lintMappings(view)).map((finding) => ({
    finding,
    fixes: mayChange ? fixesFor(finding) : [],
  }));
  return { kind: 'mappings', findings, offers: targets.map((each) => ({ kind: 'mappings', target: each })) };
}

/** `rules`: the duplicate detection rules, published or not (S1.14.7), or one of them with everything about it. */
export async function showRules(view: View, actor: Actor, ruleId?: string): Promise<Reply> {
  const rules = await listRules(view, actor);
  if (rules.kind === 'refused') return refusedChange(rules.refusal);
  const mayChange = levelHeld(actor, 'write', 'duplicateRule') !== 'none';
  const rule = rules.plan.find(({ id }) => id === ruleId);
  if (rule !== undefined) return { kind: 'rule', rule, mayChange, offers: [{ kind: 'rules' }] };
  return {
    kind: 'rules',
    rules: rules.plan,
    mayChange,
    offers: [...(mayChange ? [{ kind: 'rule-form' } as const] : []), { kind: 'settings' }, { kind: 'help' }],
  };
}

/** `process`: the definitions with their stages and steps. */
export async function showProcesses(view: View, actor: Actor): Promise<Reply> {
  return {
    kind: 'processes',
    flows: await everything(view, processFlows),
    mayChange: levelHeld(actor, 'write', 'process') !== 'none',
    offers: [{ kind: 'settings' }, { kind: 'help' }],
  };
}

/** `automations`: the plug-ins and workflows registered on creation of each record type (S2.9.4). */
export async function showAutomations(view: View, { at }: Pick<Turn, 'at'>, actor: Actor): Promise<Reply> {
  const lists = await Promise.all(targets.map((target) => automationsOn(view, actor, target)));
  const refusal = lists.find((list) => list.kind === 'refused');
  if (refusal?.kind === 'refused') return refusedChange(refusal.refusal);
  const all = await everything(view, automations);
  return {
    kind: 'automations',
    at: at.toISOString(),
    automations: targets.flatMap((target) => all.filter(({ on }) => on === target)),
    people: (await everything(view, people)).map(({ id, name }) => ({ id, name })),
    mayChange: levelHeld(actor, 'write', 'automation') !== 'none',
    offers: [{ kind: 'help' }],
  };
}
