import { join } from 'node:path';
import { collections, leads } from '../../domain/collections.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { duplicatesOf } from '../../domain/duplicates/duplicates-of.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { openPostgresStore } from '../../domain/store/postgres/open-store.ts';
import { openPool } from '../../domain/store/postgres/pool.ts';
import type { Store } from '../../domain/store/store.ts';
import { newDatabase } from '../new-database.ts';
import { loadPostgres } from './load-postgres.ts';
import { median, percentile, wallMs } from './measure.ts';
import { randomFrom } from './random.ts';
import {
  invent,
  manager,
  measureSearch,
  queriesOn,
  recallOf,
  shareOf,
  store as storeLeads,
} from './search-figures.ts';

/** What things cost at one number of leads. Milliseconds, unless the name says otherwise. */
export interface ScalePoint {
  readonly leads: number;
  readonly searchP50: number;
  readonly searchP99: number;
  readonly recallAt5: number;
  readonly duplicatesP50: number;
  readonly duplicatesP99: number;
  readonly writeP50: number;
  readonly pageP50: number;
  readonly countP50: number;
  readonly openSeconds: number;
  /** Of memory, or of the database with its indexes. */
  readonly bytesPerLead: number;
}

const rounds = 200;

export async function costsOf(
  store: Store,
  records: readonly Lead[],
): Promise<Omit<ScalePoint, 'leads' | 'openSeconds' | 'bytesPerLead'>> {
  const random = randomFrom(7);
  const any = (): Lead => records[Math.floor(random() * records.length)] as Lead;
  const searched = [];
  for (const query of queriesOn(records, rounds + 40)) searched.push(await measureSearch(store, query));
  const measured = searched.slice(40);
  const detector = openDetector();
  const repeat = async (run: () => Promise<unknown>, times = rounds): Promise<number[]> => {
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) took.push(await wallMs(run));
    return took;
  };
  const checks = await repeat(() => {
    const record = { kind: 'lead' as const, ...any(), id: 'not-stored-yet' };
    return store.read((view) =>
      duplicatesOf(view, manager, detector, record, { kinds: ['lead', 'account', 'contact'] }),
    );
  });
  const writes = await repeat(() =>
    store.change({ by: 'bench', why: 'bench', at: new Date() }, async (tx) => {
      const lead = await tx.get(leads, any().id);
      if (lead !== undefined) await tx.put(leads, { ...lead, budgetAmount: Math.floor(random() * 1e6) });
    }),
  );
  const page = () =>
    store.read((view) => view.find(leads, 'byView', 'open|all', { limit: 10, descending: true }));
  const count = () => store.read((view) => view.count(leads, 'byView', 'open|all'));
  return {
    searchP50: shareOf(measured, 'ms', 0.5),
    searchP99: shareOf(measured, 'ms', 0.99),
    recallAt5: recallOf(measured),
    duplicatesP50: median(checks),
    duplicatesP99: percentile(checks, 0.99),
    writeP50: median(writes),
    pageP50: median(await repeat(page)),
    countP50: median(await repeat(count, 20)),
  };
}

export async function embeddedAt(root: string, size: number): Promise<ScalePoint> {
  const folder = join(root, `embedded-${size}`);
  const records = invent(size);
  const before = await openLocalStore({ folder, collections });
  await storeLeads(before, records);
  await before.compact();
  await before.close();
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const begun = performance.now();
  const store = await openLocalStore({ folder, collections });
  await store.read((view) => view.find(leads, 'byView', 'open|all', { limit: 1 }));
  const openSeconds = (performance.now() - begun) / 1000;
  globalThis.gc?.();
  const now = process.memoryUsage();
  const grown = now.heapUsed + now.arrayBuffers - memory.heapUsed - memory.arrayBuffers;
  const costs = await costsOf(store, records);
  await store.close();
  return { leads: size, ...costs, openSeconds, bytesPerLead: grown / size };
}

/** Fills the database. Only the leads that are asked about stay here: a heap of a million would cost more than the queries. */
async function loaded(url: string, size: number): Promise<readonly Lead[]> {
  const records = invent(size);
  await loadPostgres(url, records);
  const every = Math.ceil(size / 5_000);
  return records.filter((_, at) => at % every === 0);
}

export async function postgresAt(server: string, size: number): Promise<ScalePoint> {
  const { url, drop } = await newDatabase(server);
  const pool = openPool({ url, connections: 1 });
  try {
    const asked = await loaded(url, size);
    const begun = performance.now();
    const store = await openPostgresStore({ url, collections, now: () => new Date() });
    const openSeconds = (performance.now() - begun) / 1000;
    const [found] = await pool.newest<{ bytes: number }>(
      'select pg_database_size(current_database())::float8 as bytes',
      [],
    );
    const costs = await costsOf(store, asked);
    await store.close();
    return { leads: size, ...costs, openSeconds, bytesPerLead: (found?.bytes ?? 0) / size };
  } finally {
    await pool.close();
    await drop();
  }
}
