import { expect, test } from 'vitest';
import { PairList } from '../../domain/duplicates/pair-list.ts';

test.each([0, 1, 16_384, 16_385, 40_000])('%i pairs are read back as they were put in', (count) => {
  const put = Array.from({ length: count }, (_, at) => ({
    left: at,
    right: 2 * at + 1,
    pattern: 3 * at + 2,
  }));
  const pairs = new PairList();
  for (const { left, right, pattern } of put) pairs.add(left, right, pattern);
  expect(pairs).toHaveLength(count);
  expect([...pairs]).toEqual(put);
});
