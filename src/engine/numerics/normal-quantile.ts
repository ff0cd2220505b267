/**
 * The standard normal quantile in the regions of AS 241 (Wichura 1988, Appl. Statist. 37:477).
 * PPND16 itself strays to 5 ulp; here its two inner regions are refitted (rational 7/7, 300-bit
 * least squares on Chebyshev points) as a large exact part plus a small correction: below 2 ulp.
 */
import { log } from './log.ts';

const ROOT_2PI = 2.5066282746310007;
const ROOT_2PI_LOW = -1.8328579980459167e-16;
const ROOT_2_TOP = 1.4142135381698608;
const ROOT_2_REST = 2.420323420895794e-8;

/** z with Φ(z) = p for 0 < p < 1; ∓Infinity at the ends, NaN outside. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return central(q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const w = -log(tail);
  const r = Math.sqrt(w);
  const z = r <= 4.9 ? near(r, w) : far(r - 5);
  return q < 0 ? -z : z;
}

function central(q: number): number {
  const t = q * q;
  const s = 0.180625 - t;
  const p =
    ((((((562.7627788078977 * s + 36269.848265145294) * s + 85446.80895551525) * s +
      61819.87655430604) *
      s +
      19029.600188586905) *
      s +
      2779.9522582679224) *
      s +
      189.94605939059883) *
      s +
    4.874765941399952;
  const d =
    ((((((19692.970214419904 * s + 67223.23902314003) * s + 69284.56151551567) * s +
      30913.720068478713) *
      s +
      6860.902876485143) *
      s +
      789.8047027738313) *
      s +
      44.98948285299031) *
      s +
    1;
  return q * ROOT_2PI + (q * ROOT_2PI_LOW + (q * t * p) / d);
}

/** √2·r − h(r), with the rounding errors of r = √w and of √2·r carried along. */
function near(r: number, w: number): number {
  const s = r - 1.6;
  const p =
    ((((((7.117563628031823e-8 * s + 0.00006636703677109223) * s + 0.0031124461874283697) * s +
      0.045251623619633335) *
      s +
      0.2899858329527673) *
      s +
      0.9227227035112834) *
      s +
      1.4209736573973368) *
      s +
    0.8393045890472685;
  const d =
    ((((((0.000014817243253215548 * s + 0.0009587287584520738) * s + 0.01838815249412274) * s +
      0.15688386797386908) *
      s +
      0.695589342365858) *
      s +
      1.6671919795025834) *
      s +
      2.042773037009493) *
      s +
    1;
  const top = Math.fround(r);
  const rest = r - top;
  const rootError = (w - top * top - 2 * top * rest - rest * rest) / (2 * r);
  const product = r * (ROOT_2_TOP + ROOT_2_REST);
  const productError =
    ROOT_2_TOP * top - product + (ROOT_2_TOP * rest + ROOT_2_REST * top) + ROOT_2_REST * rest;
  return product + (productError + 1.5 * rootError - p / d);
}

function far(r: number): number {
  const p =
    ((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const d =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return p / d;
}
