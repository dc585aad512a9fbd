import anyAscii from 'any-ascii';
import { fieldsOf, isTyped } from '../records/fields.ts';
import type { LeadFields } from '../records/lead.ts';

/** What a column of a leads file holds: a field of the lead, or one of these. */
export type ColumnName =
  | keyof LeadFields
  | 'id'
  | 'fullName'
  | 'createdOn'
  | 'status'
  | 'statusReason'
  | 'closedOn'
  | 'owner';

/** The columns that `export` writes, in order: name and header. `import` reads them under many more names. */
export const exportColumns = [
  ['id', 'leadId'],
  ['topic', 'topic'],
  ['firstName', 'firstName'],
  ['lastName', 'lastName'],
  ['companyName', 'companyName'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['mobilePhone', 'mobilePhone'],
  ['jobTitle', 'jobTitle'],
  ['website', 'website'],
  ['street', 'street'],
  ['city', 'city'],
  ['region', 'state'],
  ['postalCode', 'postalCode'],
  ['country', 'country'],
  ['birthDate', 'birthDate'],
  ['leadSource', 'leadSource'],
  ['industry', 'industry'],
  ['budgetAmount', 'budgetAmount'],
  ['purchaseTimeframe', 'purchaseTimeframe'],
  ['need', 'need'],
  ['decisionMaker', 'decisionMaker'],
  ['description', 'description'],
  ['status', 'status'],
  ['statusReason', 'statusReason'],
  ['createdOn', 'createdOn'],
  ['closedOn', 'closedOn'],
  ['owner', 'owner'],
] as const satisfies readonly (readonly [ColumnName, string])[];

/** Further names that files use, in English and German; `comparable` makes spelling and punctuation equal. */
const synonyms: Readonly<Partial<Record<ColumnName, string>>> = {
  id: 'lead id, id, lead, (do not modify) lead, external id, record id, lead-id, lead nr, leadnummer',
  fullName: 'full name, name, contact name, contact, ansprechpartner, kontakt, vollständiger name',
  topic: 'subject, thema, betreff',
  firstName: 'given name, forename, vorname',
  lastName: 'surname, family name, nachname, familienname',
  companyName:
    'company, organisation, organization, account, account name, firma, firmenname, unternehmen, unternehmensname',
  email: 'e-mail, email address, e-mail address, mail, e-mail-adresse, mailadresse',
  phone:
    'telephone, phone number, telephone number, tel, work phone, telefon, telefonnummer, rufnummer, telefon geschäftlich',
  mobilePhone:
    'mobile, cell, cell phone, mobile number, handy, handynummer, mobil, mobiltelefon, mobilnummer',
  jobTitle: 'position, role, funktion, berufsbezeichnung, stellenbezeichnung',
  website: 'url, web, web site, homepage, webseite, internet',
  street:
    'address, street address, address line 1, strasse, straße, straße und hausnummer, adresse, anschrift',
  city: 'town, ort, stadt, wohnort',
  region: 'state, region, province, county, bundesland, kanton, provinz',
  postalCode: 'zip, zip code, postcode, post code, plz, postleitzahl',
  country: 'land, nation, country code, ländercode',
  birthDate: 'date of birth, dob, birth day, geburtsdatum, geburtstag',
  leadSource: 'source, herkunft, quelle, leadquelle',
  industry: 'sector, branche',
  budgetAmount: 'budget amount, estimated budget',
  purchaseTimeframe: 'timeframe, kaufzeitraum, zeitrahmen',
  need: 'bedarf',
  decisionMaker: 'entscheider, entscheidungsträger',
  description: 'notes, comment, comments, remarks, beschreibung, bemerkung, bemerkungen, notizen',
  status: 'state code, statecode, lead status',
  statusReason: 'status reason, statuscode, statusgrund',
  createdOn: 'created, created at, created on, creation date, erstellt, erstellt am, erstellungsdatum',
  closedOn: 'closed, closed at, closed on, geschlossen am, abgeschlossen am',
  owner: 'owner id, ownerid, besitzer, inhaber, zuständig, verkäufer, salesperson',
};

/** Headers as they are compared: without case, accents, spaces and punctuation. */
const comparable = (header: string): string =>
  anyAscii(header)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const byHeader = new Map<string, ColumnName>([
  ...fieldsOf.lead
    .filter(isTyped)
    .flatMap(({ name, label, logicalName }) =>
      [name, label, logicalName].map((header) => [comparable(header), name as ColumnName] as const),
    ),
  ...Object.entries(synonyms).flatMap(([name, headers]) =>
    headers.split(', ').map((header) => [comparable(header), name as ColumnName] as const),
  ),
  ...exportColumns.map(([name, header]) => [comparable(header), name] as const),
]);

export interface ReadHeader {
  /** What each column holds; `undefined` where the column is ignored. */
  readonly columns: readonly (ColumnName | undefined)[];
  /** Headers that mean nothing here, or something an earlier column already holds. */
  readonly ignored: readonly string[];
}

/** What the columns of a file hold. A sole *name* beside a first name is the last name. */
export function readHeader(headers: readonly string[]): ReadHeader {
  const named = headers.map((header) => byHeader.get(comparable(header)));
  const meant = named.includes('firstName') && !named.includes('lastName');
  const columns = named
    .map((name) => (name === 'fullName' && meant ? 'lastName' : name))
    .map((name, index, all) => (name !== undefined && all.indexOf(name) === index ? name : undefined));
  const ignored = headers.filter((header, index) => columns[index] === undefined && header.trim() !== '');
  return { columns, ignored };
}

/** The header under which people know the column. */
export const headerOf = (name: ColumnName): string =>
  exportColumns.find(([column]) => column === name)?.[1] ?? 'name';
