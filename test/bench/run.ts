/**
 * The benchmark: `npm run -s bench [-- --quick]`. One JSON object on standard output, a table for people on standard
 * error; with --write it goes into docs/scale.md, too. Peers take turns with us in one run, on the same work; what cannot be measured here is null, with the reason.
 * With TEST_DATABASE_URL, on whose server a database may be made, PostgreSQL is measured, too.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../domain/collections.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { answersFigures } from './answers-figures.ts';
import { bars } from './bars.ts';
import { botFigures } from './bot-figures.ts';
import { fullPass, oneLeadChecks, storeOfMadeUp } from './duplicates.ts';
import { postgresFigures } from './postgres-figures.ts';
import { measureScoring } from './scoring.ts';
import {
  compareSearch,
  invent,
  queriesOn,
  recallOf,
  shareOf,
  store as storeLeads,
} from './search-figures.ts';
import {
  againstLowdb,
  coldStart,
  durableWrites,
  filled,
  filledOnSlowDisk,
  groupCommit,
  pauses,
} from './store-figures.ts';

const quick = process.argv.includes('--quick');
const root = mkdtempSync(join(tmpdir(), 'bench-'));

type Part = Readonly<Record<string, number | null>>;

const say = (text: string): void => console.error(text);

async function storePart(): Promise<Part> {
  const large = quick ? 5_000 : 100_000;
  const bench = { root: join(root, 'store'), rounds: quick ? 2 : 5 };
  const [one, many] = [await filled(bench, 1_000), await filled(bench, large)];
  const written = await durableWrites(bench, one, 1_000, many, large);
  const { single, group } = await groupCommit(bench, one, 1_000);
  const slow = await filledOnSlowDisk(bench, 1_000);
  const onSlow = await groupCommit(bench, slow, 1_000);
  await slow.close();
  const pause = await pauses(many, large);
  await one.close();
  await many.compact();
  await many.close();
  const { ours, lowdb } = await againstLowdb(bench, quick ? 2_000 : 10_000);
  const start = await coldStart(bench, large);
  return {
    durableWriteVsFsyncFloor: written.small / written.raw,
    groupCommitGain: group / single,
    groupCommitGainOn1msDisk: onSlow.group / onSlow.single,
    writeFlatness100kVs1k: quick ? null : written.large / written.small,
    snapshotPauseMs: quick ? null : pause.snapshot,
    vsLowdbJsonFile10k: quick ? null : lowdb / ours,
    coldStartVsJsonParse: start.opened / start.parse,
  };
}

async function searchPart(): Promise<Part> {
  const at = async (count: number) => {
    const store = openMemoryStore(collections);
    const records = invent(count);
    await storeLeads(store, records);
    const { ours, theirs } = await compareSearch(store, records, queriesOn(records, quick ? 80 : 200));
    await store.close();
    return {
      cpu: shareOf(ours, 'cpu', 0.5) / shareOf(theirs, 'cpu', 0.5),
      recall: recallOf(ours),
      p99: shareOf(ours, 'ms', 0.99),
    };
  };
  const [small, large] = [await at(10_000), quick ? undefined : await at(100_000)];
  return {
    cpuVsFuse10k: small.cpu,
    cpuVsFuse100k: large?.cpu ?? null,
    recallAt5_10k: small.recall,
    recallAt5_100k: large?.recall ?? null,
    p99Ms100k: large?.p99 ?? null,
  };
}

async function duplicatesPart(): Promise<Part> {
  if (quick) return { p99Ms10k: null, p99Ms100k: null, fullPassSeconds100k: null };
  const small = await storeOfMadeUp(10_000);
  const large = await storeOfMadeUp(100_000);
  const part = {
    p99Ms10k: (await oneLeadChecks(small, 10_000)).first.p99,
    p99Ms100k: (await oneLeadChecks(large, 100_000)).first.p99,
    fullPassSeconds100k: (await fullPass(large)).ms / 1000,
  };
  await Promise.all([small.close(), large.close()]);
  return part;
}

async function scoringPart(): Promise<Part> {
  const found = await measureScoring(quick ? 3_000 : 36_000);
  return {
    trainSeconds36k: quick ? null : found.trainSeconds,
    scoreMicroseconds: found.microsecondsPerScore,
    modelBytes: found.modelBytes,
  };
}

async function botPart(): Promise<Part> {
  const { echoTurnsPerSecond, ...figures } = await botFigures({
    root,
    rounds: quick ? 2 : 9,
    turns: quick ? 150 : 1_500,
    leads: quick ? 2_000 : 10_000,
  });
  say(`bot: the bare echo bot makes ${echoTurnsPerSecond.toFixed(0)} turns a second`);
  return figures;
}

async function postgresPart(): Promise<Part> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) {
    say('postgres: not measured, because TEST_DATABASE_URL names no server');
    return { turnsPerSecond1: null, turnsPerSecond2Processes: null, searchP99Ms100k: null };
  }
  const found = await postgresFigures(server, {
    rounds: quick ? 1 : 5,
    turns: quick ? 120 : 400,
    leads: quick ? 1_000 : 100_000,
  });
  return {
    turnsPerSecond1: found.turnsPerSecond1,
    turnsPerSecond2Processes: found.turnsPerSecond2Processes,
    searchP99Ms100k: quick ? null : found.searchP99Ms,
  };
}

/** What else this machine has to do: beyond its cores, times say little. The run itself takes one or two. */
const busy = (): string => `load average ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;

/** A part that fails takes no other with it. */
async function part(name: string, measure: () => Promise<Part>): Promise<readonly [string, Part]> {
  // What the part before has left is not for this one to collect.
  globalThis.gc?.();
  const begun = performance.now();
  try {
    const found = await measure();
    say(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s (${busy()})`);
    return [name, rounded(found)];
  } catch (error) {
    say(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}`);
    return [name, Object.fromEntries(Object.keys(bars[name] ?? {}).map((field) => [field, null]))];
  }
}

const rounded = (found: Part): Part =>
  Object.fromEntries(
    Object.entries(found).map(([field, value]) => [
      field,
      value === null || Number.isNaN(value) ? null : Number(value.toPrecision(4)),
    ]),
  );

function table(parts: readonly (readonly [string, Part])[]): void {
  say('');
  for (const [name, found] of parts) {
    for (const [field, value] of Object.entries(found)) {
      const bar = bars[name]?.[field];
      const shown = value === null ? (quick ? 'full run only, or see above' : 'see above') : String(value);
      say(
        `${`${name}.${field}`.padEnd(38)} ${shown.padEnd(30)} ${bar === undefined || bar === '' ? '' : `bar ${bar}`}`,
      );
    }
  }
}

/** Puts the figures into the documentation, with the machine named by what matters. */
function writeTable(parts: readonly (readonly [string, Part])[]): void {
  const rows = parts.flatMap(([name, found]) =>
    Object.entries(found).map(
      ([field, value]) => `| ${name} | ${field} | ${value ?? '–'} | ${bars[name]?.[field] ?? ''} |`,
    ),
  );
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; ${busy()} at the end.`;
  const text = [machine, '', '| part | figure | measured | bar |', '|---|---|---|---|', ...rows].join('\n');
  const file = join('docs', 'scale.md');
  const between = /(?<=<!-- bench -->\n)[\s\S]*(?=\n<!-- \/bench -->)/;
  writeFileSync(file, readFileSync(file, 'utf8').replace(between, text));
}

try {
  if (quick) say('Quick: small stores and few rounds. The figures say only that everything runs.');
  const parts = [
    await part('store', storePart),
    await part('search', searchPart),
    await part('duplicates', duplicatesPart),
    await part('scoring', scoringPart),
    await part('answers', async () => ({ ...(await answersFigures(quick ? 100 : 10_000)) })),
    await part('bot', botPart),
    await part('postgres', postgresPart),
  ];
  table(parts);
  if (process.argv.includes('--write')) writeTable(parts);
  console.log(JSON.stringify(Object.fromEntries(parts)));
} finally {
  rmSync(root, { recursive: true, force: true });
}
