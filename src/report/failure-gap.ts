import type { OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { QualityGap } from '#engine/explanation.ts';
import { capital, kindOn } from './names.ts';
import { count, percent } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';

/** The quality gap between a workload's leader and the cheapest option of another kind. */
export interface FailureGap {
  /** Id of the workload. */
  workload: string;
  leader: OptionResult;
  rival: OptionResult;
  gap: QualityGap;
}

/** The gap that the engine found against the best of another kind, which may be the runner-up; null where there is none. */
export function failureGap(result: WorkloadResult): FailureGap | null {
  const of = (id: string) => result.options.find(({ option }) => option.id === id);
  for (const gap of result.explanation?.gaps ?? []) {
    const [leader, rival] = [of(gap.option), of(gap.against)];
    if (leader && rival && leader.option.kind !== rival.option.kind && gap.failureShare > 0)
      return { workload: result.id, leader, rival, gap };
  }
  return null;
}

/** Above this many a test is called impractical rather than counted. */
const mostItems = 20_000;

/** Whether failures, a guess until tested, make most of the difference and a practical test would settle it. */
export const isForTheTest = ({ gap: { failureShare, items } }: FailureGap): boolean =>
  failureShare > 0.5 && items !== null && items <= mostItems;

/** What the gap is, what would turn it, and how many test items settle it. */
export function failureGapText(found: FailureGap): Sentence {
  const { failureShare, paysUpTo, expected, items } = found.gap;
  const f = figureOf({ of: 'gap', workload: found.workload });
  const rival = kindOn(found.rival.option.kind);
  const first = isOffset(found)
    ? [`${capital(rival)} would fail less but cost more in all else`]
    : say`Failures make up ${f(failureShare >= 0.995 ? 'all' : percent(failureShare))} of the difference to ${rival}`;
  if (paysUpTo === null) return say`${first}.`;
  const bound = paysUpTo < 0 ? 'only with at least' : 'with at most';
  const link = isOffset(found) ? ', and would pay' : ', which would pay';
  return say`${first}${link} ${bound} ${f(`${perThousand(paysUpTo)} failures in 1,000`)}; we expect ${f(perThousand(expected))}${test(items, f)}.`;
}

/** Whether failures speak for the rival, so that they make up no part of its higher cost. */
const isOffset = ({ leader, rival }: FailureGap): boolean =>
  rival.parts.failures < leader.parts.failures && rival.cost.mean > leader.cost.mean;

function test(items: number | null, f: ReturnType<typeof figureOf>): Sentence {
  if (items === null) return [];
  if (items > mostItems) return [', and no test of a practical size tells the two apart'];
  return say`, and about ${f(count(items))} of your own items, run on both, settle it`;
}

function perThousand(x: number): string {
  const size = count(Math.abs(x));
  return x < 0 ? `${size} fewer` : `${size} more`;
}
