import { expect, test } from 'vitest';
import { groupEffects } from '#engine/decision/group-effects.ts';
import { combined, constant, normals } from './columns.ts';

const scores = [0, 1, 2, 3].map((dimension) => normals(dimension));

test('a sum with a product: closed shares', () => {
  // x + 2y + xy + 1.5u + noise: variances 1, 4, 1, 2.25 and 1, of 9.25.
  const y = combined(
    [...scores, normals(9)],
    (x = 0, a = 0, u = 0, _unused = 0, e = 0) => 7 + x + 2 * a + x * a + 1.5 * u + e,
  );
  const { total, first, unexplained } = groupEffects(y, scores, [0, 1, 2, 2]);
  const close = (got: readonly { value: number; halfWidth: number }[], shares: number[]) =>
    shares.forEach((share, g) => {
      const own = got[g] ?? { value: NaN, halfWidth: NaN };
      expect(Math.abs(own.value - share / 9.25)).toBeLessThan(0.015);
      expect(own.halfWidth).toBeLessThan(0.06);
    });
  close(total, [2, 5, 2.25]);
  close(first, [1, 4, 2.25]);
  close([unexplained], [1]);
  // As one group the pair has its product to itself.
  const joint = groupEffects(y, scores, [0, 0, 1, 1]);
  close(joint.total, [6, 2.25]);
  close(joint.first, [6, 2.25]);
});

test('a constant has no effects, and a sign changes none', () => {
  const none = { value: 0, standardError: 0, halfWidth: 0 };
  expect(groupEffects(constant(3), scores, [0, 1, 1, 1])).toEqual({
    total: [none, none],
    first: [none, none],
    unexplained: none,
  });
  const y = combined(scores, (x = 0, a = 0) => x - a * a);
  const up = groupEffects(y, scores, [0, 1, 1, 1]);
  const down = groupEffects(
    y.map((value) => -value),
    scores,
    [0, 1, 1, 1],
  );
  up.total.forEach((own, g) => expect(down.total[g]?.value).toBeCloseTo(own.value, 9));
  expect(up.unexplained.value).toBeLessThan(1e-3);
});
