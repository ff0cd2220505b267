/** The standard normal: density, distribution function and unit loss integral. */
import { expOfPair } from './exp.ts';

const DENSITY_AT_0 = 0.3989422804014327;

/** φ(z). */
export function normalPdf(z: number): number {
  return exponential(Math.abs(z)) * DENSITY_AT_0;
}

/**
 * Φ(z), relative error below 1e-14 down to z = −37. Rational approximations of Cody (1969,
 * Math. Comp. 23:631) in the arrangement of R's pnorm, with the argument split as there.
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (z !== z) return NaN;
  if (y <= 0.67448975) {
    const s = y > 1e-16 ? z * z : 0;
    const [p, q] = centre(s);
    return 0.5 + (z * p) / q;
  }
  const tail = upperTail(y);
  return z > 0 ? 1 - tail : tail;
}

/** L(z) = φ(z) − z·(1 − Φ(z)): what a normal quantity is expected to exceed z by (Raiffa & Schlaifer). */
export function normalLoss(z: number): number {
  if (z < 0) return -z + normalLoss(-z);
  if (z < 1) return normalPdf(z) - z * normalCdf(-z);
  // Further out the difference cancels: the continued fraction of Mills' ratio does not.
  let fraction = z;
  for (let k = 20 + Math.ceil(420 / (z * z)); k >= 2; k -= 1) fraction = z + k / fraction;
  return normalPdf(z) / (z * fraction + 1);
}

/** φ(y)·√(2π) = e^(−y²/2), with the rounding error of y² carried along. */
function exponential(y: number): number {
  if (!(y < 39)) return y !== y ? NaN : 0;
  const top = Math.fround(y);
  const rest = y - top;
  const half = 0.5 * y * y;
  return expOfPair(-half, half - 0.5 * top * top - top * rest - 0.5 * rest * rest);
}

function centre(s: number): [number, number] {
  return [
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s +
      1067.6894854603709) *
      s +
      18154.98125334356,
    (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s +
      45507.789335026726,
  ];
}

function upperTail(y: number): number {
  if (y > 39) return 0;
  if (y <= 5.656854249492381) {
    let p = 1.0765576773720192e-8 * y;
    let q = y;
    for (let i = 0; i < 7; i += 1) {
      p = (p + (MIDDLE_P[i] as number)) * y;
      q = (q + (MIDDLE_Q[i] as number)) * y;
    }
    return (exponential(y) * (p + 9842.714838383978)) / (q + 19685.429676859992);
  }
  const s = 1 / (y * y);
  let p = 0.023073441764940174 * s;
  let q = s;
  for (let i = 0; i < 4; i += 1) {
    p = (p + (FAR_P[i] as number)) * s;
    q = (q + (FAR_Q[i] as number)) * s;
  }
  const ratio = (s * (p + 0.000029112874951168793)) / (q + 0.00007297515550839662);
  return (exponential(y) * (0.3989422804014327 - ratio)) / y;
}

const MIDDLE_P = [
  0.39894151208813466, 8.883149794388377, 93.50665613217787, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735,
];
const MIDDLE_Q = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.952721145979, 38912.00328609327,
];
const FAR_P = [0.215898534057957, 0.1274011611602474, 0.022235277870649807, 0.0014216191932278934];
const FAR_Q = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.003782396332027582];
