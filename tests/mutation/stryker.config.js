/**
 * Mutation test of the numerical ground, not part of `npm test`: `npm run mutation`, or for one file
 * `npm run mutation -- --mutate src/engine/decision/flip.ts`. Left out are tables of constants and the
 * fingerprint over all functions: what tests could say of them is that they are what they are.
 */
export default {
  testRunner: 'in-process',
  plugins: ['./tests/mutation/runner.js'],
  mutate: [
    'src/engine/{numerics,sampling,decision}/**/*.ts',
    '!src/engine/numerics/{*-table,fingerprint}.ts',
    '!src/engine/sampling/{joe-kuo,dimension-order}.ts',
  ],
  ignorePatterns: ['/dist', '/public', '/test-results', '/tests/golden', '/src/app'],
  tempDirName: 'test-results/mutation',
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportMutants: false, allowColor: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  thresholds: { high: 90, low: 85, break: 85 },
  concurrency: 1,
  timeoutMS: 4_000,
  timeoutFactor: 1,
};
