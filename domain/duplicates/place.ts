import type { Comparable } from './comparable.ts';
import { fold, words } from './text.ts';

/** Where a record lives, ready to compare; empty texts for what is unknown. */
export interface Place {
  /** The street's words without its kind, joined: `5 Main Street` → `main`. */
  readonly street: string;
  /** House numbers, joined: `5`. */
  readonly house: string;
  readonly city: string;
  /** Without spaces: `se1 7pb` → `se17pb`. */
  readonly postcode: string;
  readonly country: string;
}

const streetKinds = new Set(
  'street st str strasse road rd avenue av ave lane ln drive dr boulevard blvd court ct place pl square sq way close crescent cres circuit cct parade pde terrace tce rue calle via weg gasse allee platz suite ste unit apt floor fl no'.split(
    ' ',
  ),
);

/** `undefined` when neither street, city, postcode nor country is known. `region`: the country's ISO code. */
export function place(record: Comparable, region?: string): Place | undefined {
  const typed = words(record.street ?? '');
  const named = typed.filter((word) => !/\d/.test(word));
  const kept = named.filter((word) => !streetKinds.has(word));
  const found = {
    street: (kept.length > 0 ? kept : named).join('').replace(/(?<=.{3})str(?:asse)?$/, ''),
    house: typed.filter((word) => /\d/.test(word)).join(' '),
    city: words(record.city ?? '').join(''),
    postcode: fold(record.postalCode ?? '').replace(/[^a-z0-9]/g, ''),
    country: region ?? fold(record.country ?? '').trim(),
  };
  return Object.values(found).some((part) => part !== '') ? found : undefined;
}
