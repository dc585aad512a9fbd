/**
 * The product as a process of its own under a mixture of turns for a while (REL11): what it holds must not grow,
 * nobody's notice may stay behind, the audit has one entry for each change, and it stops within five seconds.
 *   npm run test:soak -- [--minutes 10] [--seed 1]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBotProcess } from '../bot-process.ts';
import { examine, fillForSoak, holdingOf, type Sample } from './soak-figures.ts';
import { openCrowd } from './soak-people.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const runMs = Number(values.minutes) * 60_000;
/** Until everything that the process needs has been used: not looked at. */
const warmUpMs = Math.min(60_000, runMs / 4);
const samples = 10;
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

console.log(`seed ${values.seed}`);
const dataDir = mkdtempSync(join(tmpdir(), 'soak-'));
const leads = await fillForSoak(dataDir);
const bot = await startBotProcess({ DATA_DIR: dataDir }, undefined, { measured: true });
const crowd = await openCrowd(bot.url, leads, Number(values.seed));
const seen: Sample[] = [];
try {
  const began = performance.now();
  const working = crowd.work(() => performance.now() - began < warmUpMs + runMs);
  await pause(warmUpMs);
  const sampleFrom = performance.now();
  for (let at = 0; at <= samples; at += 1) {
    seen.push(await holdingOf(bot, crowd.turns()));
    console.log(JSON.stringify(seen.at(-1)));
    if (at < samples) await pause(Math.max(0, sampleFrom + ((at + 1) * runMs) / samples - performance.now()));
  }
  await working;
  const waiting = await crowd.settle();
  const stopping = performance.now();
  await bot.stop();
  const stoppedInMs = performance.now() - stopping;
  const trail = await examine(dataDir);
  const { turns, mutations } = { turns: crowd.turns(), mutations: crowd.mutations() };
  const listed = (figure: keyof Sample): string => seen.map((sample) => sample[figure]).join(' → ');
  const facts = [
    [`${turns} turns, ${crowd.failures().length} failed`, crowd.failures().length === 0],
    [`held ${listed('heldMb')} MB`, grewLittle(seen.map(({ heldMb }) => heldMb))],
    [`handles ${listed('handles')}`, isFlat(seen.map(({ handles }) => handles))],
    [`open files ${listed('files')}`, isFlat(seen.map(({ files }) => files))],
    [`${waiting} notices wait`, waiting === 0],
    [
      `${mutations} changes of leads, ${trail.ofLeads} entries of them in the audit`,
      mutations === trail.ofLeads,
    ],
    [`${trail.entries} entries, chain ${trail.kind}`, trail.kind === 'intact'],
    [`stopped in ${Math.round(stoppedInMs)} ms`, stoppedInMs < 5_000],
  ] as const;
  for (const failure of crowd.failures().slice(0, 5)) console.log(`  ${failure}`);
  for (const [what, good] of facts) console.log(good ? '✓' : '✗', what);
  process.exitCode = facts.every(([, good]) => good) ? 0 : 1;
} finally {
  if (bot.isAlive()) await bot.kill();
  await crowd.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Between the first and the last half at most 20 MB: the store itself grows by what is remembered of each turn. */
function grewLittle(held: readonly number[]): boolean {
  const half = Math.floor(held.length / 2);
  const least = (part: readonly number[]): number => Math.min(...part);
  return least(held.slice(-half)) - least(held.slice(0, half)) <= 20;
}

/** Not more at the end than ever before; connections come and go between. */
function isFlat(counts: readonly number[]): boolean {
  return (counts.at(-1) ?? 0) <= Math.max(...counts.slice(0, -1)) + 2;
}
