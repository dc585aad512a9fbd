import { businessUnits, people, roles } from '../collections.ts';
import type { Owned } from '../records/owned.ts';
import type { View } from '../store/store.ts';
import type { BusinessUnit, Person } from './person.ts';
import {
  type AccessLevel,
  highest,
  includes,
  type Privilege,
  type Securable,
  type SecurityRole,
} from './roles.ts';

/** A person with everything that decides what they may do, as it stood when the view was opened. */
export interface Actor {
  readonly person: Person;
  readonly roles: readonly SecurityRole[];
  readonly units: ReadonlyMap<string, BusinessUnit>;
}

/** A privilege the actor lacks for what they asked: which cell, at which level, and what they hold. */
export interface MissingPrivilege {
  readonly privilege: Privilege;
  readonly on: Securable;
  readonly needed: AccessLevel;
  readonly held: AccessLevel;
}

/** The actor behind a person's id, or `undefined` for an unknown or disabled person. */
export async function loadActor(view: View, personId: string): Promise<Actor | undefined> {
  const person = await view.get(people, personId);
  if (person === undefined || person.disabled) return undefined;
  const found = await Promise.all(person.roleIds.map((id) => view.get(roles, id)));
  const units = new Map<string, BusinessUnit>();
  for await (const unit of view.all(businessUnits)) units.set(unit.id, unit);
  return { person, roles: found.filter((role) => role !== undefined), units };
}

/** Roles are cumulative: the highest level that any of them gives (dynamics-facts 8). */
export const levelHeld = (actor: Actor, privilege: Privilege, on: Securable): AccessLevel =>
  highest(actor.roles.map((role) => role.grants[`${privilege}:${on}`] ?? 'none'));

/** The access level that this ownership scenario asks for (S2.8.4–S2.8.6). */
export function levelNeeded(actor: Actor, record: Owned): AccessLevel {
  if (record.ownerId === actor.person.id) return 'user';
  if (record.businessUnitId === actor.person.businessUnitId) return 'businessUnit';
  return unitsBelow(actor, actor.person.businessUnitId).has(record.businessUnitId)
    ? 'parentChild'
    : 'organization';
}

/** Whether the actor may do this on that record, by role or because it was shared with them. */
export function may(actor: Actor, privilege: Privilege, on: Securable, record: Owned): boolean {
  return (
    includes(levelHeld(actor, privilege, on), levelNeeded(actor, record)) ||
    isShared(actor, privilege, record, on)
  );
}

/** Sharing adds a right on one record to people who hold the privilege at all (at least at User level). */
const isShared = (actor: Actor, privilege: Privilege, record: Owned, on: Securable): boolean =>
  includes(levelHeld(actor, privilege, on), 'user') &&
  (record.sharedWith ?? []).some(
    (share) => share.personId === actor.person.id && share.privileges.includes(privilege),
  );

/** `undefined` when the actor may; else the cell that is missing, with the level needed here. */
export const lacks = (
  actor: Actor,
  privilege: Privilege,
  on: Securable,
  record: Owned,
): MissingPrivilege | undefined =>
  may(actor, privilege, on, record)
    ? undefined
    : { privilege, on, needed: levelNeeded(actor, record), held: levelHeld(actor, privilege, on) };

/** `undefined` when the actor holds the privilege at any level: for things that nobody owns. */
export const lacksAny = (actor: Actor, privilege: Privilege, on: Securable): MissingPrivilege | undefined =>
  levelHeld(actor, privilege, on) === 'none' ? { privilege, on, needed: 'user', held: 'none' } : undefined;

/** The partitions (see `partitionsOf`) that the actor may read: what every list, search and count is confined to. */
export function readable(actor: Actor, on: Securable): 'all' | readonly string[] {
  const { id, businessUnitId } = actor.person;
  const own = [`owner:${id}`, `shared:${id}`];
  switch (levelHeld(actor, 'read', on)) {
    case 'none':
      return [];
    case 'user':
      return own;
    case 'businessUnit':
      return [...own, `unit:${businessUnitId}`];
    case 'parentChild':
      return [
        ...own,
        ...[businessUnitId, ...unitsBelow(actor, businessUnitId)].map((unit) => `unit:${unit}`),
      ];
    case 'organization':
      return 'all';
  }
}

/** All units under this one, however deep. A circle in the tree ends the walk instead of looping. */
function unitsBelow(actor: Actor, unitId: string): ReadonlySet<string> {
  const below = new Set<string>();
  const visit = (parent: string): void => {
    for (const unit of actor.units.values()) {
      if (unit.parentId !== parent || below.has(unit.id) || unit.id === unitId) continue;
      below.add(unit.id);
      visit(unit.id);
    }
  };
  visit(unitId);
  return below;
}
