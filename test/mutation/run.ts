/**
 * Breaks the domain in thousands of small ways and looks whether the facts notice (REL13), a part at a time:
 *   npm run test:mutation -- people [--mutate 'domain/people/access.ts'] [--force]
 * Below 85 % of a part it fails. What was found is kept in .stryker, so that only what has changed is tried again.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Part, parts } from './parts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mutate: { type: 'string' }, force: { type: 'boolean', default: false } },
});
const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.log(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
for (const part of wanted as readonly Part[]) {
  const { status } = spawnSync(
    'npx',
    [
      ...['stryker', 'run', 'test/mutation/stryker.config.json'],
      ...['--mutate', values.mutate ?? `domain/${part}/**/*.ts`],
      ...['--incrementalFile', `.stryker/${part}.json`],
      ...(values.force ? ['--force'] : []),
    ],
    { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: parts[part].join(',') } },
  );
  if (status !== 0) process.exitCode = 1;
}
