import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { scores } from '#engine/inputs/draw-input.ts';
import { sharesOf } from '#engine/results/contest.ts';
import type { KindShare } from '#engine/analysis.ts';
import { only, request, says, workload } from './requests.ts';

const asked = request({ workloads: [workload({ dataPlace: says('tenancy') })] });
/** Half-widths of 95 % over this are standard errors: Student's t with 7 degrees of freedom. */
const t7 = 2.364624;

/** Costs of three options in the futures of a seed: two dimensions of their own, two shared with a bend. */
function costs(seed: number, blocks: number): Float64Array[] {
  const z = Array.from({ length: 8 }, (_, k) => scores(40 + 11 * k, { seed, blocks }));
  return [0, 1, 2].map((k) =>
    Float64Array.from(
      z[0]!,
      (shared, i) => k / 10 + z[2 * k + 1]![i]! + shared * z[2 * k + 2]![i]! * (k + 1) * 0.5,
    ),
  );
}

describe('doubling the draws moves shares within three standard errors', () => {
  test('in at least 95 of 100 seeds, for three options', () => {
    let held = 0;
    for (let seed = 0; seed < 100; seed++) {
      const four = sharesOf(costs(seed, 4));
      const within = sharesOf(costs(seed, 8)).every(
        ({ value, halfWidth }, k) => Math.abs(value - four[k]!.value) <= 3 * (halfWidth / t7),
      );
      if (within) held++;
    }
    expect(held).toBeGreaterThanOrEqual(95);
  });
  test('in a whole analysis', () => {
    const kinds = (blocks: number): KindShare[] => only(analyse({ ...asked, blocks })).kinds;
    const four = kinds(4);
    for (const { kind, share, error } of kinds(8)) {
      const before = four.find((k) => k.kind === kind)!.share;
      expect(Math.abs(share - before), kind).toBeLessThanOrEqual(3 * (error / t7));
    }
  });
});

describe('seeds and blocks', () => {
  test('the first block of a longer run is that of a shorter one', () => {
    const [one, two] = [1, 2].map((blocks) => analyse({ ...asked, blocks }));
    expect(two!.draws).toBe(2 * one!.draws);
    const cost = (a: typeof one) =>
      only(a!).options.find((o) => o.option.kind === 'closed-tenancy')!.cost;
    // The second block's mean follows from both, and is another one of much the same futures.
    const second = 2 * cost(two).mean - cost(one).mean;
    expect(Math.abs(second / cost(one).mean - 1)).toBeLessThan(0.1);
    expect(second).not.toBe(cost(one).mean);
  });
  test('another seed gives other bits of much the same answer', () => {
    const [a, b] = [1, 2].map((seed) => analyse({ ...asked, seed }));
    expect(analysisHash(a!)).not.toBe(analysisHash(b!));
    const least = (x: typeof a) => only(x!).options[0]!.cost.mean;
    expect(Math.abs(least(a) / least(b) - 1)).toBeLessThan(0.05);
  });
});
