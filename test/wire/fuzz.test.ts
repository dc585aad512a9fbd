import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createActions } from '../../bot/actions.ts';
import { startBotProcess } from '../bot-process.ts';
import { post, type RawAnswer } from './raw.ts';
import { strangeActivity, strangeBody } from './strange.ts';
import { startWire } from './wire.ts';

// `npm run test:fuzz` takes the long way, against the product as a process of its own; every run prints its seed.
const long = process.env['FUZZ'] === 'long';
const runs = long ? { activities: 100_000, bodies: 20_000 } : { activities: 2_000, bodies: 500 };
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const batch = 200;

/** A connector that takes everything and keeps nothing. */
async function startSink(): Promise<string> {
  const sink = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"1"}'));
  });
  await new Promise<void>((ready) => sink.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void sink.closeAllConnections());
  onTestFinished(() => void sink.close());
  return `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
}

interface Fuzzed {
  readonly url: string;
  readonly serviceUrl: string;
  /** Signed by this bot. */
  readonly press: string;
  readonly settled: () => Promise<void>;
  /** Megabytes that its process holds once garbage is collected, where it has one of its own. */
  readonly heldMb: () => Promise<number>;
}

const start = (): Promise<Fuzzed> => (long ? startProcess() : startHere());

async function startHere(): Promise<Fuzzed> {
  const secret = Buffer.alloc(32, 7);
  const { url, bot } = await startWire({
    secret,
    logLimit: 0,
    adapter: { pace: { budget: 500, pause: 1, retries: 0 } },
  });
  const { press } = createActions(secret).sign({ kind: 'new-lead' });
  return { url, serviceUrl: await startSink(), press, settled: bot.settled, heldMb: async () => 0 };
}

async function startProcess(): Promise<Fuzzed> {
  const secret = 'x'.repeat(32);
  const bot = await startBotProcess({ CARD_SECRET: secret, LOG_LEVEL: 'silent' }, undefined, {
    measured: true,
  });
  onTestFinished(async () => {
    expect(bot.isAlive()).toBe(true);
    await bot.stop();
  });
  const { press } = createActions(Buffer.from(secret)).sign({ kind: 'new-lead' });
  const settled = async (): Promise<void> => {
    await new Promise((wake) => setTimeout(wake, 3_000));
  };
  return { url: bot.url, serviceUrl: await startSink(), press, settled, heldMb: bot.heldMb };
}

/** Sends what is generated and counts the answers by status. */
async function countStatuses<T>(
  what: fc.Arbitrary<T>,
  total: number,
  send: (one: T) => Promise<RawAnswer>,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (let sent = 0; sent < total; sent += batch) {
    const answers = await Promise.all(
      fc.sample(what, { numRuns: Math.min(batch, total - sent), seed: seed + sent }).map(send),
    );
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

test(`REL8: ${runs.activities} strange activities earn no 5xx and end nothing (seed ${seed})`, {
  timeout: 3 * 60 * 60_000,
}, async () => {
  const { url, serviceUrl, press, settled, heldMb } = await start();
  const send = (body: string): Promise<RawAnswer> => post(`${url}/api/messages`, body);
  const strange = strangeActivity(serviceUrl, press);
  // A process grows until everything that it needs has been used once.
  await countStatuses(strange, runs.activities / 10, send);
  const before = await heldMb();
  const counts = await countStatuses(strange, runs.activities, send);
  await settled();
  expect([...counts.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(counts.get(200) ?? 0).toBeGreaterThan(runs.activities / 5);
  expect(counts.get(400) ?? 0).toBeGreaterThan(runs.activities / 20);
  expect(({} as Record<string, unknown>)['press']).toBeUndefined();
  if (!long) return;
  const after = await heldMb();
  console.log(`RSS ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`);
  expect(after - before).toBeLessThan(50);
});

test(`REL8: ${runs.bodies} broken bodies earn no 5xx (seed ${seed})`, {
  timeout: 3 * 60 * 60_000,
}, async () => {
  const { url, serviceUrl, press, settled } = await start();
  const counts = await countStatuses(strangeBody(serviceUrl, press), runs.bodies, ({ body, headers }) =>
    post(`${url}/api/messages`, body, headers),
  );
  await settled();
  expect([...counts.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(counts.get(400) ?? 0).toBeGreaterThan(runs.bodies / 20);
  expect(counts.get(415) ?? 0).toBeGreaterThan(runs.bodies / 20);
  expect((await fetch(`${url}/health`)).status).toBe(200);
});
