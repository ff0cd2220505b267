import {
  costParts,
  type Analysis,
  type OptionResult,
  type WorkloadResult,
} from '#engine/analysis.ts';
import type { Block, Cell, Column } from '../blocks.ts';
import { light } from '../charts/theme.ts';
import { fleetText } from '../fleet.ts';
import { kindName, optionDetail, optionName, partName, policyName, shortName } from '../names.ts';
import { count, futuresCell, money, moneyUnit, rate } from '../numbers.ts';
import { textOf } from '../sentence.ts';
import { byCost, optionAt } from '../verdict.ts';
import { shareFigure, workloadFan, workloadParts, workloadWhy } from '../workload-figures.ts';
import { explainedBlocks } from './explained.ts';
import { figureWidth } from './opening.ts';

/** With more workloads than this only the dearest have pictures; all have their tables. */
const mostPictured = 5;

/** Each workload with every way that was reckoned, its figures, parts and fleets, one workload at a time. */
export function* detailBlocks(analysis: Analysis): Generator<Block> {
  yield { kind: 'heading', level: 2, text: 'Every way, workload by workload' };
  for (const [i, result] of byCost(analysis.workloads).entries())
    yield* workloadBlocks(result, analysis, i < mostPictured);
}

function* workloadBlocks(
  result: WorkloadResult,
  analysis: Analysis,
  pictured: boolean,
): Generator<Block> {
  yield { kind: 'heading', level: 3, text: shortName(result.name, 80) };
  yield { kind: 'paragraph', text: [demandText(result)] };
  if (result.options.length === 0) yield nothingLeft;
  else {
    yield optionTable(result, analysis);
    yield partTable(result, analysis);
  }
  if (pictured && result.leader !== null)
    for (const draw of [workloadFan, workloadWhy, shareFigure, workloadParts])
      yield { kind: 'figure', figure: draw(result, analysis, light, figureWidth) };
  yield* explainedBlocks(analysis, result);
  const texts = result.options.map((o) => textOf(fleetText(o, result.id)));
  const fleets = new Set(texts.filter((text) => text !== ''));
  if (fleets.size > 0) yield { kind: 'list', items: [...fleets].map((text) => [text]) };
}

const nothingLeft: Block = { kind: 'paragraph', text: ['Every way to run it is ruled out.'] };

function demandText({ archetype, demand }: WorkloadResult): string {
  const today =
    demand.usdPerMonthToday === null
      ? ''
      : ` Today’s bill comes to ${money(demand.usdPerMonthToday)} a month.`;
  return `Kind of work: ${archetype}. ${count(demand.requestsPerMonth)} requests and ${count(demand.tokensPerDay * 30.4)} tokens a month, ${count(demand.requestsPerSecondMean)} requests a second on average and ${count(demand.requestsPerSecondPeak)} at the peak.${today}`;
}

function optionTable(result: WorkloadResult, analysis: Analysis): Block {
  const unit = moneyUnit(result.options.map((o) => o.cost.p90));
  const right = (title: string, width: number): Column => ({ title, align: 'right', width });
  return {
    kind: 'table',
    title: `${shortName(result.name, 60)}: every way reckoned, over ${analysis.months} months`,
    columns: [
      { title: 'Way', align: 'left', width: 0.345 },
      right(`Cost, ${unit.short}`, 0.13),
      right('Without failures', 0.11),
      right('Cheapest, of 100', 0.125),
      right('Regret', 0.09),
      right('Worst tenth', 0.1),
      right('Right today, at the end', 0.1),
    ],
    rows: result.options.map((o, i): Cell[] => [
      { text: kindName(o.option.kind), note: wayNote(o, i, result) },
      { text: unit.show(o.cost.mean), note: `${unit.show(o.cost.p10)}–${unit.show(o.cost.p90)}` },
      { text: unit.show(o.runCost.mean) },
      { text: o.option.eligible ? futuresCell(o.share, o.shareError) : '–' },
      { text: money(o.regret) },
      { text: money(o.worstTenth) },
      { text: rate(o.successNow), note: rate(o.successEnd) },
    ]),
    rowHeaders: true,
    note: 'Means of discounted dollars, below them the range of 8 futures in 10. Worst tenth: mean regret in the tenth of futures where it is highest. Right: share of results that are right in the first and in the last month.',
  };
}

function wayNote({ option }: OptionResult, index: number, result: WorkloadResult): string {
  const place = index === result.leader ? 'leads' : index === result.runnerUp ? 'runner-up' : '';
  return [
    optionDetail(option),
    policyName(option.policy),
    place,
    option.isToday ? 'as today' : '',
    option.eligible ? '' : 'not allowed',
  ]
    .filter(Boolean)
    .join(', ');
}

function partTable(result: WorkloadResult, analysis: Analysis): Block {
  const shown = [...new Set([result.leader, result.runnerUp, result.today])]
    .map((i) => optionAt(result, i))
    .filter((o): o is OptionResult => o !== null);
  const unit = moneyUnit(shown.map((o) => o.cost.mean));
  const width = 0.72 / shown.length;
  return {
    kind: 'table',
    title: `${shortName(result.name, 60)}: where the money goes, ${unit.name}, mean of ${count(analysis.draws, 4)} futures`,
    columns: [
      { title: 'Part', align: 'left', width: 0.28 },
      ...shown.map((o): Column => ({
        title: shortName(optionName(o.option), 70),
        align: 'right',
        width,
      })),
    ],
    rows: [
      ...costParts.map((part): Cell[] => [
        { text: partName(part) },
        ...shown.map((o) => ({ text: unit.show(o.parts[part]) })),
      ]),
      [{ text: 'Together' }, ...shown.map((o) => ({ text: unit.show(o.cost.mean) }))],
    ],
    rowHeaders: true,
  };
}
