import { namesPerson, type Profile } from './normalise.ts';

/**
 * The keys a record is found by: two records that share one are compared. Each kind survives other mistakes, so
 * that a true pair shares at least one. About fifteen a record; a store holds them in a key look-up.
 * A record without a person is found by its company.
 */
export const matchKeys = (profile: Profile): string[] =>
  namesPerson(profile) ? personKeys(profile) : companyKeys(profile);

type Add = (kind: string, ...parts: string[]) => void;

/** The keys by which a lead or contact finds the same person. */
export function personKeys(profile: Profile): string[] {
  return collect((add) => {
    const { person, company, place, birthDate } = profile;
    contactKeys(profile, add);
    const [first, last] = [person?.first ?? '', person?.last ?? ''];
    add('name', ...[first, last].sort());
    add('sound', person?.lastSound ?? '', first[0] ?? '');
    add('sound', person?.firstSound ?? '', last[0] ?? '');
    for (const name of [first, last]) {
      if (company === undefined && profile.phones.length === 0) add('town', name, place?.city ?? '');
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
export function companyKeys(profile: Profile): string[] {
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

function contactKeys({ email, phones }: Profile, add: Add): void {
  if (email !== undefined) {
    add('mail', email.address);
    if (!email.role && email.local.length > 4) add('box', email.local);
  }
  for (const phone of phones) add('tel', phone.tail);
}

function collect(fill: (add: Add) => void): string[] {
  const keys = new Set<string>();
  fill((kind, ...parts) => {
    if (parts.every((part) => part !== '')) keys.add(`${kind}:${parts.join('/')}`);
  });
  return [...keys];
}
