import type { RuledOut } from '../analysis.ts';
import { mean } from '../decision/summary.ts';
import type { Assembled } from '../options/assemble.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { Situation } from '../options/situation.ts';
import type { OptionTotals } from '../simulate/totals.ts';
import { brokenCap } from './caps.ts';
import type { Barred } from './relaxations.ts';

/** An option with what it came to; `eligible` where no rule forbids it. */
export interface Ranked {
  sim: SimOption;
  totals: OptionTotals;
  eligible: boolean;
}

export interface Ranking {
  /** What may be chosen, cheapest first, then today's way where it may not. */
  ranked: Ranked[];
  ruledOut: RuledOut[];
  /** Simulated, and ruled out by a ceiling or the bar. */
  barred: Barred[];
}

/** Options in the order of their mean cost, with ceilings and the bar applied. */
export function rankingOf(
  s: Situation,
  assembled: Assembled,
  simulated: readonly OptionTotals[],
): Ranking {
  const ruledOut = [...assembled.ruledOut];
  const barred: Barred[] = [];
  const ranked: Ranked[] = [];
  assembled.options.forEach((sim, i) => {
    const totals = simulated[i]!;
    const broken = brokenCap(s, sim, totals);
    if (broken) {
      ruledOut.push(broken);
      if (sim.option.eligible) barred.push({ sim, totals, constraint: broken.constraint });
    }
    const eligible = sim.option.eligible && !broken;
    if (eligible || sim.option.isToday) ranked.push({ sim, totals, eligible });
  });
  ranked.sort(
    (a, b) =>
      Number(b.eligible) - Number(a.eligible) ||
      mean(a.totals.cost) - mean(b.totals.cost) ||
      (a.sim.option.id < b.sim.option.id ? -1 : 1),
  );
  return { ranked, ruledOut, barred };
}
