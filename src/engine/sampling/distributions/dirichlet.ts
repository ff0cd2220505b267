import { gammaQuantile } from '../../numerics/gamma.ts';
import { beta } from './beta.ts';
import type { Distribution } from './distribution.ts';

/** Shares that sum to 1, Dirichlet with the given concentrations, from one uniform per share. */
export function dirichletShares(
  concentrations: readonly number[],
  uniforms: readonly number[],
): number[] {
  const parts = concentrations.map((a, i) => gammaQuantile(uniforms[i] as number, a));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** The distribution of one share by itself: a beta. */
export function dirichletMarginal(concentrations: readonly number[], index: number): Distribution {
  const own = concentrations[index] as number;
  const rest = concentrations.reduce((sum, a) => sum + a, 0) - own;
  return beta(own, rest);
}
