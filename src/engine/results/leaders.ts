import type { OptionResult } from '../analysis.ts';
import type { Leaders } from '../explanation.ts';

/** Mean of the success at both ends of the period. */
export const meanSuccess = (o: OptionResult): number => (o.successNow + o.successEnd) / 2;

/** The three leaders among eligible options, the lowest mean first in the list; without a bar of the user's the leader's own success is the bar. */
export function leadersOf(options: readonly OptionResult[], bar: number | null): Leaders {
  const [leader] = options;
  const qualityBar = bar ?? (leader ? meanSuccess(leader) : 0);
  const passing = options.filter((o) => meanSuccess(o) >= qualityBar);
  const cheapest = (list: readonly OptionResult[]): string | null =>
    list.reduce<OptionResult | null>(
      (best, o) => (best === null || o.runCost.mean < best.runCost.mean ? o : best),
      null,
    )?.option.id ?? null;
  return {
    failuresPriced: leader?.option.id ?? null,
    atQualityBar: cheapest(passing),
    qualityBar,
    noFailureCost: cheapest(options),
  };
}
