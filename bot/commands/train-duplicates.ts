import { parseArgs } from 'node:util';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { type FromCsv, leadsFromCsv, pairsFromCsv } from '../../domain/duplicates/csv.ts';
import { type Decision, indexRecords, type Progress, scan } from '../../domain/duplicates/scan.ts';
import { trainingData } from '../../domain/duplicates/training-data.ts';
import { inSlices } from '../../domain/slices.ts';
import { weightsFile } from '../duplicate-weights.ts';
import { readUsable, save, stop, thisProcess } from './duplicates-files.ts';
import { terminal } from './screen.ts';
import { withStore } from './with-store.ts';

/**
 * `npm run -s train:duplicates -- leads.csv [--decisions decisions.csv] [--out weights.json]`
 * `npm run -s train:duplicates -- --store [--out weights.json]`
 *
 * Learns from the records what each agreement is worth, without labels. What people have decided counts more:
 * `decisions.csv` (`leadIdA,leadIdB,decision`: `duplicate` or `different`), or what was merged, kept apart, selected
 * and ignored in the store. With `--store` the weights go to the data folder, and the bot uses them from its next
 * start on. Exit code 2: bad input.
 */
const usage = `Usage: npm run -s train:duplicates -- leads.csv [--decisions decisions.csv] [--out weights.json]
       npm run -s train:duplicates -- --store [--out weights.json]`;
const { values, positionals } = options();
const [leadsFile] = positionals;
if (positionals.length > 1 || (leadsFile === undefined) !== (values.store === true)) stop(usage);

if (leadsFile === undefined) {
  const done = await withStore(terminal, new Date(), async (store, { dataDir }) => {
    const { records, decisions } = await store.read(trainingData);
    await learnFrom(records, decisions, values.out ?? weightsFile(dataDir));
    return true;
  });
  if (!done) process.exitCode = 2;
} else {
  const leads = await readUsable(leadsFile, leadsFromCsv);
  const ids = new Set(leads.map(({ id }) => id));
  const decisions = values.decisions
    ? await readUsable(values.decisions, (text) => decisionsFrom(text, ids))
    : [];
  await learnFrom(leads, decisions, values.out);
}

async function learnFrom(
  records: readonly Comparable[],
  decisions: readonly Decision[],
  out: string | undefined,
): Promise<void> {
  const indexed = await shown(indexRecords(records));
  const { weights, compared } = await shown(scan(indexed, { decisions }));
  const json = `${JSON.stringify(weights, null, 2)}\n`;
  if (out === undefined) process.stdout.write(json);
  else await save(out, json);
  console.error(
    `Learned from ${records.length} records, ${compared} pairs and ${decisions.length} decisions${out ? `; wrote ${out}` : ''}.`,
  );
}

function decisionsFrom(text: string, ids: ReadonlySet<string>): FromCsv<Decision[]> {
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
    return parseArgs({
      allowPositionals: true,
      options: { decisions: option, out: option, store: { type: 'boolean' } },
    });
  } catch (error) {
    return stop(`${(error as Error).message}\n${usage}`);
  }
}
