/**
 * Whether one person who sends without end slows down everybody else (SEC14): the same sixteen people search for
 * leads in their own chats, in turn with and without the flood, against the product as a process of its own.
 *   npm run test:flood -- [--rounds 5] [--seconds 10] [--perSecond 100]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../bot/open-store.ts';
import { sample } from '../../domain/sample/people.ts';
import { fillOrganisation, sayings } from '../bench/bot-figures.ts';
import { message, post, startSink, writers } from '../bench/load.ts';
import { median, percentile } from '../bench/measure.ts';
import { startBotProcess } from '../bot-process.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    perSecond: { type: 'string', default: '100' },
    limit: { type: 'string', default: '20' },
  },
});
const roundMs = Number(values.seconds) * 1_000;
const flooder: { readonly id: string; readonly name: string } = { id: sample.sam, name: 'Sam Rivera' };
/** Each of the patient sends this often: well within the limit. */
const everyMs = 1_000;

const dataDir = mkdtempSync(join(tmpdir(), 'flood-'));
const store = await openStore({ dataDir });
const says = sayings(await fillOrganisation(store, 2_000));
await store.close();
const sink = await startSink();
const bot = await startBotProcess({ DATA_DIR: dataDir, MESSAGES_PER_10S: values.limit });
const address = `${bot.url}/api/messages`;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));
let said = 0;

async function send(who: typeof flooder): Promise<number> {
  said += 1;
  const begun = performance.now();
  await post(agent, address, message(sink.url, who, says.search(said)));
  return performance.now() - begun;
}

/** How long the patient waited in one round, whoever else sends. */
async function patientRound(): Promise<readonly number[]> {
  const until = performance.now() + roundMs;
  const took: number[] = [];
  await Promise.all(
    writers.map(async (who, n) => {
      await pause((everyMs * n) / writers.length);
      while (performance.now() < until) {
        const ms = await send(who);
        took.push(ms);
        await pause(Math.max(0, everyMs - ms));
      }
    }),
  );
  return took;
}

/** Sends at its pace, whether it is answered or not, until it is told to stop. Returns how much it sent. */
async function flood(isOver: () => boolean): Promise<number> {
  const begun = performance.now();
  const open = new Set<Promise<unknown>>();
  let count = 0;
  while (!isOver()) {
    const due = ((performance.now() - begun) / 1_000) * Number(values.perSecond);
    for (; count < due; count += 1) {
      const one = send(flooder).finally(() => open.delete(one));
      open.add(one);
    }
    await pause(5);
  }
  await Promise.all(open);
  return count;
}

const alone: number[] = [];
const beside: number[] = [];
let flooded = 0;
try {
  await patientRound();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    alone.push(percentile([...(await patientRound())], 0.95));
    let over = false;
    const flooding = flood(() => over);
    beside.push(percentile([...(await patientRound())], 0.95));
    over = true;
    flooded += await flooding;
  }
} finally {
  agent.destroy();
  await bot.stop();
  sink.close();
  rmSync(dataDir, { recursive: true, force: true });
}
const ratio = median(beside) / median(alone);
console.log(`p95 alone  ${alone.map((ms) => ms.toFixed(1)).join('  ')} ms`);
console.log(
  `p95 beside ${beside.map((ms) => ms.toFixed(1)).join('  ')} ms, ${flooded} messages of the flood`,
);
console.log(`${ratio <= 1.5 ? '✓' : '✗'} others wait ${ratio.toFixed(2)} times as long (bar 1.5)`);
process.exitCode = ratio <= 1.5 ? 0 : 1;
