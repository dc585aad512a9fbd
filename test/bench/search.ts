/**
 * How well and how dearly leads are found: `node --import tsx test/bench/search.ts [leads.csv …] [--n 10000]`.
 * Four kinds of spoilt queries, a quarter each: one typo in the full name; first name and the beginning of the last;
 * swapped words; a typo in the last name and the first word of the company. recall@5: a lead of that full name is
 * among the first five. Plain fuse.js over all leads answers some of the same queries in turn, for the ratio.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import Fuse from 'fuse.js';
import { collections, leads } from '../../domain/collections.ts';
import { findLeads } from '../../domain/leads/search.ts';
import { nameOf } from '../../domain/leads/search-text.ts';
import type { Actor } from '../../domain/people/access.ts';
import { managerRole } from '../../domain/people/default-roles.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { randomFrom } from './random.ts';

const kinds = ['typo', 'prefix', 'swap', 'cross'] as const;
type Kind = (typeof kinds)[number];
interface Query {
  readonly kind: Kind;
  readonly text: string;
  readonly name: string;
}

const files = process.argv.slice(2).filter((argument) => argument.endsWith('.csv'));
const size = Number(process.argv[process.argv.indexOf('--n') + 1]) || 10_000;
const random = randomFrom(20261122);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const records = (files.length > 0 ? files.flatMap(readFile) : invent(size)).slice(0, size);
const named = records.filter(({ firstName, lastName }) => firstName && lastName);
const placed = named.filter(({ companyName }) => companyName);
const asked = placed.length > 0 ? kinds : kinds.filter((kind) => kind !== 'cross');
const queries = Array.from({ length: 200 }, (_, at) =>
  spoil(pick(placed.length > 0 ? placed : named), asked[at % asked.length] as Kind),
);

const actor: Actor = {
  person: { id: 'm', version: 1, name: 'M', businessUnitId: 'u', roleIds: [] },
  roles: [{ ...managerRole, version: 1 }],
  units: new Map(),
};
const store = openMemoryStore(collections);
const started = performance.now();
await store.change({ by: 'system', why: 'bench', at: new Date(0) }, async (tx) => {
  for (const lead of records) await tx.put(leads, lead);
});
console.log(`${records.length} leads stored and indexed in ${Math.round(performance.now() - started)} ms`);

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
  ours.push(
    await measure(query, async () => {
      const search = await store.read((view) => findLeads(view, actor, query.text));
      return search.kind === 'found' ? search.matches.slice(0, 5).map(({ lead }) => nameOf(lead)) : [];
    }),
  );
  if (at % compareEvery === 0) {
    theirs.push(
      await measure(query, async () => plain.search(query.text, { limit: 5 }).map(({ item }) => item.name)),
    );
  }
}
report('findLeads', ours);
report('plain fuse.js', theirs);
const ratio = percentile(theirs, 'cpu', 0.5) / percentile(ours, 'cpu', 0.5);
console.log(`CPU of plain fuse.js / findLeads, p50: ${ratio.toFixed(0)}`);
console.log(
  `p99 of plain fuse.js / findLeads: ${(percentile(theirs, 'ms', 0.99) / percentile(ours, 'ms', 0.99)).toFixed(0)}`,
);

interface Measured {
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

function report(engine: string, results: readonly Measured[]): void {
  const recall = (some: readonly Measured[]) =>
    (some.filter(({ found }) => found).length / Math.max(1, some.length)).toFixed(3);
  const parts = asked.map((kind) => `${kind} ${recall(results.filter((result) => result.kind === kind))}`);
  const at = (of: 'ms' | 'cpu', share: number) => percentile(results, of, share).toFixed(2);
  console.log(
    `${engine}: recall@5 ${recall(results)} (${parts.join(', ')}); ` +
      `ms p50 ${at('ms', 0.5)} p99 ${at('ms', 0.99)}; CPU ms p50 ${at('cpu', 0.5)}; ${results.length} queries`,
  );
}

function percentile(results: readonly Measured[], of: 'ms' | 'cpu', share: number): number {
  const sorted = results.map((result) => result[of]).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

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

function lead(id: string, fields: Partial<Lead>): Lead {
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

function readFile(file: string): Lead[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
  return rows.map((row, at) => {
    const filled = Object.entries({
      firstName: row['firstName'],
      lastName: row['lastName'],
      companyName: row['companyName'],
      email: row['email'],
    }).filter(([, value]) => value);
    return lead(`${file}-${at}`, Object.fromEntries(filled));
  });
}

function invent(n: number): Lead[] {
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
