import { describe, expect, test } from 'vitest';
import type { Comparable } from '../../domain/duplicates/comparable.ts';
import { openDetector } from '../../domain/duplicates/detector.ts';
import { defaultThreshold, judge, weigh } from '../../domain/duplicates/judge.ts';
import { normalise } from '../../domain/duplicates/normalise.ts';
import { goldenPairs } from './golden-pairs.ts';

const detector = openDetector();
const read = (id: string, fields: Partial<Comparable>) => normalise({ id, kind: 'lead', ...fields });

describe('pairs as a sales team would decide them, at the one default threshold', () => {
  test.each(goldenPairs)('$verdict: $what', ({ verdict, a, b }) => {
    const [one, other] = [read('a', a), read('b', b)];
    const { probability } = judge(detector, weigh(detector, one, other), one, other);
    expect(probability >= defaultThreshold ? 'same' : 'apart').toBe(verdict);
  });
});
