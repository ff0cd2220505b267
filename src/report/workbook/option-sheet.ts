import {
  costParts,
  type Analysis,
  type OptionResult,
  type WorkloadResult,
} from '#engine/analysis.ts';
import { optionName, partName, policyName } from '../names.ts';
import { figure, heads, text, type Sheet, type SheetCell } from './sheet.ts';

/** Every way that was reckoned, as the mean of all futures. */
export function optionSheet(analysis: Analysis): Sheet {
  const row = (w: WorkloadResult, o: OptionResult): SheetCell[] => [
    text(w.name),
    text(`${optionName(o.option)}, ${policyName(o.option.policy)}`),
    text(o.option.eligible ? 'yes' : 'no'),
    ...[o.cost.mean, o.cost.p10, o.cost.p50, o.cost.p90].map((x) => figure(x)),
    figure(o.share, 'share'),
    figure(o.regret),
    figure(o.worstTenth),
    figure(o.successNow, 'share'),
    figure(o.successEnd, 'share'),
    ...costParts.map((part) => figure(o.parts[part])),
  ];
  return {
    name: 'Ways',
    widths: [30, 52, 10, ...Array.from({ length: 9 + costParts.length }, () => 15)],
    frozen: 2,
    rows: [
      [
        text(
          `Every way reckoned: discounted USD over ${analysis.months} months in ${analysis.draws} futures`,
          'title',
        ),
      ],
      heads(
        'Workload',
        'Way',
        'Allowed',
        'Mean',
        'One in ten below',
        'Half below',
        'One in ten above',
        'Cheapest, share of futures',
        'Regret',
        'Regret in the worst tenth',
        'Right today',
        'Right at the end',
        ...costParts.map((part) => `${partName(part)}, mean`),
      ),
      ...analysis.workloads.flatMap((w) => w.options.map((o) => row(w, o))),
    ],
  };
}
