import { expect, test } from 'vitest';
import { KeyIndex } from '../../domain/store/local/key-index.ts';
import type { Stored } from '../../domain/store/store.ts';
import { randomFrom } from '../bench/random.ts';

const ids = (index: KeyIndex, descending: boolean): string[] => {
  const found: string[] = [];
  const places = index.walk('', descending);
  for (let place = places.next(); !place.done; place = places.next()) found.push(place.value.id);
  return found;
};

test.each([0, 7, 3_000])(
  'thousands of records, some gone again, are found in order however they came; looked at every %i',
  (looksEvery) => {
    const random = randomFrom(3);
    const index = new KeyIndex({ kind: 'key', keys: () => [''], order: ({ version }) => `${version}` });
    const kept = new Map<string, Stored>();
    for (let n = 1; n <= 6_000; n++) {
      const record = { id: `r${Math.floor(random() * 4_000)}`, version: Math.floor(random() * 3) };
      if (random() < 0.25) {
        index.remove(record.id);
        kept.delete(record.id);
      } else {
        index.put(record);
        kept.set(record.id, record);
      }
      if (looksEvery > 0 && n % looksEvery === 0 && random() < 0.1) ids(index, false);
    }
    const expected = [...kept.values()]
      .toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(1_500);
    expect(index.count('')).toBe(expected.length);
    expect(ids(index, false)).toEqual(expected);
    expect(ids(index, true)).toEqual(expected.toReversed());
  },
);

interface Deal extends Stored {
  readonly order: string;
  readonly keys: readonly string[];
}
const deals = () =>
  new KeyIndex({
    kind: 'key',
    keys: (deal) => (deal as Deal).keys,
    order: (deal) => (deal as Deal).order,
  });
const deal = (id: string, order: string, ...keys: readonly string[]): Deal => ({
  id,
  version: 1,
  order,
  keys,
});
const under = (index: KeyIndex, key: string): string =>
  [...index.walk(key, false)].map(({ id, order }) => `${id}:${order}`).join(' ');

test('a record stands where its keys and its order say now, and nowhere else', () => {
  const index = deals();
  for (const id of ['a', 'b', 'c']) index.put(deal(id, '2', 'open', 'north'));
  expect([under(index, 'open'), under(index, 'south')]).toEqual(['a:2 b:2 c:2', '']);
  index.put(deal('b', '1', 'open', 'north'));
  index.put(deal('c', '2', 'south', 'open', 'open'));
  expect(under(index, 'open')).toBe('b:1 a:2 c:2');
  expect([under(index, 'north'), under(index, 'south')]).toEqual(['b:1 a:2', 'c:2']);
  expect([index.count('open'), index.count('north'), index.count('nowhere')]).toEqual([3, 2, 0]);
  expect([index.has('c', 'south'), index.has('c', 'north'), index.has('x', 'open')]).toEqual([
    true,
    false,
    false,
  ]);
  index.put(deal('a', '2'));
  index.remove('b');
  index.remove('b');
  expect([under(index, 'open'), under(index, 'north'), index.count('north')]).toEqual(['c:2', '', 0]);
});

test('a record that stays in its place is the newer one when it is walked over', () => {
  const index = deals();
  index.put(deal('a', '1', 'open'));
  index.put({ ...deal('a', '1', 'open'), version: 2 });
  expect([...index.walk('open', true)].map(({ record }) => record.version)).toEqual([2]);
  const unordered = new KeyIndex({ kind: 'key', keys: () => ['all'] });
  for (const id of ['b', 'a']) unordered.put({ id, version: 1 });
  expect(under(unordered, 'all')).toBe('a: b:');
});

test('thousands that came and went leave the few that stayed, in order', () => {
  const index = deals();
  for (let n = 0; n < 3_000; n++) index.put(deal(`d${n}`, String(n % 7), 'open'));
  for (let n = 0; n < 2_990; n++) index.remove(`d${n}`);
  index.put(deal('late', '3', 'open'));
  expect(index.count('open')).toBe(11);
  const left = Array.from({ length: 10 }, (_, at) => 2_990 + at).map((n) => `d${n}:${n % 7}`);
  expect(under(index, 'open').split(' ')).toEqual(
    [...left, 'late:3'].toSorted((a, b) => (a.slice(-1) + a < b.slice(-1) + b ? -1 : 1)),
  );
});
