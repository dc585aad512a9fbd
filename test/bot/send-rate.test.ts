import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSendRate } from '../../bot/send-rate.ts';

/** A time of its own: whoever waits wakes in order, and nobody waits for a real clock. */
function fakeTime() {
  let at = 0;
  const sleepers: { readonly wakeAt: number; readonly wake: () => void }[] = [];
  const pause = (ms: number): Promise<void> =>
    new Promise((wake) => {
      const wakeAt = at + ms;
      const place = sleepers.findIndex((other) => other.wakeAt > wakeAt);
      sleepers.splice(place === -1 ? sleepers.length : place, 0, { wakeAt, wake });
    });
  const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
  return {
    now: () => at,
    pause,
    /** Lets time go on until nobody sleeps any more. */
    async run(): Promise<void> {
      for (await settle(); sleepers.length > 0; await settle()) {
        at = sleepers[0]?.wakeAt ?? at;
        while ((sleepers[0]?.wakeAt ?? Number.POSITIVE_INFINITY) <= at) sleepers.shift()?.wake();
      }
    },
  };
}

/** The most within any window of that length, each window being open at its end. */
function most(times: readonly number[], withinMs: number): number {
  let first = 0;
  let found = 0;
  for (const [last, at] of times.entries()) {
    while (at - (times[first] ?? 0) >= withinMs) first += 1;
    found = Math.max(found, last - first + 1);
  }
  return found;
}

test('REL7: 10,000 people are written to at never more than 50 a second', async () => {
  const time = fakeTime();
  const mayGo = createSendRate(time);
  const sent: number[] = [];
  const outbox = (async () => {
    for (let n = 0; n < 10_000; n += 1) {
      await mayGo(`a:${n}`);
      sent.push(time.now());
    }
  })();
  await time.run();
  await outbox;
  expect(sent).toHaveLength(10_000);
  expect(most(sent, 1_000)).toBe(50);
  expect(sent.at(-1)).toBe(199_000);
});

test('REL7: 2,000 messages to one conversation go in order, and never faster than Teams takes them', async () => {
  const time = fakeTime();
  const mayGo = createSendRate(time);
  const sent: (readonly [n: number, at: number])[] = [];
  const all = Array.from({ length: 2_000 }, (_, n) => mayGo('a').then(() => sent.push([n, time.now()])));
  await time.run();
  await Promise.all(all);
  const times = sent.map(([, at]) => at);
  expect(sent.map(([n]) => n)).toEqual(all.map((_, n) => n));
  expect([1_000, 2_000, 30_000, 3_600_000].map((ms) => most(times, ms))).toEqual([7, 8, 60, 1_800]);
});

test('REL7: one conversation that has had enough keeps no other waiting', async () => {
  const time = fakeTime();
  const mayGo = createSendRate(time);
  const busy = Array.from({ length: 100 }, () => mayGo('busy'));
  await Promise.all(Array.from({ length: 7 }, () => mayGo('quiet')));
  expect(time.now()).toBe(0);
  await time.run();
  await Promise.all(busy);
});

test('REL7: whoever writes to whom in whatever rhythm, every limit holds and every message goes', async () => {
  const step = fc.tuple(fc.nat(400), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 150 }), async (steps) => {
      const time = fakeTime();
      const mayGo = createSendRate(time);
      const sent = new Map<string, number[]>();
      const all: number[] = [];
      let due = 0;
      const sends = steps.map(async ([gap, conversation]) => {
        due += gap > 300 ? gap : 0;
        await time.pause(due);
        await mayGo(conversation);
        sent.set(conversation, [...(sent.get(conversation) ?? []), time.now()]);
        all.push(time.now());
      });
      await time.run();
      await Promise.all(sends);
      expect(all).toHaveLength(steps.length);
      expect(most(all, 1_000)).toBeLessThanOrEqual(50);
      for (const times of sent.values()) {
        expect(most(times, 1_000)).toBeLessThanOrEqual(7);
        expect(most(times, 2_000)).toBeLessThanOrEqual(8);
        expect(most(times, 30_000)).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 50 },
  );
});
