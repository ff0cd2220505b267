/** Generators, Sobol' points, scrambling and the normal distribution. */
import { normalCdf, normalPdf } from '#engine/numerics/normal.ts';
import { normalQuantile } from '#engine/numerics/normal-quantile.ts';
import {
  type FourWords,
  openUniform,
  philox4x32,
  threefry2x32,
  uniform53,
} from '#engine/sampling/counter-generators.ts';
import { centredDiscrepancy } from '#engine/sampling/discrepancy.ts';
import { owenScramble } from '#engine/sampling/owen.ts';
import { joeKuoRow, sobolColumn } from '#engine/sampling/sobol.ts';
import { type Answers, unused } from './decision-compare.ts';
import { hex, type Input, word } from './decision-input.ts';

type Pair = [number, number];

export function generatorAnswers(input: Input): Answers {
  if (input.has('initstate') || input.has('state') || input.has('seed')) {
    const reason = 'a generator that the product does not use';
    return {
      output_hex: unused(reason),
      output_uint32: unused(reason),
      output_uint64_dec: unused(reason),
    };
  }
  if (input.has('hi_hex')) {
    const pair = (h: string, l: string) => uniform53(word(h), word(l));
    const high = input.raw('hi_hex');
    if (typeof high === 'string') return { u: pair(high, String(input.raw('lo_hex'))) };
    return { u: input.strings('hi_hex').map((h, i) => pair(h, input.strings('lo_hex')[i] ?? '0')) };
  }
  if (input.has('x')) {
    return {
      u: input.each('x', openUniform),
      z: input.each('x', (x) => normalQuantile(openUniform(x))),
    };
  }
  if (input.has('invocation')) return { value: nthOutput(input) };
  const counter = words(input, 'counter');
  const key = words(input, 'key');
  const output = generated(counter, key);
  return { output_hex: output.map(hex), output_uint32: output };
}

function words(input: Input, name: 'counter' | 'key'): number[] {
  if (input.has(`${name}_hex`)) return input.strings(`${name}_hex`).map(word);
  return input.numbers(input.has(name) ? name : `${name}_start`);
}

function generated(counter: number[], key: number[]): number[] {
  return counter.length === 4
    ? philox4x32(counter as FourWords, key as Pair)
    : threefry2x32(counter as Pair, key as Pair);
}

/** The n-th word of a stream, counted from 1, counter words least first. */
function nthOutput(input: Input): number {
  const counter = [...words(input, 'counter')];
  const key = words(input, 'key');
  const n = input.number('invocation') - 1;
  let carry = Math.floor(n / counter.length);
  for (let i = 0; i < counter.length; i += 1) {
    const sum = (counter[i] ?? 0) + carry;
    counter[i] = sum % 4294967296;
    carry = Math.floor(sum / 4294967296);
  }
  return generated(counter, key)[n % counter.length] ?? NaN;
}

export function sobolAnswers(input: Input): Answers {
  if (input.has('x_hex')) {
    const seeds = input.raw('seed_hex');
    const out = input.strings('x_hex').map((x, i) => {
      const seed = Array.isArray(seeds) ? String(seeds[i]) : String(seeds);
      return hex(owenScramble(word(x), word(seed)));
    });
    return { out_hex: out };
  }
  if (input.has('points')) {
    const low = input.has('l_bounds') ? input.numbers('l_bounds') : undefined;
    const high = input.has('u_bounds') ? input.numbers('u_bounds') : undefined;
    const points = input
      .table('points')
      .map((row) =>
        row.map((x, j) => (x - (low?.[j] ?? 0)) / ((high?.[j] ?? 1) - (low?.[j] ?? 0))),
      );
    return { CD: centredDiscrepancy(points) };
  }
  if (input.has('m'))
    return { count_per_cell: countPerCell(input.number('m'), input.number('dims', 21)) };
  if (input.expects('rows')) return { rows: tableRows(input) };
  if (input.has('dims')) {
    const n = input.number('n', input.number('N', 1));
    const skip = input.number('skip', input.number('start', 0));
    const dims = input.raw('dims');
    const list = Array.isArray(dims)
      ? (dims as number[]).map((d) => d - 1)
      : Array.from({ length: input.number('dims') }, (_, d) => d);
    const columns = list.map((d) => sobolColumn(d, n + skip));
    const points = Array.from({ length: n }, (_, i) =>
      columns.map((column) => (column[i + skip] ?? NaN) / 4294967296),
    );
    return { points };
  }
  return {};
}

function tableRows(input: Input): number[][] {
  const wanted = input.has('d')
    ? input.numbers('d')
    : Array.from({ length: input.number('rows') }, (_, i) => i + input.number('first', 2));
  return wanted.map((d) => {
    const { degree, coefficients, initial } = joeKuoRow(d);
    return [d, degree, coefficients, ...initial];
  });
}

/** The one count that all cells share, for every m up to the given one, plain and scrambled; else NaN. */
function countPerCell(most: number, dims: number): number {
  for (let d = 0; d < dims; d += 1) {
    const points = sobolColumn(d, 2 ** most);
    for (let m = 1; m <= most; m += 1) {
      for (const seed of [undefined, 0x12345678, 0x9e3779b9 + d]) {
        const cells = new Set<number>();
        for (let i = 0; i < 2 ** m; i += 1) {
          const x = points[i] ?? 0;
          cells.add((seed === undefined ? x : owenScramble(x, seed >>> 0)) >>> (32 - m));
        }
        if (cells.size !== 2 ** m) return NaN;
      }
    }
  }
  return 1;
}

export function normalAnswers(input: Input): Answers {
  if (input.has('p'))
    return { z: input.each('p', normalQuantile), q: input.each('p', normalQuantile) };
  if (!input.has('z')) return {};
  return {
    cdf: input.each('z', normalCdf),
    pdf: input.each('z', normalPdf),
    sf: input.each('z', (z) => normalCdf(-z)),
  };
}
