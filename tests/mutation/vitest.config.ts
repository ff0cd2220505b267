import { defineConfig } from 'vitest/config';

/** Only the tests of what is mutated; a hundred seeds of one property are too slow to repeat per mutant. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/engine/{numerics,sampling,decision}/*.test.ts'],
    testNamePattern: /^(?!.*in at least 95 of 100 seeds)(?!.*fingerprint)/,
    testTimeout: 120_000,
  },
});
