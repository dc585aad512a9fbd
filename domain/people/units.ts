import { businessUnits } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Actor } from './access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from './decision.ts';
import type { BusinessUnit } from './person.ts';

/** A new unit, or another name or place for one that exists. */
export interface UnitChange {
  readonly id: string;
  readonly name: string;
  /** Missing: the root. */
  readonly parentId?: string;
}

export interface UnitPlan {
  readonly before?: BusinessUnit;
  readonly next: BusinessUnit;
  /** From the root down to the unit. */
  readonly path: readonly string[];
}

export type UnitRefusal =
  /** The new parent lies below the unit itself; `path` names the way from the unit to it. */
  | { readonly kind: 'unitCircle'; readonly path: readonly string[] }
  /** The tree has one root. */
  | { readonly kind: 'secondRoot'; readonly root: string }
  | { readonly kind: 'nameTaken' | 'nameBlank'; readonly name: string };

/** What adding, renaming or moving a business unit would give. Needs Write on Security Role. */
export async function previewUnit(
  view: View,
  actor: Actor,
  change: UnitChange,
): Promise<Decision<UnitPlan, UnitRefusal>> {
  const forbidden = await notAllowed(view, actor, 'write', 'securityRole');
  if (forbidden) return forbidden;
  const units = new Map<string, BusinessUnit>();
  for await (const unit of view.all(businessUnits)) units.set(unit.id, unit);
  const name = change.name.trim();
  if (name === '') return refused({ kind: 'nameBlank', name });
  const others = [...units.values()].filter(({ id }) => id !== change.id);
  if (others.some((unit) => unit.name.toLowerCase() === name.toLowerCase()))
    return refused({ kind: 'nameTaken', name });
  const root = others.find(({ parentId }) => parentId === undefined);
  if (change.parentId === undefined) {
    if (root) return refused({ kind: 'secondRoot', root: root.name });
  } else if (change.parentId !== change.id && !units.has(change.parentId))
    return notFound('businessUnit', change.parentId);
  const before = units.get(change.id);
  const next: BusinessUnit = {
    id: change.id,
    version: before?.version ?? 0,
    name,
    ...(change.parentId !== undefined && { parentId: change.parentId }),
  };
  units.set(next.id, next);
  const { path, circle } = wayUp(next, units);
  return circle ? refused({ kind: 'unitCircle', path }) : agreed({ ...(before && { before }), next, path });
}

export async function changeUnit(
  tx: Transaction,
  actor: Actor,
  change: UnitChange,
): Promise<Decision<UnitPlan, UnitRefusal>> {
  const decision = await previewUnit(tx, actor, change);
  if (decision.kind === 'agreed') await tx.put(businessUnits, decision.plan.next);
  return decision;
}

function wayUp(
  from: BusinessUnit,
  units: ReadonlyMap<string, BusinessUnit>,
): { readonly path: readonly string[]; readonly circle: boolean } {
  const seen = new Set<string>();
  const path: string[] = [];
  let unit: BusinessUnit | undefined = from;
  while (unit !== undefined && !seen.has(unit.id)) {
    seen.add(unit.id);
    path.unshift(unit.name);
    unit = unit.parentId === undefined ? undefined : units.get(unit.parentId);
  }
  return { path: unit === undefined ? path : [unit.name, ...path], circle: unit !== undefined };
}
