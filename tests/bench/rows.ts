/** What is timed, and against what. */
import { cellsOfUniforms } from '#engine/decision/cells.ts';
import { decisionOf } from '#engine/decision/decision.ts';
import { evppi } from '#engine/decision/evppi.ts';
import { exp } from '#engine/numerics/exp.ts';
import { log } from '#engine/numerics/log.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import { pow } from '#engine/numerics/pow.ts';
import { BLOCKS, column, DRAWS_PER_BLOCK, fillUniforms } from '#engine/sampling/draw-table.ts';
import type { Timed } from './timing.ts';

const TABLE_INPUTS = 60;
const DRAWS = BLOCKS * DRAWS_PER_BLOCK;
const EVPPI_INPUTS = 40;
const EVPPI_OPTIONS = 5;

/** As many calls of Math.random as there are draws, stored. */
function random(columns: number): number {
  let last = 0;
  for (let c = 0; c < columns; c += 1) {
    const values = new Float64Array(DRAWS);
    for (let i = 0; i < DRAWS; i += 1) values[i] = Math.random();
    last += values[7] as number;
  }
  return last;
}

/** Uniforms, lognormal transform and storage of whole columns. */
function drawColumns(columns: number, seed: number): number {
  let last = 0;
  const uniforms = new Float64Array(DRAWS_PER_BLOCK);
  for (let c = 0; c < columns; c += 1) {
    const values = new Float64Array(DRAWS);
    for (let b = 0; b < BLOCKS; b += 1) {
      fillUniforms(uniforms, c, seed, b);
      const from = b * DRAWS_PER_BLOCK;
      for (let i = 0; i < DRAWS_PER_BLOCK; i += 1) {
        values[from + i] = exp(0.5 * normalQuantile(uniforms[i] as number));
      }
    }
    last += values[7] as number;
  }
  return last;
}

const arguments1 = Float64Array.from({ length: 65536 }, (_, i) => ((i * 0.618034) % 1) * 8 + 0.01);
const results = new Float64Array(arguments1.length);

function exps(): number {
  for (let i = 0; i < arguments1.length; i += 1) results[i] = exp(arguments1[i] as number);
  return results[5] as number;
}

function mathExps(): number {
  for (let i = 0; i < arguments1.length; i += 1) results[i] = Math.exp(arguments1[i] as number);
  return results[5] as number;
}

function logs(): number {
  for (let i = 0; i < arguments1.length; i += 1) results[i] = log(arguments1[i] as number);
  return results[5] as number;
}

function mathLogs(): number {
  for (let i = 0; i < arguments1.length; i += 1) results[i] = Math.log(arguments1[i] as number);
  return results[5] as number;
}

function powers(): number {
  for (let i = 0; i < arguments1.length; i += 1) results[i] = pow(arguments1[i] as number, 1.7);
  return results[5] as number;
}

function mathPowers(): number {
  for (let i = 0; i < arguments1.length; i += 1)
    results[i] = Math.pow(arguments1[i] as number, 1.7);
  return results[5] as number;
}

function joined(dimension: number): Float64Array {
  const all = new Float64Array(DRAWS);
  for (let b = 0; b < BLOCKS; b += 1) all.set(column(dimension, 1, b), b * DRAWS_PER_BLOCK);
  return all;
}

/** Net benefit of five options that depend on 40 inputs, with products. */
function evppiProblem(): { netBenefit: Float64Array[]; uniforms: Float64Array[] } {
  const uniforms = Array.from({ length: EVPPI_INPUTS }, (_, j) => joined(j));
  const scores = uniforms.map((u) => u.map((x) => normalQuantile(x)));
  const netBenefit = Array.from({ length: EVPPI_OPTIONS }, (_, k) =>
    new Float64Array(DRAWS).map((_, i) =>
      scores.reduce((sum, z, j) => {
        const weight = ((k * 7 + j * 3) % 11) / 5 - 1;
        const next = scores[(j + 1) % EVPPI_INPUTS] as Float64Array;
        return sum + weight * (z[i] as number) * (1 + 0.1 * (next[i] as number));
      }, 0),
    ),
  );
  return { netBenefit, uniforms };
}

/** Rows and references; `analysis` runs one full analysis of a workload, where there is one. */
export function timedRows(analysis: (() => number) | undefined): {
  rows: Timed[];
  references: Timed[];
} {
  let seed = 1;
  const problem = evppiProblem();
  const valueOfAll = () => {
    const decision = decisionOf(problem.netBenefit);
    return problem.uniforms.reduce((sum, u) => sum + evppi(decision, cellsOfUniforms(u)).value, 0);
  };
  const references: Timed[] = [
    { name: 'Math.random, a table', against: '', run: () => random(TABLE_INPUTS) },
    { name: 'Math.random, a column', against: '', run: () => random(1) },
    { name: 'Math.exp', against: '', run: mathExps },
    { name: 'Math.log', against: '', run: mathLogs },
    { name: 'Math.pow', against: '', run: mathPowers },
  ];
  const rows: Timed[] = [
    {
      name: `draw table of ${TABLE_INPUTS} inputs: uniforms, transform, storage`,
      against: 'Math.random, a table',
      run: () => drawColumns(TABLE_INPUTS, (seed += 1)),
    },
    {
      name: 'one edited input',
      against: 'Math.random, a column',
      run: () => drawColumns(1, 1),
    },
    {
      name: 'EVPPI, 40 inputs × 5 options × 8,192',
      against: 'Math.random, a table',
      run: valueOfAll,
    },
    { name: 'exp', against: 'Math.exp', run: exps },
    { name: 'log', against: 'Math.log', run: logs },
    { name: 'pow', against: 'Math.pow', run: powers },
  ];
  if (analysis !== undefined) {
    references.push({ name: 'analysis of one workload', against: '', run: analysis });
    rows.push({
      name: 'EVPPI, 40 inputs × 5 options × 8,192, of its analysis',
      against: 'analysis of one workload',
      run: valueOfAll,
    });
  }
  return { rows, references };
}
