import type { Scenario } from '#profile/session.ts';
import type { Analysis, WorkloadResult } from '#engine/analysis.ts';
import type { Block, Cell } from '../blocks.ts';
import { kindName, optionDetail, policyName, shortName } from '../names.ts';
import { count, futuresCell, money, moneyUnit, type MoneyUnit } from '../numbers.ts';
import { textOf } from '../sentence.ts';
import { thresholdCell, thresholds } from '../threshold.ts';
import {
  byCost,
  chosen,
  isAdvisedAgainst,
  isCloseCall,
  ownTest,
  shareOfKind,
  verdictOf,
} from '../verdict.ts';

/** One row for each of the `shown` dearest workloads and one for the rest: what to run, cost, share, regret, what would change it. */
export function workloadTable(scenario: Scenario, analysis: Analysis, shown: number): Block[] {
  const ordered = byCost(analysis.workloads);
  if (ordered.length === 0) return [];
  const [large, rest] = [ordered.slice(0, shown), ordered.slice(shown)];
  const unit = moneyUnit(ordered.map((w) => chosen(w)?.cost.p90));
  return [
    { kind: 'heading', level: 2, text: 'By workload' },
    {
      kind: 'table',
      title: `What to run, over ${analysis.months} months`,
      columns: [
        { title: 'Workload', align: 'left', width: 0.19 },
        { title: 'Run it on', align: 'left', width: 0.255 },
        { title: `Cost, ${unit.short}`, align: 'right', width: 0.12 },
        { title: 'Cheapest, of 100', align: 'right', width: 0.125 },
        { title: 'Regret', align: 'right', width: 0.09 },
        { title: 'It would change if', align: 'left', width: 0.22 },
      ],
      rows: [
        ...large.map((result) => row(result, unit, scenario, analysis)),
        ...(rest.length > 0 ? [restRow(rest, unit)] : []),
      ],
      rowHeaders: true,
      note: 'Cost: mean, and below it the range of 8 futures in 10. Cheapest: futures of 100 in which no other kind costs less. Regret: mean of what is lost by not knowing the future.',
    },
  ];
}

function row(
  result: WorkloadResult,
  unit: MoneyUnit,
  scenario: Scenario,
  analysis: Analysis,
): Cell[] {
  const pick = chosen(result);
  const name: Cell = {
    text: shortName(result.name, 60),
    note: `${count(result.demand.requestsPerMonth)} requests a month`,
  };
  if (!pick)
    return [name, { text: 'Nothing is left' }, ...dashes(3), { text: 'see what is ruled out' }];
  const { option, cost, regret } = pick;
  const share = shareOfKind(result, option.kind);
  const detail = [optionDetail(option), policyName(option.policy)].filter(Boolean).join(', ');
  return [
    name,
    {
      text: `${isAdvisedAgainst(result) ? 'Do not start; nearest: ' : ''}${kindName(option.kind)}`,
      note: detail,
    },
    { text: unit.show(cost.mean), note: `${unit.show(cost.p10)}–${unit.show(cost.p90)}` },
    { text: futuresCell(share?.share ?? pick.share, share?.error ?? pick.shareError) },
    { text: money(regret) },
    { text: change(result, scenario, analysis) },
  ];
}

function change(result: WorkloadResult, scenario: Scenario, analysis: Analysis): string {
  if (isAdvisedAgainst(result))
    return 'the rules let a better model in; most results would be wrong';
  if (isCloseCall(result)) return 'too close to call; this one is easier to undo';
  if (verdictOf(result, ownTest(scenario, result.id) !== null) === 'measure')
    return 'your own test shows a smaller gap (none is entered)';
  const first = thresholds(analysis).find((t) => t.workload.id === result.id);
  return first ? textOf(thresholdCell(first)) : 'no single answer changes it';
}

/** Means add, ranges do not, so the rest has no range. */
function restRow(rest: readonly WorkloadResult[], unit: MoneyUnit): Cell[] {
  const sum = rest.reduce((total, w) => total + (chosen(w)?.cost.mean ?? 0), 0);
  const regret = rest.reduce((total, w) => total + (chosen(w)?.regret ?? 0), 0);
  return [
    { text: `${rest.length} others, summed` },
    { text: 'each its own way' },
    { text: unit.show(sum) },
    { text: '–' },
    { text: money(regret) },
    { text: '–' },
  ];
}

const dashes = (n: number): Cell[] => Array.from({ length: n }, () => ({ text: '–' }));
