import type { RuledOut } from '../analysis.ts';
import type { SimOption } from '../options/sim-option.ts';
import type { Situation } from '../options/situation.ts';
import { successOf, type OptionTotals } from '../simulate/totals.ts';
import { sharing } from '../portfolio/sharing.ts';
import { summarise } from './summary.ts';

/** A fleet that shares with none. */
const alone = { pool: '', spareGpus: 0, meanPeopleUsd: 0, meanGpuUsd: 0, mostSpareUsd: 0 };

/** Caps on uncertain money hold if they are exceeded in at most a tenth of futures. */
export function brokenCap(s: Situation, sim: SimOption, totals: OptionTotals): RuledOut | null {
  const { kind } = sim.option;
  const over = (values: Float64Array, cap: number) => {
    let count = 0;
    for (const value of values) if (value > cap) count++;
    return count / values.length;
  };
  const p90 = (values: Float64Array) => summarise(values).p90;
  const monthly = s.org.monthlyCap.value;
  const { peakMonthUsd } = totals;
  if (monthly !== null && peakMonthUsd && over(peakMonthUsd, monthly) > 0.1)
    return {
      kind,
      constraint: 'monthly-cap',
      needed: p90(peakMonthUsd),
      allowed: monthly,
      candidates: 1,
    };
  const capex = s.org.capexCap.value;
  const { hardwareUsd } = totals;
  if (capex !== null && hardwareUsd && over(hardwareUsd, capex) > 0.1)
    return {
      kind,
      constraint: 'capex',
      needed: p90(hardwareUsd),
      allowed: capex,
      candidates: 1,
    };
  const people = s.org.platformPeople.value;
  if (people !== null && totals.fleet) {
    const { team } = sharing([{ ...totals.fleet, ...alone }], totals.cost.length, s.service.bands);
    if (over(team, people) > 0.1)
      return { kind, constraint: 'people', needed: p90(team), allowed: people, candidates: 1 };
  }
  const bar = s.values.qualityBar.value;
  const { now, end } = successOf(totals);
  const success = (now + end) / 2;
  if (bar !== null && success < bar)
    return { kind, constraint: 'quality-bar', needed: bar, allowed: success, candidates: 1 };
  return null;
}
