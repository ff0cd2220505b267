/** A root of a continuous function between two points of opposite sign (Brent 1973), to `tolerance` in x. */
export function root(
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 1e-14,
): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (fa > 0 === fb > 0) throw new RangeError(`no change of sign between ${low} and ${high}`);
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i < 200; i += 1) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const margin = 2.3e-16 * Math.abs(b) + 0.5 * tolerance * Math.max(1e-300, Math.abs(b));
    const half = 0.5 * (c - b);
    if (Math.abs(half) <= margin || fb === 0) return b;
    const guess = interpolated(a, b, c, fa, fb, fc);
    const useful =
      Math.abs(before) >= margin &&
      Math.abs(fa) > Math.abs(fb) &&
      Math.abs(guess) <
        Math.min(1.5 * Math.abs(half) - Math.abs(margin) / 2, Math.abs(before) / 2) &&
      guess * half > 0;
    before = useful ? step : half;
    step = useful ? guess : half;
    a = b;
    fa = fb;
    b += Math.abs(step) > margin ? step : half > 0 ? margin : -margin;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
  }
  return b;
}

function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
