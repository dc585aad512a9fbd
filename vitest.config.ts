import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Test files share one module graph per worker: nothing here keeps state in modules, and it is more than twice as fast.
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/no-canaries.ts', 'test/refuse-at-once.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // REL13: with `npm run test:coverage`.
    coverage: {
      include: ['domain/people/**', 'domain/qualification/**', 'domain/merging/**'],
      reporter: ['text'],
      thresholds: {
        'domain/people/**': { branches: 100 },
        'domain/qualification/**': { branches: 100 },
        'domain/merging/**': { branches: 100 },
      },
    },
  },
});
