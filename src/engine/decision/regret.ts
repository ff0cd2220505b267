/** Regret in money: what an option falls short of the best one in the same future. */
import { mean } from './summary.ts';

/** Regret per draw of every option. */
export function regretColumns(netBenefit: readonly Float64Array[]): Float64Array[] {
  const best = bestPerDraw(netBenefit);
  return netBenefit.map((column) => column.map((value, i) => (best[i] as number) - value));
}

/** R_k = mean(max_j NB_j − NB_k) of every option. */
export function meanRegrets(netBenefit: readonly Float64Array[]): number[] {
  return regretColumns(netBenefit).map(mean);
}

/** The option with the highest mean; the first on an exact tie. */
export function leaderOf(netBenefit: readonly Float64Array[]): number {
  const means = netBenefit.map(mean);
  return means.indexOf(Math.max(...means));
}

/** Expected value of perfect information: the mean regret of the leader, which is the least of all. */
export function evpi(netBenefit: readonly Float64Array[]): number {
  return Math.max(0, Math.min(...meanRegrets(netBenefit)));
}

/** The best net benefit in every draw. */
export function bestPerDraw(netBenefit: readonly Float64Array[]): Float64Array {
  const best = (netBenefit[0] as Float64Array).slice();
  for (const column of netBenefit) {
    for (let i = 0; i < best.length; i += 1) {
      if ((column[i] as number) > (best[i] as number)) best[i] = column[i] as number;
    }
  }
  return best;
}
