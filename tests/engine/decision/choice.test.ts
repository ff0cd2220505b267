import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  categoryValue,
  crossed,
  groupMeansBias,
  labelsOf,
} from '#engine/decision/category-value.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { evppi } from '#engine/decision/evppi.ts';
import { breakEven, flips, polynomialRoots } from '#engine/decision/flip.ts';
import { isMeasurable } from '#engine/decision/information-value.ts';
import {
  type OpenQuestion,
  rankedQuestions,
  reasonToStop,
  worthAsking,
} from '#engine/decision/questions.ts';
import { bestPerDraw, evpi, leaderOf, meanRegrets } from '#engine/decision/regret.ts';
import { yesNoValue } from '#engine/decision/rough-answer.ts';
import { bestByKind, rankShares, sharesWithError, sharesWon } from '#engine/decision/shares.ts';
import { splineDesign } from '#engine/decision/spline-design.ts';
import { mean } from '#engine/decision/summary.ts';
import { normalCdf } from '#engine/numerics/normal.ts';
import { cells, combined, constant, normals } from './columns.ts';

const table = [
  [10, 12, 7],
  [11, 6, 9],
  [8, 9, 13],
  [14, 10, 10],
  [9, 13, 8],
  [12, 8, 11],
];
const tableColumns = [0, 1, 2].map((k) => Float64Array.from(table, (row) => row[k] as number));

const options = fc
  .integer({ min: 1, max: 40 })
  .chain((draws) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: draws, maxLength: draws }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map((rows) => rows.map((row) => Float64Array.from(row)));

describe('shares and regret', () => {
  test('a table by hand', () => {
    expect(sharesWon(tableColumns)).toEqual([2 / 6 + 1 / 6, 2 / 6, 1 / 6]);
    expect(meanRegrets(tableColumns).map((r) => r * 6)).toEqual(
      [11, 17, 17].map((r) => expect.closeTo(r, 12)),
    );
    expect(evpi(tableColumns)).toBeCloseTo(11 / 6, 12);
    expect(leaderOf(tableColumns)).toBe(0);
    expect([...bestPerDraw(tableColumns)]).toEqual([12, 11, 13, 14, 13, 12]);
  });
  test('EVPI is the least mean regret, and the leader has it', () => {
    fc.assert(
      fc.property(options, (columns) => {
        const regrets = meanRegrets(columns);
        const means = columns.map(mean);
        const perfect = mean(bestPerDraw(columns)) - Math.max(...means);
        expect(evpi(columns)).toBeCloseTo(Math.min(...regrets), 10);
        expect(evpi(columns)).toBeCloseTo(perfect, 10);
        expect(regrets[leaderOf(columns)]).toBeCloseTo(Math.min(...regrets), 10);
      }),
    );
  });
  test('shares sum to 1 and ties are split', () => {
    fc.assert(
      fc.property(options, (columns) => {
        expect(sharesWon(columns).reduce((x, y) => x + y)).toBeCloseTo(1, 12);
        const ranked = rankShares(columns);
        ranked.forEach((row, k) => {
          expect(row[0]).toBeCloseTo(sharesWon(columns)[k] as number, 10);
          expect(row.reduce((x, y) => x + y)).toBeCloseTo(1, 10);
        });
      }),
    );
    expect(sharesWon([constant(3), constant(3), constant(1)])).toEqual([0.5, 0.5, 0]);
  });
  test('an option that is worse in every draw changes nothing', () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 9 }), (columns, gap) => {
        const worse = (columns[0] as Float64Array).map((value) => value - gap);
        const wider = [...columns, worse];
        expect(leaderOf(wider)).toBe(leaderOf(columns));
        expect(sharesWon(wider).slice(0, -1)).toEqual(sharesWon(columns));
        expect(meanRegrets(wider).slice(0, -1)).toEqual(meanRegrets(columns));
        expect(evpi(wider)).toBe(evpi(columns));
      }),
    );
    const columns = [normals(0), normals(1)];
    const wider = [...columns, combined(columns, (x = 0, y = 0) => Math.min(x, y) - 1)];
    expect(evppi(decisionOf(wider), cells(0)).value).toBeCloseTo(
      evppi(decisionOf(columns), cells(0)).value,
      10,
    );
  });
  test('near-copies do not split the share of their kind', () => {
    const columns = [normals(0), normals(1), normals(1).map((x) => x + 1e-9), normals(1)];
    const byKind = bestByKind(columns, ['api', 'own', 'own', 'own']);
    const shares = sharesWon(byKind.map(({ best }) => best));
    expect(byKind.map(({ kind }) => kind)).toEqual(['api', 'own']);
    expect(shares[1]).toBeCloseTo(0.5, 1);
    expect(sharesWithError(columns.slice(0, 2), 8)[0]?.halfWidth).toBeLessThan(0.02);
  });
});

