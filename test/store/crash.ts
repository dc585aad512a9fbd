import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kill, type KillResult, killOnce } from './crash-run.ts';
import { type FailpointName, failpoints } from './failpoints.ts';

/**
 * Kills a writing process again and again and checks after each kill that nothing acknowledged is lost (REL3).
 *   node --import tsx test/store/crash.ts --kills 50 --each 0
 * `--kills`: at random times (default 200). `--each`: at each named failpoint (default 20). `--seed`: repeats a run.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    each: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

let state = Number(values.seed) >>> 0;
const chance = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

async function series(title: string, kills: readonly Kill[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'store-crash-'));
  const results: KillResult[] = [];
  for (const [run, kill] of kills.entries()) results.push(await killOnce(folder, `r${run}`, kill));
  rmSync(folder, { recursive: true, force: true });
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0);
  const lost = results.flatMap((result) => result.lost);
  const unreadable = results.flatMap((result) => result.unreadable ?? []);
  const torn = results.filter((result) => result.torn > 0).length;
  console.log(
    `${title.padEnd(36)} ${String(kills.length).padStart(4)} kills  ${String(acknowledged).padStart(7)} acknowledged  ` +
      `${lost.length} lost  ${unreadable.length} unreadable  ${torn} torn tails cut`,
  );
  for (const line of [...lost.slice(0, 5), ...unreadable.slice(0, 5)]) console.log(`  ${line}`);
  return lost.length === 0 && unreadable.length === 0;
}

console.log(`seed ${values.seed}`);
const random = Array.from(
  { length: Number(values.kills) },
  (): Kill => ({ kind: 'fromOutside', afterMs: 10 + chance() * 400 }),
);
let good = await series('at random times', random);
for (const name of Object.keys(failpoints) as FailpointName[]) {
  const kills = Array.from(
    { length: Number(values.each) },
    (): Kill => ({ kind: 'failpoint', name, nth: 1 + Math.floor(chance() * 4) }),
  );
  if (kills.length > 0) good = (await series(name, kills)) && good;
}
process.exitCode = good ? 0 : 1;
