/**
 * Mutation test of the numerical ground, not part of `npm test`: it takes hours.
 * `npx stryker run tests/mutation/stryker.config.js --mutate 'src/engine/decision/flip.ts'` takes minutes.
 * Static mutants (tables built on loading) are left out: each would need a fresh process.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  mutate: [
    'src/engine/{numerics,sampling,decision}/**/*.ts',
    '!src/engine/numerics/*-table.ts',
    '!src/engine/sampling/{joe-kuo,dimension-order}.ts',
  ],
  ignorePatterns: ['/dist', '/public', '/test-results', '/tests/golden', '/src/app'],
  tempDirName: 'test-results/mutation',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  thresholds: { high: 90, low: 85, break: 85 },
  concurrency: 2,
  timeoutMS: 4_000,
  timeoutFactor: 1,
};
