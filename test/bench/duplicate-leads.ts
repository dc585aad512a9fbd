import type { Lead } from '../../domain/records/lead.ts';
import { randomFrom } from './random.ts';

/**
 * Made-up leads that are as alike as real ones: names as common as names are, about five colleagues a company behind
 * one switchboard and domain, one lead in ten a second entry of an earlier one with a slip or another number.
 * Good for time and memory; says nothing about quality.
 */
export function* madeUpLeads(count: number, seed = 7): Generator<Lead> {
  const random = randomFrom(seed);
  const word = (syllables: number): string =>
    Array.from({ length: syllables }, () => parts[Math.floor(random() * parts.length)]).join('');
  // Shares fall with the rank, as names' do (Zipf): the first of 20,000 surnames has about one person in a hundred.
  const drawn = (names: readonly string[]): string => names[Math.floor(names.length ** random()) - 1] ?? 'x';
  const firstNames = Array.from({ length: 2_000 }, () => word(2));
  const lastNames = Array.from({ length: 20_000 }, () => word(3));
  const cities = Array.from({ length: 500 }, () => word(3));
  const companies = Array.from({ length: Math.max(1, Math.ceil(count / 5)) }, (_, at) => ({
    name: `${word(3)} ${kinds[at % kinds.length]}`,
    domain: `${word(3)}${at}.example`,
    exchange: `+49 30 ${10_000_000 + ((at * 100) % 89_999_900)}`,
    city: cities[at % cities.length] ?? 'Berlin',
    postalCode: String(10_000 + (at % 80_000)),
  }));
  const earlier: Lead[] = [];
  for (let n = 0; n < count; n++) {
    const old = n % 10 === 9 ? earlier[Math.floor(random() * earlier.length)] : undefined;
    const company = companies[Math.floor(random() * companies.length)];
    if (company === undefined) return;
    const [firstName, lastName] = [drawn(firstNames), drawn(lastNames)];
    const lead: Lead = {
      id: `lead-${n}`,
      version: 0,
      topic: `${word(2)} for ${company.name}`,
      firstName,
      lastName,
      companyName: company.name,
      email: `${firstName}.${lastName}@${company.domain}`,
      phone: random() < 0.3 ? company.exchange : `${company.exchange.slice(0, -2)}${10 + (n % 90)}`,
      city: company.city,
      postalCode: company.postalCode,
      country: 'DE',
      ...(old && slipped(old, random)),
      status: { state: 'open' },
      statusReason: 1,
      ownerId: `person-${n % 100}`,
      businessUnitId: `unit-${n % 5}`,
      createdAt: new Date(1.7e12 + n * 60_000).toISOString(),
      createdBy: 'bench',
      modifiedAt: new Date(1.7e12 + n * 60_000).toISOString(),
      modifiedBy: 'bench',
    };
    if (earlier.length < 50_000) earlier.push(lead);
    yield lead;
  }
}

const parts = 'an ber co da el fi go ha in jo ka li mo na or pe ri sa to ul va wi ya zo schn kr str'.split(
  ' ',
);
const kinds = ['GmbH', 'Ltd', 'Consulting', 'Systems AG', 'Group', 'Foods', 'Labs Inc.'];

/** The same lead as somebody else would enter it. */
function slipped(old: Lead, random: () => number): Partial<Lead> {
  const { firstName = '', lastName = '', companyName, email, phone, city, postalCode } = old;
  const at = 1 + Math.floor(random() * Math.max(1, lastName.length - 2));
  const misspelt = `${lastName.slice(0, at)}${lastName.slice(at + 1)}`;
  const same = { firstName, lastName, companyName, city, postalCode };
  const kept = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
  if (random() < 0.5) return { ...kept, lastName: misspelt, ...(phone !== undefined && { phone }) };
  return { ...kept, ...(email !== undefined && { email }), firstName: firstName.slice(0, 1) };
}
