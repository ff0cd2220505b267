/** What group means of useless categories are worth, simulated. */
import { categoryValue } from '#engine/decision/category-value.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { mean, standardDeviation } from '#engine/decision/summary.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import { type Estimate, estimated } from './decision-compare.ts';

const REPLICATES = 300;
/** Error of the figures that the cases quote. */
const QUOTED_ERROR = 0.0005;

/** Mean value over replicates of N plain draws in K equal groups, with sd(INB) = 1. */
export function nullBias(pairs: readonly (readonly number[])[]): Estimate {
  const results = pairs.map(([n = 0, k = 1], row) => {
    const values = Array.from({ length: REPLICATES }, (_, replicate) => {
      const inb = Float64Array.from({ length: n }, (__, i) =>
        normalQuantile(openUniform(threefry2x32([i, replicate], [row, 77])[0])),
      );
      const labels = Uint16Array.from({ length: n }, (__, i) => Math.floor((i * k) / n));
      const decision = decisionOf([new Float64Array(n), inb]);
      return categoryValue(decision, { labels, count: k }).value;
    });
    return { value: mean(values), error: standardDeviation(values) / Math.sqrt(REPLICATES) };
  });
  return estimated(
    results.map((r) => r.value),
    results.map((r) => Math.sqrt(r.error * r.error + QUOTED_ERROR * QUOTED_ERROR)),
  );
}
