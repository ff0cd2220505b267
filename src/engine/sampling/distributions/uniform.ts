import { exp } from '../../numerics/exp.ts';
import { log } from '../../numerics/log.ts';
import { type Distribution, fromQuantile } from './distribution.ts';

/** Equally likely between two values. */
export function uniform(min: number, max: number): Distribution {
  const width = max - min;
  return fromQuantile(
    (u) => min + width * u,
    (x) => bounded((x - min) / width),
    { mean: (min + max) / 2, sd: width / Math.sqrt(12) },
  );
}

/** "No idea": equally likely per decade between two positive values. */
export function logUniform(min: number, max: number): Distribution {
  const span = log(max / min);
  const start = log(min);
  const mean = (max - min) / span;
  return fromQuantile(
    (u) => exp(start + span * u),
    (x) => (x > 0 ? bounded((log(x) - start) / span) : 0),
    { mean, sd: Math.sqrt(Math.max(0, ((max - min) * (max + min)) / (2 * span) - mean * mean)) },
  );
}

function bounded(p: number): number {
  return p < 0 ? 0 : p > 1 ? 1 : p;
}
