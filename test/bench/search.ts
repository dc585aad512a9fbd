/**
 * How well and how dearly leads are found: `node --import tsx test/bench/search.ts [leads.csv …] [--n 10000]`.
 * recall@5: a lead of the full name that was meant is among the first five. Plain fuse.js over all leads answers some
 * of the same queries in turn, for the ratio.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { collections } from '../../domain/collections.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import {
  compareSearch,
  invent,
  kinds,
  lead,
  type Measured,
  queriesOn,
  recallOf,
  shareOf,
  store,
} from './search-figures.ts';

const files = process.argv.slice(2).filter((argument) => argument.endsWith('.csv'));
const size = Number(process.argv[process.argv.indexOf('--n') + 1]) || 10_000;
const records = (files.length > 0 ? files.flatMap(readFile) : invent(size)).slice(0, size);

const target = openMemoryStore(collections);
const started = performance.now();
await store(target, records);
console.log(`${records.length} leads stored and indexed in ${Math.round(performance.now() - started)} ms`);

const { ours, theirs } = await compareSearch(target, records, queriesOn(records));
report('findLeads', ours);
report('plain fuse.js', theirs);
const ratio = (of: 'ms' | 'cpu', share: number): string =>
  (shareOf(theirs, of, share) / shareOf(ours, of, share)).toFixed(0);
console.log(`CPU of plain fuse.js / findLeads, p50: ${ratio('cpu', 0.5)}`);
console.log(`p99 of plain fuse.js / findLeads: ${ratio('ms', 0.99)}`);

function report(engine: string, results: readonly Measured[]): void {
  const parts = kinds.map(
    (kind) => `${kind} ${recallOf(results.filter((result) => result.kind === kind)).toFixed(3)}`,
  );
  const at = (of: 'ms' | 'cpu', share: number) => shareOf(results, of, share).toFixed(2);
  console.log(
    `${engine}: recall@5 ${recallOf(results).toFixed(3)} (${parts.join(', ')}); ` +
      `ms p50 ${at('ms', 0.5)} p99 ${at('ms', 0.99)}; CPU ms p50 ${at('cpu', 0.5)}; ${results.length} queries`,
  );
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
