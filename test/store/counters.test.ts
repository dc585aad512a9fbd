import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Counters, wordsFor } from '../../domain/store/local/counters.ts';
import { Numbers } from '../../domain/store/local/numbers.ts';

const numbers = (values: readonly number[]): Numbers => {
  const list = new Numbers();
  for (const value of values) list.push(value);
  return list;
};

test('documents are counted as one by one, whether their lists are short or given as bits', () => {
  const counters = new Counters();
  const lists = fc.array(
    fc.record({ values: fc.uniqueArray(fc.nat(99), { maxLength: 60 }), asBits: fc.boolean() }),
    { maxLength: 70 },
  );
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 70 }), (all, least) => {
      counters.reset(100, all.length);
      const bits: Int32Array[] = [];
      for (const { values, asBits } of all) {
        if (asBits) bits.push(numbers(values).bits(wordsFor(100)));
        else counters.addEach(numbers(values));
      }
      counters.addAll(bits);
      for (let document = 0; document < 100; document += 1) {
        const count = all.filter(({ values }) => values.includes(document)).length;
        expect(counters.of(document)).toBe(count);
        if (least > all.length) continue;
        expect((counters.atLeast(least, document >>> 5) >>> (document & 31)) & 1).toBe(
          Number(count >= least),
        );
      }
    }),
  );
});

test('numbers that come or get others later are among the bits, too', () => {
  const list = numbers([1, 40]);
  expect([...list.bits(2)].slice(0, 2)).toEqual([2, 1 << 8]);
  list.push(70);
  expect([...list.bits(3)].slice(0, 3)).toEqual([2, 1 << 8, 1 << 6]);
  const renumbered = new Int32Array(71).fill(-1);
  renumbered[40] = 0;
  renumbered[70] = 33;
  list.renumber(renumbered);
  expect([...list.bits(2)].slice(0, 2)).toEqual([1, 2]);
});
