/** Speed of the analysis: the month loop against the naive one, answers after an edit, memory. CPU time throughout. */
import { analyse, analyseInSteps } from '#engine/analyse.ts';
import type { AnalysisRequest } from '#engine/analysis.ts';
import { benchmark, example, type Template } from '#profile/templates/index.ts';
import { loopsOf, requestOf } from './loop.ts';

/** Lower quartile, median, upper quartile. */
type Quartiles = readonly [number, number, number];

export interface SpeedReport {
  options: number;
  /** Nanoseconds for a draw, month, workload and option, and how many times as long the naive loop takes. */
  loopNs: Quartiles;
  naiveNs: Quartiles;
  ratio: Quartiles;
  /** Largest relative difference between the two loops. */
  apart: number;
  /** Milliseconds of a whole analysis of eight workloads with nothing remembered. */
  fullMs: Quartiles;
  /** Milliseconds from an edit of one workload to the analysis of 1,024 and of 8,192 draws. */
  edits: { template: string; firstMs: Quartiles; allMs: Quartiles }[];
  /** Highest memory during the analysis of twenty workloads at 8,192 draws, and what stays, MB. */
  memory: { highestMb: number; afterMb: number };
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function timed(run: () => unknown): number {
  const start = cpuMs();
  run();
  return cpuMs() - start;
}

function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))] ?? NaN;
  return [at(0.25), at(0.5), at(0.75)];
}

/** Draws of the naive loop in each round; its time for a cell does not depend on their number. */
const naiveDraws = 64;

/** What sums in another order may differ by, relative; beyond it the loops are not the same model. */
const mostApart = 1e-9;

/** The same request with another size of the first workload. */
function edited(request: AnalysisRequest, round: number): AnalysisRequest {
  const [first, ...others] = request.workloads;
  if (!first) return request;
  const likely = 100_000 + 1_000 * round;
  const requests = { value: { low: likely / 2, likely, high: likely * 2 }, by: 'you' as const };
  return {
    ...request,
    workloads: [{ ...first, answers: { ...first.answers, requests } }, ...others],
  };
}

function editsOf(template: Template, rounds: number) {
  const one = requestOf(template, 1);
  const all = requestOf(template, 8);
  analyse(one);
  analyse(all);
  const first: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < rounds; round++) {
    first.push(timed(() => analyse(edited(one, round))));
    whole.push(timed(() => analyse(edited(all, round))));
  }
  return { template: template.title, firstMs: quartiles(first), allMs: quartiles(whole) };
}

function memoryOfTwenty(): SpeedReport['memory'] {
  const { workloads, ...rest } = requestOf(benchmark, 8);
  const twenty = Array.from({ length: 20 }, (_, i) => ({
    ...workloads[i % workloads.length]!,
    id: `m${i}`,
    slot: i,
  }));
  const used = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1e6;
  };
  globalThis.gc?.();
  const before = used();
  let highest = 0;
  const steps = analyseInSteps({ ...rest, workloads: twenty });
  while (!steps.next().done) highest = Math.max(highest, used());
  globalThis.gc?.();
  return { highestMb: highest - before, afterMb: used() - before };
}

export function speed(rounds: number): SpeedReport {
  const memory = memoryOfTwenty();
  const loops = loopsOf(naiveDraws);
  const apart = loops.apart();
  if (!(apart < mostApart))
    throw new Error(`The two loops differ by ${apart}; their times say nothing.`);
  const fast: number[] = [];
  const slow: number[] = [];
  for (let round = -3; round < rounds; round++) {
    // Each naive run is bracketed by fast ones, so that what else the machine does weighs on both alike.
    const before = timed(loops.fast);
    const naive = timed(loops.naive);
    const after = timed(loops.fast);
    if (round < 0) continue;
    fast.push((1e6 * (before + after)) / 2 / loops.cells);
    slow.push((1e6 * naive) / loops.naiveCells);
  }
  const full = Array.from({ length: Math.max(3, Math.round(rounds / 3)) }, (_, i) =>
    timed(() => analyse({ ...requestOf(benchmark, 8), seed: 1000 + i })),
  );
  return {
    options: loops.options,
    loopNs: quartiles(fast),
    naiveNs: quartiles(slow),
    ratio: quartiles(slow.map((naive, i) => naive / fast[i]!)),
    apart,
    fullMs: quartiles(full),
    edits: [editsOf(example, rounds), editsOf(benchmark, rounds)],
    memory,
  };
}

const text = (q: Quartiles, digits = 1) =>
  `${q[1].toFixed(digits)} (${q[0].toFixed(digits)} to ${q[2].toFixed(digits)})`;

/** The report as lines. */
export function speedLines(r: SpeedReport): string[] {
  return [
    `month loop: ${text(r.loopNs)} ns for a draw·month·workload·option, ${r.options} options in eight workloads`,
    `the same loop written naively: ${text(r.naiveNs, 0)} ns; largest relative difference ${r.apart.toExponential(1)}`,
    `naive over ours: ${text(r.ratio)}; goal 60`,
    `whole analysis of eight workloads, 8,192 draws: ${text(r.fullMs, 0)} ms`,
    ...r.edits.map(
      (e) =>
        `after an edit, ${e.template}: first answer ${text(e.firstMs, 0)} ms (goal 50), all draws ${text(e.allMs, 0)} ms (goal 333)`,
    ),
    `twenty workloads: ${r.memory.highestMb.toFixed(0)} MB at most, ${r.memory.afterMb.toFixed(0)} MB after (goal 256)`,
  ];
}
