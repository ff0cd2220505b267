import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { analysisHash } from '#engine/fingerprint.ts';
import { scores } from '#engine/inputs/draw-input.ts';
import { sharesOf } from '#engine/results/contest.ts';
import type { Analysis, KindShare } from '#engine/analysis.ts';
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
    for (const dimension of [0, 33, 96, 256, 700]) {
      const [one, two] = [1, 2].map((blocks) => scores(dimension, { seed: 1, blocks }));
      expect(two!.slice(0, one!.length)).toEqual(one);
      expect(two!.slice(one!.length)).not.toEqual(one);
    }
  });
  // Medians: the mean of so wide a cost moves by a fifth from one block of 1,024 to the next.
  const median = (a: Analysis) =>
    only(a).options.find((o) => o.option.kind === 'closed-tenancy')!.cost.p50;
  test('another block and another seed give other bits of much the same answer', () => {
    const plain = analyse(asked);
    for (const other of [
      { ...asked, seed: 2 },
      { ...asked, blocks: 2 },
    ]) {
      const changed = analyse(other);
      expect(analysisHash(changed)).not.toBe(analysisHash(plain));
      expect(Math.abs(median(changed) / median(plain) - 1)).toBeLessThan(0.1);
    }
  });
});
