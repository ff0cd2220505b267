/** Dependence between inputs by a Gaussian copula. Better: model the shared cause. */
import { eigenSymmetric } from '../numerics/eigen.ts';
import { cholesky, type Matrix } from '../numerics/matrix.ts';
import { asin, PI, sin } from '../numerics/trigonometry.ts';

/** Correlation of the normals behind a rank correlation (Pearson 1907): 2 sin(πρ/6). */
export function pearsonOfSpearman(spearman: number): number {
  return 2 * sin((PI * spearman) / 6);
}

/** Rank correlation of two normals with correlation rho: (6/π) asin(ρ/2). */
export function spearmanOfPearson(rho: number): number {
  return (6 / PI) * asin(rho / 2);
}

/** Kendall's tau of two normals with correlation rho: (2/π) asin ρ. */
export function kendallOfPearson(rho: number): number {
  return (2 / PI) * asin(rho);
}

/** Probability that two normals with correlation rho are both above their medians (Sheppard 1899). */
export function bothAboveMedian(rho: number): number {
  return 0.25 + asin(rho) / (2 * PI);
}

/** What is the matter with a correlation matrix, and its factor where nothing is. */
export interface CorrelationCheck {
  readonly eigenvalues: readonly number[];
  /** Without negative eigenvalue: possible, if perhaps with redundant inputs. */
  readonly possible: boolean;
  readonly factor: number[][] | undefined;
}

/** Eigenvalues and Cholesky factor; throws on a matrix that is not square, symmetric and of unit diagonal. */
export function checkCorrelation(matrix: Matrix): CorrelationCheck {
  matrix.forEach((row, i) => {
    if (row.length !== matrix.length) throw new RangeError(`row ${i} has ${row.length} entries`);
    row.forEach((value, j) => {
      const mirrored = (matrix[j] as readonly number[])[i] as number;
      const wrong = i === j ? value !== 1 : value !== mirrored || !(Math.abs(value) <= 1);
      if (wrong) throw new RangeError(`no correlation at row ${i}, column ${j}: ${value}`);
    });
  });
  const { values } = eigenSymmetric(matrix);
  const possible = (values[0] ?? 0) >= -1e-12;
  return { eigenvalues: values, possible, factor: possible ? cholesky(matrix) : undefined };
}

/**
 * The nearest thing to an impossible matrix that is possible: eigenvalues raised to `floor`, then the
 * diagonal scaled back to 1 (Rebonato & Jäckel 1999). A possible matrix comes back unchanged.
 */
export function repairedCorrelation(matrix: Matrix, floor = 1e-6): number[][] {
  const { values, vectors } = eigenSymmetric(matrix);
  if ((values[0] ?? 1) >= floor) return matrix.map((row) => [...row]);
  const raised = values.map((value) => Math.max(value, floor));
  const product = matrix.map((_, i) =>
    matrix.map((__, j) =>
      raised.reduce((sum, value, k) => sum + value * vectors[k]![i]! * vectors[k]![j]!, 0),
    ),
  );
  return product.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value / Math.sqrt(product[i]![i]! * product[j]![j]!))),
  );
}

/**
 * Normals with the dependence of a Cholesky factor from independent ones: the first column stays as it
 * is, each next one is mixed with those before it.
 */
export function correlatedNormals(
  independent: readonly Float64Array[],
  factor: Matrix,
): Float64Array[] {
  return independent.map((column, i) => {
    const weights = factor[i] as readonly number[];
    return column.map((_, n) => {
      let sum = 0;
      for (let k = 0; k <= i; k += 1) {
        sum += (weights[k] as number) * ((independent[k] as Float64Array)[n] as number);
      }
      return sum;
    });
  });
}

/** The second column of a pair, given correlation rho with the first. */
export function pairedNormals(first: Float64Array, own: Float64Array, rho: number): Float64Array {
  const rest = Math.sqrt(1 - rho * rho);
  return own.map((z, i) => rho * (first[i] as number) + rest * z);
}
