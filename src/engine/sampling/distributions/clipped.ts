import { type Distribution, fromScores, momentsOfScores } from './distribution.ts';

/**
 * A distribution held between limits: what would lie beyond sits on the limit. This is how a P10 of 0
 * is met: a split normal floored at 0 has exactly a tenth of its draws at 0.
 */
export function clipped(of: Distribution, least: number, most: number): Distribution {
  if (of.cdf(least) <= 1e-20 && of.cdf(most) >= 1 - 1e-15) return of;
  const held = (x: number) => (x < least ? least : x > most ? most : x);
  const atScore = (z: number) => held(of.atScore(z));
  return {
    ...fromScores(
      atScore,
      (x) => (x < least ? 0 : x >= most ? 1 : of.cdf(x)),
      momentsOfScores(atScore),
    ),
    quantile: (u) => held(of.quantile(u)),
  };
}
