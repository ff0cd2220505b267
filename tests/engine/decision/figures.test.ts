import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discountFactor, monthlyRate, presentValue } from '#engine/decision/discounting.ts';
import { overScrambles, scrambleT, wilsonInterval } from '#engine/decision/error.ts';
import { addDraws, histogram, histogramQuantile } from '#engine/decision/histogram.ts';
import {
  bestBestCase,
  bestWorstCase,
  minimaxRegret,
  regretTable,
  shareReaching,
  weightedMean,
} from '#engine/decision/outlooks.ts';
import {
  additiveScores,
  cautiousCost,
  centralWeights,
  certaintyEquivalent,
  certaintyEquivalentNormal,
  entropyBits,
  fixedScale,
  piecewiseValue,
  ranks,
  swingWeights,
} from '#engine/decision/preferences.ts';
import { erlangB, erlangC, meanWait, serversNeeded, serviceLevel } from '#engine/decision/queue.ts';
import {
  indices,
  indicesOverScrambles,
  rankCorrelation,
  swappedRuns,
} from '#engine/decision/sensitivity.ts';
import { blockMeans, quantiles, tailMean, tailMeanBy } from '#engine/decision/summary.ts';
import { column, normalColumn } from '#engine/sampling/draw-table.ts';
import { centredDiscrepancy } from '#engine/sampling/discrepancy.ts';
import {
  bothAboveMedian,
  checkCorrelation,
  correlatedNormals,
  kendallOfPearson,
  pairedNormals,
  pearsonOfSpearman,
  repairedCorrelation,
  spearmanOfPearson,
} from '#engine/sampling/correlation.ts';
import { normals } from './columns.ts';

describe('summaries and errors', () => {
  test('quantiles and tails', () => {
    expect(quantiles([3.1, -2, 7.5, 0, 4.4, 4.4, 9], [0, 0.25, 0.9, 1])).toEqual(
      [-2, 1.55, 8.1, 9].map((q) => expect.closeTo(q, 12)),
    );
    const costs = Float64Array.from({ length: 20 }, (_, i) => i + 1);
    expect(tailMean(costs, 0.9)).toBe(19.5);
    expect(
      tailMeanBy(
        costs.map((c) => -c),
        costs,
        0.9,
      ),
    ).toBe(-19.5);
    expect(blockMeans(costs, 4)).toEqual([3, 8, 13, 18]);
  });
  test('a histogram gives quantiles within one bin', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat(5), (p, seed) => {
        const x = normals(3, seed + 1);
        const h = histogram(-5, 5);
        addDraws(h, x.subarray(0, 5000));
        addDraws(h, x.subarray(5000));
        const exact = quantiles(x, [p])[0] as number;
        // One bin, and the gap between neighbours in the tail.
        expect(Math.abs(histogramQuantile(h, p) - exact)).toBeLessThan(10 / 4096 + 0.01);
      }),
      { numRuns: 30 },
    );
  });
  test('errors between scrambles and of plain shares', () => {
    expect(scrambleT(8)).toBeCloseTo(2.364624251592784, 10);
    const result = overScrambles([1, 2, 3, 4]);
    expect(result.value).toBe(2.5);
    expect(result.halfWidth).toBeCloseTo((3.1824463052837078 * 1.2909944487358056) / 2, 9);
    expect(wilsonInterval(8, 10).low).toBeCloseTo(0.49016247153664183, 12);
    expect(wilsonInterval(0, 4096)).toEqual({
      low: 0,
      high: expect.closeTo(0.0009369774073651883, 14),
    });
  });
});

describe('outlooks', () => {
  const payoff = [
    [60, 40, 10],
    [45, 45, 30],
    [20, 35, 50],
    [31, 32, 34],
  ];
  test('regret by outlook and what each criterion picks', () => {
    expect(regretTable(payoff)[2]).toEqual([40, 10, 0]);
    expect(minimaxRegret(payoff)).toEqual({ values: [40, 20, 40, 29], choice: 1 });
    expect(bestWorstCase(payoff)).toEqual({ values: [10, 30, 20, 31], choice: 3 });
    expect(bestBestCase(payoff).choice).toBe(0);
    expect(weightedMean(payoff).choice).toBe(1);
    expect(weightedMean(payoff, [1, 0, 0])).toEqual({ values: [60, 45, 20, 31], choice: 0 });
    expect(shareReaching(payoff, 30)).toEqual([2 / 3, 1, 2 / 3, 1]);
  });
  test('a third option may turn minimax regret: the page must name the options it compares', () => {
    expect(
      minimaxRegret([
        [0, 10],
        [8, 5],
      ]).choice,
    ).toBe(1);
    expect(
      minimaxRegret([
        [0, 10],
        [8, 5],
        [-10, 15],
      ]).choice,
    ).toBe(0);
  });
});

