import type { OptionResult } from '../analysis.ts';
import type { OutlookRegret } from '../explanation.ts';
import type { OutlookWeights } from '../inputs/outlook-weights.ts';
import { minimaxRegret, regretTable, weightedMean } from '../decision/outlooks.ts';

/** Steps of a weight on the grid of all possible weights: 5 points, 231 of them. */
const gridSteps = 20;

/**
 * Regret of each option within each outlook. Over all weights of the outlooks regret is convex in the
 * weights, so its maximum lies at a single outlook: the minimax choice holds for uncertain weights too.
 */
export function outlookRegret(
  options: readonly OptionResult[],
  weights: Record<'article' | 'evidence', OutlookWeights>,
  own: OutlookWeights | null,
): OutlookRegret {
  const payoff = options.map((o) => o.byOutlook.map((usd) => -usd));
  const ids = options.map((o) => o.option.id);
  const regret = regretTable(payoff);
  const safest = minimaxRegret(payoff);
  const presets: OutlookRegret['presets'] = [
    ...(['article', 'evidence'] as const).map((name) => ({ name, given: weights[name] })),
    ...(own ? [{ name: 'own' as const, given: own }] : []),
  ].map(({ name, given }) => ({
    name,
    weights: [...given],
    leader: ids[weightedMean(payoff, given).choice]!,
  }));
  return {
    rows: options.map((o, k) => ({
      option: o.option.id,
      usd: regret[k] as [number, number, number],
      worst: safest.values[k]!,
    })),
    minimax: ids[safest.choice]!,
    presets,
    leaderHolds: shareHeld(payoff),
  };
}

/** Share of the grid of weights under which the first option is best. */
function shareHeld(payoff: readonly (readonly number[])[]): number {
  let held = 0;
  let all = 0;
  for (let a = 0; a <= gridSteps; a++)
    for (let b = 0; a + b <= gridSteps; b++) {
      all++;
      if (weightedMean(payoff, [a, b, gridSteps - a - b]).choice === 0) held++;
    }
  return held / all;
}
