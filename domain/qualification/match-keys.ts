import type { Account } from '../records/account.ts';
import { type Contact, contactName } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';

/**
 * The keys under which an account or a contact is found again from a lead: equal e-mail address, equal phone
 * number, equal company, equal person. Blank values have no key, so two blanks never match.
 */

/** Letters and digits without case, accents or punctuation, words apart by one space. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const legalForms = new Set(
  'ab ag as bv co company corp corporation gmbh inc incorporated kg limited llc llp ltd nv oy plc sa sarl spa srl'.split(
    ' ',
  ),
);

/** "Contoso, Inc." and "contoso" are the same company; a name that is nothing but legal forms stays as it is. */
export function companyKey(name: string | undefined): string | undefined {
  const words = plain(name ?? '').split(' ');
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).join(' ') || undefined;
}

/** "Smith, Ann" and "ann smith" are the same name. */
export const personKey = (name: string): string | undefined =>
  plain(name).split(' ').toSorted().join(' ') || undefined;

export function emailKey(address: string | undefined): string | undefined {
  const tidy = address?.trim().toLowerCase();
  return tidy?.includes('@') ? tidy : undefined;
}

/** The last eight digits: what is left of a number with or without country and trunk code. Short numbers have no key. */
export function phoneKey(number: string | undefined): string | undefined {
  const digits = number?.replace(/(?:ext|x|#).*$/i, '').replace(/\D/g, '') ?? '';
  return digits.length < 6 ? undefined : digits.slice(-8);
}

const keys = (
  emails: readonly (string | undefined)[],
  phones: readonly (string | undefined)[],
  company: string | undefined,
  person: string | undefined,
): readonly string[] => {
  const named = (kind: string, values: readonly (string | undefined)[]): readonly string[] =>
    values.flatMap((value) => (value === undefined ? [] : [`${kind}:${value}`]));
  return [
    ...new Set([
      ...named('email', emails.map(emailKey)),
      ...named('phone', phones.map(phoneKey)),
      ...named('company', [companyKey(company)]),
      ...named('person', [person]),
    ]),
  ];
};

export const accountKeys = ({ email, phone, name }: Account): readonly string[] =>
  keys([email], [phone], name, undefined);

/** A contact without a name of its own is not found by name. */
export const contactKeys = (contact: Contact): readonly string[] =>
  keys(
    [contact.email],
    [contact.phone, contact.mobilePhone],
    undefined,
    contact.firstName || contact.lastName ? personKey(contactName(contact)) : undefined,
  );

export const leadKeys = (lead: Lead): readonly string[] =>
  keys(
    [lead.email],
    [lead.phone, lead.mobilePhone],
    lead.companyName,
    personKey([lead.firstName, lead.lastName].filter(Boolean).join(' ')),
  );
