/** A hash over the bits of every function of this room, to compare one engine with another. */
import { asin, cos, sin } from './trigonometry.ts';
import { betaQuantile } from './beta.ts';
import { exp, expm1 } from './exp.ts';
import { gammaQuantile, logGamma } from './gamma.ts';
import { log, log1p } from './log.ts';
import { normalCdf, normalLoss, normalPdf } from './normal.ts';
import { normalQuantile } from './normal-quantile.ts';
import { pow } from './pow.ts';
import { studentTQuantile } from './student-t.ts';

/** 16 hexadecimal digits over about 200,000 results; equal wherever the numerics are bit-equal. */
export function numericsFingerprint(): string {
  const view = new DataView(new ArrayBuffer(8));
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  const take = (value: number) => {
    view.setFloat64(0, value);
    for (let i = 0; i < 8; i += 4) {
      const word = view.getUint32(i);
      first = Math.imul(first ^ word, 0x01000193) >>> 0;
      second = (Math.imul(second ^ (word >>> 7) ^ (first >>> 3), 0x85ebca6b) + word) >>> 0;
    }
  };
  for (let i = 0; i < 15000; i += 1) {
    const u = ((Math.imul(i, 0x9e3779b1) >>> 0) + 0.5) / 4294967296;
    const x = (u - 0.5) * 40;
    for (const f of [exp, expm1, sin, cos, normalPdf, normalCdf, normalLoss]) take(f(x));
    for (const f of [log, log1p, asin, normalQuantile, logGamma]) take(f(u));
    take(pow(u * 100, x));
    if (i % 50 === 0) takeSlow(u, take);
  }
  return (first >>> 0).toString(16).padStart(8, '0') + (second >>> 0).toString(16).padStart(8, '0');
}

function takeSlow(u: number, take: (value: number) => void): void {
  take(betaQuantile(u, 2.5, 0.7));
  take(gammaQuantile(u, 3.3));
  take(studentTQuantile(u, 7));
}
