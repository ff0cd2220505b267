import type { InputRow, OptionResult, WorkloadResult } from '../analysis.ts';
import type { Explanation, QualityGap } from '../explanation.ts';
import { outlookPresets } from '../inputs/outlook-weights.ts';
import type { Situation } from '../options/situation.ts';
import { sharesOf } from './contest.ts';
import { leadersOf } from './leaders.ts';
import { outlookRegret } from './outlook-regret.ts';
import { qualityGap } from './quality-gap.ts';
import { tripwiresOf } from './tripwires.ts';
import { waterfallOf } from './waterfall.ts';

/** What is worked out beforehand: where the choice turns, what to ask, and what the pick's first year exceeds in one future of ten. */
export interface WorkedOut extends Pick<Explanation, 'flips' | 'inquiry'> {
  yearUsd: number;
}

/**
 * What explains a finished result; `benefits` are the columns of its eligible options, in their order.
 * Without what takes depth: drivers, groups and pairs of questions.
 */
export function explanationOf(
  s: Situation,
  result: WorkloadResult,
  benefits: readonly Float64Array[],
  { flips, inquiry, yearUsd }: WorkedOut,
  rows: readonly InputRow[],
): Explanation | null {
  const { options, leader: first, runnerUp: second, today } = result;
  const leader = first === null ? undefined : options[first];
  const pick = result.pick === null ? undefined : options[result.pick];
  if (!leader || !pick) return null;
  const eligible = options.slice(0, benefits.length);
  const runnerUp = second === null ? undefined : options[second];
  const gaps = gapsOf(leader, eligible, benefits);
  const own = s.org.outlook.value === 'own' ? s.org.outlookWeights.value : null;
  return {
    againstToday: today === null ? null : waterfallOf(options[today]!, pick),
    againstRunnerUp: runnerUp ? waterfallOf(runnerUp, leader) : null,
    outlooks: outlookRegret(
      eligible,
      outlookPresets(s.catalogue),
      own ? [own.open, own.tiered, own.closed] : null,
    ),
    flips,
    tripwires: tripwiresOf(
      pick.option,
      yearUsd,
      result.flips,
      gaps.find((gap) => gap.role !== 'cheapest-to-run' && gap.failureShare > 0.5),
      new Map(rows.map((row) => [row.key, row])),
      s.catalogue,
    ),
    inquiry,
    leaders: leadersOf(eligible, s.values.qualityBar.value),
    gaps,
    drivers: null,
  };
}

/** The leader against the runner-up, against the best of another kind and against the cheapest to run, each pair once. */
function gapsOf(
  leader: OptionResult,
  eligible: readonly OptionResult[],
  benefits: readonly Float64Array[],
): QualityGap[] {
  const others = eligible.filter((o) => o !== leader);
  const cheapest = others.reduce<OptionResult | undefined>(
    (best, o) => (!best || o.runCost.mean < best.runCost.mean ? o : best),
    undefined,
  );
  const pairs = new Map<OptionResult, QualityGap['role']>();
  const add = (role: QualityGap['role'], against: OptionResult | undefined) => {
    if (against && !pairs.has(against)) pairs.set(against, role);
  };
  add('runner-up', others[0]);
  add(
    'other-kind',
    others.find((o) => o.option.kind !== leader.option.kind),
  );
  add('cheapest-to-run', cheapest);
  return [...pairs].map(([against, role]) => {
    const pair = [benefits[eligible.indexOf(leader)]!, benefits[eligible.indexOf(against)]!];
    return qualityGap(role, leader, against, sharesOf(pair)[1]!.value);
  });
}
