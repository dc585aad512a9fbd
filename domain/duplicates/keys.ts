import { email } from './email.ts';
import { namesPerson, type Outline } from './normalise.ts';
import { lineOf } from './phone.ts';

/**
 * The keys a record is found by: two records that share one are compared. Each kind survives other mistakes, so
 * that a true pair shares at least one. About fifteen a record; a store holds them in a key look-up.
 * A record without a person is found by its company.
 */
export const matchKeys = (profile: Outline): string[] =>
  namesPerson(profile) ? personKeys(profile) : companyKeys(profile);

/** Keys that say much by themselves: whoever shares one is worth a look, however many they are. */
export const isTelling = (key: string): boolean => /^(?:mail|tel|name):/.test(key);

type Add = (kind: string, ...parts: string[]) => void;

/** The keys by which a lead or contact finds the same person. */
export function personKeys(profile: Outline): string[] {
  return collect((add) => {
    const { person, company, place, birthDate } = profile;
    contactKeys(profile, add);
    const [first, last] = [person?.first ?? '', person?.last ?? ''];
    add('name', ...[first, last].sort());
    add('sound', person?.lastSound ?? '', first[0] ?? '');
    add('sound', person?.firstSound ?? '', last[0] ?? '');
    add('sounds', ...[person?.firstSound ?? '', person?.lastSound ?? ''].sort());
    for (const name of [first, last]) {
      if (company === undefined && (profile.record.phones ?? []).length === 0)
        add('town', name, place?.city ?? '');
      add('year', name, birthDate.slice(0, 4));
    }
    for (const initial of new Set([first[0] ?? '', last[0] ?? ''])) {
      add('site', profile.site?.domain ?? '', initial);
      add('firm', company?.sound ?? '', initial);
      add('zip', place?.postcode ?? '', initial);
      add('street', place?.street ?? '', place?.house ?? '', initial);
      add('month', birthDate.slice(0, 6), initial);
      add('birthday', birthDate.slice(4), initial);
    }
    add('born', birthDate);
  });
}

/** The keys by which a lead or account finds the same company. */
export function companyKeys(profile: Outline): string[] {
  return collect((add) => {
    const { company, place } = profile;
    contactKeys(profile, add);
    add('domain', profile.site?.domain ?? '');
    for (const word of company?.core ?? []) add('word', word);
    const core = company?.coreText ?? '';
    add('head', core.slice(0, 4));
    add('tail', core.slice(-4));
    add('letters', [...new Set(core)].sort().join(''));
    add('area', place?.postcode ?? '', core[0] ?? '');
    add('address', place?.street ?? '', place?.house ?? '');
  });
}

/** The key of a text that is an e-mail address or a phone number and nothing else. */
export function addressKey(text: string): string | undefined {
  const typed = text.trim();
  if (/^[^\s@]+@[^\s@]+$/.test(typed)) {
    const address = email(typed)?.address;
    return address === undefined ? undefined : `mail:${address}`;
  }
  const line = /^[\d\s()+./-]+(?:(?:ext|x|#).*)?$/i.test(typed) ? lineOf(typed) : '';
  return line.length < 6 ? undefined : `tel:${line}`;
}

function contactKeys({ email, record }: Outline, add: Add): void {
  if (email !== undefined) {
    add('mail', email.address);
    if (!email.role && email.local.length > 4) add('box', email.local);
  }
  for (const number of record.phones ?? []) add('tel', lineOf(number));
}

function collect(fill: (add: Add) => void): string[] {
  const keys = new Set<string>();
  fill((kind, ...parts) => {
    let key = kind;
    for (let at = 0; at < parts.length; at++) {
      if (parts[at] === '') return;
      key += `${at === 0 ? ':' : '/'}${parts[at]}`;
    }
    keys.add(key);
  });
  return [...keys];
}
