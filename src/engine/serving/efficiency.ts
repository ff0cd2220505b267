import { isMixture, type GpuSpec, type ModelShape } from './model-shape.ts';
import type { Efficiency } from './step.ts';

/** Whose tuning a figure belongs to: an engine as installed, or tuned for the model and GPU by its vendor or an expert. */
export type Stack = 'conservative' | 'tuned';

/** Efficiency with its uncertainty: speed is lognormal around the median with this standard deviation of its logarithm. */
export interface EfficiencyBelief {
  median: Efficiency;
  /** Standard deviation of ln(speed). */
  logSd: number;
}

/** Provisional until fitted: replaced by the stored fit. */
export function efficiencyFor(model: ModelShape, _gpu: GpuSpec, stack: Stack): EfficiencyBelief {
  const mixture = isMixture(model);
  const tuned = stack === 'tuned';
  return {
    median: {
      mbu: mixture ? (tuned ? 0.6 : 0.4) : tuned ? 0.75 : 0.6,
      mfu: mixture ? (tuned ? 0.35 : 0.2) : tuned ? 0.6 : 0.45,
      secondsPerLayer: tuned ? 2e-5 : 4e-5,
      secondsPerSequence: tuned ? 1e-5 : 3e-5,
    },
    logSd: mixture ? 0.35 : 0.25,
  };
}
