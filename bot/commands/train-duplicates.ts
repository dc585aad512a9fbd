import { parseArgs } from 'node:util';
import { type FromCsv, leadsFromCsv, pairsFromCsv } from '../../domain/duplicates/csv.ts';
import { type Decision, indexRecords, type Progress, scan } from '../../domain/duplicates/scan.ts';
import { inSlices } from '../../domain/duplicates/slices.ts';
import { readUsable, save, stop, thisProcess } from './duplicates-files.ts';
import { terminal } from './screen.ts';

/**
 * `npm run -s train:duplicates -- leads.csv [--decisions decisions.csv] [--out weights.json]`
 *
 * Learns from the leads what each agreement is worth, without labels. `decisions.csv` is what people have decided
 * (`leadIdA,leadIdB,decision`: `duplicate` or `different`) and counts more. Exit code 2: bad input.
 */
const usage =
  'Usage: npm run -s train:duplicates -- leads.csv [--decisions decisions.csv] [--out weights.json]';
const { values, positionals } = options();
const [leadsFile] = positionals;
if (leadsFile === undefined || positionals.length > 1) stop(usage);

const leads = await readUsable(leadsFile, leadsFromCsv);
const ids = new Set(leads.map(({ id }) => id));
const decisions = values.decisions ? await readUsable(values.decisions, decisionsFrom) : [];

const indexed = await shown(indexRecords(leads));
const { weights, compared } = await shown(scan(indexed, { decisions }));
const json = `${JSON.stringify(weights, null, 2)}\n`;
if (values.out === undefined) process.stdout.write(json);
else await save(values.out, json);
console.error(
  `Learned from ${leads.length} leads, ${compared} pairs and ${decisions.length} decisions${values.out ? `; wrote ${values.out}` : ''}.`,
);

function decisionsFrom(text: string): FromCsv<Decision[]> {
  const pairs = pairsFromCsv(text, 'decision', ids);
  if (!pairs.ok) return pairs;
  const odd = pairs.value.findIndex(({ says }) => says !== 'duplicate' && says !== 'different');
  if (odd >= 0) return { ok: false, problem: `row ${odd + 1}: decision is neither duplicate nor different` };
  return {
    ok: true,
    value: pairs.value.map(({ a, b, says }) => ({ a, b, duplicate: says === 'duplicate' })),
  };
}

async function shown<T>(work: Generator<Progress, T>): Promise<T> {
  const bar = terminal.progress('Learning', 1);
  const result = await inSlices(work, thisProcess, ({ done, total }) =>
    bar.update(done / Math.max(1, total)),
  );
  bar.stop();
  return result;
}

function options() {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { decisions: option, out: option } });
  } catch (error) {
    return stop(`${(error as Error).message}\n${usage}`);
  }
}
