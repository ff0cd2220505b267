import { existsSync, readFileSync } from 'node:fs';

/** How many tests passed and failed; a file that could not even be loaded counts as one failed test. */
export type Counts = { passed: number; failed: number };

type UnitReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

type BrowserReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

const nothing: Counts = { passed: 0, failed: 1 };

/** Reads Vitest's JSON report; no report means that the run crashed, which is one failure. */
export function unitCounts(file: string): Counts {
  if (!existsSync(file)) return nothing;
  const report = JSON.parse(readFileSync(file, 'utf8')) as UnitReport;
  const unloaded = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** Reads Playwright's JSON report; a test that passed only when repeated counts as failed. */
export function browserCounts(file: string): Counts {
  if (!existsSync(file)) return nothing;
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as BrowserReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
