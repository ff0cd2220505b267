import type { Flip, Worth } from '../analysis.ts';
import { cellsOfUniforms } from '../decision/cells.ts';
import { decisionOf, type Decision } from '../decision/decision.ts';
import { evppi, noiseFloor } from '../decision/evppi.ts';
import { flips } from '../decision/flip.ts';
import { isMeasurable } from '../decision/information-value.ts';
import { splineDesign } from '../decision/spline-design.ts';
import { uniforms, type Draws, type DrawnInput } from '../inputs/draw-input.ts';
import { globalDimension } from '../sampling/dimensions.ts';

/** Dimensions that no input owns: what chance alone makes of a value. */
const dummyColumns = [253, 254, 255];

/** What is known of one choice: the worth of every input, and where the lead changes hands. */
export interface Knowledge {
  worth: Worth[];
  flips: Flip[];
}

/**
 * Value of knowing each input exactly, and the values of measurable ones at which the leader changes.
 * `benefits` are the rivals' columns of net benefit, the leader first; `ids` their options.
 */
export function knowledgeOf(
  benefits: readonly Float64Array[],
  ids: readonly string[],
  inputs: ReadonlyMap<string, DrawnInput>,
  d: Draws,
): Knowledge {
  if (benefits.length < 2) return { worth: [], flips: [] };
  const decision = decisionOf(benefits);
  const cells = (dimension: number) => cellsOfUniforms(uniforms(dimension, d));
  const floor = noiseFloor(
    decision,
    dummyColumns.map((column) => cells(globalDimension(column))),
  );
  const worth: Worth[] = [];
  const found: Flip[] = [];
  for (const [key, input] of inputs) {
    const value = evppi(decision, cells(input.dimension));
    const measurable = isMeasurable(value, floor);
    worth.push({ key, usd: value.value, error: value.standardError, measurable });
    if (measurable && !input.follows) found.push(...flipsOf(key, decision, value, input, ids));
  }
  worth.sort((a, b) => b.usd - a.usd || (a.key < b.key ? -1 : 1));
  found.sort((a, b) => b.chance - a.chance || (a.key < b.key ? -1 : 1));
  return { worth, flips: found };
}

/** Chances below this are beyond what the draws can tell. */
const leastChance = 0.002;

/**
 * Flip points of one input against the leader. On each side of the median only the nearest counts: what
 * lies beyond it would be a second change of a choice that has changed already.
 */
function flipsOf(
  key: string,
  decision: Decision,
  value: ReturnType<typeof evppi>,
  input: DrawnInput,
  ids: readonly string[],
): Flip[] {
  const { scores, sizes } = splineDesign(decision.draws);
  const nearest = new Map<Flip['side'], Flip>();
  for (const point of flips(decision, value, scores, sizes, input.at).points) {
    const above = point.below === decision.leader;
    if (!above && point.above !== decision.leader) continue;
    const side = above ? 'above' : 'below';
    const chance = above ? 1 - point.probabilityBelow : point.probabilityBelow;
    const to = ids[above ? point.above : point.below];
    if (to === undefined || chance < leastChance || chance > 0.5) continue;
    if (chance > (nearest.get(side)?.chance ?? 0))
      nearest.set(side, { key, at: point.value, side, to, chance });
  }
  return [...nearest.values()];
}
