import { defineConfig } from 'vitest/config';

// What Stryker runs: the facts of the part that is mutated, by the folders and files that `run.ts` names.
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/**')
      .split(',')
      .map((place) => (place.endsWith('.ts') ? place : `${place}/**/*.test.ts`)),
    isolate: false,
    testTimeout: 60_000,
  },
});
