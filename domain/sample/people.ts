import { administratorRole, headOffice, managerRole, salespersonRole } from '../people/default-roles.ts';
import type { BusinessUnit, Person } from '../people/person.ts';
import type { AccessLevel, Cell, SecurityRole } from '../people/roles.ts';
import { coreRecords } from '../people/roles.ts';
import type { Fresh } from './fresh.ts';

/** The Entra tenant in which the sample people live. */
export const sampleTenant = '00000000-0000-4000-8000-00000000000a';

/** The five people's ids, fixed so that scripts and the Playground can rely on them. */
export const sample = {
  sam: '00000000-0000-4000-8000-000000000001',
  priya: '00000000-0000-4000-8000-000000000002',
  ada: '00000000-0000-4000-8000-000000000003',
  mira: '00000000-0000-4000-8000-000000000004',
  tom: '00000000-0000-4000-8000-000000000005',
} as const;
export type SamplePerson = keyof typeof sample;

export const north = 'north';
export const south = 'south';

export const sampleUnits: readonly Fresh<BusinessUnit>[] = [
  { ...headOffice, name: 'Adventure Works' },
  { id: north, name: 'North', parentId: headOffice.id },
  { id: south, name: 'South', parentId: headOffice.id },
];

/** Work on their own records, and see what the business unit has: so a match elsewhere stays hidden. */
const salesGrants: SecurityRole['grants'] = {
  ...salespersonRole.grants,
  ...(Object.fromEntries(
    [...coreRecords, 'note'].map((entity) => [`read:${entity}`, 'businessUnit']),
  ) as Partial<Record<Cell, AccessLevel>>),
  'read:custom:site-visit': 'user',
  'create:custom:site-visit': 'user',
};

const salesperson: Fresh<SecurityRole> = { ...salespersonRole, grants: salesGrants };

/**
 * Qualifying fails twice for a trainee: first for the privilege on the opportunity itself (S2.8), then, once that
 * is granted, for the one that an automation on new opportunities needs (S2.9).
 */
const {
  'appendTo:opportunity': _missing,
  'create:custom:site-visit': _neededByAutomation,
  ...traineeGrants
} = salesGrants;
const trainee: Fresh<SecurityRole> = {
  id: 'salesperson-trainee',
  name: 'Salesperson (trainee)',
  grants: traineeGrants,
};

const siteVisits = (role: Fresh<SecurityRole>): Fresh<SecurityRole> => ({
  ...role,
  grants: {
    ...role.grants,
    'read:custom:site-visit': 'organization',
    'create:custom:site-visit': 'organization',
  },
});

export const sampleRoles: readonly Fresh<SecurityRole>[] = [
  siteVisits(administratorRole),
  siteVisits(managerRole),
  salesperson,
  trainee,
];

const person = (
  key: SamplePerson,
  name: string,
  businessUnitId: string,
  role: Fresh<SecurityRole>,
): Fresh<Person> => ({
  id: sample[key],
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@adventure-works.example`,
  businessUnitId,
  roleIds: [role.id],
});

export const samplePeople: readonly Fresh<Person>[] = [
  person('sam', 'Sam Rivera', north, salesperson),
  person('priya', 'Priya Nair', south, salesperson),
  person('ada', 'Ada Novak', headOffice.id, administratorRole),
  person('mira', 'Mira Chen', headOffice.id, managerRole),
  person('tom', 'Tom Okafor', north, trainee),
];

export const unitOf = (key: SamplePerson): string =>
  samplePeople.find(({ id }) => id === sample[key])?.businessUnitId ?? headOffice.id;