describe('money, queues, preferences', () => {
  test('discounting', () => {
    const payments = new Array<number>(36).fill(1000);
    expect(monthlyRate(0.08)).toBeCloseTo(0.006434030110003455, 15);
    expect(presentValue(payments, 0.08, 'end')).toBeCloseTo(32043.331388717983, 8);
    expect(presentValue(payments, 0.08, 'middle')).toBeCloseTo(32146.249988293486, 8);
    expect(discountFactor(0.08, 12)).toBeCloseTo(1 / 1.08, 14);
  });
  test('Erlang', () => {
    expect(erlangC(10, 14)).toBeCloseTo(0.17413193359504983, 14);
    expect(serviceLevel(10, 14, 1 / 3, 3)).toBeCloseTo(0.8883500191794669, 14);
    expect(meanWait(10, 14, 3)).toBeCloseTo(0.1305989501962874, 14);
    expect(erlangB(10, 10)).toBeCloseTo(0.21458234310734736, 12);
    expect([erlangC(5, 5), serviceLevel(5, 4, 1, 1), meanWait(5, 5, 1)]).toEqual([1, 0, Infinity]);
    const needed = serversNeeded(10, 0.8, 1 / 3, 3);
    expect(serviceLevel(10, needed, 1 / 3, 3)).toBeGreaterThanOrEqual(0.8);
    expect(serviceLevel(10, needed - 1, 1 / 3, 3)).toBeLessThan(0.8);
  });
  test('preferences', () => {
    expect(swingWeights([100, 60, 40])).toEqual([0.5, 0.3, 0.2]);
    expect(additiveScores([[1, 0.2, 0.5]], [0.5, 0.3, 0.2])[0]).toBeCloseTo(0.66, 14);
    expect(ranks([4, 11, 11])).toEqual([3, 1, 1]);
    expect(fixedScale(5, 10, 0)).toBe(0.5);
    const value = (x: number, beyond?: 'extend') =>
      piecewiseValue(x, [50, 75, 90, 100], [1, 0.8, 0.5, 0], beyond);
    expect([value(60), value(10), value(120)]).toEqual([expect.closeTo(0.92, 14), 1, 0]);
    expect(value(10, 'extend')).toBeCloseTo(1.32, 12);
    expect(value(120, 'extend')).toBeCloseTo(-1, 12);
    expect(certaintyEquivalentNormal(100, 30, 200)).toBe(97.75);
    expect(certaintyEquivalent([100, 40, 160], 100)).toBeCloseTo(88.34234884984245, 12);
    expect(certaintyEquivalent([1e6, 1e6 + 1], 0.5)).toBeLessThan(1e6 + 1);
    expect(cautiousCost(100, 200)).toBeCloseTo(110, 12);
    expect(entropyBits([0.75, 0.25])).toBeCloseTo(0.8112781244591328, 14);
    const weights = [Float64Array.of(0.2, 0.8), Float64Array.of(0.8, 0.2)];
    expect(centralWeights([Float64Array.of(1, 1), Float64Array.of(0, 1)], weights)).toEqual([
      [expect.closeTo(0.4, 12), expect.closeTo(0.6, 12)],
      [0.8, 0.2],
    ]);
    expect(
      centralWeights([Float64Array.of(1), Float64Array.of(0)], [Float64Array.of(1)])[1],
    ).toBeNull();
  });
});

