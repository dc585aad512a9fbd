import type { CompanyName } from './company-name.ts';
import type { Profile } from './normalise.ts';
import { isMisspelling, jaroWinkler } from './similarity.ts';

/** How two company names agree, from most to least; `contains`: one says more than the other. */
export const companyLevels = ['missing', 'same', 'similar', 'contains', 'related', 'differs'] as const;
export type CompanyLevel = (typeof companyLevels)[number];

/** Levels at which a person would call the company names similar (S1.2.3). */
export const isSimilarCompany = (level: CompanyLevel): boolean =>
  level === 'same' || level === 'similar' || level === 'contains';

/** Compares two company names without their legal forms; symmetric. */
export function compareCompanies(a?: CompanyName, b?: CompanyName): CompanyLevel {
  if (a === undefined || b === undefined) return 'missing';
  if (a.text === b.text) return 'same';
  const common = countCommon(a.core, b.core);
  if (a.numbers !== b.numbers) return common > 0 ? 'related' : 'differs';
  if (isSpelledAlike(a, b) || a.acronym === b.text || b.acronym === a.text) return 'similar';
  if (common === 0) return 'differs';
  if (common === a.core.length && common === b.core.length) return isOneKind(a, b) ? 'similar' : 'related';
  return common === Math.min(a.core.length, b.core.length) ? 'contains' : 'related';
}

/** How many words the other has, too, maybe with a slip. */
function countCommon(words: readonly string[], others: readonly string[]): number {
  let common = 0;
  for (const word of words) {
    for (const other of others) {
      if (word !== other && !isMisspelling(word, other)) continue;
      common++;
      break;
    }
  }
  return common;
}

/** One slip in the whole, yet no word replaced by another: Contoso North is not Contoso South. */
function isSpelledAlike(a: CompanyName, b: CompanyName): boolean {
  if (!isMisspelling(a.text, b.text)) return false;
  if (a.words.length !== b.words.length || a.words.length === 1) return true;
  return a.words.every((word, at) => {
    const other = b.words[at] ?? '';
    return word === other || isMisspelling(word, other) || jaroWinkler(word, other) >= 0.85;
  });
}

/** Neither says it is of a kind that the other does not: Contoso Bank, Contoso Foods. */
const isOneKind = (a: CompanyName, b: CompanyName): boolean => {
  const saysMore = (x: CompanyName, y: CompanyName) =>
    x.words.some((word) => !x.core.includes(word) && !y.words.includes(word));
  return !saysMore(a, b) || !saysMore(b, a);
};

/** How two people's organisations agree: company name and own internet domain as one piece of evidence. */
export const organisationLevels = [
  'missing',
  'same',
  'same domain',
  'similar',
  'related',
  'differs',
] as const;
export type OrganisationLevel = (typeof organisationLevels)[number];

/** Joins what company name and domain say, so that one fact never counts twice; symmetric. */
export function compareOrganisations(a: Profile, b: Profile): OrganisationLevel {
  const name = compareCompanies(a.company, b.company);
  const sameDomain = a.site !== undefined && a.site.domain === b.site?.domain;
  if (name === 'same' || (sameDomain && isSimilarCompany(name))) return 'same';
  if (sameDomain) return 'same domain';
  if (isSimilarCompany(name) || isNamed(a.company, b.site?.label) || isNamed(b.company, a.site?.label)) {
    return 'similar';
  }
  if (name === 'related') return 'related';
  if (a.site !== undefined && a.site.label === b.site?.label) return 'similar';
  return name === 'missing' && (a.site === undefined || b.site === undefined) ? 'missing' : 'differs';
}

/** A company that is called like its domain. */
const isNamed = (company: CompanyName | undefined, label: string | undefined): boolean =>
  company !== undefined &&
  label !== undefined &&
  (company.text === label || company.coreText === label || company.acronym === label);
