import {
  companyLevels,
  compareCompanies,
  compareOrganisations,
  organisationLevels,
} from './compare-companies.ts';
import {
  birthDateLevels,
  companyEmailLevels,
  compareBirthDates,
  compareCompanyEmails,
  compareEmails,
  comparePhones,
  comparePlaces,
  emailLevels,
  phoneLevels,
  placeLevels,
} from './compare-contacts.ts';
import { compareNames, isOtherName, nameLevels } from './compare-names.ts';
import { namesPerson, type Profile } from './normalise.ts';

/**
 * The two models: people are told apart by their names, companies by theirs.
 * The order of the fields is the order of the chain rule (see `weigh`); level 0 is always `missing`.
 */
export const models = {
  person: {
    name: nameLevels,
    organisation: organisationLevels,
    email: emailLevels,
    phone: phoneLevels,
    place: placeLevels,
    birthDate: birthDateLevels,
  },
  company: {
    company: companyLevels,
    email: companyEmailLevels,
    phone: phoneLevels,
    place: placeLevels,
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type ModelName = keyof typeof models;
type PersonField = keyof (typeof models)['person'];
type CompanyField = keyof (typeof models)['company'];
export type Field = PersonField | CompanyField;

const fields = {
  person: Object.keys(models.person) as PersonField[],
  company: Object.keys(models.company) as CompanyField[],
};
export const fieldsOf = (model: ModelName): readonly Field[] => fields[model];
export const levelsOf = (model: ModelName, field: Field): readonly string[] =>
  (models[model] as Partial<Record<Field, readonly string[]>>)[field] ?? [];

/**
 * The agreement pattern of a pair (Fellegi and Sunter 1969): the model and one level for every field, packed
 * into an integer, four bits a field, so that millions of pairs can be counted by pattern.
 */
export type Pattern = number;

const companyBit = 1 << 28;

export const modelOf = (pattern: Pattern): ModelName => ((pattern & companyBit) === 0 ? 'person' : 'company');
export const levelAt = (pattern: Pattern, field: number): number => (pattern >> (4 * field)) & 15;

/** Whether the two have nothing that can be compared. */
export const saysNothing = (pattern: Pattern): boolean => (pattern & ~companyBit) === 0;

/** How a pair agrees in a field; `missing` for a field its model does not have. */
export const levelOf = (pattern: Pattern, field: Field): string => {
  const model = modelOf(pattern);
  const at = fieldsOf(model).indexOf(field);
  return at < 0 ? 'missing' : (levelsOf(model, field)[levelAt(pattern, at)] ?? 'missing');
};

/** Two records are compared as companies when one is an account or neither names a person. */
export const modelFor = (a: Profile, b: Profile): ModelName =>
  a.record.kind === 'account' || b.record.kind === 'account' || (!namesPerson(a) && !namesPerson(b))
    ? 'company'
    : 'person';

/** Compares two records field by field; symmetric. `isCommon` tells first names that many people have. */
export function compare(a: Profile, b: Profile, isCommon: (firstName: string) => boolean): Pattern {
  return modelFor(a, b) === 'person' ? comparePeople(a, b, isCommon) : compareAsCompanies(a, b);
}

function comparePeople(a: Profile, b: Profile, isCommon: (firstName: string) => boolean): Pattern {
  const name = compareNames(a.person, b.person, isCommon);
  return (
    nameLevels.indexOf(name) |
    (organisationLevels.indexOf(compareOrganisations(a, b)) << 4) |
    (emailLevels.indexOf(compareEmails(a, b, isOtherName(name))) << 8) |
    (phoneLevels.indexOf(comparePhones(a.phones, b.phones)) << 12) |
    (placeLevels.indexOf(comparePlaces(a.place, b.place)) << 16) |
    (birthDateLevels.indexOf(compareBirthDates(a.birthDate, b.birthDate)) << 20)
  );
}

function compareAsCompanies(a: Profile, b: Profile): Pattern {
  const phone = comparePhones(a.phones, b.phones);
  // A person of the company may have a number of their own.
  const isPersonal = phone === 'differs' && (namesPerson(a) || namesPerson(b));
  return (
    companyBit |
    companyLevels.indexOf(compareCompanies(a.company, b.company)) |
    (companyEmailLevels.indexOf(compareCompanyEmails(a, b)) << 4) |
    ((isPersonal ? 0 : phoneLevels.indexOf(phone)) << 8) |
    (placeLevels.indexOf(comparePlaces(a.place, b.place)) << 12)
  );
}