describe('what moves a result', () => {
  test('estimators on four rows', () => {
    const rows = [
      [2, 1.5],
      [3, 0.5],
      [4, 2.5],
      [6.5, 7],
    ];
    const runs = {
      a: [1, 4, 2, 7],
      b: [3, 0, 5, 6],
      swapped: [0, 1].map((g) => rows.map((row) => row[g] as number)),
    };
    const result = indices(runs, 'all runs');
    expect(result.first[0]).toBeCloseTo(0.23065476190476192, 14);
    expect(result.total[1]).toBeCloseTo(0.3035714285714286, 14);
    expect(result.firstJansen[0]).toBeCloseTo(0.7321428571428572, 14);
    expect(result.mean).toBe(3.5);
    expect(result.variance).toBe(5.25);
    // Centred on A and B: (−0.5·1 − 3.5·−1 + 1.5·2 + 2.5·−0.5) / (4·5.25).
    expect(indices(runs).first[0]).toBeCloseTo(4.75 / 21, 14);
    // Without the runs swapped back there is only the plain product.
    const over = indicesOverScrambles([runs, { ...runs, b: [3, 0, 5, 7] }]);
    expect(over.first[0]?.value).toBeCloseTo(
      Math.min(
        over.total[0]?.value ?? NaN,
        (4.75 / 21 + (indices({ ...runs, b: [3, 0, 5, 7] }).first[0] as number)) / 2,
      ),
      14,
    );
    expect(over.mean.value).toBeCloseTo((3.5 + 29 / 8) / 2, 14);
    const some = indicesOverScrambles([{ ...runs, swappedBack: runs.swapped }, runs]);
    expect(some.first[0]?.value).toBeCloseTo(Math.min(some.total[0]?.value ?? NaN, 4.75 / 21), 14);
  });
  test('a constant result has no index, never NaN', () => {
    const y = [0.4, 0.4, 0.4];
    expect(indices({ a: y, b: y, swapped: [y] })).toMatchObject({ first: [0], total: [0] });
    const two = [2, 2, 2];
    const run = { a: two, b: two, swapped: [two], swappedBack: [two] };
    expect(indices(run)).toEqual({
      first: [0],
      firstJansen: [0],
      total: [0],
      mean: 2,
      variance: 0,
    });
    const none = { value: 0, standardError: 0, halfWidth: 0 };
    expect(indicesOverScrambles([run, run])).toMatchObject({ first: [none], total: [none] });
  });
  test('a product of groups: total effects with their error (G function, a = 0 and 1)', () => {
    const g = (u: readonly Float64Array[]) =>
      Float64Array.from(u[0] as Float64Array, (x, i) => {
        const y = (u[1] as Float64Array)[i] as number;
        return (Math.abs(4 * x - 2) * (Math.abs(4 * y - 2) + 1)) / 2;
      });
    const runs = Array.from({ length: 8 }, (_, block) =>
      swappedRuns(
        g,
        [column(0, 3, block), column(1, 3, block)],
        [column(2, 3, block), column(3, 3, block)],
        [0, 1],
      ),
    );
    expect(runs[0]?.swapped).toHaveLength(2);
    const { total, first, variance } = indicesOverScrambles(runs);
    const v = (1 + 1 / 3) * (1 + 1 / 12) - 1;
    const truth = [(1 / 3) * (13 / 12), (1 / 12) * (4 / 3)].map((x) => x / v);
    expect(Math.abs(variance.value - v)).toBeLessThan(Math.max(0.01 * v, 2 * variance.halfWidth));
    total.forEach((t, i) => {
      expect(Math.abs(t.value - (truth[i] as number))).toBeLessThan(2 * t.halfWidth);
      expect(t.halfWidth).toBeLessThan(0.1);
      expect((first[i] as { value: number }).value).toBeLessThanOrEqual(t.value);
    });
  });
  test('small first-order indices come from pairs: a thousandth of the variance to within 2 %', () => {
    const weights = [1, 0.5, 0.03];
    const model = (z: readonly Float64Array[]) =>
      Float64Array.from(z[0] as Float64Array, (_, i) =>
        z.reduce((sum, x, j) => sum + (weights[j] as number) * (x[i] as number), 0),
      );
    const rows = (from: number, block: number) =>
      [0, 1, 2].map((j) => normalColumn(from + j, 5, block));
    const runs = Array.from({ length: 8 }, (_, block) =>
      swappedRuns(model, rows(0, block), rows(3, block), [0, 1, 2]),
    );
    const { first, total } = indicesOverScrambles(runs);
    const variance = weights.reduce((sum, w) => sum + w * w, 0);
    weights.forEach((w, j) => {
      const truth = (w * w) / variance;
      expect(Math.abs((first[j]?.value ?? 0) / truth - 1), `weight ${w}`).toBeLessThan(0.02);
      expect(Math.abs((total[j]?.value ?? 0) / truth - 1), `weight ${w}`).toBeLessThan(0.02);
    });
    // From one product of large numbers the third would be lost in its error.
    const plain = overScrambles(runs.map((run) => indices(run).first[2] as number));
    expect(plain.halfWidth).toBeGreaterThan(20 * (first[2]?.halfWidth ?? 0));
    // By hand: (−0.5·−0.4 + 0 + −0.5·−0.3 + 0.5·0.4) / (2·4·5.9375).
    const run = {
      a: [1, 4, 2, 7],
      b: [5, 1, 0, 6],
      swapped: [[1.5, 4, 2.5, 6.5]],
      swappedBack: [[4.6, 1, -0.3, 6.4]],
    };
    const byHand = indicesOverScrambles([run, run]);
    expect(byHand.first[0]?.value).toBeCloseTo(0.55 / 47.5, 12);
    expect(byHand.total[0]?.value).toBeCloseTo(0.09375 / 5.9375, 12);
  });
  test('rank correlation', () => {
    const y = [2, 1, 4, 3, 7, 8, 6, 9];
    expect(rankCorrelation([1, 2, 3, 4, 5, 6, 7, 8], y)).toBeCloseTo(0.880952380952381, 14);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
    expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBe(0);
    // Ranks 1, 2½, 2½, 4 against 1, 2, 3, 4.
    expect(rankCorrelation([5, 7, 7, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
  });
});

describe('dependence', () => {
  test('between the measures of a normal pair', () => {
    expect(pearsonOfSpearman(0.6)).toBeCloseTo(0.6180339887498949, 15);
    expect(spearmanOfPearson(0.5)).toBeCloseTo(0.4825837395309975, 15);
    expect(kendallOfPearson(0.5)).toBeCloseTo(1 / 3, 15);
    expect(bothAboveMedian(0.5)).toBeCloseTo(1 / 3, 15);
  });
  test('a matrix is factored, refused or repaired', () => {
    const good = [
      [1, -0.3, 0.5],
      [-0.3, 1, 0.2],
      [0.5, 0.2, 1],
    ];
    const check = checkCorrelation(good);
    expect(check.factor?.[2]?.[2]).toBeCloseTo(0.7844645405527362, 14);
    expect(check.eigenvalues[0]).toBeCloseTo(0.3160913677737847, 13);
    expect(repairedCorrelation(good)).toEqual(good);
    const bad = [
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ];
    expect(checkCorrelation(bad)).toMatchObject({ possible: false, factor: undefined });
    const repaired = checkCorrelation(
      repairedCorrelation(bad).map((row, i, all) =>
        row.map((v, j) => (i < j ? (all[j]?.[i] ?? v) : v)),
      ),
    );
    expect(repaired.possible).toBe(true);
    expect(() =>
      checkCorrelation([
        [1, 0.5],
        [0.4, 1],
      ]),
    ).toThrow('row 0, column 1');
    expect(() => checkCorrelation([[2]])).toThrow('row 0');
    expect(() => checkCorrelation([[1, 0.5], [0.5]])).toThrow('row 1 has 1 entries');
    for (const value of [1.1, -1.1, NaN]) {
      const beyond = [
        [1, value],
        [value, 1],
      ];
      expect(() => checkCorrelation(beyond)).toThrow(`no correlation at row 0, column 1: ${value}`);
    }
    const twins = [
      [1, 1],
      [1, 1],
    ];
    expect(checkCorrelation(twins).possible).toBe(true);
    // Eigenvalue −0.8 of (1, −1, −1) raised to 0, the diagonal then brought back to 1.
    repairedCorrelation(bad).forEach((row, i) =>
      row.forEach((value, j) => {
        if (i === j) expect(value).toBe(1);
        else expect(value).toBeCloseTo((bad[i]?.[j] ?? NaN) / 1.8, 5);
      }),
    );
  });
  test('columns come out with the rank correlation asked for', () => {
    const rho = pearsonOfSpearman(0.8);
    const [x, own] = [normals(0), normals(5)];
    expect(rankCorrelation(x, pairedNormals(x, own, rho))).toBeCloseTo(0.8, 1.7);
    const factor = checkCorrelation([
      [1, rho],
      [rho, 1],
    ]).factor;
    if (factor === undefined) throw new Error('possible');
    const [first, second] = correlatedNormals([x, own], factor);
    expect(first).toEqual(x);
    expect([...(second as Float64Array)].slice(0, 5)).toEqual(
      [...pairedNormals(x, own, rho)].slice(0, 5).map((v) => expect.closeTo(v, 12)),
    );
  });
  test('centred discrepancy (SciPy)', () => {
    const points = [
      [1, 3],
      [2, 6],
      [3, 2],
      [4, 5],
      [5, 1],
      [6, 4],
    ];
    const scaled = points.map((row) => row.map((x) => (x - 0.5) / 6));
    expect(centredDiscrepancy(scaled)).toBeCloseTo(0.008142039609053464, 15);
  });
});
