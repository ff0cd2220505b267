import type { Flip, Worth } from '../analysis.ts';
import type { FlipRoots } from '../explanation.ts';
import { cellsOfUniforms } from '../decision/cells.ts';
import type { Decision } from '../decision/decision.ts';
import { evppi, noiseFloor } from '../decision/evppi.ts';
import { flips, type Flips } from '../decision/flip.ts';
import { isMeasurable } from '../decision/information-value.ts';
import { splineDesign } from '../decision/spline-design.ts';
import { uniforms, type Draws, type DrawnInput } from '../inputs/draw-input.ts';
import { globalDimension } from '../sampling/dimensions.ts';
import type { Valued } from './joint-values.ts';

/** Dimensions that no input owns: what chance alone makes of a value. */
const dummyColumns = [253, 254, 255];

/** What is known of one choice: the worth of every input, and where the lead changes hands. */
export interface Knowledge {
  worth: Worth[];
  flips: Flip[];
  roots: FlipRoots[];
  valued: Valued[];
  floor: number;
}

export const nothingKnown: Knowledge = { worth: [], flips: [], roots: [], valued: [], floor: 0 };

/**
 * Value of knowing each input exactly, and the values of measurable ones at which the best option changes;
 * `ids` are the options of the decision. Pauses between inputs.
 */
export function* knowledgeOf(
  decision: Decision,
  ids: readonly string[],
  inputs: ReadonlyMap<string, DrawnInput>,
  d: Draws,
): Generator<undefined, Knowledge> {
  const cells = (dimension: number) => cellsOfUniforms(uniforms(dimension, d));
  const floor = noiseFloor(
    decision,
    dummyColumns.map((column) => cells(globalDimension(column))),
  );
  const { scores, sizes } = splineDesign(decision.draws);
  const known: Knowledge = { worth: [], flips: [], roots: [], valued: [], floor };
  for (const [key, input] of inputs) {
    yield;
    const value = evppi(decision, cells(input.dimension));
    const measurable = isMeasurable(value, floor);
    known.worth.push({ key, usd: value.value, error: value.standardError, measurable });
    known.valued.push({ key, input, value, measurable });
    if (!measurable || input.follows) continue;
    const found = flips(decision, value, scores, sizes, input.at);
    known.flips.push(...nearestFlips(key, found, decision.leader, ids));
    const roots = rootsOf(key, found, ids);
    if (roots) known.roots.push(roots);
  }
  known.worth.sort((a, b) => b.usd - a.usd || (a.key < b.key ? -1 : 1));
  known.flips.sort((a, b) => b.chance - a.chance || (a.key < b.key ? -1 : 1));
  known.roots.sort((a, b) => b.chanceLost - a.chanceLost || (a.key < b.key ? -1 : 1));
  return known;
}

/** Chances below this are beyond what the draws can tell. */
const leastChance = 0.002;

/** Every root of one input that the draws can tell, in rising order; null where there is none. */
function rootsOf(key: string, found: Flips, ids: readonly string[]): FlipRoots | null {
  const points = found.points.flatMap((p) => {
    const [below, above] = [ids[p.below], ids[p.above]];
    const told = p.probabilityBelow > leastChance && p.probabilityBelow < 1 - leastChance;
    return below !== undefined && above !== undefined && told
      ? [{ at: p.value, below, above, chanceBelow: p.probabilityBelow }]
      : [];
  });
  return points.length > 0 ? { key, points, chanceLost: found.probabilityLost } : null;
}

/**
 * Flip points of one input against the leader. On each side of the median only the nearest counts: what
 * lies beyond it would be a second change of a choice that has changed already.
 */
function nearestFlips(key: string, found: Flips, leader: number, ids: readonly string[]): Flip[] {
  const nearest = new Map<Flip['side'], Flip>();
  for (const point of found.points) {
    const above = point.below === leader;
    if (!above && point.above !== leader) continue;
    const side = above ? 'above' : 'below';
    const chance = above ? 1 - point.probabilityBelow : point.probabilityBelow;
    const to = ids[above ? point.above : point.below];
    if (to === undefined || chance < leastChance || chance > 0.5) continue;
    if (chance > (nearest.get(side)?.chance ?? 0))
      nearest.set(side, { key, at: point.value, side, to, chance });
  }
  return [...nearest.values()];
}
