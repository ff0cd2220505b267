import type { Analysis, AnalysisRequest, Progress } from '#engine/analysis.ts';
import type { Engine } from '#worker/steps.ts';

export const request = (seed: number, blocks = 4): AnalysisRequest => ({
  organisation: {},
  workloads: [],
  overrides: [],
  edition: '2026-11-24',
  seed,
  blocks,
});

/** An engine whose answer shows its question, with numbers that are hard to copy exactly. */
export function* toyEngine({
  seed,
  blocks,
  edition,
}: AnalysisRequest): Generator<Progress, Analysis> {
  if (seed < 0) throw new RangeError(`seed ${seed} is below 0`);
  let sum = 0;
  for (let done = 1; done <= blocks; done++) {
    for (let i = 1; i <= 1_000; i++) sum += Math.sqrt(seed + i / 3) * 1e-7;
    yield { done, of: blocks };
  }
  return {
    engine: 'toy',
    edition,
    seed,
    draws: blocks * 1_024,
    months: 36,
    requestHash: String(sum),
    outlookShares: [sum, Number.MIN_VALUE, 0.1 + 0.2],
    workloads: [],
    portfolio: null,
    inputs: [],
    problems: ['ünïcode \u{1F4A1}'],
  };
}

/** The same engine, each block of which holds its thread for so long. */
export const slowEngine = (msPerBlock: number): Engine =>
  function* (asked) {
    const steps = toyEngine(asked);
    for (;;) {
      const until = performance.now() + msPerBlock;
      while (performance.now() < until);
      const step = steps.next();
      if (step.done) return step.value;
      yield step.value;
    }
  };
