import type { Comparable } from './comparable.ts';
import type { Field } from './compare.ts';
import type { Profile } from './normalise.ts';
import { jaroWinkler } from './similarity.ts';
import type { Bits } from './weigh.ts';

/** One reason for or against a match: what was compared, how it agrees, and what that is worth. */
export interface Evidence {
  /** `prior`: how likely two records are one before anything is compared. */
  readonly field: Field | 'prior';
  readonly level: string;
  /** The two values as typed; empty for the prior. */
  readonly a: string;
  readonly b: string;
  /** 0–1, for names and companies that are not the same. */
  readonly similarity?: number;
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

function detailOf(
  field: Field,
  level: string,
  a: Profile,
  b: Profile,
): Pick<Evidence, 'similarity' | 'detail'> {
  switch (field) {
    case 'name':
      return a.person && b.person && level !== 'same'
        ? { similarity: jaroWinkler(a.person.first + a.person.last, b.person.first + b.person.last) }
        : {};
    case 'organisation':
    case 'company':
      if (level === 'same domain' && a.site !== undefined) return { detail: a.site.domain };
      return a.company && b.company && level !== 'same'
        ? { similarity: jaroWinkler(a.company.text, b.company.text) }
        : {};
    case 'email':
      return level === 'same domain' && a.site !== undefined ? { detail: a.site.domain } : {};
    case 'phone': {
      const numbers = new Set(b.phones.map(({ number }) => number));
      const shared = a.phones.find(({ number }) => numbers.has(number));
      return shared === undefined ? {} : { detail: shared.number };
    }
    case 'place':
    case 'birthDate':
      return {};
  }
}
