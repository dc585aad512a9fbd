import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { remembering } from './remembering.ts';
import { fold } from './text.ts';

/** A phone number, ready to compare. */
export interface Phone {
  /** E.164 where the number could be read (`+14255550101`), else its digits as typed. */
  readonly number: string;
  /** Its last seven digits: all that two differently typed numbers can be compared by. */
  readonly tail: string;
  /** Whether `number` is E.164. */
  readonly international: boolean;
  readonly extension: string;
}

/**
 * Reads a phone number; a national one by the rules of `region` (ISO code).
 * `undefined` for fewer than five digits and for fillers (`0000000`, `1234567890`).
 */
export const phone = (text: string, region?: CountryCode): Phone | undefined =>
  phoneIn(`${region ?? ''}:${text}`);

/** Parsing costs 50 µs, most of what normalising a record takes. */
const phoneIn = remembering(100_000, (regionAndText) => {
  const at = regionAndText.indexOf(':');
  return parse(regionAndText.slice(at + 1), regionFrom(regionAndText.slice(0, at)));
});

function parse(text: string, region?: CountryCode): Phone | undefined {
  if (!isNumber(text.replace(/\D/g, ''))) return undefined;
  const found = parsePhoneNumberFromString(text, region);
  // A national number that is none in this region belongs to another country: it is compared by its last digits.
  if (found !== undefined && (isInternational(text) || found.isValid())) {
    return {
      number: found.number,
      tail: found.nationalNumber.slice(-7),
      international: true,
      extension: found.ext ?? '',
    };
  }
  const [main = '', extension = ''] = mainAndExtension(text);
  return { number: main, tail: main.slice(-7), international: false, extension };
}

/** Two numbers of which one could not be read are compared by their last seven digits. */
export const isSameNumber = (a: Phone, b: Phone): boolean =>
  a.number === b.number || (!(a.international && b.international) && a.tail === b.tail && a.tail.length >= 6);

/**
 * The last six digits before any extension: the same with or without country and trunk code in every country, and
 * found without parsing. Empty for what is no number.
 */
export function lineOf(text: string): string {
  const [main = ''] = mainAndExtension(text);
  return isNumber(main) ? main.slice(-6) : '';
}

const mainAndExtension = (text: string): readonly string[] =>
  text.split(/\s*(?:ext\.?|extension|x|#|;ext=)\s*/i).map((part) => part.replace(/\D/g, ''));

const isInternational = (text: string): boolean => /^\D*\+/.test(text);

const isNumber = (digits: string): boolean => digits.length >= 5 && !isFiller(digits);

const isFiller = (digits: string): boolean =>
  /^(\d)\1*$/.test(digits.slice(-7)) ||
  '01234567890123456789'.includes(digits) ||
  '9876543210'.includes(digits);

const regionsByName = new Map<string, CountryCode>();

/** The region of a country given by its code or its name in English, German, French or Spanish. */
export function regionOf(country = ''): CountryCode | undefined {
  const name = fold(country).replace(/[^a-z]/g, '');
  if (name === '') return undefined;
  if (regionsByName.size === 0) nameRegions();
  return regionsByName.get(name);
}

function nameRegions(): void {
  for (const language of ['es', 'fr', 'de', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    for (const region of getCountries()) {
      regionsByName.set(fold(names.of(region) ?? region).replace(/[^a-z]/g, ''), region);
    }
  }
  for (const region of getCountries()) regionsByName.set(region.toLowerCase(), region);
  const more = {
    usa: 'US',
    unitedstatesofamerica: 'US',
    america: 'US',
    uk: 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    greatbritain: 'GB',
    northernireland: 'GB',
    holland: 'NL',
    korea: 'KR',
    deu: 'DE',
    gbr: 'GB',
    fra: 'FR',
    esp: 'ES',
    ita: 'IT',
    aus: 'AU',
    can: 'CA',
    ind: 'IN',
    chn: 'CN',
    jpn: 'JP',
  } as const;
  for (const [name, region] of Object.entries(more)) regionsByName.set(name, region);
}

/** A region from configuration; `undefined` when it is none that phone numbers are known for. */
export const regionFrom = (code: string): CountryCode | undefined =>
  isSupportedCountry(code) ? code : undefined;
