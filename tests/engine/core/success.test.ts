import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '#engine/futures.ts';
import { organisationValues, workloadValues } from '#engine/inputs/in-force.ts';
import { workloadTable, worldTable } from '#engine/inputs/input-table.ts';
import { DRAWS_PER_BLOCK } from '#engine/sampling/draw-table.ts';
import { failureRate } from '#engine/simulate/failure-rate.ts';
import { testedLogit } from '#engine/simulate/own-test.ts';
import { workloadSource } from '#engine/simulate/workload-block.ts';
import { months } from '#engine/world/period.ts';
import type { WorkloadAnswers } from '#profile/session.ts';
import { apart } from './futures.ts';
import { exactly, says, workload } from './requests.ts';

test('the failure rate is 1/(1+e^x), 1 where nothing succeeds', () => {
  for (let x = -30; x < 30; x += 0.137)
    expect(apart(failureRate(x), 1 / (1 + Math.exp(x)))).toBeLessThan(1e-14);
  expect(failureRate(0)).toBe(0.5);
  expect(failureRate(-1000)).toBe(1);
});

describe('a test of one’s own in log-odds', () => {
  test('90 of 100: ln(90.5/10.5) with a deviation of √(1/90.5 + 1/10.5)', () => {
    const [low, middle, high] = testedLogit(90, 100, Float64Array.of(-1, 0, 1));
    expect(middle).toBeCloseTo(2.15397, 5);
    expect(high! - middle!).toBeCloseTo(0.32602, 4);
    expect(middle! - low!).toBeCloseTo(high! - middle!, 12);
  });
  test('all or none passed is still a number, and few items leave a wide range', () => {
    const width = (passed: number, tried: number) => {
      const [a, b] = testedLogit(passed, tried, Float64Array.of(0, 1));
      return b! - a!;
    };
    for (const passed of [0, 5]) expect(Number.isFinite(width(passed, 5))).toBe(true);
    expect(width(900, 1000)).toBeLessThan(width(90, 100));
    expect(width(90, 100)).toBeLessThan(width(9, 10));
  });
});

/** One block of a workload under these answers. */
function block(answers: WorkloadAnswers) {
  const draws = { seed: 3, blocks: 1 };
  const catalogue = shippedCatalogue();
  const work = workload(answers);
  const circumstances = { jurisdiction: 'other', sector: 'private' } as const;
  const outlook = new Uint8Array(DRAWS_PER_BLOCK);
  const world = worldTable(catalogue, organisationValues({}), circumstances, outlook, draws);
  const values = workloadValues(work.answers);
  const table = workloadTable(catalogue, work, values, false, world, draws);
  return workloadSource(work, values, table, world, null, draws).block(0);
}

describe('growth', () => {
  test('fades: g^((1 − e^(−kt))/(12k)) with a half-life of a year', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (g) => {
        const w = block({ requests: exactly(1000), growth: exactly(g), tokenGrowth: exactly(g) });
        const k = Math.LN2 / 12;
        for (const t of [0, 1, 12, 24, 35]) {
          const factor = Math.pow(g, (1 - Math.exp(-k * t)) / (12 * k));
          expect(apart(w.volume[t]!, 1000 * factor)).toBeLessThan(1e-11);
          expect(apart(w.load[t]! / w.volume[t]!, factor)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 20 },
    );
  });
  test('of 4 a year is 4^0.72 after one year, and never passes 4^(1/ln 2)', () => {
    const w = block({ requests: exactly(1), growth: exactly(4) });
    expect(w.volume[12]).toBeCloseTo(2.718, 3);
    expect(w.volume[months - 1]).toBeLessThan(Math.pow(4, 1 / Math.LN2));
  });
});

describe('a workload’s draws', () => {
  test('success of the best closed model enters in log-odds', () => {
    const w = block({ successToday: exactly(0.9), ceiling: exactly(0.99) });
    expect(w.reference[0]).toBeCloseTo(Math.log(9), 10);
    expect(w.ceiling[0]).toBeCloseTo(Math.log(99), 10);
  });
  test('an own test replaces it for both sides', () => {
    const tested = says({ closedPassed: 190, closedTried: 200, openPassed: 160, openTried: 200 });
    const w = block({ tested, successToday: exactly(0.5) });
    const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(w.reference)).toBeCloseTo(Math.log(190.5 / 10.5), 2);
    expect(mean(w.testedOpen!)).toBeCloseTo(Math.log(160.5 / 40.5), 2);
    expect(block({}).testedOpen).toBeNull();
  });
  test('migration follows the coupling: half, whole, double', () => {
    const of = (coupling: 'light' | 'normal' | 'deep') =>
      block({ coupling: says(coupling) }).migrationUsd[7]!;
    expect(of('light') * 2).toBe(of('normal'));
    expect(of('deep')).toBe(2 * of('normal'));
  });
});
