import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile } from '#engine/numerics/beta.ts';
import { exp, expm1 } from '#engine/numerics/exp.ts';
import { gammaQuantile, logGamma } from '#engine/numerics/gamma.ts';
import { log, log1p } from '#engine/numerics/log.ts';
import { normalCdf, normalLoss, normalPdf } from '#engine/numerics/normal.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { pow } from '#engine/numerics/pow.ts';
import { studentTQuantile } from '#engine/numerics/student-t.ts';
import { asin, cos, sin } from '#engine/numerics/trigonometry.ts';
import reference from './reference.json' with { type: 'json' };

/** reference.json: arguments and the nearest double, from mpmath with 200 bits (distributions: SciPy). */
type Rows = number[][];
const rows = reference as Record<string, Rows>;

function ulpsApart(got: number, expected: number): number {
  if (got === expected) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - 52);
  return Math.abs(got - expected) / unit;
}

describe('within two units in the last place of a high-precision table', () => {
  /** Most units apart, and the least share of results that are the nearest double. */
  const functions: [string, (...a: number[]) => number, number, number][] = [
    ['exp', (x = 0) => exp(x), 1, 0.99],
    ['expm1', (x = 0) => expm1(x), 2, 0.95],
    ['log', (x = 0) => log(x), 1, 0.99],
    ['log1p', (x = 0) => log1p(x), 2, 0.96],
    ['pow', (x = 0, y = 0) => pow(x, y), 1, 0.99],
    ['sin', (x = 0) => sin(x), 1, 0.97],
    ['cos', (x = 0) => cos(x), 1, 0.95],
    ['asin', (x = 0) => asin(x), 2, 0.87],
    ['normalPdf', (x = 0) => normalPdf(x), 2, 0.61],
    ['normalCdf', (x = 0) => normalCdf(x), 2, 0.74],
    ['normalLoss', (x = 0) => normalLoss(x), 2, 0.74],
    ['normalQuantile', (x = 0) => normalQuantile(x), 2, 0.77],
  ];
  test.each(functions)('%s', (name, f, limit, share) => {
    const table = rows[name] as Rows;
    expect(table.length).toBeGreaterThanOrEqual(200);
    let nearest = 0;
    for (const row of table) {
      const expected = row[row.length - 1] as number;
      const got = f(...row.slice(0, -1));
      expect(ulpsApart(got, expected), `${name}(${row.slice(0, -1)}) = ${got}`).toBeLessThanOrEqual(
        limit,
      );
      if (got === expected) nearest += 1;
    }
    expect(nearest / table.length).toBeGreaterThanOrEqual(share);
  });
});

describe('distribution functions', () => {
  const functions: [string, (...a: number[]) => number, number][] = [
    ['logGamma', (x = 0) => logGamma(x), 1e-13],
    ['betaCdf', (x = 0, a = 1, b = 1) => betaCdf(x, a, b), 1e-11],
    ['betaQuantile', (p = 0, a = 1, b = 1) => betaQuantile(p, a, b), 1e-11],
    ['gammaQuantile', (p = 0, a = 1) => gammaQuantile(p, a), 1e-12],
    ['studentTQuantile', (p = 0, v = 1) => studentTQuantile(p, v), 1e-11],
  ];
  test.each(functions)('%s', (name, f, limit) => {
    for (const row of rows[name] as Rows) {
      const expected = row[row.length - 1] as number;
      if (Math.abs(expected) < 1e-280) continue;
      // ln Γ passes through 0: absolute below 1.
      const size = name === 'logGamma' ? Math.max(1, Math.abs(expected)) : Math.abs(expected);
      const error = Math.abs(f(...row.slice(0, -1)) - expected) / size;
      expect(error, `${name}(${row.slice(0, -1)})`).toBeLessThan(limit);
    }
  });
});
