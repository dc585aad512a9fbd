import type { Comparable } from '../../domain/duplicates/comparable.ts';

/** Made-up leads with known duplicates: to look for weak spots and to measure time. No quality claim rests on it. */
export interface MadeUp {
  readonly leads: Comparable[];
  readonly pairs: [string, string, string][];
  readonly lookAlikes: [string, string, string][];
}

/** A small seeded generator of chance (mulberry32), so that the same seed makes the same leads. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    often: (p: number) => next() < p,
    /** The front of the list comes up more often, as with real names. */
    pick: <T>(list: readonly T[], skew = 1): T => list[Math.floor(next() ** skew * list.length)] as T,
  };
}

const firsts =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Daniel Karen Anna Peter Paul Laura Julia Stefan Claudia Andreas Petra Markus Sabine Jürgen Günther Marie Pierre Jean Camille Luc Sophie Carlos Maria Jose Lucia Javier Carmen Giulia Marco Francesca Luca Ravi Priya Anil Sunita Wei Li Hiroshi Yuki Olga Ivan Natalia Dmitri Ahmed Fatima Omar Layla Björn Astrid Lars Ingrid Katarzyna Piotr Daniela Paula Mario Nicole Eric Erica Regina Helen Olivia Emma Noah Lukas Mia Leon Kevin Tiffany Brandon Amber Declan Siobhan Aoife Tomasz Zofia Nuno Ines Rui Beatriz Kwame Ama Thabo Naledi Mateus Joao Ana Pedro'.split(
    ' ',
  );
const lasts =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Müller Schmidt Schneider Fischer Weber Meyer Martin Bernard Dubois Thomas Robert Rossi Russo Ferrari Esposito Fernandez Lopez Gonzalez Perez Sanchez Patel Singh Kumar Sharma Wang Zhang Chen Liu Tanaka Suzuki Sato Ivanov Petrov Sidorov Khan Hassan Ali Johansson Andersson Nilsson Kowalski Nowak Murphy Kelly Byrne Walsh Taylor Wilson Anderson Clark Lewis Walker Hall Young King Wright Scott Green Baker Adams Nelson Hill Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Rogers Reed Cook Morgan Bell Bailey Cooper Richardson Cox Howard Ward Peterson Gray Ramirez Watson Brooks Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hughes Flores Washington Butler Simmons Foster Bryant Alexander Russell Griffin Diaz Hayes Okafor Mensah Dlamini Silva Santos Oliveira Costa Pereira Novak Horvat Popescu Nagy Kovacs Szabo Virtanen Korhonen Hansen Olsen Larsen Berg Lindqvist'.split(
    ' ',
  );
const syllables =
  'ba con do fa gri hal in jo kel lu mar nor o pra qui ron sol tan ul ven wes xen yor zel tri dex cor vel mon ter lin sta bri'.split(
    ' ',
  );
const kinds =
  'Consulting,Systems,Logistics,Foods,Bank,Pharma,Software,Industries,Group,Solutions,Media,Energy,,,,'.split(
    ',',
  );
const forms: Record<string, string[]> = {
  US: ['Inc.', 'LLC', 'Corp', ''],
  GB: ['Ltd', 'PLC', 'Limited', ''],
  DE: ['GmbH', 'AG', 'GmbH & Co. KG', ''],
  FR: ['SARL', 'SAS', ''],
  ES: ['S.L.', 'S.A.', ''],
};
const cities: Record<string, string[]> = {
  US: ['Seattle', 'Portland', 'Austin', 'Boston', 'Chicago', 'Denver'],
  GB: ['London', 'Leeds', 'Bristol', 'Manchester'],
  DE: ['München', 'Berlin', 'Köln', 'Hamburg'],
  FR: ['Paris', 'Lyon', 'Nantes'],
  ES: ['Madrid', 'Sevilla', 'Valencia'],
};
const calling: Record<string, string> = { US: '+1', GB: '+44', DE: '+49', FR: '+33', ES: '+34' };
const free = ['gmail.com', 'yahoo.com', 'outlook.com', 'gmx.de', 'hotmail.com'];
const nick: Record<string, string> = {
  James: 'Jim',
  Robert: 'Bob',
  William: 'Bill',
  Elizabeth: 'Liz',
  Michael: 'Mike',
  Richard: 'Dick',
  Thomas: 'Tom',
  Jennifer: 'Jen',
  Daniel: 'Dan',
  Susan: 'Sue',
  Patricia: 'Pat',
  Joseph: 'Joe',
  David: 'Dave',
  Jessica: 'Jess',
};

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

export interface Making {
  readonly size: number;
  readonly seed: number;
  readonly companyOnly?: number;
  readonly duplicates?: number;
  readonly noise?: number;
  /** Leads a company, on average. */
  readonly perCompany?: number;
}

