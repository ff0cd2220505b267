import type { Analysis } from '#engine/analysis.ts';
import type { Figure } from './blocks.ts';
import { costFan } from './charts/cost-fan.ts';
import { emptyFigure } from './charts/empty.ts';
import type { Theme } from './charts/theme.ts';
import { horizon } from './horizon.ts';
import { money } from './numbers.ts';
import type { OriginKey } from './origin-key.ts';
import { difference, sourceOf, whereItGoes, whyFigure } from './why.ts';

/** Whether every workload that has a recommendation also has a baseline, so that totals can be compared. */
export const isComparable = (analysis: Analysis): boolean =>
  analysis.workloads.every((w) => w.leader === null || w.today !== null);

const ofMix: OriginKey = { of: 'mix' };

/** Cost of the recommended mix over the months, against today where every workload runs today. */
export function mixFan(analysis: Analysis, theme: Theme, width: number): Figure {
  const { portfolio } = analysis;
  if (!portfolio)
    return emptyFigure(
      { title: 'There is no cost to show yet', subtitle: '' },
      'No workload has a way to run it.',
      theme,
      width,
    );
  const { recommended, today, recommendedFan, todayPath } = portfolio;
  const against = isComparable(analysis) && today ? todayPath : null;
  const what = analysis.workloads.length > 1 ? 'The mix costs' : 'It costs';
  const title = `${what} ${money(recommended.mean)} over ${horizon(analysis.months)}`;
  const stay = today ? `; staying as you are costs ${money(today.mean)}` : '';
  const figure = costFan(
    {
      title: against ? `${what} ${money(recommended.mean)}${stay}` : title,
      fan: recommendedFan,
      name: 'Recommended',
      ...(against ? { against: { mean: against, name: 'As today' } } : {}),
      source: sourceOf(analysis),
    },
    theme,
    width,
  );
  return { ...figure, origin: ofMix };
}

/** Why the mix beats staying as today, part by part; without a baseline, where the money goes. */
export function mixWhy(analysis: Analysis, theme: Theme, width: number): Figure {
  const { portfolio } = analysis;
  if (!portfolio)
    return emptyFigure(
      { title: 'There is nothing to compare yet', subtitle: '' },
      'No workload has a way to run it.',
      theme,
      width,
    );
  const { todayParts, comparableParts, recommendedParts } = portfolio;
  if (!todayParts || !comparableParts || difference(todayParts, comparableParts).length === 0)
    return {
      ...whereItGoes(
        { name: 'Recommended', parts: recommendedParts, colour: theme.accent },
        analysis,
        theme,
        width,
      ),
      origin: ofMix,
    };
  const partial = isComparable(analysis) ? '' : ', workloads in use only';
  const figure = whyFigure(
    { name: 'As today', parts: todayParts, colour: theme.today },
    { name: 'Recommended', parts: comparableParts, colour: theme.accent },
    `Why the mix beats staying as you are${partial}`,
    analysis,
    theme,
    width,
  );
  return { ...figure, origin: ofMix };
}
