import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CulpritSearch,
  culpritsFound,
  learn,
  nextTrial,
  startSearch,
} from '../../domain/qualification/culprit-search.ts';

const methods = ['oneByOne', 'halves'] as const;

/** Runs a search against a creation that works when `works` says so; counts the trials. */
function searched(search: CulpritSearch, works: (off: ReadonlySet<string>) => boolean) {
  let now = search;
  const trials: (readonly string[])[] = [];
  for (;;) {
    const outcome = culpritsFound(now);
    if (outcome !== undefined) return { outcome, trials };
    const off = nextTrial(now);
    trials.push(off);
    now = learn(now, works(new Set(off)));
  }
}

const suspects = (n: number) => Array.from({ length: n }, (_, i) => `automation-${i}`);

const guilty = fc
  .integer({ min: 1, max: 24 })
  .chain((n) => fc.record({ n: fc.constant(n), culprits: fc.subarray(suspects(n), { minLength: 1 }) }));

test.each(methods)('S2.9.6: %s names exactly the automations that make the creation fail', (method) => {
  fc.assert(
    fc.property(guilty, ({ n, culprits }) => {
      const { outcome } = searched(startSearch(suspects(n), method), (off) =>
        culprits.every((each) => off.has(each)),
      );
      expect(outcome).toMatchObject({ kind: 'found' });
      expect(outcome.kind === 'found' && outcome.culprits.toSorted()).toEqual(culprits.toSorted());
    }),
  );
});

test.each(methods)('with exactly the culprits of %s off, the creation was seen to work', (method) => {
  const anyRule = guilty.chain(({ n }) =>
    fc.record({
      n: fc.constant(n),
      working: fc.array(fc.subarray(suspects(n)), { minLength: 1, maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(anyRule, ({ n, working }) => {
      const exact = new Set(working.map((each) => each.toSorted().join()));
      const works = (off: ReadonlySet<string>) => off.size > 0 && exact.has([...off].toSorted().join());
      const { outcome } = searched(startSearch(suspects(n), method), works);
      if (outcome.kind === 'found') expect(works(new Set(outcome.culprits))).toBe(true);
    }),
  );
});

test('S2.9.6: one by one turns off one more each time', () => {
  const { trials } = searched(startSearch(suspects(4), 'oneByOne'), (off) => off.has('automation-2'));
  expect(trials.slice(0, 3).map((off) => off.length)).toEqual([1, 2, 3]);
});

test('by halves finds one of a thousand in about a dozen trials', () => {
  const { trials, outcome } = searched(startSearch(suspects(1000), 'halves'), (off) =>
    off.has('automation-617'),
  );
  expect(outcome).toEqual({ kind: 'found', culprits: ['automation-617'] });
  expect(trials.length).toBeLessThanOrEqual(12);
});

test.each(methods)('a creation that fails with all of them off has another cause (%s)', (method) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), (n) => {
      const { outcome } = searched(startSearch(suspects(n), method), () => false);
      expect(outcome).toEqual({ kind: 'noCulprit' });
    }),
  );
});
