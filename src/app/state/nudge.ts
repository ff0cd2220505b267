import { isShare } from '#profile/check.ts';
import type { Estimate, Question } from '#profile/question.ts';

/** A value made larger or smaller by a factor: shares by their odds, all within the question's limits. */
export function nudged(question: Question, value: unknown, factor: number): unknown {
  if (question.kind !== 'estimate' && question.kind !== 'number') return value;
  const [least, most] = question.limits;
  const one = (x: number) => {
    const isOdds = isShare(question.unit) && x > 0 && x < 1;
    const moved = isOdds ? (x * factor) / (1 - x + x * factor) : x * factor;
    return Math.min(most, Math.max(least, Number(moved.toPrecision(3))));
  };
  if (question.kind === 'number') return one(value as number);
  const { low, high, likely } = value as Estimate;
  const ends = { low: one(low), high: one(high) };
  return likely === undefined ? ends : { ...ends, likely: one(likely) };
}
