import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { leads } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { diskFiles } from '../../domain/store/local/disk-files.ts';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { around } from '../store/faults.ts';
import { benchLead, benchLeadId, chanceFrom } from './leads.ts';
import { cpuMs, longestPause, median, wallMs } from './measure.ts';

/** Figures of the embedded store, its peers taking turns with it in one run. Milliseconds. */
export interface Bench {
  /** A folder for everything. */
  readonly root: string;
  readonly rounds: number;
}

export const by = { by: 'bench', why: 'bench', at: new Date('2026-01-01T00:00:00Z') };
export const chance = chanceFrom(1);

export async function filled({ root }: Bench, count: number, files = diskFiles): Promise<LocalStore> {
  const store = await openLocalStore({ folder: join(root, `store-${count}`), collections: [leads], files });
  for (let from = 0; from < count; from += 1000) {
    await store.change(by, async (tx) => {
      for (let n = from; n < Math.min(count, from + 1000); n += 1) await tx.put(leads, benchLead(n));
    });
  }
  await store.compact();
  await store.read((view) => view.count(leads, 'byView', 'any|all'));
  return store;
}

const edit = (store: LocalStore, count: number): Promise<Lead> =>
  store.change(by, async (tx) => {
    const lead = await tx.get(leads, benchLeadId(Math.floor(chance() * count)));
    if (lead === undefined) throw new Error('a lead is missing');
    return tx.put(leads, { ...lead, budgetAmount: Math.floor(chance() * 1e6) });
  });

async function writes(run: () => Promise<unknown>, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < count; at += 1) took.push(await wallMs(run));
  return took;
}

/** A store of `small` leads, one of `large`, and a bare append with fdatasync of as many bytes. */
export async function durableWrites(
  { root, rounds }: Bench,
  one: LocalStore,
  small: number,
  many: LocalStore,
  large: number,
) {
  const raw = await open(join(root, 'raw'), 'w');
  const bytes = Buffer.alloc(2100, 'x');
  let position = 0;
  const append = async (): Promise<void> => {
    await raw.write(bytes, 0, bytes.length, position);
    position += bytes.length;
    await raw.datasync();
  };
  const p50s = { raw: [] as number[], one: [] as number[], many: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    p50s.raw.push(median(await writes(append, 300)));
    p50s.one.push(median(await writes(() => edit(one, small), 300)));
    p50s.many.push(median(await writes(() => edit(many, large), 300)));
  }
  await raw.close();
  return { raw: median(p50s.raw), small: median(p50s.one), large: median(p50s.many) };
}

/** The same on a disk that takes a millisecond more to make something durable, as those of many clouds do. */
export async function filledOnSlowDisk(bench: Bench, count: number): Promise<LocalStore> {
  const files = around(diskFiles, async ({ op }, run) => {
    const answer = await run();
    if (op === 'sync') await setTimeout(1);
    return answer;
  });
  return filled({ ...bench, root: join(bench.root, 'slow') }, count, files);
}

/** Writes a second of one writer, and of 32 at once. */
export async function groupCommit({ rounds }: Bench, store: LocalStore, count: number) {
  const rates = { 1: [] as number[], 32: [] as number[] };
  const run = (writers: 1 | 32): Promise<number> =>
    wallMs(() =>
      Promise.all(Array.from({ length: writers }, () => writes(() => edit(store, count), 640 / writers))),
    );
  // As it runs all day.
  for (let time = 0; time < 4; time += 1) await run(32);
  for (let round = 0; round < rounds; round += 1) {
    for (const writers of [1, 32] as const) rates[writers].push(640 / ((await run(writers)) / 1000));
  }
  return { single: median(rates[1]), group: median(rates[32]) };
}

export async function againstLowdb(bench: Bench, count: number) {
  const store = await filled(bench, count);
  const db = new Low(new JSONFile<{ leads: Lead[] }>(join(bench.root, 'lowdb.json')), {
    leads: [] as Lead[],
  });
  db.data.leads = Array.from({ length: count }, (_, n) => benchLead(n));
  const writeLowdb = (): Promise<void> => {
    const at = Math.floor(chance() * count);
    db.data.leads[at] = { ...(db.data.leads[at] as Lead), budgetAmount: at };
    return db.write();
  };
  const p50s = { store: [] as number[], lowdb: [] as number[] };
  for (let round = 0; round < bench.rounds; round += 1) {
    p50s.lowdb.push(median(await writes(writeLowdb, 5)));
    p50s.store.push(median(await writes(() => edit(store, count), 100)));
  }
  await store.close();
  return { ours: median(p50s.store), lowdb: median(p50s.lowdb) };
}

/** The longest time that a snapshot keeps the event loop, and what lowdb's stringify takes. */
export async function pauses(store: LocalStore, count: number) {
  const snapshots: number[] = [];
  const stringifies: number[] = [];
  const all = Array.from({ length: count }, (_, n) => benchLead(n));
  for (let round = 0; round < 3; round += 1) {
    await edit(store, count);
    snapshots.push(await longestPause(() => store.compact()));
    stringifies.push(cpuMs(() => JSON.stringify(all, null, 2)));
  }
  return { snapshot: median(snapshots), stringify: median(stringifies) };
}

/** CPU to open a closed store, until a first read and until every look-up is built, and to parse the same bytes. */
export async function coldStart({ root, rounds }: Bench, count: number) {
  const folder = join(root, `store-${count}`);
  const text = readFileSync(join(folder, 'snapshot.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"records"'))
    .map((line) => line.slice(line.indexOf('"records":[') + 11, line.lastIndexOf(']')))
    .join(',');
  const took = { parse: [] as number[], opened: [] as number[], indexed: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    globalThis.gc?.();
    took.parse.push(cpuMs(() => JSON.parse(`[${text}]`)));
    globalThis.gc?.();
    const before = process.cpuUsage();
    const since = () => {
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const store = await openLocalStore({ folder, collections: [leads] });
    await store.read((view) => view.get(leads, benchLead(1).id));
    took.opened.push(since());
    await store.read((view) => view.find(leads, 'byView', 'open|all', { limit: 10, descending: true }));
    took.indexed.push(since());
    await store.close();
  }
  const { parse, opened, indexed } = took;
  return { bytes: text.length, parse: median(parse), opened: median(opened), indexed: median(indexed) };
}
