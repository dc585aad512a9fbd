import { levelAt, levelOf, modelOf, type Pattern } from './compare.ts';
import { comparePhones } from './compare-contacts.ts';
import { isOtherName, isSimilarName, nameLevels } from './compare-names.ts';
import type { Profile } from './normalise.ts';

/**
 * Why two records look alike without being one:
 * - `sharedPhone`, `sharedMailbox`: different people (or companies) behind one number or address
 * - `family`: one surname, two first names, at one company or address
 * - `colleague`: different people of one organisation
 * - `namesake`: one name, nothing else in common
 */
export type LookAlike =
  | { readonly kind: 'sharedPhone'; readonly number: string }
  | { readonly kind: 'sharedMailbox'; readonly address: string }
  | { readonly kind: 'family' }
  | { readonly kind: 'colleague' }
  | { readonly kind: 'namesake' };

/** Explains a pair that is not a likely duplicate; empty when they do not even look alike. */
export function lookAlikesOf(pattern: Pattern, a: Profile, b: Profile): readonly LookAlike[] {
  const found: LookAlike[] = [];
  const number = levelOf(pattern, 'phone') === 'same' ? sharedNumber(a, b) : undefined;
  const address = a.email?.address === b.email?.address ? a.email?.address : undefined;
  if (modelOf(pattern) === 'company') {
    const company = levelOf(pattern, 'company');
    const others = company === 'differs' || company === 'related';
    if (others && number !== undefined) found.push({ kind: 'sharedPhone', number });
    if (others && address !== undefined) found.push({ kind: 'sharedMailbox', address });
    if (company === 'same' && number === undefined && address === undefined) found.push({ kind: 'namesake' });
    return found;
  }
  const name = nameLevels[levelAt(pattern, 0)] ?? 'missing';
  const others = isOtherName(name) || name === 'only one named';
  const organisation = levelOf(pattern, 'organisation');
  const together = organisation === 'same' || organisation === 'same domain';
  if (others && number !== undefined) found.push({ kind: 'sharedPhone', number });
  if (address !== undefined && (others || a.email?.role)) found.push({ kind: 'sharedMailbox', address });
  if (name === 'other first name' && (together || levelOf(pattern, 'place') === 'same address'))
    found.push({ kind: 'family' });
  else if (isOtherName(name) && together) found.push({ kind: 'colleague' });
  if (isSimilarName(name) && !together && number === undefined && address === undefined) {
    found.push({ kind: 'namesake' });
  }
  return found;
}

/** The number that both have, in its international form if either is written so. */
function sharedNumber(a: Profile, b: Profile): string | undefined {
  const mine = a.phones.filter((number) => comparePhones([number], b.phones) === 'same');
  const theirs = b.phones.filter((number) => comparePhones([number], a.phones) === 'same');
  const shared = [...mine, ...theirs].toSorted((x, y) => (x.number < y.number ? -1 : 1));
  return (shared.find(({ international }) => international) ?? shared[0])?.number;
}
