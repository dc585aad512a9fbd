/**
 * How fast duplicates are found among made-up leads: `npm run bench:duplicates [-- 10000 100000]`, sizes as arguments.
 * Prints JSON: the check of one lead through the store's look-ups (reading what it finds for the first time, and
 * again), what keeping the look-up costs a change, and a full pass with the longest time it held up anybody else.
 * The full pass is left out above 200,000 leads.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { searchInThread } from '../../bot/search-in-thread.ts';
import { collections, duplicatePairs, leads } from '../../domain/collections.ts';
import { leadAsComparable } from '../../domain/duplicates/as-comparable.ts';
import { type Detector, openDetector } from '../../domain/duplicates/detector.ts';
import { duplicatesOf } from '../../domain/duplicates/duplicates-of.ts';
import { requestScan, runScan } from '../../domain/duplicates/scan-job.ts';
import type { Actor } from '../../domain/people/access.ts';
import { managerRole } from '../../domain/people/default-roles.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { KeyIndex } from '../../domain/store/local/key-index.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import type { KeyLookup, Store, Stored } from '../../domain/store/store.ts';
import { madeUpLeads } from './duplicate-leads.ts';
import { busyMs, cpuMs, longestPause, percentile, wallMs } from './measure.ts';

const rounded = (value: number): number => Number(value.toFixed(3));
const spread = (times: readonly number[]) => ({
  p50: rounded(percentile(times, 0.5)),
  p95: rounded(percentile(times, 0.95)),
  p99: rounded(percentile(times, 0.99)),
});

const manager: Actor = {
  person: { id: 'm', version: 1, name: 'M', businessUnitId: 'u', roleIds: [] },
  roles: [{ ...managerRole, version: 1 }],
  units: new Map(),
};

const batch = 2_000;

/** A store that holds made-up leads, its look-ups built. */
export async function storeOfMadeUp(count: number): Promise<Store> {
  const store = openMemoryStore(collections);
  const source = madeUpLeads(count);
  for (let done = 0; done < count; done += batch) {
    await store.change({ by: 'system', why: 'bench', at: new Date(0) }, async (tx) => {
      for (let n = 0; n < batch; n++) {
        const next = source.next();
        if (!next.done) await tx.put(leads, next.value);
      }
    });
  }
  await store.read((view) => view.find(leads, 'byMatchKey', 'none'));
  return store;
}

/** How long the check of one lead takes, for 1,000 leads spread over the store: first and again, by the wall and in CPU time. */
export async function oneLeadChecks(store: Store, count: number) {
  const step = Math.max(1, Math.floor(count / 1_000));
  const round = async (detector: Detector) => {
    const times: number[] = [];
    const cpu: number[] = [];
    for (let n = 0; n < count; n += step) {
      await store.read(async (view) => {
        const lead = await view.get(leads, `lead-${n}`);
        if (lead === undefined) return;
        const typed = { ...leadAsComparable(lead), id: '' };
        const before = busyMs();
        times.push(await wallMs(() => duplicatesOf(view, manager, detector, typed, { kinds: ['lead'] })));
        cpu.push(busyMs() - before);
      });
    }
    return { ...spread(times), cpu: spread(cpu) };
  };
  // The first round also warms up the machine's own compiler; another detector has read nothing yet.
  await round(openDetector());
  const detector = openDetector();
  return { first: await round(detector), again: await round(detector) };
}

/** What the look-up by match keys adds to a change of one lead, in CPU milliseconds. */
export function indexUpdates(count: number) {
  const index = new KeyIndex(leads.lookups.byMatchKey as unknown as KeyLookup<Stored>);
  const made = [...madeUpLeads(count)];
  const build = cpuMs(() => {
    for (const lead of made) index.put(lead);
  });
  const changed: Lead[] = made.slice(-2_000).map((lead, n) => ({ ...lead, phone: `+49 40 5550${1000 + n}` }));
  const update = cpuMs(() => {
    for (const lead of changed) index.put(lead);
  });
  return { buildMs: Math.round(build), msEach: rounded(update / changed.length) };
}

/**
 * The product's own full pass, from reading the records to the saved pairs. How late the event loop was meanwhile is
 * wall time; how long it was kept busy in one go is CPU time, the firmer of the two on a shared machine.
 */
export async function fullPass(store: Store) {
  const host = { now: () => performance.now(), pause: () => setImmediate() };
  const scanner = { store, detector: openDetector(), search: searchInThread, host, now: () => new Date() };
  await store.change({ by: 'system', why: 'bench', at: new Date() }, (tx) =>
    requestScan(tx, 'lead', { id: 'scan', by: 'm', at: new Date() }),
  );
  const late = monitorEventLoopDelay({ resolution: 1 });
  late.enable();
  let longestPauseMs = 0;
  const ms = await wallMs(async () => {
    longestPauseMs = Math.round(await longestPause(() => runScan(scanner)));
  });
  late.disable();
  const eventLoopMs = { p99: rounded(late.percentile(99) / 1e6), max: rounded(late.max / 1e6) };
  const found = await store.read((view) => view.count(duplicatePairs, 'byScan', 'scan|all'));
  return { ms: Math.round(ms), longestPauseMs, eventLoopMs, found };
}

if (import.meta.filename === process.argv[1]) {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean);
  for (const count of sizes.length > 0 ? sizes : [10_000]) {
    const before = performance.now();
    const store = await storeOfMadeUp(count);
    const buildSeconds = Math.round((performance.now() - before) / 1000);
    const check = await oneLeadChecks(store, count);
    const rssMb = Math.round(process.memoryUsage.rss() / 1e6);
    const update = indexUpdates(Math.min(count, 100_000));
    const pass = count <= 200_000 ? { fullPass: await fullPass(store) } : {};
    console.log(
      JSON.stringify({ leads: count, buildSeconds, oneLeadMs: check, rssMb, indexUpdate: update, ...pass }),
    );
  }
}
