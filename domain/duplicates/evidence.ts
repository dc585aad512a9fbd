import type { Comparable } from './comparable.ts';
import type { Field } from './compare.ts';
import type { Profile } from './normalise.ts';
import type { Bits } from './weigh.ts';

/** One reason for or against a match: what was compared, how it agrees, and what that is worth. */
export interface Evidence {
  /** `prior`: how likely two records are one before anything is compared. */
  readonly field: Field | 'prior';
  readonly level: string;
  /** The two values as typed; empty for the prior. */
  readonly a: string;
  readonly b: string;
  /** What exactly agrees: the domain, the number. */
  readonly detail?: string;
  /** Positive speaks for a match, negative against; all bits of a judgement sum to its score. */
  readonly bits: number;
}

/** Puts the compared values to the bits of every field. */
export const evidenceOf = (
  { prior, bits }: { readonly prior: number; readonly bits: readonly Bits[] },
  a: Profile,
  b: Profile,
): readonly Evidence[] => [
  { field: 'prior', level: 'prior', a: '', b: '', bits: prior },
  ...bits.map(({ field, level, bits: worth }) => ({
    field,
    level,
    a: typed[field](a.record),
    b: typed[field](b.record),
    ...detailOf(field, level, a, b),
    bits: worth,
  })),
];

const join = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');

const typed: Readonly<Record<Field, (record: Comparable) => string>> = {
  name: ({ firstName, lastName }) => join(firstName, lastName),
  organisation: ({ companyName, email, website }) => companyName || email || website || '',
  company: ({ companyName }) => companyName ?? '',
  email: ({ email, website }) => email || website || '',
  phone: ({ phones }) => (phones ?? []).join(', '),
  place: ({ street, postalCode, city, country }) => join(street, postalCode, city, country),
  birthDate: ({ birthDate }) => birthDate ?? '',
};

/** The domain or the number that both have. */
function detailOf(field: Field, level: string, a: Profile, b: Profile): Pick<Evidence, 'detail'> {
  if (level === 'same domain' && a.site !== undefined) return { detail: a.site.domain };
  if (field !== 'phone') return {};
  const numbers = new Set(b.phones.map(({ number }) => number));
  const shared = a.phones.find(({ number }) => numbers.has(number));
  return shared === undefined ? {} : { detail: shared.number };
}