describe('categories', () => {
  test('group means, the rule and its error by hand; a tie keeps the leader', () => {
    const result = categoryValue(decisionOf(tableColumns), {
      labels: Uint16Array.of(0, 0, 1, 1, 2, 2),
      count: 3,
    });
    expect([...result.choice]).toEqual([0, 2, 0]);
    expect(result.value).toBeCloseTo(1 / 6, 12);
    expect(result.standardError).toBeCloseTo(7 / 6, 12);
  });
  test('an interaction: nothing alone, all together', () => {
    const x = Float64Array.of(-1, 1, -1, 1);
    const y = Float64Array.of(-1, -1, 1, 1);
    const decision = decisionOf([new Float64Array(4), x.map((v, i) => v * (y[i] as number))]);
    const [p, q] = [labelsOf(x), labelsOf(y)];
    if (p === undefined || q === undefined) throw new Error('two values each');
    expect(categoryValue(decision, p).value).toBe(0);
    expect(categoryValue(decision, crossed([p, q])).value).toBe(0.5);
    expect(labelsOf([1, 2, 3], 2)).toBeUndefined();
    expect(groupMeansBias(2048, 20)).toBeCloseTo(0.03060848341363131, 15);
  });
});

describe('flip points', () => {
  const design = splineDesign(8192);
  const at = (columns: readonly Float64Array[]) => {
    const decision = decisionOf(columns);
    const known = evppi(decision, cells(0));
    expect(isMeasurable(known)).toBe(true);
    return flips(decision, known, design.scores, design.sizes, (z) => 100 + 10 * z);
  };
  test('a straight line has one, in the unit of the question', () => {
    const { points, probabilityLost } = at([
      constant(0),
      combined([normals(0)], (z = 0) => z - 0.7),
    ]);
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({ below: 0, above: 1 });
    expect(points[0]?.value).toBeCloseTo(107, 2);
    expect(points[0]?.probabilityBelow).toBeCloseTo(normalCdf(0.7), 4);
    expect(probabilityLost).toBeCloseTo(1 - normalCdf(0.7), 2);
  });
  test('a curve has both', () => {
    const { points, probabilityLost } = at([
      constant(0),
      combined([normals(0)], (z = 0) => z * z - 1.5),
    ]);
    expect(points.map((p) => p.score)).toEqual([
      expect.closeTo(-Math.sqrt(1.5), 1.5),
      expect.closeTo(Math.sqrt(1.5), 1.5),
    ]);
    expect(points.map((p) => [p.below, p.above])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(probabilityLost).toBeCloseTo(2 * (1 - normalCdf(Math.sqrt(1.5))), 1.5);
  });
  test('break-even and polynomials', () => {
    expect(breakEven(20000, 3, 0.5)).toBe(8000);
    expect(breakEven(20000, 0.5, 3)).toBeUndefined();
    expect(polynomialRoots([1, -5, 6])).toEqual([2, 3]);
    expect(polynomialRoots([1, 2, 1])).toEqual([-1]);
    expect(polynomialRoots([0, 2, -3])).toEqual([1.5]);
    expect(polynomialRoots([1, 0, 1])).toEqual([]);
    expect(polynomialRoots([7])).toEqual([]);
    expect(polynomialRoots([1, -6, 11, -6])).toEqual([1, 2, 3].map((r) => expect.closeTo(r, 12)));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 }),
        (roots) => {
          const coefficients = roots.reduce(
            (c, r) => [...c, 0].map((v, i) => v - r * (c[i - 1] ?? 0)),
            [1],
          );
          const found = polynomialRoots(coefficients);
          const sorted = [...roots].sort((p, q) => p - q);
          expect(found).toEqual(sorted.map((r) => expect.closeTo(r, 8)));
        },
      ),
    );
  });
});

describe('questions', () => {
  const question = (
    id: string,
    value: number,
    standardError = 1,
    more: Partial<OpenQuestion> = {},
  ) => ({
    id,
    value,
    standardError,
    cost: 0,
    ...more,
  });
  const ids = (list: readonly OpenQuestion[]) => list.map(({ id }) => id).join('');
  test('by worth: own value or half the best pair, less the cost', () => {
    expect(worthAsking(question('a', 5, 1, { bestPair: 14, cost: 3 }))).toBe(4);
    const list = [question('a', 5), question('b', 9), question('c', 1, 1, { bestPair: 14 })];
    expect(ids(rankedQuestions(list))).toBe('bca');
  });
  test('the order shown before stays unless the lead is clear', () => {
    const close = [question('a', 10), question('b', 11), question('c', 30)];
    expect(ids(rankedQuestions(close, ['a', 'b']))).toBe('cab');
    expect(ids(rankedQuestions([question('a', 10), question('b', 14)], ['a', 'b']))).toBe('ba');
    expect(ids(rankedQuestions(close, ['b', 'gone', 'a']))).toBe('cba');
  });
  test('when to stop', () => {
    const list = [question('a', 5, 1, { cost: 10 })];
    expect(reasonToStop([], 1, 1, 0)).toBe('nothing open');
    expect(reasonToStop(list, 9, 100, 5)).toBe('answers cost more than they are worth');
    expect(reasonToStop(list, 90, 4, 5)).toBe('regret below indifference');
    expect(reasonToStop(list, 90, 100, 5)).toBeUndefined();
  });
  test('a yes/no answer that may be wrong (Bayes)', () => {
    const result = yesNoValue({
      probability: 0.3,
      payoffs: [
        [10, 10],
        [14, 2],
      ],
      sensitivity: 0.8,
      specificity: 0.8,
    });
    expect(result.value).toBeCloseTo(1.36, 12);
    expect(result.perfect).toBeCloseTo(2.4, 12);
    expect(result.probabilityIfYes).toBeCloseTo(0.6315789473684211, 12);
    expect(result.probabilityIfNo).toBeCloseTo(0.09677419354838707, 12);
  });
});
