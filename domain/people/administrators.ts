import { businessUnits, people, roles } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import { administratorRole, headOffice } from './default-roles.ts';
import type { Person } from './person.ts';
import type { Cell, SecurityRole } from './roles.ts';

/** Whoever may change security roles can grant, approve and assign. */
const canGrant = (role: SecurityRole): boolean => (role.grants['write:securityRole'] ?? 'none') !== 'none';

/** What a change would replace, to see who could still grant after it. */
export interface Replacing {
  readonly role?: SecurityRole;
  readonly person?: Person;
}

/** The people who can grant privileges, by name; `after` looks past a change that is not written yet. */
export async function administrators(view: View, after: Replacing = {}): Promise<readonly Person[]> {
  const granting: string[] = [];
  for await (const stored of view.all(roles)) {
    const role = after.role?.id === stored.id ? after.role : stored;
    if (canGrant(role)) granting.push(role.id);
  }
  const found = granting.length === 0 ? [] : await view.find(people, 'byRole', granting);
  const others = found.filter((person) => person.id !== after.person?.id);
  const replaced =
    after.person?.roleIds.some((id) => granting.includes(id)) === true ? [after.person] : ([] as Person[]);
  return [...others, ...replaced].filter((person) => !person.disabled);
}

/** Everybody whose roles give this privilege at any level. */
export async function holdersOf(view: View, cell: Cell): Promise<readonly Person[]> {
  const giving: string[] = [];
  for await (const role of view.all(roles))
    if ((role.grants[cell] ?? 'none') !== 'none') giving.push(role.id);
  const found = giving.length === 0 ? [] : await view.find(people, 'byRole', giving);
  return found.filter((person) => !person.disabled);
}

/** Their names, for telling a person whom to ask (S2.8.3). */
export const grantors = async (view: View): Promise<readonly string[]> =>
  (await administrators(view)).map(({ name }) => name);

/**
 * Makes the configured people administrators: they exist, are enabled and hold the administrator role. Writes
 * only what is missing, so it may run at every start.
 */
export async function ensureAdministrators(tx: Transaction, personIds: readonly string[]): Promise<void> {
  if ((await tx.get(roles, administratorRole.id)) === undefined)
    await tx.put(roles, { ...administratorRole, version: 0 });
  const roots = [];
  for await (const unit of tx.all(businessUnits)) if (unit.parentId === undefined) roots.push(unit);
  const root = roots[0] ?? (await tx.put(businessUnits, { ...headOffice, version: 0 }));
  for (const id of personIds) {
    const known = await tx.get(people, id);
    if (known?.roleIds.includes(administratorRole.id) && !known.disabled) continue;
    const { disabled: _, ...person } = known ?? {
      id,
      version: 0,
      name: 'Administrator',
      businessUnitId: root.id,
      roleIds: [],
    };
    await tx.put(people, { ...person, roleIds: [...new Set([...person.roleIds, administratorRole.id])] });
  }
}
