import type { Email } from './email.ts';
import type { Profile } from './normalise.ts';
import { isSameNumber, type Phone } from './phone.ts';
import type { Place } from './place.ts';
import { firstDifference, isMisspelling, isOneSlip, isTransposed, isWithinEdits } from './similarity.ts';

/**
 * `shared`: one mailbox of two people whose names contradict each other. `local part`: the same name in front
 * of the `@` of another domain. A mailbox of a function (`info@`) is no evidence about a person.
 */
export const emailLevels = ['missing', 'same', 'shared', 'similar', 'local part', 'differs'] as const;
export type EmailLevel = (typeof emailLevels)[number];

export function compareEmails(one: Profile, other: Profile, otherNames: boolean): EmailLevel {
  const [a, b] = [one.email, other.email];
  if (a === undefined || b === undefined || a.role || b.role) return 'missing';
  if (a.address === b.address) return otherNames ? 'shared' : 'same';
  // The addresses of Daniel and Daniela differ because their names do, not by a slip.
  if (isEmailSlip(a, b)) return otherNames && spellsName(one) && spellsName(other) ? 'differs' : 'similar';
  return a.local === b.local && a.local.length > 2 ? 'local part' : 'differs';
}

const spellsName = ({ email, person }: Profile): boolean =>
  person !== undefined && person.first.length > 1 && email?.local.includes(person.first) === true;

/** One or two slips of the pen, but not those that make another person: `asmith` and `bsmith`, `jon1` and `jon2`. */
function isEmailSlip(a: Email, b: Email): boolean {
  if (a.address.length < 10 || b.address.length < 10) return false;
  if (a.local === b.local) return isWithinEdits(2, a.host, b.host);
  if (!isWithinEdits(2, a.address, b.address)) return false;
  if (a.host !== b.host) return true;
  return (
    a.local[0] === b.local[0] &&
    withoutDigits(a.local) !== withoutDigits(b.local) &&
    Math.min(a.local.length, b.local.length) > 4
  );
}

const withoutDigits = (local: string): string => local.replace(/\d/g, '');

/** For companies a mailbox of a function is as good as any. */
export const companyEmailLevels = ['missing', 'same', 'same domain', 'differs'] as const;
export type CompanyEmailLevel = (typeof companyEmailLevels)[number];

export function compareCompanyEmails(a: Profile, b: Profile): CompanyEmailLevel {
  if (a.email !== undefined && a.email.address === b.email?.address) return 'same';
  if (a.site === undefined || b.site === undefined) return 'missing';
  return a.site.domain === b.site.domain ? 'same domain' : 'differs';
}

/** `same exchange`: all but the last two digits agree, or another extension of one number, as at a switchboard. */
export const phoneLevels = ['missing', 'same', 'similar', 'same exchange', 'differs'] as const;
export type PhoneLevel = (typeof phoneLevels)[number];

/** The best agreement of any two numbers. */
export function comparePhones(a: readonly Phone[], b: readonly Phone[]): PhoneLevel {
  let best = 0;
  for (const mine of a) {
    for (const theirs of b) {
      const at = phoneLevels.indexOf(comparePhone(mine, theirs));
      if (best === 0 || at < best) best = at;
    }
  }
  return phoneLevels[best] ?? 'missing';
}

function comparePhone(a: Phone, b: Phone): PhoneLevel {
  if (isSameNumber(a, b)) {
    return a.extension !== b.extension && a.extension !== '' && b.extension !== '' ? 'same exchange' : 'same';
  }
  if (a.tail.length < 7 || b.tail.length < 7) return 'differs';
  if (isTransposed(a.number, b.number)) return 'similar';
  const length = a.number.length;
  if (length === b.number.length && firstDifference(a.number, b.number) >= length - 2) return 'same exchange';
  return isOneSlip(a.number, b.number) ? 'similar' : 'differs';
}

export const placeLevels = [
  'missing',
  'same address',
  'same street',
  'same postcode',
  'same city',
  'differs',
] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** The narrowest place two records have in common. A common country alone says nothing. */
export function comparePlaces(a?: Place, b?: Place): PlaceLevel {
  if (a === undefined || b === undefined) return 'missing';
  if (a.country !== '' && b.country !== '' && a.country !== b.country) return 'differs';
  const postcode = agree(a.postcode, b.postcode, isTransposed);
  const city = agree(a.city, b.city, isMisspelling);
  const street = agree(a.street, b.street, isMisspelling);
  if (street === true && (postcode !== false || city !== false)) {
    return a.house === b.house || a.house === '' || b.house === '' ? 'same address' : 'same street';
  }
  if (postcode === true) return 'same postcode';
  if (city === true) return 'same city';
  return postcode === undefined && city === undefined && street === undefined ? 'missing' : 'differs';
}

/** `undefined` when either is unknown. */
const agree = (a: string, b: string, isSlip: (a: string, b: string) => boolean): boolean | undefined =>
  a === '' || b === '' ? undefined : a === b || isSlip(a, b);

export const birthDateLevels = ['missing', 'same', 'similar', 'near', 'differs'] as const;
export type BirthDateLevel = (typeof birthDateLevels)[number];

/**
 * Compares `YYYYMMDD` dates; empty ones are missing. `similar`: one digit, two swapped digits, day and month
 * swapped, or one of year, month and day apart. `near`: about a year apart at most.
 */
export function compareBirthDates(a: string, b: string): BirthDateLevel {
  if (a === '' || b === '') return 'missing';
  if (a === b) return 'same';
  const sameYear = a.slice(0, 4) === b.slice(0, 4);
  const [monthA, dayA, monthB, dayB] = [a.slice(4, 6), a.slice(6), b.slice(4, 6), b.slice(6)];
  const sameParts = Number(sameYear) + Number(monthA === monthB) + Number(dayA === dayB);
  if (sameParts === 2 || isOneSlip(a, b)) return 'similar';
  if (sameYear && monthA === dayB && dayA === monthB) return 'similar';
  return Math.abs(daysOf(a) - daysOf(b)) <= 400 ? 'near' : 'differs';
}

const daysOf = (date: string): number =>
  Number(date.slice(0, 4)) * 365 + Number(date.slice(4, 6)) * 30 + Number(date.slice(6));
