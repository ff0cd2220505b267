/** Sampling error at 8,192 draws against plain draws, over independent scrambles. */
import { sharesWon } from '#engine/decision/shares.ts';
import { mean, quantiles } from '#engine/decision/summary.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { openUniform, threefry2x32 } from '#engine/sampling/counter-generators.ts';
import { globalDimension, workloadDimension } from '#engine/sampling/dimensions.ts';
import { BLOCKS, DRAWS_PER_BLOCK, fillUniforms } from '#engine/sampling/draw-table.ts';
import { OPTIONS, optionCosts } from './micro-model.ts';

export interface AccuracyRow {
  readonly name: string;
  /** Root mean square error over that of plain draws. */
  readonly ratio: number;
  readonly target: number;
  readonly seeds: number;
}

const DRAWS = BLOCKS * DRAWS_PER_BLOCK;
const world = (...columns: number[]): number[] => columns.map(globalDimension);
const own = (...columns: number[]): number[] => columns.map((c) => workloadDimension(0, c));
/**
 * Every input lives where the product keeps its like: volume, growth, tokens in and out; then of each
 * option the price, its fall, failures, fixed cost and migration; last what a failure costs.
 *
 * Where an input lives decides the error of the mean: with the nine of the world in front of the
 * columns of the workload one after another, whatever they stand for, it is 0.2 to 0.27 of plain draws'
 * with events off. One scramble of 8,192 points would reach 0.08, but has no error to show. Full nested
 * scrambling does no better than hashing.
 */
const INPUT_DIMENSIONS = [
  ...own(0, 7, 1, 2),
  ...[...world(49, 33), ...own(4, 26, 21)],
  ...[...world(50, 36), ...own(20, 23, 22)],
  ...[...world(52, 35), ...own(11, 13, 29)],
  ...[...world(38, 37), ...own(24, 27, 28)],
  ...own(3),
];
const EVENT_DIMENSIONS = world(97, 98, 105, 99);

type Column = (dimension: number, seed: number) => Float64Array;

const tableColumn: Column = (dimension, seed) => {
  const all = new Float64Array(DRAWS);
  for (let b = 0; b < BLOCKS; b += 1) {
    const block = all.subarray(b * DRAWS_PER_BLOCK, (b + 1) * DRAWS_PER_BLOCK);
    fillUniforms(block, dimension, seed, b);
  }
  return all.map((u) => normalQuantile(u));
};

const plainColumn: Column = (dimension, seed) =>
  Float64Array.from({ length: DRAWS }, (_, i) =>
    normalQuantile(openUniform(threefry2x32([i, dimension], [seed, 0x504c])[0])),
  );

interface Figures {
  readonly means: number[];
  readonly p90: number[];
  readonly shares: number[];
}

function figures(column: Column, seed: number, events: boolean): Figures {
  const costs = optionCosts(
    INPUT_DIMENSIONS.map((d) => column(d, seed)),
    EVENT_DIMENSIONS.map((d) => column(d, seed)),
    events,
  );
  return {
    means: costs.map(mean),
    p90: costs.map((c) => quantiles(c, [0.9])[0] as number),
    shares: sharesWon(costs.map((c) => c.map((x) => -x))),
  };
}

/** Error ratios with events on and off; the truth is the mean of all scrambles. */
export function accuracy(seeds: number): AccuracyRow[] {
  const rows: AccuracyRow[] = [];
  for (const events of [false, true]) {
    const table: Figures[] = [];
    const plain: Figures[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      table.push(figures(tableColumn, seed, events));
      plain.push(figures(plainColumn, seed, events));
    }
    const ratio = (of: (f: Figures) => number[]) => {
      let own = 0;
      let other = 0;
      for (let k = 0; k < OPTIONS; k += 1) {
        const truth = mean(table.map((f) => of(f)[k] as number));
        const scale = squareError(plain, of, k, truth);
        if (scale === 0) continue;
        own += squareError(table, of, k, truth) / scale;
        other += 1;
      }
      return Math.sqrt(own / other);
    };
    const label = events ? 'events on' : 'events off';
    const row = (name: string, of: (f: Figures) => number[], target: number) =>
      rows.push({ name: `${name}, ${label}`, ratio: ratio(of), target, seeds });
    row('mean cost', (f) => f.means, events ? 0.6 : 0.1);
    row('P90 of cost', (f) => f.p90, 0.7);
    row('share of futures', (f) => f.shares, 0.8);
  }
  return rows;
}

function squareError(
  list: readonly Figures[],
  of: (f: Figures) => number[],
  k: number,
  truth: number,
): number {
  return mean(list.map((f) => ((of(f)[k] as number) - truth) * ((of(f)[k] as number) - truth)));
}
