/**
 * Breaks the domain in thousands of small ways and looks whether the facts notice (REL13), a part at a time:
 *   npm run test:mutation -- people [--mutate 'domain/people/access.ts'] [--force] [--concurrency 1]
 * Below 85 % of a part it fails. What was found is kept in .stryker, so that only what has changed is tried again.
 * The whole takes a day; a sample of it, drawn by chance over all lines of the domain, takes minutes:
 *   npm run test:mutation -- --sample 60 [--seed 1]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Part, parts } from './parts.ts';
import { type Counts, countOf, drawWindows, filesOf, partOf, scoreOf } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutate: { type: 'string' },
    force: { type: 'boolean', default: false },
    sample: { type: 'string' },
    concurrency: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

function stryker(mutate: string, tests: readonly string[], name: string, force: boolean): boolean {
  const { status } = spawnSync(
    'npx',
    [
      ...['stryker', 'run', 'test/mutation/stryker.config.json'],
      ...['--mutate', mutate],
      ...['--incrementalFile', `.stryker/${name.replace('/', '-')}.json`],
      ...(force ? ['--force'] : []),
      ...(values.concurrency === undefined ? [] : ['--concurrency', values.concurrency]),
    ],
    { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests.join(',') } },
  );
  return status === 0;
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.log(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
if (values.sample !== undefined) {
  const windows = drawWindows(wanted as readonly Part[], Number(values.sample), Number(values.seed));
  const counts: Counts[] = [];
  for (const part of wanted as readonly Part[]) {
    const here = windows.filter((window) => partOf(window) === part);
    if (here.length === 0) continue;
    // Stryker carries the results of other files over from the last run into its report.
    for (const file of ['sample', 'report']) rmSync(`.stryker/${file}.json`, { force: true });
    stryker(here.join(','), parts[part], 'sample', true);
    // Lines without anything to break leave no report.
    if (!existsSync('.stryker/report.json')) continue;
    const counted = countOf(readFileSync('.stryker/report.json', 'utf8'));
    counts.push(counted);
    console.log(`${part}: ${counted.noticed} of ${counted.tried} mutants noticed`);
  }
  const { noticed, tried, low, high } = scoreOf(counts);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(
    `seed ${values.seed}: ${noticed} of ${tried} mutants noticed, ${percent(noticed / tried)}; of all of them, 95 times in 100, between ${percent(low)} and ${percent(high)}`,
  );
  process.exitCode = noticed / tried >= 0.85 ? 0 : 1;
} else {
  for (const part of wanted as readonly Part[])
    if (!stryker(values.mutate ?? filesOf(part).join(','), parts[part], part, values.force))
      process.exitCode = 1;
}
