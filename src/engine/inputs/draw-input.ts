import type { InputRow } from '../analysis.ts';
import { selectQuantiles } from '../results/quantiles.ts';
import { column, DRAWS_PER_BLOCK, normalColumn } from '../sampling/draw-table.ts';
import type { OutlookWeights } from './outlook-weights.ts';
import type { PriorSpread } from './prior-spread.ts';
import { spreadAt, spreadValues, type Spread } from './spread.ts';

/** Where draws come from: the seed and how many scrambles of 1,024. */
export interface Draws {
  seed: number;
  blocks: number;
  /** Every input at its median instead: all futures of the run are one. */
  median?: true;
}

/** Where an input lives in the draw table, and its value at a normal score. */
export interface DrawnInput {
  dimension: number;
  at: (score: number) => number;
  /** The input follows another one in part, so its own dimension is not the whole of it. */
  follows: boolean;
}

/** Values of inputs by key over all draws, and how each entered. */
export interface InputTable {
  draws: number;
  rows: InputRow[];
  values: Map<string, Float64Array>;
  drawn: Map<string, DrawnInput>;
  /** Normal scores of the inputs that are ranked within their outlook. */
  ranks: Map<string, Float64Array>;
  outlook: Uint8Array;
  /** Priors of the world's inputs by id, with their periods and factors. */
  hazards: Map<string, PriorSpread>;
}

/** An input about to be drawn. Where its spread depends on the outlook, draws are ranked within it. */
export interface Entering extends Pick<InputRow, 'key' | 'owner' | 'question' | 'label' | 'unit'> {
  dimension: number;
  spread: Spread;
  byOutlook?: readonly [Spread, Spread, Spread];
  /** Dimension of an input it goes with, and their correlation as normals. */
  with?: { dimension: number; rho: number };
  cite: Pick<InputRow, 'by' | 'grade' | 'source'>;
}

const z90 = 1.2815515655446004;

/** Draws one input and records how it entered. */
export function enter(table: InputTable, d: Draws, e: Entering): void {
  const z = e.with ? together(e.dimension, e.with, d) : scores(e.dimension, d);
  const values = e.byOutlook ? mixed(e.byOutlook, table.outlook, z) : spreadValues(e.spread, z);
  // Growth is drawn in percent, as the priors state it; rows hold every % as a fraction, as answers do.
  const shown = e.spread.scale === 'growth' ? 0.01 : 1;
  const at = (score: number) => spreadAt(e.spread, score) * shown;
  table.values.set(e.key, values);
  if (e.byOutlook) table.ranks.set(e.key, z);
  table.drawn.set(e.key, { dimension: e.dimension, at, follows: e.with !== undefined });
  const [p10, p50, p90] = e.byOutlook
    ? selectQuantiles(values.slice(), [0.1, 0.5, 0.9]).map((value) => value * shown)
    : [at(-z90), at(0), at(z90)];
  const { key, owner, question, label, unit } = e;
  table.rows.push({
    key,
    owner,
    question,
    label,
    unit,
    p10: p10!,
    p50: p50!,
    p90: p90!,
    ...e.cite,
  });
}

/** Scores that correlate with another dimension's (Gaussian copula); a column that others follow is not changed. */
function together(
  dimension: number,
  leader: { dimension: number; rho: number },
  d: Draws,
): Float64Array {
  const first = scores(leader.dimension, d);
  const rest = Math.sqrt(1 - leader.rho * leader.rho);
  return scores(dimension, d).map((z, i) => leader.rho * first[i]! + rest * z);
}

/** Normal scores of one dimension over all blocks. */
export function scores(dimension: number, d: Draws): Float64Array {
  if (d.median) return new Float64Array(d.blocks * DRAWS_PER_BLOCK);
  return joined(d, (block) => normalColumn(dimension, d.seed, block));
}

/** Uniforms of one dimension over all blocks. */
export function uniforms(dimension: number, d: Draws): Float64Array {
  if (d.median) return new Float64Array(d.blocks * DRAWS_PER_BLOCK).fill(0.5);
  return joined(d, (block) => column(dimension, d.seed, block));
}

function joined(d: Draws, part: (block: number) => Float64Array): Float64Array {
  const all = new Float64Array(d.blocks * DRAWS_PER_BLOCK);
  for (let block = 0; block < d.blocks; block++) all.set(part(block), block * DRAWS_PER_BLOCK);
  return all;
}

/** Outlook of every draw: 0 open majority, 1 tiered coexistence, 2 closed consolidation; weights in percent. */
export function outlookOf(u: Float64Array, weights: OutlookWeights): Uint8Array {
  const outlook = new Uint8Array(u.length);
  const first = weights[0] / 100;
  const second = first + weights[1] / 100;
  for (let i = 0; i < u.length; i++) outlook[i] = u[i]! < first ? 0 : u[i]! < second ? 1 : 2;
  return outlook;
}

function mixed(
  rows: readonly [Spread, Spread, Spread],
  outlook: Uint8Array,
  z: Float64Array,
): Float64Array {
  const each = rows.map((row) => spreadValues(row, z));
  return Float64Array.from(z, (_, i) => each[outlook[i]!]![i]!);
}
