import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMessageRate } from '../../bot/message-rate.ts';

const times = <T>(n: number, of: () => T): readonly T[] => Array.from({ length: n }, of);

test('SEC14: of one person 20 messages in ten seconds are taken, one notice follows, then silence', () => {
  let now = 0;
  const admit = createMessageRate(20, () => now);
  expect(new Set(times(20, () => admit('sam')))).toEqual(new Set(['taken']));
  expect(times(3, () => admit('sam'))).toEqual(['tooMuch', 'stillTooMuch', 'stillTooMuch']);
  expect(admit('priya')).toBe('taken');
  now = 9_999;
  expect(admit('sam')).toBe('stillTooMuch');
  now = 10_000;
  expect(admit('sam')).toBe('taken');
});

test('SEC14: whoever floods again after a rest is told again', () => {
  let now = 0;
  const admit = createMessageRate(1, () => now);
  expect(times(2, () => admit('sam'))).toEqual(['taken', 'tooMuch']);
  now = 10_000;
  expect(times(2, () => admit('sam'))).toEqual(['taken', 'tooMuch']);
});

test('SEC14: in whatever rhythm somebody sends, no ten seconds hold more than the limit, nobody is told twice in ten seconds, and the patient are never turned away', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(2_500), { maxLength: 120 }),
      fc.integer({ min: 1, max: 6 }),
      (gaps, limit) => {
        let now = 0;
        const admit = createMessageRate(limit, () => now);
        const taken: number[] = [];
        const told: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const recent = taken.filter((at) => now - at < 10_000).length;
          const admission = admit('sam');
          expect(admission === 'taken').toBe(recent < limit);
          if (admission === 'taken') taken.push(now);
          if (admission !== 'tooMuch') continue;
          expect(told.every((at) => now - at >= 10_000)).toBe(true);
          told.push(now);
        }
      },
    ),
  );
});
