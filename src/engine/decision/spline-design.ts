/**
 * The design of a cubic P-spline (Eilers & Marx 1996) on normal scores: 12 segments, penalty on second
 * differences, in the basis where design and penalty are both diagonal. It depends on the number of
 * draws alone, because every input is fitted on its own ranks; so it is factored once.
 */
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { eigenSymmetric } from '../numerics/eigen.ts';
import { cholesky } from '../numerics/matrix.ts';
import { normalPdf } from '../numerics/normal.ts';
import { normalQuantile } from '../numerics/normal-quantile.ts';
import { cellSizes } from './cells.ts';
import { dot } from './dot.ts';

const SEGMENTS = 12;

export interface SplineDesign {
  readonly draws: number;
  readonly sizes: Float64Array;
  /** Mean normal score in each cell. */
  readonly scores: Float64Array;
  /** One column per basis function over the cells; orthonormal under the cell sizes. */
  readonly basis: Float64Array[];
  /** Penalty of each basis function; 0 for what is linear in the score. */
  readonly penalties: Float64Array;
  /** Coefficients of the constant 1. */
  readonly constant: Float64Array;
  /** Penalty weights to choose from. */
  readonly smoothings: readonly Smoothing[];
  /** The basis seen through an answer of quality r, at the cells of the answer. */
  readonly blurred: (quality: number) => Float64Array[];
}

/** A penalty weight, the share of each coefficient that it leaves, and their sum. */
export interface Smoothing {
  readonly weight: number;
  readonly kept: Float64Array;
  readonly freedom: number;
}

const SMOOTHING_STEPS = 40;

const designs = new Map<number, SplineDesign>();

/** The design for a number of draws, kept. */
export function splineDesign(draws: number): SplineDesign {
  let design = designs.get(draws);
  if (design === undefined) {
    design = factored(draws);
    designs.set(draws, design);
  }
  return design;
}

function factored(draws: number): SplineDesign {
  const sizes = cellSizes(draws);
  const scores = new Float64Array(sizes.length);
  let before = 0;
  // Means, not middles: the outermost cell's mean lies further out, and rare changes of choice count there.
  let density = 0;
  sizes.forEach((size, c) => {
    before += size;
    const next = before < draws ? normalPdf(normalQuantile(before / draws)) : 0;
    scores[c] = ((density - next) * draws) / size;
    density = next;
  });
  const segments = Math.max(1, Math.min(SEGMENTS, Math.floor(sizes.length / 5)));
  const knots = { first: scores[0] as number, last: scores[scores.length - 1] as number, segments };
  const raw = Array.from(scores, (z) => splinesAt(z, knots));
  const size = segments + 3;
  const gram = square(size, (i, j) =>
    raw.reduce((sum, row, c) => sum + (sizes[c] as number) * row[i]! * row[j]!, 0),
  );
  // A trace of ridge keeps splines that few cells support from breaking the factor.
  const trace = gram.reduce((sum, row, i) => sum + row[i]!, 0);
  for (let i = 0; i < size; i += 1) gram[i]![i]! += (1e-12 * trace) / size;
  const lower = cholesky(gram);
  if (lower === undefined) throw new Error(`spline design of ${draws} draws is singular`);
  const { values, vectors } = eigenSymmetric(between(lower, penaltyMatrix(size)));
  const turns = vectors.map((vector) => solvedTransposed(lower, vector));
  const inBasis = (rows: readonly number[][]) =>
    turns.map((turn) =>
      Float64Array.from(rows, (row) => row.reduce((sum, b, i) => sum + b * turn[i]!, 0)),
    );
  const kept = new Map<number, Float64Array[]>();
  const basis = inBasis(raw);
  const penalties = Float64Array.from(values, (value, i) => (i < 2 ? 0 : Math.max(0, value)));
  return {
    draws,
    sizes,
    scores,
    basis,
    penalties,
    constant: Float64Array.from(basis, (column) => dot(sizes, column)),
    smoothings: smoothingsOf(penalties),
    blurred: (quality) => {
      let columns = kept.get(quality);
      if (columns === undefined) {
        columns = inBasis(Array.from(scores, (z) => blurredSplines(z, quality, knots)));
        kept.set(quality, columns);
      }
      return columns;
    },
  };
}

