import { describe, expect, test } from 'vitest';
import { categoryValue, crossed, labelsOf } from '#engine/decision/category-value.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { overScrambles, scrambleT, wilsonInterval } from '#engine/decision/error.ts';
import { evppi } from '#engine/decision/evppi.ts';
import { breakEven, flips, polynomialRoots, rootsBetween } from '#engine/decision/flip.ts';
import { addDraws, histogram, histogramQuantile } from '#engine/decision/histogram.ts';
import { isMeasurable, valueOfChoice } from '#engine/decision/information-value.ts';
import { shareReaching, weightedMean } from '#engine/decision/outlooks.ts';
import { entropyBits, piecewiseValue } from '#engine/decision/preferences.ts';
import { type OpenQuestion, rankedQuestions, reasonToStop } from '#engine/decision/questions.ts';
import { erlangC, meanWait, serversNeeded, serviceLevel } from '#engine/decision/queue.ts';
import { bestPerDraw, meanRegrets } from '#engine/decision/regret.ts';
import { yesNoValue } from '#engine/decision/rough-answer.ts';
import { bestByKind, sharesWithError, sharesWon } from '#engine/decision/shares.ts';
import { splineDesign } from '#engine/decision/spline-design.ts';
import { quantiles, tailMean, tailMeanBy } from '#engine/decision/summary.ts';
import { normalCdf } from '#engine/numerics/normal.ts';
import { cells, combined, constant, normals } from './columns.ts';

const column = (...values: number[]) => Float64Array.from(values);

describe('shares', () => {
  test('the best of each kind, by hand, leaves the options alone', () => {
    const [a, b, c] = [column(1, 5, 2), column(4, 3, 2), column(0, 9, 1)];
    const kinds = bestByKind([a, b, c], ['x', 'y', 'x']);
    expect(kinds).toEqual([
      { kind: 'x', best: column(1, 9, 2) },
      { kind: 'y', best: b },
    ]);
    expect(a).toEqual(column(1, 5, 2));
    expect(sharesWon(kinds.map(({ best }) => best))).toEqual([0.5, 0.5]);
  });
  test('the error is that between blocks of equal length', () => {
    // The first option wins 1, ½, 0 and ½ of four blocks of two draws.
    const a = column(2, 2, 2, 0, 0, 0, 1, 2);
    const b = column(1, 1, 1, 1, 1, 1, 1, 1);
    const shares = [1, 0.5, 0, 0.75];
    const [first, second] = sharesWithError([a, b], 4);
    expect(first).toEqual(overScrambles(shares));
    expect(second?.value).toBeCloseTo(1 - (first?.value ?? 0), 14);
  });
  test('no options, no shares', () => {
    expect(sharesWon([])).toEqual([]);
    expect(sharesWithError([], 8)).toEqual([]);
  });
});

describe('regret and rough answers', () => {
  test('no draw is looked at beyond the last', () => {
    expect(bestPerDraw([column(1, 2), column(2, 1)])).toHaveLength(2);
    expect(meanRegrets([column(1, 2), column(2, 0)])).toEqual([0.5, 1]);
  });
  test('an answer that is always yes, or never, says nothing', () => {
    const payoffs = [
      [0, 0],
      [4, -6],
    ] as const;
    const never = yesNoValue({ probability: 0.3, payoffs, sensitivity: 0, specificity: 1 });
    expect(never).toMatchObject({ value: 0, probabilityIfYes: 0.3, probabilityIfNo: 0.3 });
    const always = yesNoValue({ probability: 0.3, payoffs, sensitivity: 1, specificity: 0 });
    expect(always).toMatchObject({ value: 0, probabilityIfYes: 0.3, probabilityIfNo: 0.3 });
    expect(always.perfect).toBeCloseTo(0.7 * 4 - 1, 14);
  });
});

describe('errors', () => {
  test('any number of scrambles and any level', () => {
    expect(overScrambles([1, 2, 3, 4, 5, 6, 7, 8], 0.9).halfWidth).toBeCloseTo(
      1.894578605061305 * Math.sqrt(6 / 8),
      9,
    );
    expect(overScrambles([1, 3], 0.95).halfWidth).toBeCloseTo(12.706204736174694, 7);
    expect(scrambleT(16)).toBeCloseTo(2.131449545559776, 9);
  });
  test("Wilson's ends are 0 and 1 where no future, or every one, is won", () => {
    expect(wilsonInterval(0, 7).low).toBe(0);
    expect(wilsonInterval(7, 7).high).toBe(1);
    expect(wilsonInterval(7, 7).low).toBeCloseTo(1 - wilsonInterval(0, 7).high, 14);
  });
  test('quantiles and tails of unsorted values, with ties in order of the draws', () => {
    expect(quantiles([5, 1, 3], [1, 0, 0.5, 0.75])).toEqual([5, 1, 3, 4]);
    expect(tailMean([1, 9, 2, 8], 0.5)).toBe(8.5);
    expect(tailMeanBy(column(10, 20, 30, 40), column(1, 1, 1, 0), 0.5)).toBe(15);
  });
});

