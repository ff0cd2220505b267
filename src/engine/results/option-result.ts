import type { OptionResult } from '../analysis.ts';
import { breakdown, successOf } from '../simulate/totals.ts';
import type { Regret, Share } from './contest.ts';
import type { Ranked } from './ranking.ts';
import { byOutlook, meanPath, summarise } from './summary.ts';

/** The share of what may not be chosen. */
export const noShare: Share = { value: 0, halfWidth: 0 };

/** What is shown of one option; its cost over the months only where that is drawn, its fan once it is chosen. */
export function optionResult(
  { sim, totals, eligible }: Ranked,
  share: Share,
  regret: Regret,
  outlook: Uint8Array,
  isDrawn: boolean,
): OptionResult {
  const success = successOf(totals);
  return {
    option: { ...sim.option, eligible },
    cost: summarise(totals.cost),
    runCost: summarise(totals.bills),
    parts: breakdown(totals),
    path: isDrawn ? meanPath(totals.path) : null,
    fan: null,
    share: share.value,
    shareError: share.halfWidth,
    regret: regret.mean,
    worstTenth: regret.tail,
    successNow: success.now,
    successEnd: success.end,
    byOutlook: byOutlook(totals.cost, outlook),
    ...(sim.sizing ? { sizing: sim.sizing } : {}),
  };
}
