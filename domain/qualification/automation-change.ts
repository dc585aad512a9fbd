import { automations, people, roles } from '../collections.ts';
import { type Actor, lacksAny, type MissingPrivilege } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound } from '../people/decision.ts';
import type { SecurityRole } from '../people/roles.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Automation } from './automation.ts';
import type { Target } from './settings.ts';

/** The plug-ins and workflows registered on the creation of a target (S2.9.4). Needs Read on Automation. */
export async function automationsOn(
  view: View,
  actor: Actor,
  target: Target,
): Promise<Decision<readonly Automation[]>> {
  const forbidden = await notAllowed(view, actor, 'read', 'automation');
  return forbidden ?? agreed(await view.find(automations, 'byTarget', target));
}

/** What the automation accesses that the actor holds at no level (S2.9.5). */
export const missingFor = (
  actor: Actor,
  { touches }: Pick<Automation, 'touches'>,
): readonly MissingPrivilege[] =>
  touches.flatMap(({ privilege, on }) => lacksAny(actor, privilege, on) ?? []);

export interface AutomationPlan {
  readonly before: Automation;
  readonly next: Automation;
  /** The people it keeps from creating such records while it is active, by name (S2.9.1). */
  readonly blocks: readonly string[];
}

/** What turning an automation on or off would do. Needs Write on Automation. */
export async function previewAutomation(
  view: View,
  actor: Actor,
  change: { readonly id: string; readonly active: boolean },
): Promise<Decision<AutomationPlan>> {
  const forbidden = await notAllowed(view, actor, 'write', 'automation');
  if (forbidden) return forbidden;
  const before = await view.get(automations, change.id);
  if (before === undefined) return notFound('automation', change.id);
  return agreed({
    before,
    next: { ...before, active: change.active },
    blocks: await blockedBy(view, actor, before),
  });
}

export async function changeAutomation(
  tx: Transaction,
  actor: Actor,
  change: { readonly id: string; readonly active: boolean },
): Promise<Decision<AutomationPlan>> {
  const decision = await previewAutomation(tx, actor, change);
  if (decision.kind === 'agreed' && decision.plan.before.active !== change.active)
    await tx.put(automations, decision.plan.next);
  return decision;
}

async function blockedBy(view: View, actor: Actor, automation: Automation): Promise<readonly string[]> {
  const all = new Map<string, SecurityRole>();
  for await (const role of view.all(roles)) all.set(role.id, role);
  const names: string[] = [];
  for await (const person of view.all(people)) {
    if (person.disabled) continue;
    const held = person.roleIds.flatMap((id) => all.get(id) ?? []);
    if (missingFor({ person, roles: held, units: actor.units }, automation).length > 0)
      names.push(person.name);
  }
  return names.toSorted();
}