describe('categories', () => {
  test('three values by two are six groups, and a group may be empty', () => {
    const x = [0, 1, 2, 0, 1, 2];
    const y = [0, 0, 0, 1, 1, 1];
    const parts = [labelsOf(x), labelsOf(y)].filter((part) => part !== undefined);
    expect(parts).toHaveLength(2);
    expect(crossed(parts).count).toBe(6);
    // Knowing both, one knows all: +3, −2, 0, 4, −1, 0 is worth 7/6 where 4/6 is had without asking.
    const decision = decisionOf([new Float64Array(6), column(3, -2, 0, 4, -1, 0)]);
    expect(categoryValue(decision, crossed(parts)).value).toBeCloseTo(7 / 6 - 4 / 6, 14);
    const gap = { labels: Uint16Array.of(0, 0, 0, 2, 2, 2), count: 3 };
    expect(categoryValue(decision, gap).value).toBeCloseTo(0, 14);
    expect(crossed([]).count).toBe(0);
  });
  test('too many combinations are refused', () => {
    const many = Float64Array.from({ length: 70000 }, (_, i) => i);
    const labels = (of: (i: number) => number) => ({
      labels: Uint16Array.from(many, of),
      count: 300,
    });
    expect(() => crossed([labels((i) => i % 300), labels((i) => Math.floor(i / 300))])).toThrow(
      '65,535',
    );
  });
});

describe('flip points between three options', () => {
  const design = splineDesign(8192);
  test('each pair that meets has its own point', () => {
    // 0 up to −1, then z + 1 up to 1, then 3z − 1.
    const z = normals(0);
    const decision = decisionOf([constant(0), z.map((x) => x + 1), z.map((x) => 3 * x - 1)]);
    expect(decision.leader).toBe(1);
    const { points, probabilityLost } = flips(
      decision,
      evppi(decision, cells(0)),
      design.scores,
      design.sizes,
      (x) => x,
    );
    expect(points.map(({ below, above }) => [below, above])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(points[0]?.value).toBeCloseTo(-1, 2);
    expect(points[1]?.value).toBeCloseTo(1, 2);
    expect(probabilityLost).toBeCloseTo(2 * normalCdf(-1), 2);
  });
  test('polynomials: nothing, lines, double roots, wide and negative ones', () => {
    expect(polynomialRoots([0, 0])).toEqual([]);
    expect(polynomialRoots([])).toEqual([]);
    expect(polynomialRoots([-2, 0])).toEqual([0]);
    expect(polynomialRoots([3, 0, 0])).toEqual([0]);
    expect(polynomialRoots([2, -8, 8])).toEqual([2]);
    expect(polynomialRoots([1, 0, -9])).toEqual([-3, 3]);
    expect(polynomialRoots([1, -3, 0])).toEqual([0, 3]);
    expect(polynomialRoots([0.001, -1, 0, 0]).map(Math.round)).toEqual([0, 1000]);
    expect(polynomialRoots([-1, 0, 0, 1000])).toEqual([expect.closeTo(10, 9)]);
    expect(rootsBetween((x) => x - 2, [2, 3])).toEqual([2]);
    expect(rootsBetween((x) => x - 3, [2, 3])).toEqual([3]);
    expect(rootsBetween((x) => x * x + 1, [-1, 0, 1])).toEqual([]);
    expect(rootsBetween((x) => x * (x - 4), [5, 1, -1])).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(4, 12),
    ]);
  });
  test('nothing saved per unit earns nothing back', () => {
    expect(breakEven(10, 2, 2)).toBeUndefined();
  });
});

describe('value of an answer', () => {
  test('what is had without asking is taken off', () => {
    const decision = decisionOf([column(0, 0), column(1, -1)]);
    const biased = { ...decision, rivals: decision.rivals.map((r) => ({ ...r, mean: 0.25 })) };
    const result = valueOfChoice(biased, [0, 1], [1, 1], [column(1, -1)]);
    expect(result.value).toBeCloseTo(0.5 - 0.25, 14);
    // c = 1, 0: standard deviation √½ over √2.
    expect(result.standardError).toBeCloseTo(0.5, 14);
  });
  test('measurable: above two errors, above the dummies, and confirmed', () => {
    const base = {
      value: 5,
      standardError: 2,
      confirmed: true,
      choice: new Uint8Array(),
      fits: [],
    };
    expect(isMeasurable(base)).toBe(true);
    expect(isMeasurable({ ...base, standardError: 2.5 })).toBe(false);
    expect(isMeasurable(base, 5)).toBe(false);
    expect(isMeasurable(base, 4.9)).toBe(true);
    expect(isMeasurable({ ...base, confirmed: false })).toBe(false);
  });
  test('of an option that a constant cannot beat', () => {
    const decision = decisionOf([constant(1), combined([normals(3)], (z = 0) => 0.01 * z)]);
    expect(evppi(decision, cells(3))).toMatchObject({ value: 0, standardError: 0 });
  });
});

