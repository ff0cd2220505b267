import { costParts, type OptionResult } from '../analysis.ts';
import type { Waterfall } from '../explanation.ts';

/** The parts that change from one option to another, largest saving first. */
export function waterfallOf(from: OptionResult, to: OptionResult): Waterfall {
  return {
    from: from.option.id,
    to: to.option.id,
    fromUsd: from.cost.mean,
    toUsd: to.cost.mean,
    steps: costParts
      .map((part) => ({ part, usd: to.parts[part] - from.parts[part] }))
      .filter(({ usd }) => usd !== 0)
      .sort((a, b) => a.usd - b.usd),
  };
}
