import { costParts, type Analysis, type CostBreakdown, type CostPart } from '#engine/analysis.ts';
import type { Figure } from './blocks.ts';
import { partBars } from './charts/part-bars.ts';
import type { Theme } from './charts/theme.ts';
import { waterfall } from './charts/waterfall.ts';
import { dayText } from './dates.ts';
import { horizon } from './horizon.ts';
import { partName, partNoun } from './names.ts';
import { moneyUnit, percent } from './numbers.ts';

/** One end of a comparison: its name, its parts and their colour. */
export interface Side {
  name: string;
  parts: CostBreakdown;
  colour: string;
}

const total = (parts: CostBreakdown): number =>
  costParts.reduce((sum, part) => sum + parts[part], 0);

/** The parts that differ, largest saving first. */
export const difference = (
  from: CostBreakdown,
  to: CostBreakdown,
): { part: CostPart; usd: number }[] =>
  costParts
    .map((part) => ({ part, usd: to[part] - from[part] }))
    .filter(({ usd }) => usd !== 0)
    .sort((a, b) => a.usd - b.usd);

/** A waterfall from one side to the other, with the finding as its title. */
export function whyFigure(
  from: Side,
  to: Side,
  why: string,
  analysis: Analysis,
  theme: Theme,
  width: number,
): Figure {
  const steps = difference(from.parts, to.parts);
  const [before, after] = [total(from.parts), total(to.parts)];
  const unit = moneyUnit([before, after, ...steps.map((s) => s.usd)]);
  return waterfall(
    {
      title: whyTitle(steps, after - before),
      subtitle: `${why}, ${unit.name} over ${horizon(analysis.months)}`,
      from: { name: from.name, usd: before, colour: from.colour },
      steps: steps.map(({ part, usd }) => ({ name: partName(part), usd })),
      to: { name: to.name, usd: after, colour: to.colour },
      source: sourceOf(analysis),
    },
    theme,
    width,
  );
}

const savers: Record<CostPart, string> = {
  tokens: 'Cheaper tokens',
  gpus: 'Fewer GPU hours',
  people: 'Fewer people',
  failures: 'Fewer failures',
  migration: 'Fewer migrations',
  evaluation: 'Fewer evaluations',
  events: 'Fewer costly events',
  preference: 'Gains in independence',
};

function whyTitle(steps: { part: CostPart; usd: number }[], change: number): string {
  const [first] = steps;
  const final = steps[steps.length - 1];
  if (!first || !final) return 'Nothing differs in cost';
  if (change >= 0) return `Savings elsewhere do not pay for ${partNoun(final.part)}`;
  return final.usd > 0
    ? `${savers[first.part]} pay for all the rest`
    : `${savers[first.part]} save the most, and no part costs more`;
}

/** The largest part and its share, as a title. */
export function titleOfLargest(parts: CostBreakdown): string {
  const [largest] = [...costParts].sort((a, b) => parts[b] - parts[a]);
  const sum = total(parts);
  if (!largest || !(sum > 0) || parts[largest] <= 0) return 'It costs next to nothing';
  const share = parts[largest] / sum;
  return share > 0.5
    ? `Most of the money goes to ${partNoun(largest)} (${percent(Math.min(1, share))})`
    : `The largest part is ${partNoun(largest)} (${percent(share)})`;
}

/** The parts of one way to run it, where there is nothing to compare it with. */
export function whereItGoes(side: Side, analysis: Analysis, theme: Theme, width: number): Figure {
  const data = {
    title: titleOfLargest(side.parts),
    series: [side],
    source: sourceOf(analysis),
  };
  return partBars(data, theme, width);
}

/** The source line under every figure of an analysis. */
export const sourceOf = (analysis: Analysis): string =>
  `Means of discounted money over ${analysis.draws.toString().replace(/\B(?=(\d{3})+$)/g, ',')} futures; catalogue of ${dayText(analysis.edition)}`;
