import type { Lead } from '../../domain/records/lead.ts';

const syllables = 'an ber co da el fi go ha in jo ka li mo na or pe ri sa to ul va wi ya zo'.split(' ');

/** A pseudo-random stream that is the same in every run. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const benchLeadId = (n: number): string => `${Math.imul(n, 2654435761) >>> 0}-${n}`;

/** The n-th lead of a made-up organisation of 100 salespeople; about 905 bytes of JSON. */
export function benchLead(n: number): Lead {
  const chance = chanceFrom(n * 7919 + 1);
  const word = (parts: number): string => {
    const text = Array.from({ length: parts }, () => syllables[Math.floor(chance() * syllables.length)]).join(
      '',
    );
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const [first, last, company] = [word(2), word(3), word(3)];
  const at = new Date(1.7e12 + n * 60_000).toISOString();
  const owner = `person-${n % 100}`;
  return {
    id: benchLeadId(n),
    version: 0,
    topic: `${word(2)} ${word(3)} for ${company}`,
    firstName: first,
    lastName: last,
    companyName: `${company} Ltd`,
    jobTitle: 'Head of purchasing',
    email: `${first}.${last}@${company}.example`.toLowerCase(),
    phone: `+49 30 ${100000 + n}`,
    website: `https://${company.toLowerCase()}.example`,
    street: `${word(3)} Street ${n % 200}`,
    city: word(3),
    country: 'Germany',
    leadSource: 'Web',
    industry: 'Manufacturing',
    budgetAmount: n % 100_000,
    need: 'must have',
    description: `${word(4)} ${word(3)} `.repeat(14),
    status: { state: 'open' },
    statusReason: 1,
    ownerId: owner,
    businessUnitId: `unit-${n % 5}`,
    createdAt: at,
    createdBy: owner,
    modifiedAt: at,
    modifiedBy: owner,
  };
}
