import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leads } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { LocalStore } from '../../domain/store/local/local-store.ts';
import { benchLead } from './leads.ts';
import { median, percentile, wallMs } from './measure.ts';
import {
  againstLowdb,
  chance,
  coldStart,
  durableWrites,
  filled,
  groupCommit,
  pauses,
} from './store-figures.ts';

/**
 * Figures of the embedded store, as ratios inside one run, the engines taking turns.
 *   node --expose-gc --import tsx test/bench/store.ts [leads=100000]
 */
const MANY = Number(process.argv[2] ?? 100_000);
const bench = { root: mkdtempSync(join(tmpdir(), 'store-bench-')), rounds: 5 };

const say = (what: string, measured: string, bar = ''): void =>
  console.log(`${what.padEnd(52)} ${measured.padEnd(44)} ${bar}`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`;
const times = (a: number, b: number, unit: (value: number) => string = ms): string =>
  `${unit(a)} / ${unit(b)} = ${(a / b).toFixed(2)}×`;

async function sayWrites(small: LocalStore, large: LocalStore): Promise<void> {
  const written = await durableWrites(bench, small, 1000, large, MANY);
  say('durable write p50 / raw append + fdatasync', times(written.small, written.raw), '≤ 3×');
  say(`write p50 at ${MANY} / at 1000`, times(written.large, written.small), '≤ 2×');
  const { group, single } = await groupCommit(bench, small, 1000);
  say(
    'writes/s of 32 writers / of 1',
    times(group, single, (rate) => rate.toFixed(0)),
    '≥ 4×',
  );
  const count = Math.min(10_000, MANY);
  const { lowdb, ours } = await againstLowdb(bench, count);
  say(`lowdb JSONFile write p50 / ours at ${count}`, times(lowdb, ours), '≥ 50×');
}

async function sayPauses(large: LocalStore): Promise<void> {
  const { snapshot, stringify } = await pauses(large, MANY);
  say(
    `longest pause of a snapshot at ${MANY} / lowdb's stringify`,
    times(snapshot, stringify),
    '≤ 10 ms, ≤ 1/20',
  );
}

async function sayColdStart(): Promise<void> {
  const { bytes, parse, opened, indexed } = await coldStart(bench, MANY);
  const megabytes = (bytes / 1e6).toFixed(0);
  say(`cold start at ${MANY} / JSON.parse of ${megabytes} MB, CPU`, times(opened, parse), '≤ 2×');
  say('  until every look-up is built (in the background)', times(indexed, parse));
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
  const small = await filled(bench, 1000);
  const large = await filled(bench, MANY);
  say('memory of the process', `${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB at ${MANY} leads`);
  await sayWrites(small, large);
  await lookUps(large, MANY);
  await recall(large, MANY);
  await sayPauses(large);
  await small.close();
  await large.compact();
  await large.close();
  await sayColdStart();
} finally {
  rmSync(bench.root, { recursive: true, force: true });
}
