/**
 * Sine, cosine and arcsine from + − × ÷ and square root, after FreeBSD's msun (Sun Microsystems
 * 1993, freely usable with this notice); error below 1 ulp for |x| up to 10⁵.
 */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_2_TAIL = 2.0222662487959506e-21;
const TWO_OVER_PI = 0.6366197723675814;
const ROUNDER = 6755399441055744;

/** π as the nearest double. */
export const PI = 3.141592653589793;

/** sin x, x in radians. */
export function sin(x: number): number {
  return quarterTurns(x, 0);
}

/** cos x, x in radians. */
export function cos(x: number): number {
  return quarterTurns(x, 1);
}

/** arcsin x in radians for |x| ≤ 1, else NaN. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  if (size < 0.5) return x + x * arcRatio(x * x);
  const w = (1 - size) * 0.5;
  const s = Math.sqrt(w);
  const top = Math.fround(s);
  const rest = w === 0 ? 0 : (w - top * top) / (s + top);
  const p = 2 * s * arcRatio(w) - (6.123233995736766e-17 - 2 * rest);
  const result = 0.7853981633974483 - (p - (0.7853981633974483 - 2 * top));
  return x < 0 ? -result : result;
}

function quarterTurns(x: number, shift: number): number {
  if (!(Math.abs(x) < 1e6)) return NaN;
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const first = x - n * HALF_PI_1;
  const step = n * HALF_PI_2;
  const second = first - step;
  const correction = n * HALF_PI_2_TAIL - (first - second - step);
  const y = second - correction;
  const tail = second - y - correction;
  const quadrant = (n + shift) & 3;
  const value = (quadrant & 1) === 0 ? sineNearZero(y, tail) : cosineNearZero(y, tail);
  return quadrant > 1 ? -value : value;
}

function sineNearZero(x: number, tail: number): number {
  const z = x * x;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail - v * -0.16666666666666632);
}

function cosineNearZero(x: number, tail: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z *
                (-2.7557314351390663e-7 +
                  z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * tail));
}

function arcRatio(z: number): number {
  const p =
    z *
    (0.16666666666666666 +
      z *
        (-0.3255658186224009 +
          z *
            (0.20121253213486293 +
              z *
                (-0.04005553450067941 +
                  z * (0.0007915349942898145 + z * 0.00003479331075960212)))));
  const q =
    1 +
    z *
      (-2.403394911734414 +
        z * (2.0209457602335057 + z * (-0.6882839716054533 + z * 0.07703815055590194)));
  return p / q;
}
