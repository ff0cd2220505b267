/** What is being decided: options as columns of net benefit, against the one that leads today. */
import { leaderOf } from './regret.ts';
import { mean } from './summary.ts';

export interface Decision {
  readonly draws: number;
  readonly options: number;
  /** The option with the highest mean: what would be done without asking anything. */
  readonly leader: number;
  /** NB_k − NB_leader of every other option. */
  readonly rivals: readonly Rival[];
}

export interface Rival {
  readonly option: number;
  readonly difference: Float64Array;
  readonly mean: number;
  readonly sumOfSquares: number;
}

/** Prepares net-benefit columns (one per option, any number of draws) for the value of information. */
export function decisionOf(netBenefit: readonly Float64Array[]): Decision {
  const leader = leaderOf(netBenefit);
  const base = netBenefit[leader] as Float64Array;
  const rivals = netBenefit.flatMap((column, option) => {
    if (option === leader) return [];
    const difference = new Float64Array(base.length);
    let sumOfSquares = 0;
    for (let i = 0; i < base.length; i += 1) {
      const d = (column[i] as number) - (base[i] as number);
      difference[i] = d;
      sumOfSquares += d * d;
    }
    return [{ option, difference, mean: mean(difference), sumOfSquares }];
  });
  return { draws: base.length, options: netBenefit.length, leader, rivals };
}
