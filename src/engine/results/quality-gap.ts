import type { OptionResult } from '../analysis.ts';
import type { QualityGap } from '../explanation.ts';
import { normalQuantile } from '../numerics/normal-quantile.ts';
import { meanSuccess } from './leaders.ts';

const z95 = normalQuantile(0.975);

/**
 * What a pair's difference in failures is and what it would have to be. The break-even scales the cost
 * of the extra failures in proportion; items are the usual number for the difference of two shares,
 * n = z² (p(1−p) + q(1−q)) / d², d the distance from what is expected to the break-even.
 */
export function qualityGap(
  role: QualityGap['role'],
  option: OptionResult,
  against: OptionResult,
  chanceCheaper: number,
): QualityGap {
  const difference = against.cost.mean - option.cost.mean;
  const failures = against.parts.failures - option.parts.failures;
  const [p, q] = [meanSuccess(option), meanSuccess(against)];
  const expected = (p - q) * 1000;
  const paysUpTo = failures === 0 ? null : expected * (1 - difference / failures);
  const apart = paysUpTo === null ? 0 : Math.abs(expected - paysUpTo) / 1000;
  return {
    role,
    option: option.option.id,
    against: against.option.id,
    paysUpTo,
    expected,
    chanceCheaper,
    items:
      apart > 0 ? Math.ceil((z95 * z95 * (p * (1 - p) + q * (1 - q))) / (apart * apart)) : null,
    failureShare: difference === 0 ? 0 : Math.abs(failures / difference),
  };
}
