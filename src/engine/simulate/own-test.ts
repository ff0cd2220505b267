import { log } from '../numerics/log.ts';

/**
 * Log-odds of success after a test, at normal scores: mean ln((k+½)/(n−k+½)) and variance
 * 1/(k+½) + 1/(n−k+½) (Haldane–Anscombe and Woolf), so few items leave a wide range.
 */
export function testedLogit(passed: number, tried: number, scores: Float64Array): Float64Array {
  const good = passed + 0.5;
  const bad = tried - passed + 0.5;
  const mean = log(good / bad);
  const sd = Math.sqrt(1 / good + 1 / bad);
  return scores.map((z) => mean + sd * z);
}