/** Forty weights, from almost no smoothing to almost a straight line, by equal factors. */
function smoothingsOf(penalties: Float64Array): Smoothing[] {
  const first = 0.01 / (penalties[penalties.length - 1] ?? 1);
  const last = 1e4 / (penalties[2] ?? 1);
  const factor = exp(log(last / first) / (SMOOTHING_STEPS - 1));
  let weight = first;
  return Array.from({ length: SMOOTHING_STEPS }, () => {
    const own = weight;
    const kept = penalties.map((penalty) => 1 / (1 + own * penalty));
    weight *= factor;
    return { weight: own, kept, freedom: kept.reduce((sum, h) => sum + h, 0) };
  });
}

interface Knots {
  readonly first: number;
  readonly last: number;
  readonly segments: number;
}

/** Values of all cubic B-splines at z, carried on as straight lines beyond the ends. */
function splinesAt(z: number, knots: Knots): number[] {
  const { first, last, segments } = knots;
  if (z < first || z > last) {
    const end = z < first ? first : last;
    const step = ((last - first) / segments) * (z < first ? 1e-4 : -1e-4);
    const atEnd = splinesAt(end, knots);
    const inside = splinesAt(end + step, knots);
    return atEnd.map((value, i) => value + ((inside[i]! - value) / step) * (z - end));
  }
  const values = new Array<number>(segments + 3).fill(0);
  const position = last > first ? ((z - first) / (last - first)) * segments : 0;
  const segment = Math.min(Math.floor(position), segments - 1);
  const t = position - segment;
  const s = 1 - t;
  values[segment] = (s * s * s) / 6;
  values[segment + 1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
  values[segment + 2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
  values[segment + 3] = (t * t * t) / 6;
  return values;
}

/**
 * What the splines are expected to be when an answer with correlation r to the truth says z: the truth
 * is then normal around r·z. This multiplies the degree-k Hermite coefficient by r^k (Mehler).
 */
function blurredSplines(z: number, quality: number, knots: Knots): number[] {
  const width = Math.sqrt(Math.max(0, 1 - quality * quality));
  const values = new Array<number>(knots.segments + 3).fill(0);
  let total = 0;
  for (let node = -12; node <= 12; node += 1) {
    const e = node / 2;
    const weight = exp(-0.5 * e * e);
    total += weight;
    splinesAt(quality * z + width * e, knots).forEach((value, i) => {
      values[i]! += weight * value;
    });
  }
  return values.map((value) => value / total);
}

/** D'D for second differences D. */
function penaltyMatrix(size: number): number[][] {
  const difference = [1, -2, 1];
  return square(size, (i, j) => {
    let sum = 0;
    for (let row = 0; row + 2 < size; row += 1) {
      sum += (difference[i - row] ?? 0) * (difference[j - row] ?? 0);
    }
    return sum;
  });
}

/** L⁻¹·p·L⁻ᵀ. */
function between(lower: number[][], p: number[][]): number[][] {
  const half = p.map((row) => solved(lower, row));
  const columns = half[0]!.map((_, j) => half.map((row) => row[j]!));
  const full = columns.map((column) => solved(lower, column));
  return square(full.length, (i, j) => (full[i]![j]! + full[j]![i]!) / 2);
}

function solved(lower: number[][], b: readonly number[]): number[] {
  const x: number[] = [];
  lower.forEach((row, i) => {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= row[k]! * x[k]!;
    x.push(sum / row[i]!);
  });
  return x;
}

function solvedTransposed(lower: number[][], b: Iterable<number>): number[] {
  const x = [...b];
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < lower.length; k += 1) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

function square(size: number, value: (i: number, j: number) => number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => value(i, j)),
  );
}
