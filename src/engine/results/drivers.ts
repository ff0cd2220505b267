import { inputGroups, type Driver, type InputGroup } from '../explanation.ts';
import { groupEffects } from '../decision/group-effects.ts';
import { scores, type Draws } from '../inputs/draw-input.ts';
import { outlookColumn } from '../inputs/world-inputs.ts';
import { globalDimension } from '../sampling/dimensions.ts';
import { findingOf } from './input-groups.ts';
import type { Valued } from './joint-values.ts';
import { selectQuantiles } from './quantiles.ts';

/** Inputs that take part: each adds terms to the regression, and the weakest explain nothing. */
const mostInputs = 13;

/**
 * What drives the spread of the lead (leader less runner-up, by draw): total effect of each group of
 * inputs, and what chance leaves. The lead is held within its 95 middle futures of 100: a few draws in the
 * tails would else make most of the variance, and none of it could be told.
 */
export function driversOf(lead: Float64Array, valued: readonly Valued[], d: Draws): Driver[] {
  const [low, high] = selectQuantiles(lead.slice(), [0.025, 0.975]);
  const held = lead.map((usd) => Math.min(high!, Math.max(low!, usd)));
  const members = valued
    .map((v) => ({ v, strength: spreadOfFit(v) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || (a.v.key < b.v.key ? -1 : 1))
    .slice(0, mostInputs);
  const groups: InputGroup[] = [...members.map(({ v }) => findingOf(v.key).group), 'outlook'];
  const columns = [...members.map(({ v }) => v.input.dimension), globalDimension(outlookColumn)];
  const { total, unexplained } = groupEffects(
    held,
    columns.map((dimension) => scores(dimension, d)),
    groups.map((group) => inputGroups.indexOf(group)),
    [...members.map(({ strength }) => strength), 0],
  );
  const rows = inputGroups.flatMap((group, g): Driver[] =>
    groups.includes(group) ? [{ group, total: total[g]!.value, error: total[g]!.halfWidth }] : [],
  );
  rows.sort((a, b) => b.total - a.total);
  return [...rows, { group: 'chance', total: unexplained.value, error: unexplained.halfWidth }];
}

/** Variance of the runner-up's advantage that one input explains alone, over cells of equal size. */
function spreadOfFit({ value }: Valued): number {
  const fit = value.fits[0];
  if (!fit) return 0;
  let sum = 0;
  let squares = 0;
  for (const g of fit) {
    sum += g;
    squares += g * g;
  }
  const centre = sum / fit.length;
  return Math.max(0, squares / fit.length - centre * centre);
}
