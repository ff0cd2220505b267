/** Test functions of the sensitivity literature, on the engine's numerics. */
import { pow } from '#engine/numerics/pow.ts';
import { PI, sin } from '#engine/numerics/trigonometry.ts';

type Model = (inputs: readonly Float64Array[]) => Float64Array;

/** sin x1 + a sin² x2 + b x3⁴ sin x1 at a point. */
export function ishigamiAt(x: readonly number[], a: number, b: number): number {
  const [x1 = 0, x2 = 0, x3 = 0] = x;
  const s2 = sin(x2);
  const square = x3 * x3;
  return sin(x1) + a * s2 * s2 + b * square * square * sin(x1);
}

/** The same over uniforms, x between −π and π. */
export function ishigami(a: number, b: number): Model {
  return (u) =>
    Float64Array.from(u[0] ?? [], (_, i) =>
      ishigamiAt(
        u.map((column) => (2 * (column[i] ?? 0) - 1) * PI),
        a,
        b,
      ),
    );
}

/** Sobol's product of (|4x − 2| + a)/(1 + a) at a point. */
export function gAt(x: readonly number[], a: readonly number[]): number {
  return x.reduce((p, value, j) => (p * (Math.abs(4 * value - 2) + a[j]!)) / (1 + a[j]!), 1);
}

/** The modified G function (Saltelli et al. 2010) with one shift and one exponent for all inputs. */
export function modifiedGAt(
  x: readonly number[],
  a: readonly number[],
  delta: number,
  alpha: number,
): number {
  return x.reduce((p, value, j) => {
    const shifted = value + delta;
    const part = Math.abs(2 * (shifted - Math.floor(shifted)) - 1);
    return (p * ((1 + alpha) * pow(part, alpha) + a[j]!)) / (1 + a[j]!);
  }, 1);
}

export function gFunction(a: readonly number[]): Model {
  return (u) =>
    Float64Array.from(u[0] ?? [], (_, i) =>
      gAt(
        u.map((column) => column[i] ?? 0),
        a,
      ),
    );
}

/** Σ c_j x_j. */
export function linear(weights: readonly number[]): Model {
  return (x) =>
    Float64Array.from(x[0] ?? [], (_, i) =>
      x.reduce((sum, column, j) => sum + weights[j]! * (column[i] ?? 0), 0),
    );
}
