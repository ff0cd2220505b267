import type { OptionResult, WorkloadResult } from '#engine/analysis.ts';
import { capital, kindOn } from './names.ts';
import { count, percent } from './numbers.ts';
import { figureOf, say, type Sentence } from './sentence.ts';

/** How much of the difference between leader and rival is failures, and what would settle it. */
export interface FailureGap {
  /** Id of the workload. */
  workload: string;
  leader: OptionResult;
  /** The cheapest eligible option of another kind. */
  rival: OptionResult;
  /** Failures' cost over the whole difference, both as amounts; above 1 where run cost pulls the other way. */
  portion: number;
  /** Failures in 1,000 requests that the rival makes beyond the leader's, as the analysis expects. */
  expected: number;
  /** The same at which both cost the same; null where failures do not differ in cost. */
  breakEven: number | null;
  /** Items to test on each side so that a 95 % interval tells the two apart; null where they are the same. */
  items: number | null;
}

/** Two-sided 95 % normal quantile. */
const z = 1.96;

/**
 * The failure gap between the leader and the cheapest option of another kind, or null where there
 * is none. The break-even scales the cost of the extra failures linearly; the number of items is
 * the usual one for the difference of two proportions, n = z² (p(1−p) + q(1−q)) / d².
 */
export function failureGap(result: WorkloadResult): FailureGap | null {
  const leader = result.leader === null ? undefined : result.options[result.leader];
  const rival = leader && rivalOf(result, leader);
  if (!leader || !rival) return null;
  const difference = rival.cost.mean - leader.cost.mean;
  const failures = rival.parts.failures - leader.parts.failures;
  if (!(Math.abs(difference) > 0)) return null;
  const [p, q] = [meanSuccess(leader), meanSuccess(rival)];
  const expected = (p - q) * 1000;
  const breakEven = failures === 0 ? null : expected * (1 - difference / failures);
  const apart = breakEven === null ? 0 : Math.abs(expected - breakEven) / 1000;
  const items =
    apart > 0 ? Math.ceil((z * z * (p * (1 - p) + q * (1 - q))) / (apart * apart)) : null;
  return {
    workload: result.id,
    leader,
    rival,
    portion: Math.abs(failures / difference),
    expected,
    breakEven,
    items,
  };
}

function rivalOf(result: WorkloadResult, leader: OptionResult): OptionResult | undefined {
  return result.options
    .filter((o) => o.option.eligible && o.option.kind !== leader.option.kind)
    .filter((o) => Number.isFinite(o.cost.mean))
    .sort((a, b) => a.cost.mean - b.cost.mean)[0];
}

const meanSuccess = (option: OptionResult): number => (option.successNow + option.successEnd) / 2;

/** Above this many a test is called impractical rather than counted. */
const mostItems = 20_000;

/** Whether failures, a guess until tested, make most of the difference and a practical test would settle it. */
export const isForTheTest = ({ portion, items }: FailureGap): boolean =>
  portion > 0.5 && items !== null && items <= mostItems;

/** What the gap is, what would turn it, and how many test items settle it. */
export function failureGapText(gap: FailureGap): Sentence {
  const f = figureOf({ of: 'gap', workload: gap.workload });
  const rival = kindOn(gap.rival.option.kind);
  const first = isOffset(gap)
    ? [`${capital(rival)} would fail less but cost more in all else`]
    : say`Failures make up ${f(gap.portion >= 0.995 ? 'all' : percent(gap.portion))} of the difference to ${rival}`;
  if (gap.breakEven === null) return say`${first}.`;
  const bound = gap.breakEven < 0 ? 'only with at least' : 'with at most';
  const link = isOffset(gap) ? ', and would pay' : ', which would pay';
  return say`${first}${link} ${bound} ${f(`${perThousand(gap.breakEven)} failures in 1,000`)}; we expect ${f(perThousand(gap.expected))}${test(gap.items, f)}.`;
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
