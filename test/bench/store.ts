import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { leads } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import { benchLead, chanceFrom } from './leads.ts';
import { cpuMs, longestPause, median, percentile, wallMs } from './measure.ts';

/**
 * Figures of the embedded store, as ratios inside one run, the engines taking turns.
 *   node --expose-gc --import tsx test/bench/store.ts [leads=100000]
 */
const MANY = Number(process.argv[2] ?? 100_000);
const ROUNDS = 5;
const by = { by: 'bench', why: 'bench', at: new Date('2026-01-01T00:00:00Z') };
const root = mkdtempSync(join(tmpdir(), 'store-bench-'));
const chance = chanceFrom(1);

const say = (what: string, measured: string, bar = ''): void =>
  console.log(`${what.padEnd(52)} ${measured.padEnd(44)} ${bar}`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`;
const times = (value: number): string => `${value.toFixed(2)}×`;

async function filled(count: number): Promise<LocalStore> {
  const store = await openLocalStore({ folder: join(root, `store-${count}`), collections: [leads] });
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
    const lead = await tx.get(leads, benchLead(Math.floor(chance() * count)).id);
    if (lead === undefined) throw new Error('a lead is missing');
    return tx.put(leads, { ...lead, budgetAmount: Math.floor(chance() * 1e6) });
  });

async function writes(run: () => Promise<unknown>, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < count; at += 1) took.push(await wallMs(run));
  return took;
}

async function durableWrites(one: LocalStore, oneCount: number, many: LocalStore): Promise<void> {
  const raw = await open(join(root, 'raw'), 'w');
  const bytes = Buffer.alloc(2100, 'x');
  let position = 0;
  const append = async (): Promise<void> => {
    await raw.write(bytes, 0, bytes.length, position);
    position += bytes.length;
    await raw.datasync();
  };
  const p50s = { raw: [] as number[], one: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    p50s.raw.push(median(await writes(append, 300)));
    p50s.one.push(median(await writes(() => edit(one, oneCount), 300)));
    p50s.many.push(median(await writes(() => edit(many, MANY), 300)));
  }
  const [rawMs, oneMs, manyMs] = [median(p50s.raw), median(p50s.one), median(p50s.many)];
  say(
    'durable write p50 / raw append + fdatasync',
    `${ms(oneMs)} / ${ms(rawMs)} = ${times(oneMs / rawMs)}`,
    '≤ 3×',
  );
  say(
    `write p50 at ${MANY} / at ${oneCount}`,
    `${ms(manyMs)} / ${ms(oneMs)} = ${times(manyMs / oneMs)}`,
    '≤ 2×',
  );
  await raw.close();
}

async function groupCommit(store: LocalStore, count: number): Promise<void> {
  const rates = { 1: [] as number[], 32: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const writers of [1, 32] as const) {
      const each = 640 / writers;
      const took = await wallMs(() =>
        Promise.all(Array.from({ length: writers }, () => writes(() => edit(store, count), each))),
      );
      rates[writers].push(640 / (took / 1000));
    }
  }
  const [single, group] = [median(rates[1]), median(rates[32])];
  say(
    'writes/s of 32 writers / of 1',
    `${group.toFixed(0)} / ${single.toFixed(0)} = ${times(group / single)}`,
    '≥ 4×',
  );
}

async function againstLowdb(): Promise<void> {
  const count = Math.min(10_000, MANY);
  const store = await filled(count);
  const db = new Low(new JSONFile<{ leads: Lead[] }>(join(root, 'lowdb.json')), { leads: [] as Lead[] });
  db.data.leads = Array.from({ length: count }, (_, n) => benchLead(n));
  const writeLowdb = (): Promise<void> => {
    const at = Math.floor(chance() * count);
    db.data.leads[at] = { ...(db.data.leads[at] as Lead), budgetAmount: at };
    return db.write();
  };
  const p50s = { store: [] as number[], lowdb: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    p50s.lowdb.push(median(await writes(writeLowdb, 5)));
    p50s.store.push(median(await writes(() => edit(store, count), 100)));
  }
  const [ours, theirs] = [median(p50s.store), median(p50s.lowdb)];
  say(
    `lowdb JSONFile write p50 / ours at ${count}`,
    `${ms(theirs)} / ${ms(ours)} = ${times(theirs / ours)}`,
    '≥ 50×',
  );
  await store.close();
}

async function pauses(store: LocalStore): Promise<void> {
  const snapshots: number[] = [];
  const stringifies: number[] = [];
  const all = Array.from({ length: MANY }, (_, n) => benchLead(n));
  for (let round = 0; round < 3; round += 1) {
    await edit(store, MANY);
    snapshots.push(await longestPause(() => store.compact()));
    stringifies.push(cpuMs(() => JSON.stringify(all, null, 2)));
  }
  const [snapshot, stringify] = [median(snapshots), median(stringifies)];
  say(
    `longest pause of a snapshot at ${MANY} / lowdb's stringify`,
    `${ms(snapshot)} / ${ms(stringify)} = 1/${(stringify / snapshot).toFixed(0)}`,
    '≤ 10 ms, ≤ 1/20',
  );
}

