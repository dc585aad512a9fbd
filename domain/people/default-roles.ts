import type { BusinessUnit } from './person.ts';
import {
  type AccessLevel,
  administration,
  type Cell,
  coreRecords,
  customizationEntities,
  type Privilege,
  privileges,
  type Securable,
  type SecurityRole,
} from './roles.ts';

type Fresh<T> = Omit<T, 'version'>;
type Grants = Partial<Record<Cell, AccessLevel>>;

const cells = (on: readonly Securable[], which: readonly Privilege[], level: AccessLevel): Readonly<Grants> =>
  Object.fromEntries(on.flatMap((entity) => which.map((privilege) => [`${privilege}:${entity}`, level])));

const records = [...coreRecords, 'note'] as const;

export const headOffice: Fresh<BusinessUnit> = { id: 'head-office', name: 'Head office' };

/** Everything, everywhere: the platform's System Administrator. */
export const administratorRole: Fresh<SecurityRole> = {
  id: 'administrator',
  name: 'System Administrator',
  grants: cells([...records, ...customizationEntities, ...administration], privileges, 'organization'),
};

/**
 * What a person needs to qualify their own leads: Create, Read, Append and Append To on the four core records at
 * User level (S2.8.4, S2.8.10), Read on the customization entities (S2.8.12), and to work on their leads.
 */
export const salespersonRole: Fresh<SecurityRole> = {
  id: 'salesperson',
  name: 'Salesperson',
  grants: {
    ...cells(records, ['create', 'read', 'write', 'append', 'appendTo', 'assign', 'share'], 'user'),
    ...cells(['lead', 'note'], ['delete'], 'user'),
    ...cells(customizationEntities, ['read'], 'user'),
  },
};

/** Sees and works on everything of the organisation's sales; changes no setting. */
export const managerRole: Fresh<SecurityRole> = {
  id: 'sales-manager',
  name: 'Sales Manager',
  grants: {
    ...cells(records, privileges, 'organization'),
    ...cells(customizationEntities, ['read'], 'organization'),
    ...cells(['scoringModel', 'audit'], ['read'], 'organization'),
  },
};

export const defaultRoles: readonly Fresh<SecurityRole>[] = [administratorRole, salespersonRole, managerRole];