describe('questions', () => {
  const question = (id: string, value: number, standardError: number): OpenQuestion => ({
    id,
    value,
    standardError,
    cost: 0,
  });
  const ids = (list: readonly OpenQuestion[]) => list.map(({ id }) => id).join('');
  test('two standard errors of the difference, not more and not less', () => {
    // √(3² + 4²) = 5: ahead from 10 on.
    const pair = (lead: number) => [question('a', 20, 3), question('b', 20 + lead, 4)];
    expect(ids(rankedQuestions(pair(9.9), ['a', 'b']))).toBe('ab');
    expect(ids(rankedQuestions(pair(10), ['a', 'b']))).toBe('ab');
    expect(ids(rankedQuestions(pair(10.1), ['a', 'b']))).toBe('ba');
    expect(rankedQuestions([], ['a'])).toEqual([]);
    // Without an earlier order the best comes first, however close.
    expect(ids(rankedQuestions(pair(1)))).toBe('ba');
    expect(ids(rankedQuestions(pair(1), ['gone']))).toBe('ba');
  });
  test('stop below the cheapest cost and below indifference, not at them', () => {
    const list = [
      { ...question('a', 1, 0), cost: 10 },
      { ...question('b', 1, 0), cost: 30 },
    ];
    expect(reasonToStop(list, 20, 100, 5)).toBeUndefined();
    expect(reasonToStop(list, 10, 5, 5)).toBeUndefined();
    expect(reasonToStop(list, 9.9, 5, 5)).toBe('answers cost more than they are worth');
  });
});

describe('queues, outlooks, preferences', () => {
  test('a full queue waits for ever and serves nobody in time', () => {
    expect([erlangC(6, 5), erlangC(5, 5)]).toEqual([1, 1]);
    expect([serviceLevel(5, 5, 1, 1), serviceLevel(6, 5, 1, 1)]).toEqual([0, 0]);
    expect([meanWait(5, 5, 1), meanWait(6, 5, 1)]).toEqual([Infinity, Infinity]);
    expect(serversNeeded(0.2, 0.01, 0, 1)).toBe(1);
    const exactly = serviceLevel(2, 4, 1, 1);
    expect(serversNeeded(2, exactly, 1, 1)).toBe(4);
  });
  test('weights need not sum to 1', () => {
    const payoff = [
      [4, 0],
      [1, 2],
    ];
    expect(weightedMean(payoff, [6, 2])).toEqual({ values: [3, 1.25], choice: 0 });
    expect(weightedMean(payoff).values).toEqual([2, 1.5]);
    expect(shareReaching(payoff, 2)).toEqual([0.5, 0.5]);
  });
  test('value functions are continuous at their cut-offs; a sure choice has no entropy', () => {
    const at = (x: number) => piecewiseValue(x, [0, 10, 20], [0, 1, 5]);
    expect([at(0), at(10), at(20)]).toEqual([0, 1, 5]);
    expect(at(10 + 1e-9)).toBeCloseTo(1, 8);
    expect(entropyBits([1, 0])).toBe(0);
  });
});

describe('histograms', () => {
  test('values beyond the ends count in the outermost bins; quantiles by hand', () => {
    const h = histogram(0, 4, 4);
    addDraws(h, column(-9, 0.5, 1.5, 1.6, 3.9, 4, 99));
    expect([...h.counts]).toEqual([2, 2, 0, 3]);
    expect(histogramQuantile(h, 2 / 7)).toBeCloseTo(1, 12);
    expect(histogramQuantile(h, 3 / 7)).toBeCloseTo(1.5, 12);
    expect(histogramQuantile(h, 1)).toBeCloseTo(4, 12);
    expect(histogramQuantile(h, 0)).toBe(0);
  });
  test('one value only, and none', () => {
    const h = histogram(7, 7, 8);
    addDraws(h, column(7, 7));
    expect(histogramQuantile(h, 0.5)).toBe(7);
    expect(histogramQuantile(histogram(0, 1, 2), 0.5)).toBe(1);
  });
});
