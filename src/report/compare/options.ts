import type { Analysis, OptionKind, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { Cell, Column } from '../blocks.ts';
import { kindName, kindOn, kindTo, listed, optionDetail, shortName } from '../names.ts';
import { futuresCell, money, moneyRange } from '../numbers.ts';
import { ruledOutLine } from '../ruled-out.ts';
import { chosen, sameService, shareOfKind } from '../verdict.ts';
import { alignedWorkloads, type Aligned } from './alignment.ts';
import type { Compared } from './figures.ts';

/** A workload in every scenario compared, null where one does not have it. */
export interface WorkloadSides {
  name: string;
  results: (WorkloadResult | null)[];
}

/** The workloads of the analyses side by side. */
export function workloadSides(scenarios: readonly Compared[]): WorkloadSides[] {
  const all = scenarios.map((s) => s.analysis);
  const resultOf = (analysis: Analysis, id: string | null | undefined): WorkloadResult | null =>
    analysis.workloads.find((w) => w.id === id) ?? null;
  return alignedWorkloads(all).map(({ name, ids }: Aligned) => ({
    name,
    results: all.map((analysis, n) => resultOf(analysis, ids[n])),
  }));
}

/** What each workload should run on in each scenario, what that costs, and why it is not the same everywhere. */
export function optionsTable(scenarios: readonly Compared[]): {
  columns: Column[];
  rows: Cell[][];
} {
  const names = scenarios.map((s) => shortName(s.name, 30));
  const [first, why] = [0.14, scenarios.length > 2 ? 0.28 : 0.3];
  const share = (1 - first - why) / scenarios.length;
  return {
    columns: [
      { title: 'Workload', align: 'left', width: first },
      ...names.map((title): Column => ({ title, align: 'left', width: share })),
      { title: 'Why it differs', align: 'left', width: why },
    ],
    rows: workloadSides(scenarios).map(({ name, results }) => [
      { text: name },
      ...results.map(optionCell),
      { text: whyItDiffers(results, names) },
    ]),
  };
}

function optionCell(result: WorkloadResult | null): Cell {
  if (!result) return { text: 'not in this scenario' };
  const pick = chosen(result);
  if (!pick) return { text: 'nothing is left' };
  const share = shareOfKind(result, pick.option.kind);
  const { mean, p10, p90 } = pick.cost;
  return {
    text: kindName(pick.option.kind),
    note: [
      optionDetail(pick.option),
      `${money(mean, p90)} (${moneyRange(p10, p90)})`,
      `cheapest in ${futuresCell(share?.share, share?.error)} of 100`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Stands for the name of a side until sides with one reason are put together. */
const someSide = '\u0000';

/** Why the scenarios do not run a workload the same way; those with one reason share their sentence. */
function whyItDiffers(
  results: readonly (WorkloadResult | null)[],
  names: readonly string[],
): string {
  const [base] = results;
  const reasons = new Map<string, string[]>();
  for (const [i, other] of results.slice(1).entries()) {
    const why = whyChanged(base ?? null, other, [names[0] ?? '', someSide]);
    if (why === null) continue;
    reasons.set(why, [...(reasons.get(why) ?? []), names[i + 1] ?? '']);
  }
  if (reasons.size === 0) return 'the same';
  return [...reasons].map(([why, who]) => why.replaceAll(someSide, listed(who))).join(' ');
}

/** Why the second side runs it differently, in a sentence; null where it does not. */
export function whyChanged(
  a: WorkloadResult | null,
  b: WorkloadResult | null,
  [first, second]: readonly [string, string],
): string | null {
  if (!a || !b) return a === b ? null : `Only in ${a ? first : second}.`;
  const [x, y] = [chosen(a), chosen(b)];
  if (!x || !y) {
    if (x === y) return null;
    return `In ${x ? second : first} every way is ruled out.`;
  }
  if (sameService(x, y)) return null;
  const [from, to] = [x.option.kind, y.option.kind];
  if (from === to) return `${second}: another model of the same kind.`;
  return (
    barred(b, from, second) ??
    barred(a, to, first) ??
    `In ${first} a move to ${kindTo(to)} ${costs(a, to, from)}; in ${second} it ${costs(b, to, from)}.`
  );
}

/** Why a kind is not among the candidates of a side; null where it is. */
function barred(result: WorkloadResult, kind: OptionKind, side: string): string | null {
  if (cheapest(result, kind)) return null;
  const row = result.ruledOut.find((r) => r.kind === kind);
  const why = row ? ruledOutLine(row).why : 'It is no candidate.';
  return `In ${side} ${kindOn(kind)} is out. ${why}`;
}

function cheapest({ options }: WorkloadResult, kind: OptionKind): OptionResult | null {
  const eligible = options.filter((o) => o.option.kind === kind && o.option.eligible);
  return eligible.reduce<OptionResult | null>(
    (best, o) => (best && best.cost.mean <= o.cost.mean ? best : o),
    null,
  );
}

/** What the best of one kind does to the cost against the best of another: "saves $40k". */
function costs(result: WorkloadResult, kind: OptionKind, than: OptionKind): string {
  const gap = (cheapest(result, kind)?.cost.mean ?? 0) - (cheapest(result, than)?.cost.mean ?? 0);
  return `${gap < 0 ? 'saves' : 'adds'} ${money(Math.abs(gap))}`;
}