async function coldStart(): Promise<void> {
  const folder = join(root, `store-${MANY}`);
  const text = readFileSync(join(folder, 'snapshot.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"records"'))
    .map((line) => line.slice(line.indexOf('"records":[') + 11, line.lastIndexOf(']')))
    .join(',');
  const took = { parse: [] as number[], open: [] as number[], find: [] as number[], search: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
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
    took.open.push(since());
    await store.read((view) => view.find(leads, 'byView', 'open|all', { limit: 10, descending: true }));
    took.find.push(since());
    await store.close();
  }
  const [parse, opened, find] = [median(took.parse), median(took.open), median(took.find)];
  const megabytes = (text.length / 1e6).toFixed(0);
  say(
    `cold start at ${MANY} / JSON.parse of ${megabytes} MB, CPU`,
    `${ms(opened)} / ${ms(parse)} = ${times(opened / parse)}`,
    '≤ 2×',
  );
  say('  until every look-up is built (in the background)', `${ms(find)} = ${times(find / parse)}`);
}

/** As people mistype: a wrong letter, an unfinished last name, swapped words, the company instead of the first name. */
function corrupted(lead: Lead, kind: number): string {
  const { firstName = '', lastName = '', companyName = '' } = lead;
  const at = 1 + Math.floor(chance() * (lastName.length - 1));
  const wrong = `${lastName.slice(0, at)}${'aeiourst'.charAt(Math.floor(chance() * 8))}${lastName.slice(at + 1)}`;
  if (kind === 0) return `${firstName} ${wrong}`;
  if (kind === 1) return `${firstName} ${lastName.slice(0, Math.ceil(lastName.length * 0.6))}`;
  if (kind === 2) return `${lastName} ${firstName}`;
  return `${wrong} ${companyName.split(' ')[0] ?? ''}`;
}

/** The share of corrupted queries that have a lead of that name among the first five. */
async function recall(store: LocalStore, count: number): Promise<void> {
  const found = [0, 0, 0, 0];
  const each = 50;
  for (let at = 0; at < 4 * each; at += 1) {
    const lead = benchLead(Math.floor(chance() * count));
    const text = corrupted(lead, at % 4);
    const best = await store.read((view) =>
      view.resembling(leads, 'byText', text, { limit: 5, within: 'all' }),
    );
    const same = best.some(
      ({ firstName, lastName }) => firstName === lead.firstName && lastName === lead.lastName,
    );
    if (same) (found[at % 4] as number) += 1;
  }
  const shares = found.map((hits) => (hits / each).toFixed(2)).join(' / ');
  say(`recall@5 at ${count}: typo / prefix / swap / company`, shares, 'before the re-rank');
}

async function lookUps(store: LocalStore, count: number): Promise<void> {
  const took = {
    find: [] as number[],
    search: [] as number[],
    within: [] as number[],
    letters: [] as number[],
  };
  for (let at = 0; at < 200; at += 1) {
    const { firstName = '', lastName = '' } = benchLead(Math.floor(chance() * count));
    const typo = `${firstName} ${lastName.slice(0, 2)}${lastName.slice(3)}`;
    const search = (text: string, within: 'all' | string[]) => () =>
      store.read((view) => view.resembling(leads, 'byText', text, { limit: 50, within }));
    took.find.push(
      await wallMs(() =>
        store.read((view) => view.find(leads, 'byView', 'open|all', { limit: 10, descending: true })),
      ),
    );
    took.search.push(await wallMs(search(typo, 'all')));
    took.within.push(await wallMs(search(typo, ['owner:person-7'])));
    took.letters.push(await wallMs(search(firstName.slice(0, 2), 'all')));
  }
  const both = (list: number[]): string => `p50 ${ms(median(list))}  p99 ${ms(percentile(list, 0.99))}`;
  say(`find 10 of ${count}`, both(took.find));
  say(`resembling, a typo, 50 of ${count}`, both(took.search));
  say('  within one owner', both(took.within));
  say('  two letters', both(took.letters));
}

try {
  const small = await filled(1000);
  const large = await filled(MANY);
  say('memory of the process', `${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB at ${MANY} leads`);
  await durableWrites(small, 1000, large);
  await groupCommit(small, 1000);
  await againstLowdb();
  await lookUps(large, MANY);
  await recall(large, MANY);
  await pauses(large);
  await small.close();
  await large.compact();
  await large.close();
  await coldStart();
} finally {
  rmSync(root, { recursive: true, force: true });
}
