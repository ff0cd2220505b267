import type { Analysis, OptionResult, WorkloadResult } from '#engine/analysis.ts';
import type { Figure } from './blocks.ts';
import { costFan } from './charts/cost-fan.ts';
import { emptyFigure } from './charts/empty.ts';
import { partBars } from './charts/part-bars.ts';
import { shareBars } from './charts/share-bars.ts';
import type { Theme } from './charts/theme.ts';
import { horizon } from './horizon.ts';
import { kindName, optionName } from './names.ts';
import { futures, money } from './numbers.ts';
import type { OriginKey } from './origin-key.ts';
import { chosen, optionAt, sameService, shareOfKind } from './verdict.ts';
import { sourceOf, titleOfLargest, whereItGoes, whyFigure } from './why.ts';

/** Cost of one workload's recommendation over the months, against today or else the runner-up. */
export function workloadFan(
  result: WorkloadResult,
  analysis: Analysis,
  theme: Theme,
  width: number,
): Figure {
  const pick = chosen(result);
  const other = comparedWith(result);
  if (!pick?.fan)
    return emptyFigure(
      { title: 'There is no cost over time to show', subtitle: '' },
      pick
        ? 'The cost over time is kept for the way recommended only.'
        : 'Every way to run it is ruled out.',
      theme,
      width,
    );
  const against = other?.option.path ?? null;
  const rest = other ? `; ${other.name.toLowerCase()} ${money(other.option.cost.mean)}` : '';
  return costFan(
    {
      title: `${kindName(pick.option.kind)}: ${money(pick.cost.mean)} over ${horizon(analysis.months)}${rest}`,
      fan: pick.fan,
      name: 'Recommended',
      colour: theme.option[pick.option.kind],
      ...(against && other ? { against: { mean: against, name: other.name } } : {}),
      source: sourceOf(analysis),
    },
    theme,
    width,
  );
}

/** Share of futures in which each kind of option is cheapest for one workload. */
export function shareFigure(
  result: WorkloadResult,
  analysis: Analysis,
  theme: Theme,
  width: number,
): Figure {
  const leader = chosen(result);
  const share = leader ? shareOfKind(result, leader.option.kind) : null;
  const title =
    leader && share
      ? `${kindName(leader.option.kind)}: cheapest in ${futures(share.share, share.error)}`
      : 'No way to run it is left';
  const figure = shareBars(
    { title, kinds: result.kinds, source: sourceOf(analysis) },
    theme,
    width,
  );
  return leader ? { ...figure, origin: originOf('kind-share', result, leader) } : figure;
}

/** Why one workload's recommendation beats today's way or else the runner-up, part by part. */
export function workloadWhy(
  result: WorkloadResult,
  analysis: Analysis,
  theme: Theme,
  width: number,
): Figure {
  const pick = chosen(result);
  if (!pick)
    return emptyFigure(
      { title: 'There is nothing to compare', subtitle: '' },
      'Every way to run it is ruled out.',
      theme,
      width,
    );
  const other = comparedWith(result);
  const colour = theme.option[pick.option.kind];
  const origin = originOf('cost', result, pick);
  if (!other)
    return {
      ...whereItGoes({ name: 'Recommended', parts: pick.parts, colour }, analysis, theme, width),
      origin,
    };
  const figure = whyFigure(
    { name: other.name, parts: other.option.parts, colour: theme.option[other.option.option.kind] },
    { name: 'Recommended', parts: pick.parts, colour },
    `${other.name}: ${optionName(other.option.option)}`,
    analysis,
    theme,
    width,
  );
  return { ...figure, origin };
}

/** Parts of the leader beside those of the runner-up. */
export function workloadParts(
  result: WorkloadResult,
  analysis: Analysis,
  theme: Theme,
  width: number,
): Figure {
  const pick = chosen(result);
  const rival = optionAt(result, result.runnerUp);
  const series = [pick, rival === pick ? null : rival]
    .filter((o): o is OptionResult => o !== null)
    .map((o) => ({
      name: optionName(o.option),
      parts: o.parts,
      colour: theme.option[o.option.kind],
    }));
  const title = pick ? titleOfLargest(pick.parts) : 'There is nothing to compare';
  return partBars({ title, series, source: sourceOf(analysis) }, theme, width);
}

/** What the recommendation is held against: today's way where it differs, else the runner-up, else nothing. */
function comparedWith(result: WorkloadResult): { name: string; option: OptionResult } | null {
  const pick = chosen(result);
  const today = optionAt(result, result.today);
  if (pick && today && !sameService(pick, today)) return { name: 'As today', option: today };
  const rival = optionAt(result, result.runnerUp);
  const other = rival === pick ? optionAt(result, result.leader) : rival;
  return other && other !== pick ? { name: 'Runner-up', option: other } : null;
}

const originOf = (
  of: 'cost' | 'kind-share',
  { id }: WorkloadResult,
  { option }: OptionResult,
): OriginKey => ({ of, workload: id, option: option.id });
