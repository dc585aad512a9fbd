import { businessUnits, leads, people, roles } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Actor } from './access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from './decision.ts';
import { type LastAdministrator, lastAdministrator } from './grants.ts';
import type { Person } from './person.ts';

/** Who somebody shall be from now on; an unknown person becomes a member by it. */
export interface MemberChange {
  readonly personId: string;
  readonly name: string;
  readonly businessUnitId: string;
  readonly roleIds: readonly string[];
  readonly disabled?: boolean;
}

export interface MemberPlan {
  /** Missing: a new member. */
  readonly before?: Person;
  readonly next: Person;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  readonly unit: string;
  /** Their leads, which stay in the business unit they are in: moving a person moves no record. */
  readonly leadsLeftInUnit: number;
}

/** This person's roles come from Entra and would be replaced at the next sign-in. */
export interface RolesFromEntra {
  readonly kind: 'rolesFromEntra';
  readonly name: string;
}

export type MemberDecision = Decision<MemberPlan, LastAdministrator | RolesFromEntra>;

/** What assigning unit and roles to a person would do. Needs Write on Security Role. */
export async function previewMember(view: View, actor: Actor, change: MemberChange): Promise<MemberDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'securityRole');
  if (forbidden) return forbidden;
  const unit = await view.get(businessUnits, change.businessUnitId);
  if (unit === undefined) return notFound('businessUnit', change.businessUnitId);
  const before = await view.get(people, change.personId);
  const names = new Map<string, string>();
  for (const id of new Set([...change.roleIds, ...(before?.roleIds ?? [])])) {
    const role = await view.get(roles, id);
    if (role) names.set(id, role.name);
    else if (change.roleIds.includes(id)) return notFound('role', id);
  }
  const next = personAfter(before, change);
  if (before?.entra !== undefined && String(next.roleIds) !== String(before.roleIds))
    return refused({ kind: 'rolesFromEntra', name: before.name });
  const lockedOut = await lastAdministrator(view, { person: next });
  if (lockedOut) return refused(lockedOut);
  const named = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []);
  const moves = before !== undefined && before.businessUnitId !== unit.id;
  return agreed({
    ...(before && { before }),
    next,
    gains: named(next.roleIds.filter((id) => !before?.roleIds.includes(id))),
    loses: named((before?.roleIds ?? []).filter((id) => !next.roleIds.includes(id))),
    unit: unit.name,
    leadsLeftInUnit: moves ? await view.count(leads, 'byView', `any|owner:${next.id}`) : 0,
  });
}

/** Makes the person what the change says. */
export async function changeMember(
  tx: Transaction,
  actor: Actor,
  change: MemberChange,
): Promise<MemberDecision> {
  const decision = await previewMember(tx, actor, change);
  if (decision.kind === 'agreed') await tx.put(people, decision.plan.next);
  return decision;
}

function personAfter(before: Person | undefined, change: MemberChange): Person {
  const { disabled: _, ...known } = before ?? { id: change.personId, version: 0 };
  return {
    ...known,
    name: change.name,
    businessUnitId: change.businessUnitId,
    roleIds: [...new Set(change.roleIds)],
    ...(change.disabled === true && { disabled: true }),
  };
}
