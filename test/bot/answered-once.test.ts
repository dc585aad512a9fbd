import { beforeEach, expect, test } from 'vitest';
import { answeredOnce, forgetDeliveries } from '../../bot/answered-once.ts';
import { deliveries } from '../../domain/collections.ts';
import type { Store } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';

let store: Store;
let now = new Date('2026-11-25T10:00:00Z');
const clock = { now: () => now };
beforeEach(() => {
  store = anEmptyStore();
  now = new Date('2026-11-25T10:00:00Z');
});

const wait = { everyMs: 10, times: 100 };
const deliver = (key: string, answer: () => Promise<string>) => answeredOnce(store, clock, key, answer, wait);
const hello = async (): Promise<string> => 'hello';

test('REL1: what was answered is not answered again', async () => {
  expect(await deliver('a', hello)).toBe('hello');
  expect(await deliver('a', hello)).toBeUndefined();
  expect(await deliver('b', hello)).toBe('hello');
});

test('REL1: of many deliveries at once one is answered', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => deliver('a', hello)));
  expect(answers.filter((answer) => answer === 'hello')).toHaveLength(1);
});

test('what could not be answered is answered at the next delivery', async () => {
  const failing = deliver('a', async () => {
    throw new Error('the process is dying');
  });
  await expect(failing).rejects.toThrow('dying');
  expect(await deliver('a', hello)).toBe('hello');
});

test('REL1: a delivery waits for the one that is at it, and answers when that one dies', async () => {
  let die: () => void = () => undefined;
  const dying = deliver('a', () => new Promise((_, reject) => (die = () => reject(new Error('killed')))));
  const waiting = deliver('a', hello);
  await new Promise((wake) => setTimeout(wake, 30));
  die();
  await expect(dying).rejects.toThrow('killed');
  expect(await waiting).toBe('hello');
});

test('after a day a delivery is forgotten, and a younger one is not', async () => {
  await deliver('a', hello);
  now = new Date('2026-11-26T09:00:00Z');
  await deliver('b', hello);
  await forgetDeliveries(store, new Date('2026-11-26T10:00:01Z'));
  const left = await store.read((view) => view.find(deliveries, 'byTime', 'all'));
  expect(left.map(({ id }) => id)).toEqual(['activity b']);
});
