import type { Question } from '../explanation.ts';
import type { Decision } from '../decision/decision.ts';
import { middle } from '../options/likely.ts';
import type { Situation } from '../options/situation.ts';
import { isMeasurable, valueByDraw } from '../decision/information-value.ts';
import { asPlayed, type Jointly, type Valued } from './joint-values.ts';

/** What finding out costs: hours at the engineer's rate, and the evaluation where a test is built. */
export interface AskingCosts {
  usdPerHour: number;
  evaluationUsd: number;
  /** Correlation of an own test of both sides with the true gap. */
  testQuality: number;
}

/** Working hours of a year, for the cost of an hour. */
export const hoursPerYear = 1800;

/** Correlation of an own test of a few hundred items on both sides with the true gap. Judgement, grade D. */
const testQuality = 0.9;

/** What finding out costs in one situation. */
export const askingCostsOf = ({ org, values }: Situation): AskingCosts => ({
  usdPerHour: middle(org.engineerCost.value, 250_000) / hoursPerYear,
  evaluationUsd: middle(values.evaluationCost.value, 30_000),
  testQuality,
});

/**
 * The user's own test of both sides: it measures what all quality inputs make of the gaps together. Each
 * expected advantage given them is then known with the test's correlation, which shrinks it towards its
 * mean; exact where advantages are normal (Raiffa & Schlaifer 1961).
 */
export function ownTest(
  decision: Decision,
  quality: readonly Valued[],
  jointly: Jointly,
  { testQuality, evaluationUsd }: AskingCosts,
  floor: number,
  owner: string,
): Question | null {
  if (quality.length < 2) return null;
  const exact = jointly(quality);
  if (!isMeasurable(exact, floor)) return null;
  const { rivals } = decision;
  const shrunk = exact.fits.map((fit, k) => {
    const mean = rivals[k]!.mean;
    return fit.map((g) => mean + testQuality * (g - mean));
  });
  const rough = asPlayed(decision, valueByDraw(decision, shrunk));
  return {
    key: `${owner}.tested`,
    exactUsd: exact.value,
    exactError: exact.standardError,
    quality: testQuality,
    roughUsd: rough.value,
    roughError: rough.standardError,
    pair: null,
    means: 'own-test',
    costUsd: evaluationUsd,
    netUsd: 0,
  };
}
