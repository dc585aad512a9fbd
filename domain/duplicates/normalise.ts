import { type CompanyName, companyName } from './company-name.ts';
import type { Comparable } from './comparable.ts';
import { type Email, email } from './email.ts';
import { type PersonName, personName } from './person-name.ts';
import { type Phone, phone, regionFrom, regionOf } from './phone.ts';
import { type Place, place } from './place.ts';
import { type Site, siteOf } from './site.ts';

/** A record as far as it is read to find others; reading phone numbers takes longer than all of this. */
export interface Outline {
  readonly record: Comparable;
  readonly person: PersonName | undefined;
  readonly company: CompanyName | undefined;
  readonly email: Email | undefined;
  /** The organisation's domain, from the e-mail address or else the website. */
  readonly site: Site | undefined;
  readonly place: Place | undefined;
  /** `YYYYMMDD`, else empty. */
  readonly birthDate: string;
}

/** A record read once, so that comparing it a thousand times is cheap. */
export interface Profile extends Outline {
  readonly phones: readonly Phone[];
}

/** What an organisation may set about reading records. */
export interface Reading {
  /** ISO code of the country whose phone numbers are meant when a record names none. */
  readonly region?: string | undefined;
  /** More registrable domains where anybody can have an address, in lower case. */
  readonly freeMail?: ReadonlySet<string> | undefined;
}

/** Reads a record as people typed it. Never throws: what cannot be read is simply no evidence. */
export function normalise(record: Comparable, reading: Reading = {}): Profile {
  const region = regionOf(record.country) ?? regionFrom(reading.region ?? '');
  return {
    ...outline(record, reading),
    phones: (record.phones ?? []).map((number) => phone(number, region)).filter((read) => read !== undefined),
  };
}

/** Everything but the phone numbers. Depends on the record alone, unless an organisation adds free-mail domains. */
export function outline(record: Comparable, reading: Reading = {}): Outline {
  const address = email(record.email, reading.freeMail);
  const isPerson = record.kind !== 'account';
  return {
    record,
    person: isPerson ? personName(record.firstName, record.lastName) : undefined,
    company: companyName(record.companyName),
    email: address,
    site: address?.site ?? (record.website ? siteOf(record.website, reading.freeMail) : undefined),
    place: place(record, regionOf(record.country)),
    birthDate: isPerson ? birthDate(record.birthDate) : '',
  };
}

function birthDate(text = ''): string {
  const digits = text.replace(/\D/g, '').slice(0, 8);
  return digits.length === 8 ? digits : '';
}

/** A person is known by a name or a birth date; a record without either stands for its company. */
export const namesPerson = (profile: Outline): boolean =>
  profile.person !== undefined || profile.birthDate !== '';
