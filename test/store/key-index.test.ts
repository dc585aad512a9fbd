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