type Draft = { -readonly [K in keyof Comparable]: Comparable[K] };

export function makeUpLeads({ size, seed, companyOnly = 0.15, duplicates = 0.2, noise = 1, perCompany = 4 }: Making): MadeUp {
  const { next, below, often, pick } = chance(seed);
  const digits = (n: number) => Array.from({ length: n }, () => below(10)).join('');
  const leads: Draft[] = [];
  const pairs: [string, string, string][] = [];
  const lookAlikes: [string, string, string][] = [];
  const id = () => `L${String(leads.length).padStart(7, '0')}`;
  const push = (draft: Omit<Draft, 'id'>): Draft => {
    const made = { ...draft, id: id() };
    leads.push(made);
    return made;
  };

  const slip = (text: string): string => {
    if (text.length < 4) return text;
    const at = 1 + below(text.length - 2);
    switch (below(4)) {
      case 0:
        return text.slice(0, at) + text.slice(at + 1);
      case 1:
        return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      case 2:
        return text.slice(0, at) + 'abcdefghijklmnoprstu'[below(20)] + text.slice(at + 1);
      default:
        return text.slice(0, at) + text[at] + text.slice(at);
    }
  };
  const companies = Array.from({ length: Math.max(5, Math.floor(size / perCompany)) }, () => {
    const country = pick(['US', 'US', 'GB', 'DE', 'FR', 'ES']);
    const stem = Array.from({ length: 2 + below(2) }, () => pick(syllables)).join('');
    const name = stem[0]!.toUpperCase() + stem.slice(1) + (often(0.15) ? ` ${pick(lasts)}` : '');
    const kind = pick(kinds);
    const bare = kind ? `${name} ${kind}` : name;
    const area =
      country === 'US'
        ? '425555'
        : country === 'DE'
          ? '8912'
          : country === 'FR'
            ? '1420'
            : country === 'ES'
              ? '9123'
              : '2079';
    return {
      country,
      bare,
      form: pick(forms[country]!),
      domain: `${ascii(name)}${often(0.2) && kind ? ascii(kind) : ''}.${country === 'DE' ? 'de' : country === 'FR' ? 'fr' : 'com'}`,
      prefix: `${calling[country]} ${area} ${digits(3)}`,
      street: `${1 + below(200)} ${pick(lasts)} Street`,
      city: pick(cities[country]!),
      postalCode: digits(5),
    };
  });
  const person = (
    company: (typeof companies)[number],
    firstName = pick(firsts, 1.5),
    lastName = pick(lasts, 1.5),
  ): Omit<Draft, 'id'> => {
    const own = often(0.15);
    const local = pick([
      `${ascii(firstName)}.${ascii(lastName)}`,
      `${ascii(firstName)[0]}${ascii(lastName)}`,
      `${ascii(lastName)}`,
    ]);
    const mobile = country_(company.country);
    return {
      kind: 'lead',
      firstName,
      lastName,
      companyName: often(0.93) ? `${company.bare}${often(0.6) ? ` ${company.form}` : ''}`.trim() : '',
      email: often(0.85)
        ? often(0.06)
          ? `info@${company.domain}`
          : own
            ? `${local}${often(0.5) ? below(99) : ''}@${pick(free)}`
            : `${local}@${company.domain}`
        : '',
      phones: often(0.8)
        ? [often(0.35) ? `${company.prefix} 00` : often(0.5) ? `${company.prefix} ${10 + below(89)}` : mobile]
        : [],
      ...(often(0.6)
        ? { street: company.street, city: company.city, postalCode: company.postalCode }
        : often(0.5)
          ? { city: company.city }
          : {}),
      country: company.country,
    };
  };
  const country_ = (country: string) =>
    `${calling[country]} ${country === 'US' ? '206' : country === 'GB' ? '7700' : country === 'DE' ? '171' : '6'}${digits(country === 'US' ? 7 : country === 'DE' ? 7 : country === 'GB' ? 6 : 8)}`;
  const alter = (of: Draft, company: (typeof companies)[number]): [Omit<Draft, 'id'>, string] => {
    const { id: _, ...copy } = { ...of };
    const tags: string[] = [];
    const maybe = (p: number, tag: string, fn: () => void) => {
      if (often(p * noise)) {
        fn();
        tags.push(tag);
      }
    };
    maybe(0.25, 'name typo', () => {
      if (often(0.5)) copy.firstName = slip(copy.firstName ?? '');
      else copy.lastName = slip(copy.lastName ?? '');
    });
    maybe(0.2, 'nickname', () => {
      copy.firstName = nick[copy.firstName ?? ''] ?? copy.firstName;
    });
    maybe(0.08, 'initial', () => {
      copy.firstName = `${(copy.firstName ?? '')[0]}.`;
    });
    maybe(0.04, 'swapped', () => {
      [copy.firstName, copy.lastName] = [copy.lastName, copy.firstName];
    });
    maybe(0.04, 'new surname', () => {
      copy.lastName = often(0.5) ? `${copy.lastName}-${pick(lasts)}` : pick(lasts);
    });
    maybe(0.3, 'company form', () => {
      copy.companyName = copy.companyName && `${company.bare} ${pick(forms[company.country]!)}`.trim();
    });
    maybe(0.15, 'company typo', () => {
      copy.companyName = slip(copy.companyName ?? '');
    });
    maybe(0.12, 'no company', () => {
      copy.companyName = '';
    });
    maybe(0.25, 'no email', () => {
      copy.email = '';
    });
    maybe(0.08, 'email typo', () => {
      copy.email = slip(copy.email ?? '');
    });
    maybe(0.15, 'private email', () => {
      copy.email = `${ascii(of.firstName ?? '')}${ascii(of.lastName ?? '')}@${pick(free)}`;
    });
    maybe(0.3, 'no phone', () => {
      copy.phones = [];
    });
    maybe(0.2, 'other phone', () => {
      copy.phones = [country_(company.country)];
    });
    maybe(0.4, 'phone format', () => {
      copy.phones = (copy.phones ?? []).map((p) =>
        company.country === 'US' ? p.replace('+1', '').trim() : p.replaceAll(' ', '-'),
      );
    });
    maybe(0.3, 'no address', () => {
      copy.street = '';
      copy.postalCode = '';
    });
    maybe(0.05, 'new job', () => {
      const other = pick(companies);
      const { firstName, lastName, phones, ...rest } = person(other, copy.firstName, copy.lastName);
      Object.assign(copy, rest, { firstName, lastName, phones: often(0.6) ? of.phones : phones });
      if (often(0.4)) copy.email = of.email;
    });
    return [copy, tags.join('|')];
  };
  const byCompany = new Map<string, object>();
  const taken = new Set<string>();
  /** Two people of one name at one company cannot be told apart by anybody. */
  const newName = (company: object, first?: string, last?: string): [string, string] => {
    for (;;) {
      const name: [string, string] = [first ?? pick(firsts, 1.5), last ?? pick(lasts, 1.5)];
      const key = `${companies.indexOf(company as never)} ${name.join(' ')}`;
      if (!taken.has(key)) {
        taken.add(key);
        return name;
      }
      if (first !== undefined && last !== undefined) return name;
    }
  };
  while (leads.length < size) {
    const company = pick(companies, 2);
    if (often(companyOnly)) {
      const made = push({
        kind: 'lead',
        companyName: `${company.bare} ${company.form}`.trim(),
        phones: often(0.6) ? [`${company.prefix} 00`] : [],
        email: often(0.5) ? `info@${company.domain}` : '',
        country: company.country,
        ...(often(0.7) ? { street: company.street, city: company.city, postalCode: company.postalCode } : {}),
      });
      // Every record of one company without a person is the same company.
      for (const other of leads)
        if (other !== made && byCompany.get(other.id) === company) pairs.push([other.id, made.id, 'company']);
      byCompany.set(made.id, company);
      if (often(0.3)) {
        const typo = push({
          ...made,
          companyName: often(0.5) ? slip(company.bare) : company.bare,
          phones: often(0.5) ? [] : made.phones,
          email: often(0.6) ? '' : made.email,
          street: often(0.5) ? '' : made.street,
        });
        for (const other of leads)
          if (other !== typo && byCompany.get(other.id) === company)
            pairs.push([other.id, typo.id, 'company']);
        byCompany.set(typo.id, company);
      }
      continue;
    }
    const one = push(person(company, ...newName(company)));
    const group = [one];
    if (often(duplicates))
      for (let n = 1 + (often(0.2) ? 1 + below(2) : 0); n > 0; n--) {
        const [copy, tag] = alter(one, company);
        const made = push(copy);
        for (const other of group) pairs.push([other.id, made.id, tag]);
        group.push(made);
      }
    if (often(0.03)) {
      const kin = push(person(company, ...newName(company, undefined, one.lastName)));
      if (kin.firstName !== one.firstName) {
        kin.phones = one.phones;
        lookAlikes.push([one.id, kin.id, 'family']);
      }
    }
    if (often(0.03)) {
      const other = push(person(pick(companies), one.firstName, one.lastName));
      if (other.companyName !== one.companyName) lookAlikes.push([one.id, other.id, 'namesake']);
    }
    if (often(0.05)) {
      const other = push(person(company, ...newName(company)));
      if (other.firstName !== one.firstName || other.lastName !== one.lastName) {
        other.phones = one.phones;
        lookAlikes.push([one.id, other.id, 'switchboard']);
      }
    }
    void next;
  }
  return { leads, pairs, lookAlikes };
}
