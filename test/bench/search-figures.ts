import Fuse from 'fuse.js';
import { leads } from '../../domain/collections.ts';
import { findLeads } from '../../domain/leads/search.ts';
import { nameOf } from '../../domain/leads/search-text.ts';
import type { Actor } from '../../domain/people/access.ts';
import { managerRole } from '../../domain/people/default-roles.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { Store } from '../../domain/store/store.ts';
import { percentile } from './measure.ts';
import { randomFrom } from './random.ts';

/**
 * Four kinds of spoilt queries, a quarter each: one typo in the full name; first name and the beginning of the last;
 * swapped words; a typo in the last name and the first word of the company.
 */
export const kinds = ['typo', 'prefix', 'swap', 'cross'] as const;
export type Kind = (typeof kinds)[number];
export interface Query {
  readonly kind: Kind;
  readonly text: string;
  readonly name: string;
}

const random = randomFrom(20261122);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

export const manager: Actor = {
  person: { id: 'm', version: 1, name: 'M', businessUnitId: 'u', roleIds: [] },
  roles: [{ ...managerRole, version: 1 }],
  units: new Map(),
};

export async function store(target: Store, records: readonly Lead[], atOnce = 5_000): Promise<void> {
  for (let from = 0; from < records.length; from += atOnce) {
    await target.change({ by: 'system', why: 'bench', at: new Date(0) }, async (tx) => {
      for (const record of records.slice(from, from + atOnce)) await tx.put(leads, record);
    });
  }
}

export function queriesOn(records: readonly Lead[], count = 200): readonly Query[] {
  const named = records.filter(({ firstName, lastName }) => firstName && lastName);
  const placed = named.filter(({ companyName }) => companyName);
  const asked = placed.length > 0 ? kinds : kinds.filter((kind) => kind !== 'cross');
  const of = placed.length > 0 ? placed : named;
  return Array.from({ length: count }, (_, at) => spoil(pick(of), asked[at % asked.length] as Kind));
}

export interface Measured {
  readonly kind: Kind;
  readonly found: boolean;
  readonly ms: number;
  readonly cpu: number;
}

async function measure(query: Query, search: () => Promise<readonly string[]>): Promise<Measured> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const names = await search();
  const used = process.cpuUsage(cpu);
  const found = names.includes(query.name);
  if (!found && process.argv.includes('--misses'))
    console.log(query.kind, query.text, '→', query.name, names);
  return { kind: query.kind, found, ms: performance.now() - wall, cpu: (used.user + used.system) / 1000 };
}

/** Our search over the store, plain fuse.js over the same leads answering some of the same queries in turn. */
export async function compareSearch(
  target: Store,
  records: readonly Lead[],
  queries: readonly Query[],
): Promise<{ readonly ours: readonly Measured[]; readonly theirs: readonly Measured[] }> {
  const keys = ['name', 'companyName', 'email', 'topic'];
  const plain = new Fuse(
    records.map((lead) => ({ ...lead, name: nameOf(lead) })),
    { keys, threshold: 0.4 },
  );
  // Plain fuse.js takes seconds for each query of a large store.
  const compareEvery = records.length > 20_000 ? 40 : 5;
  let ours: Measured[] = [];
  let theirs: Measured[] = [];
  const warmUp = queries.slice(0, 40);
  for (const [at, query] of [...warmUp, ...queries].entries()) {
    if (at === warmUp.length) [ours, theirs] = [[], []];
    ours.push(await measureSearch(target, query));
    if (at % compareEvery === 0) {
      theirs.push(
        await measure(query, async () => plain.search(query.text, { limit: 5 }).map(({ item }) => item.name)),
      );
    }
  }
  return { ours, theirs };
}

export const measureSearch = (target: Store, query: Query): Promise<Measured> =>
  measure(query, async () => {
    const search = await target.read((view) => findLeads(view, manager, query.text));
    return search.kind === 'found' ? search.matches.slice(0, 5).map(({ lead }) => nameOf(lead)) : [];
  });

/** A lead of the name that was meant is among the first five. */
export const recallOf = (some: readonly Measured[]): number =>
  some.filter(({ found }) => found).length / Math.max(1, some.length);

export const shareOf = (results: readonly Measured[], of: 'ms' | 'cpu', share: number): number =>
  percentile(
    results.map((result) => result[of]),
    share,
  );

function spoil(lead: Lead, kind: Kind): Query {
  const { firstName = '', lastName = '', companyName = '' } = lead;
  const text = {
    typo: () => typo(`${firstName} ${lastName}`),
    prefix: () => `${firstName} ${lastName.slice(0, Math.max(2, Math.ceil(lastName.length * 0.6)))}`,
    swap: () => `${lastName} ${firstName}`,
    cross: () => `${typo(lastName)} ${companyName.split(' ')[0]}`,
  }[kind]();
  return { kind, text, name: nameOf(lead) };
}

/** One letter left out, doubled, replaced or swapped with its neighbour. */
function typo(text: string): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  return pick([
    before + after,
    before + letter + letter + after,
    before + pick([...'abcdefghijklmnopqrstuvwxyz']) + after,
    before + (after[0] ?? '') + letter + after.slice(1),
  ]);
}

export function lead(id: string, fields: Partial<Lead>): Lead {
  const at = '2026-01-01T00:00:00.000Z';
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ');
  return {
    id,
    version: 0,
    ownerId: `p${id.length}`,
    businessUnitId: 'u',
    createdAt: at,
    createdBy: 'p',
    modifiedAt: at,
    modifiedBy: 'p',
    status: { state: 'open' },
    statusReason: 1,
    ...fields,
    topic: [name, fields.companyName].filter(Boolean).join(', ') || id,
  };
}

export function invent(n: number): Lead[] {
  const syllables =
    'an ber ca del er fin gra hol is jo kar lin mar nor ol pet ra sol tan ur vel wes yor zan'.split(' ');
  const word = (least: number) =>
    Array.from({ length: least + Math.floor(random() * 2) }, () => pick(syllables)).join('');
  const firsts = Array.from({ length: 300 }, () => word(2));
  const lasts = Array.from({ length: Math.ceil(n / 4) }, () => word(3));
  const companies = Array.from(
    { length: Math.ceil(n / 6) },
    () => `${word(2)} ${pick(['works', 'trade', 'foods', 'labs'])}`,
  );
  return Array.from({ length: n }, (_, at) => {
    const [firstName, lastName, companyName] = [pick(firsts), pick(lasts), pick(companies)];
    const email = `${firstName}.${lastName}@${companyName.split(' ')[0]}.example`;
    return lead(`lead-${at}`, { firstName, lastName, companyName, email });
  });
}
