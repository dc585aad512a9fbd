import { businessUnits, people, roles } from '../domain/collections.ts';
import { type Actor, loadActor } from '../domain/people/access.ts';
import { administratorRole, salespersonRole } from '../domain/people/default-roles.ts';
import type { Person } from '../domain/people/person.ts';
import type { SecurityRole } from '../domain/people/roles.ts';
import type { Lead } from '../domain/records/lead.ts';
import type { ChangeOf, Store, Transaction } from '../domain/store/store.ts';
import { anEmptyStore } from './an-empty-store.ts';

export const now = new Date('2026-11-20T09:00:00Z');

export const because: ChangeOf = { by: 'system', why: 'test', at: now };

/** Ids that count up: what the host's random ids stand for. */
export const counting = (prefix = 'id') => {
  let n = 0;
  return (): string => `${prefix}-${++n}`;
};

export const aRole = (id: string, grants: SecurityRole['grants'], name = id): SecurityRole => ({
  id,
  version: 0,
  name,
  grants,
});

export const aPerson = (id: string, roleIds: readonly string[], rest: Partial<Person> = {}): Person => ({
  id,
  version: 0,
  name: id[0]?.toUpperCase() + id.slice(1),
  businessUnitId: 'north',
  roleIds,
  ...rest,
});

export const aLead = (id: string, rest: Partial<Lead> = {}): Lead => ({
  id,
  version: 0,
  ownerId: 'sam',
  businessUnitId: 'north',
  createdAt: '2026-11-01T08:00:00.000Z',
  createdBy: 'sam',
  modifiedAt: '2026-11-01T08:00:00.000Z',
  modifiedBy: 'sam',
  topic: 'New machines',
  firstName: 'Ann',
  lastName: 'Contoso',
  companyName: 'Contoso',
  status: { state: 'open' },
  statusReason: 1,
  ...rest,
});

/** Head office above North and South; Ada administers, Sam sells in North, Tom's role grants nothing yet. */
export async function anOrganisation(
  more: (tx: Transaction) => Promise<void> = async () => {},
): Promise<Store> {
  const store = anEmptyStore();
  await store.change(because, async (tx) => {
    await tx.put(businessUnits, { id: 'head-office', version: 0, name: 'Head office' });
    for (const [id, name] of [
      ['north', 'North'],
      ['south', 'South'],
    ] as const)
      await tx.put(businessUnits, { id, version: 0, name, parentId: 'head-office' });
    await tx.put(roles, { ...administratorRole, version: 0 });
    await tx.put(roles, { ...salespersonRole, version: 0 });
    await tx.put(roles, aRole('trainee', {}, 'Trainee'));
    await tx.put(people, aPerson('ada', ['administrator'], { businessUnitId: 'head-office' }));
    await tx.put(people, aPerson('sam', ['salesperson']));
    await tx.put(people, aPerson('tom', ['trainee']));
    await more(tx);
  });
  return store;
}

/** The actor behind a person that a test put there. */
export async function actor(store: Store, personId: string): Promise<Actor> {
  const found = await store.read((view) => loadActor(view, personId));
  if (found === undefined) throw new Error(`no person ${personId}`);
  return found;
}

/** Runs a command as a person, in one change. */
export const as = async <T>(
  store: Store,
  personId: string,
  command: (tx: Transaction, actor: Actor) => Promise<T>,
): Promise<T> => {
  const who = await actor(store, personId);
  return store.change({ ...because, by: personId }, (tx) => command(tx, who));
};
