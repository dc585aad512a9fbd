import { expect, test } from 'vitest';
import { labelled, limits } from '../../bot/ai-label.ts';

interface Shown {
  readonly position: number;
  readonly appearance: { readonly name: string; readonly abstract: string };
}

test('citations stay within what Teams takes', () => {
  const claims = Array.from({ length: 25 }, (_, at) => ({
    n: at + 1,
    section: 'err-overview' as const,
    title: 't'.repeat(200),
    excerpt: 'first line\nsecond line '.repeat(30),
  }));
  const [entity] = labelled(claims).entities ?? [];
  const shown = (entity as unknown as { citation: readonly Shown[] }).citation;
  expect(shown.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  for (const { appearance } of shown) {
    expect(appearance.name).toHaveLength(limits.name);
    expect(appearance.abstract).toHaveLength(limits.abstract);
    expect(appearance.abstract).not.toContain('\n');
  }
});
