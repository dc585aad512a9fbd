import { businessUnits, people, roles } from '../collections.ts';
import type { Transaction, View } from '../store/store.ts';
import { administratorRole, headOffice, managerRole, salespersonRole } from './default-roles.ts';
import type { Person } from './person.ts';

/** The app roles that the app registration declares, and the security role that each one gives here (SEC16). */
export const appRoles = {
  'Lead.User': salespersonRole,
  'Lead.Manager': managerRole,
  'Lead.Admin': administratorRole,
} as const;
export type AppRole = keyof typeof appRoles;

/** What a token says of a person's roles. */
export interface RoleClaims {
  /** The `roles` claim; what is no app role of ours counts for nothing. */
  readonly appRoles: readonly string[];
  /** The person is in so many groups that Entra left them out of the token. Groups never give a role here. */
  readonly groupsLeftOut: boolean;
}

export type EntraRoles =
  | { readonly kind: 'roles'; readonly appRoles: readonly [AppRole, ...AppRole[]] }
  /** `groupsLeftOut`: roles were probably given by groups, and those are not in the token. */
  | { readonly kind: 'refused'; readonly why: 'noAppRole' | 'groupsLeftOut' };

/** App roles alone give a role; without one the person is refused, whatever their groups may be (SEC16). */
export function rolesFrom({ appRoles: claimed, groupsLeftOut }: RoleClaims): EntraRoles {
  const [first, ...rest] = (Object.keys(appRoles) as AppRole[]).filter((role) => claimed.includes(role));
  if (first !== undefined) return { kind: 'roles', appRoles: [first, ...rest] };
  return { kind: 'refused', why: groupsLeftOut ? 'groupsLeftOut' : 'noAppRole' };
}

const hour = 3_600_000;
/** How long a role that a token gave lets its person act: a working day. Then Teams is asked again, silently. */
const actsFor = 8 * hour;
/** And how long it lets the bot write to them by itself: over a long weekend, not for ever. */
const toldFor = 7 * 24 * hour;
/** A later token is not written down again before that, unless it says something else. */
const freshFor = hour;

const age = ({ entra }: Pick<Person, 'entra'>, now: Date): number =>
  entra === undefined ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(entra.at);

/** Whether this person may act by what a token said of them, or has to sign in. */
export async function isSignedIn(view: View, personId: string, now: Date): Promise<boolean> {
  const person = await view.get(people, personId);
  return person !== undefined && age(person, now) < actsFor;
}

/** Whether a role of theirs is too old to tell them anything by; where roles are given here it never is. */
export const isStale = (person: Person, now: Date): boolean =>
  person.entra !== undefined && age(person, now) >= toldFor;

/** Whether the same was written within the hour. */
export async function isFresh(
  view: View,
  personId: string,
  given: readonly AppRole[],
  now: Date,
): Promise<boolean> {
  const known = await view.get(people, personId);
  const roleIds = given.map((role) => appRoles[role].id);
  return known !== undefined && String(known.roleIds) === String(roleIds) && age(known, now) < freshFor;
}

/**
 * The person gets exactly the roles of the token: what they had before is gone. A new one is put into the root unit;
 * one who is disabled here stays disabled. Writes nothing where the same was written within the hour.
 */
export async function signIn(
  tx: Transaction,
  { id, name }: { readonly id: string; readonly name: string },
  given: readonly AppRole[],
  now: Date,
): Promise<void> {
  if (await isFresh(tx, id, given, now)) return;
  const known = await tx.get(people, id);
  const roleIds = given.map((role) => appRoles[role].id);
  for (const role of given)
    if ((await tx.get(roles, appRoles[role].id)) === undefined)
      await tx.put(roles, { ...appRoles[role], version: 0 });
  await tx.put(people, {
    ...(known ?? { id, version: 0, businessUnitId: await rootUnit(tx) }),
    name: known?.name ?? (name === '' ? 'Member' : name),
    roleIds,
    entra: { at: now.toISOString() },
  });
}

async function rootUnit(tx: Transaction): Promise<string> {
  for await (const unit of tx.all(businessUnits)) if (unit.parentId === undefined) return unit.id;
  return (await tx.put(businessUnits, { ...headOffice, version: 0 })).id;
}

/** Forgets what tokens said: no role is left that came from one. Their leads stay theirs. */
export async function signOut(tx: Transaction, personId: string): Promise<void> {
  const known = await tx.get(people, personId);
  if (known?.entra === undefined) return;
  const { entra: _, ...person } = known;
  await tx.put(people, { ...person, roleIds: [] });
}

/**
 * At every start: where roles are given here, those that came from tokens stay, and an administrator may change them.
 * Where they come from Entra, those that were given here let nobody act, and nothing is told by them.
 */
export async function takeRolesFrom(tx: Transaction, source: 'here' | 'entra'): Promise<void> {
  for await (const person of tx.all(people)) {
    if (source === 'entra' && person.entra === undefined && person.roleIds.length > 0)
      await tx.put(people, { ...person, entra: { at: new Date(0).toISOString() } });
    if (source === 'here' && person.entra !== undefined) {
      const { entra: _, ...rest } = person;
      await tx.put(people, rest);
    }
  }
}
