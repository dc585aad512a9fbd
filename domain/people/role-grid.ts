import { people, roles } from '../collections.ts';
import type { View } from '../store/store.ts';
import type { Actor } from './access.ts';
import { agreed, type Decision, notAllowed, notFound } from './decision.ts';
import {
  type AccessLevel,
  type Cell,
  coreRecords,
  customizationEntities,
  type Privilege,
  privileges,
  type Securable,
  type SecurityRole,
} from './roles.ts';

/** The tabs of a security role as the platform shows them (S2.8.10–S2.8.12); ours is *administration*. */
export type Tab = 'coreRecords' | 'customEntities' | 'customizations' | 'administration';

export interface GridRow {
  readonly on: Securable;
  readonly levels: Readonly<Record<Privilege, AccessLevel>>;
}

export interface RoleGrid {
  readonly role: SecurityRole;
  readonly tabs: readonly { readonly tab: Tab; readonly rows: readonly GridRow[] }[];
  /** Everyone who has the role, by name. */
  readonly holders: readonly string[];
}

/** A role with every privilege it gives, tab by tab (S2.8.9). Needs Read on Security Role. */
export async function openRole(view: View, actor: Actor, roleId: string): Promise<Decision<RoleGrid>> {
  const forbidden = await notAllowed(view, actor, 'read', 'securityRole');
  if (forbidden) return forbidden;
  const role = await view.get(roles, roleId);
  if (role === undefined) return notFound('role', roleId);
  const holders = await view.find(people, 'byRole', roleId);
  return agreed({ role, tabs: tabsOf(role), holders: holders.map(({ name }) => name) });
}

/** All roles by name, with how many people have each (S2.8.8). Needs Read on Security Role. */
export async function listRoles(
  view: View,
  actor: Actor,
): Promise<Decision<readonly { readonly role: SecurityRole; readonly holders: number }[]>> {
  const forbidden = await notAllowed(view, actor, 'read', 'securityRole');
  if (forbidden) return forbidden;
  const list: { readonly role: SecurityRole; readonly holders: number }[] = [];
  for await (const role of view.all(roles))
    list.push({ role, holders: await view.count(people, 'byRole', role.id) });
  return agreed(list.toSorted((a, b) => a.role.name.localeCompare(b.role.name)));
}

function tabsOf(role: SecurityRole): RoleGrid['tabs'] {
  const named = [...new Set((Object.keys(role.grants) as Cell[]).map(securableOf))].toSorted();
  const records: readonly Securable[] = [...coreRecords, 'note'];
  const custom = named.filter((on) => on.startsWith('custom:'));
  const rest = named.filter(
    (on) => ![...records, ...customizationEntities, ...custom].some((each) => each === on),
  );
  return (
    [
      ['coreRecords', records],
      ['customEntities', custom],
      ['customizations', customizationEntities],
      ['administration', rest],
    ] as const
  ).map(([tab, rows]) => ({ tab, rows: rows.map((on) => rowOf(role, on)) }));
}

const securableOf = (cell: Cell): Securable => cell.slice(cell.indexOf(':') + 1) as Securable;

const rowOf = (role: SecurityRole, on: Securable): GridRow => ({
  on,
  levels: Object.fromEntries(
    privileges.map((privilege) => [privilege, role.grants[`${privilege}:${on}`] ?? 'none']),
  ) as Record<Privilege, AccessLevel>,
});
