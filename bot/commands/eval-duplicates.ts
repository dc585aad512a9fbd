import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { leadsFromCsv, pairsFromCsv } from '../../domain/duplicates/csv.ts';
import { flaggedByReason, qualityOf } from '../../domain/duplicates/evaluate.ts';
import { findAmong } from '../../domain/duplicates/find.ts';
import { defaultThreshold } from '../../domain/duplicates/judge.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import { duplicatesIn, indexRecords, type Scan, scan } from '../../domain/duplicates/scan.ts';
import { inSlices } from '../../domain/slices.ts';
import { readUsable, save, stop, thisProcess } from './duplicates-files.ts';

/**
 * `npm run -s eval:duplicates -- leads.csv pairs.csv [--hard hard_negatives.csv] [--out report.json]
 * [--predictions pred.csv] [--threshold 0.5] [--min-f1 0.95]`
 *
 * Finds the duplicates among the leads, writes them down, and only then reads which pairs are true.
 * Exit code 0: done; 1: F1 below `--min-f1`; 2: bad input.
 */
const usage =
  'Usage: npm run -s eval:duplicates -- leads.csv pairs.csv [--hard hard_negatives.csv] [--out report.json] [--predictions pred.csv] [--threshold 0.5] [--min-f1 0.95]';
const { values, positionals } = options();
const [leadsFile, pairsFile] = positionals;
if (leadsFile === undefined || pairsFile === undefined || positionals.length > 2) stop(usage);
const threshold = fraction('threshold', defaultThreshold);
const leastF1 = fraction('min-f1', 0);

const leads = await readUsable(leadsFile, leadsFromCsv);
const { found, timing } = await find(leads);
const flagged = duplicatesIn(found, threshold);
if (values.predictions !== undefined) await save(values.predictions, predictions());

const ids = new Set(leads.map(({ id }) => id));
const truth = await readUsable(pairsFile, (text) => pairsFromCsv(text, 'tags', ids));
const lookAlikes =
  values.hard && (await readUsable(values.hard, (text) => pairsFromCsv(text, 'reason', ids)));

const quality = qualityOf(found, truth, threshold);
const report = {
  leads: leads.length,
  threshold,
  ...quality,
  candidates: found.compared,
  splitBlocks: found.candidates.split.blocks,
  pairsLeftOutOfBlocks: found.candidates.split.pairs,
  ...(lookAlikes && { hardNegatives: flaggedByReason(found, lookAlikes, threshold) }),
  ...timing,
  queryMs: queryTimes(found),
  rssMb: Math.round(process.memoryUsage.rss() / 1e6),
};
const json = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(json);
if (values.out !== undefined) await save(values.out, json);
if (values['min-f1'] !== undefined && (quality.f1 ?? 0) < leastF1) {
  console.error(`F1 ${quality.f1} is below --min-f1 ${leastF1}.`);
  process.exitCode = 1;
}

/** The whole pass, without a look at the pairs. */
async function find(records: readonly Comparable[]) {
  const start = performance.now();
  const indexed = await inSlices(indexRecords(records), thisProcess);
  const indexBuildMs = Math.round(performance.now() - start);
  const all: Scan = await inSlices(scan(indexed), thisProcess);
  return { found: all, timing: { indexBuildMs, fullPassMs: Math.round(performance.now() - start) } };
}

function predictions(): string {
  const rows = flagged.map(({ a, b, probability, rules, evidence }) => [
    a.id,
    b.id,
    probability.toFixed(6),
    [
      ...rules,
      ...evidence.filter(({ bits }) => bits > 0).map(({ field, level }) => `${field}: ${level}`),
    ].join('; '),
  ]);
  return stringify([['leadIdA', 'leadIdB', 'score', 'reasons'], ...rows]);
}

/** How long it takes to check one lead, reading it included: up to 1,000 leads, spread over the file. */
function queryTimes({ profiles, candidates, detector }: Scan) {
  const step = Math.max(1, Math.floor(profiles.length / 1000));
  const times: number[] = [];
  for (let at = 0; at < profiles.length; at += step) {
    const record = profiles[at]?.record;
    if (record === undefined) continue;
    const start = performance.now();
    const profile = normalise(record);
    const others = candidates.of(profile).map((position) => profiles[position]);
    findAmong(
      detector,
      profile,
      others.filter((other) => other !== undefined),
    );
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const quantile = (q: number) => Number((times[Math.floor(q * (times.length - 1))] ?? 0).toFixed(3));
  return { queries: times.length, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}

function options() {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { hard: option, out: option, predictions: option, threshold: option, 'min-f1': option },
    });
  } catch (error) {
    return stop(`${(error as Error).message}\n${usage}`);
  }
}

function fraction(name: 'threshold' | 'min-f1', otherwise: number): number {
  const given = values[name];
  const number = given === undefined ? otherwise : Number(given);
  return given?.trim() !== '' && number >= 0 && number <= 1
    ? number
    : stop(`--${name} ${given}: give a number from 0 to 1.`);
}
