import { isShare } from '#profile/check.ts';
import type { Estimate, EstimateQuestion } from '#profile/question.ts';
import { answerSpread, spreadValues } from '#engine/inputs/spread.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';

const dots = 50;
const scores = Float64Array.from({ length: dots }, (_, i) => normalQuantile((i + 0.5) / dots));

/** Fifty equally likely values of an answer, ascending, by the very spread the engine draws from. */
export function fiftyValues(
  question: EstimateQuestion,
  value: Estimate,
  calibrated: boolean,
): number[] {
  const kind = isShare(question.unit) ? 'share' : 'positive';
  return [...spreadValues(answerSpread(value, kind, question.limits, calibrated), scores)];
}
