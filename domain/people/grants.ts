import { people, roles } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import type { Actor, MissingPrivilege } from './access.ts';
import { administrators, type Replacing } from './administrators.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from './decision.ts';
import type { Person } from './person.ts';
import {
  type AccessLevel,
  type Cell,
  highest,
  includes,
  type Privilege,
  type Securable,
  type SecurityRole,
} from './roles.ts';

export type Needed = Pick<MissingPrivilege, 'privilege' | 'on' | 'needed'>;

/** The missing cells, at the level needed, for one role. */
export interface Grant {
  readonly roleId: string;
  readonly missing: readonly Needed[];
}

/** The cells of one role that get another level, up or down; `none` revokes. */
export interface RoleChange {
  readonly roleId: string;
  readonly cells: readonly {
    readonly privilege: Privilege;
    readonly on: Securable;
    readonly level: AccessLevel;
  }[];
}

export interface CellChange {
  readonly privilege: Privilege;
  readonly on: Securable;
  readonly from: AccessLevel;
  readonly to: AccessLevel;
}

/** What a change of a role does, to the role and to everyone who has it. */
export interface RolePlan {
  readonly role: SecurityRole;
  /** Only cells that really change. */
  readonly cells: readonly CellChange[];
  /** Everyone whose own rights change by it, by name. */
  readonly affected: readonly { readonly id: string; readonly name: string }[];
  /** How many people have the role, those included to whom another role gives as much. */
  readonly holders: number;
}

/** Nobody could grant anything afterwards; `names` are those who still can. */
export interface LastAdministrator {
  readonly kind: 'lastAdministrator';
  readonly names: readonly string[];
}

export type RoleDecision = Decision<RolePlan, LastAdministrator>;

/**
 * Grants exactly the missing cells at the level needed (S2.8.7, S2.8.10–S2.8.12); a cell that the role holds at
 * that level or above stays as it is. Needs Write on Security Role.
 */
export const previewGrant = (view: View, actor: Actor, grant: Grant): Promise<RoleDecision> =>
  planRole(view, actor, grant.roleId, (role) => raised(role, grant.missing));

export const changeGrant = async (tx: Transaction, actor: Actor, grant: Grant): Promise<RoleDecision> =>
  written(tx, await previewGrant(tx, actor, grant));

/** Sets cells of a role. Needs Write on Security Role; refused when nobody could grant anything afterwards. */
export const previewRole = (view: View, actor: Actor, change: RoleChange): Promise<RoleDecision> =>
  planRole(view, actor, change.roleId, (role) =>
    change.cells.map(({ privilege, on, level }) => cellChange(role, privilege, on, level)),
  );

export const changeRole = async (tx: Transaction, actor: Actor, change: RoleChange): Promise<RoleDecision> =>
  written(tx, await previewRole(tx, actor, change));

async function planRole(
  view: View,
  actor: Actor,
  roleId: string,
  change: (role: SecurityRole) => readonly CellChange[],
): Promise<RoleDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'securityRole');
  if (forbidden) return forbidden;
  const role = await view.get(roles, roleId);
  if (role === undefined) return notFound('role', roleId);
  const cells = change(role).filter(({ from, to }) => from !== to);
  const next = withCells(role, cells);
  const lockedOut = await lastAdministrator(view, { role: next });
  if (lockedOut) return refused(lockedOut);
  const holders = await view.find(people, 'byRole', role.id);
  const affected = changedBy(holders, await allRoles(view), next).map(({ id, name }) => ({ id, name }));
  return agreed({ role, cells, affected, holders: holders.length });
}

async function written(tx: Transaction, decision: RoleDecision): Promise<RoleDecision> {
  if (decision.kind === 'agreed' && decision.plan.cells.length > 0)
    await tx.put(roles, withCells(decision.plan.role, decision.plan.cells));
  return decision;
}

/** The refusal when this change would leave nobody who can grant; `undefined` when somebody is left. */
export async function lastAdministrator(
  view: View,
  after: Replacing,
): Promise<LastAdministrator | undefined> {
  if ((await administrators(view, after)).length > 0) return undefined;
  return { kind: 'lastAdministrator', names: (await administrators(view)).map(({ name }) => name) };
}

const held = (role: SecurityRole | undefined, cell: Cell): AccessLevel => role?.grants[cell] ?? 'none';

const cellChange = (
  role: SecurityRole,
  privilege: Privilege,
  on: Securable,
  to: AccessLevel,
): CellChange => ({ privilege, on, from: held(role, `${privilege}:${on}`), to });

const raised = (role: SecurityRole, missing: readonly Needed[]): readonly CellChange[] =>
  missing.map(({ privilege, on, needed }) =>
    cellChange(role, privilege, on, highest([held(role, `${privilege}:${on}`), needed])),
  );

const withCells = (role: SecurityRole, cells: readonly CellChange[]): SecurityRole => ({
  ...role,
  grants: {
    ...role.grants,
    ...Object.fromEntries(cells.map(({ privilege, on, to }) => [`${privilege}:${on}`, to])),
  },
});

async function allRoles(view: View): Promise<ReadonlyMap<string, SecurityRole>> {
  const all = new Map<string, SecurityRole>();
  for await (const role of view.all(roles)) all.set(role.id, role);
  return all;
}

/** Roles are cumulative, so a person's rights change only where no other role of theirs gives as much. */
function changedBy(
  holders: readonly Person[],
  before: ReadonlyMap<string, SecurityRole>,
  next: SecurityRole,
): readonly Person[] {
  const old = before.get(next.id);
  const cells = (Object.keys(next.grants) as Cell[]).filter((cell) => held(old, cell) !== held(next, cell));
  const top = ({ roleIds }: Person, cell: Cell, role: SecurityRole | undefined): AccessLevel =>
    highest(roleIds.map((id) => held(id === next.id ? role : before.get(id), cell)));
  return holders.filter((person) => cells.some((cell) => top(person, cell, old) !== top(person, cell, next)));
}

/** One way of giving a person what they miss. */
export type GrantOption =
  /** Raise one of their roles; the `others` get it too. */
  | { readonly kind: 'raise'; readonly role: SecurityRole; readonly others: readonly string[] }
  /** Give them a role that already has it all. */
  | { readonly kind: 'assign'; readonly role: SecurityRole };

/** Every way of giving the person these cells: raising one of their roles first, with fewest others on top. */
export async function grantOptions(
  view: View,
  personId: string,
  missing: readonly Needed[],
): Promise<readonly GrantOption[]> {
  const person = await view.get(people, personId);
  if (person === undefined) return [];
  const all = await allRoles(view);
  const raise = await Promise.all(
    person.roleIds
      .flatMap((id) => all.get(id) ?? [])
      .map(async (role) => {
        const next = withCells(role, raised(role, missing));
        const holders = (await view.find(people, 'byRole', role.id)).filter(({ id }) => id !== personId);
        return {
          kind: 'raise' as const,
          role,
          others: changedBy(holders, all, next).map(({ name }) => name),
        };
      }),
  );
  const assign = [...all.values()].filter(
    (role) =>
      !person.roleIds.includes(role.id) &&
      missing.every(({ privilege, on, needed }) => includes(held(role, `${privilege}:${on}`), needed)),
  );
  return [
    ...raise.toSorted((a, b) => a.others.length - b.others.length),
    ...assign.map((role) => ({ kind: 'assign' as const, role })),
  ];
}
