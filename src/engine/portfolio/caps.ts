import type { CapCheck } from '../analysis.ts';
import { summarise } from '../results/summary.ts';

/** Ceilings of the organisation on everything together; null where none is stated. */
export interface Ceilings {
  people: number | null;
  capexUsd: number | null;
}

/** A cap holds if it is exceeded in at most a tenth of futures. */
export const mostExceeded = 0.1;

/** Share of futures in which a need stays within what is allowed. */
export function chanceKept(needed: Float64Array, allowed: number): number {
  let kept = 0;
  for (const value of needed) if (value <= allowed) kept++;
  return kept / needed.length;
}

/** One cap on all workloads together, checked. */
export function capCheck(cap: CapCheck['cap'], allowed: number, needed: Float64Array): CapCheck {
  return {
    cap,
    workload: null,
    allowed,
    needed: summarise(needed),
    chanceKept: chanceKept(needed, allowed),
  };
}

/** By how much the caps are broken: the futures beyond a tenth in which each is exceeded, added up. */
export const brokenBy = (chances: readonly number[]): number =>
  chances.reduce((sum, kept) => sum + Math.max(0, 1 - kept - mostExceeded), 0);
