import fit from './efficiency-fit.json' with { type: 'json' };
import type { Efficiency } from './efficiency.ts';
import type { ResidualPoint } from './residual.ts';

/** How far predictions of configurations that a fit had not seen were off. */
export interface FitErrors {
  regime: string;
  models: string;
  rows: number;
  configurations: number;
  /** Median of |predicted / measured − 1|, with neighbours and of the roofline alone. */
  medianError: number;
  medianErrorOfRoofline: number;
  /** Share of measurements inside the 80 % interval; null below 20 rows. */
  coverage: number | null;
}

/** A fit of the efficiencies: its date and size, what it is worth, and the residuals it was made from. */
export interface EfficiencyFit {
  date: string;
  rows: number;
  configurations: number;
  efficiency: Efficiency;
  leaveOneOut: readonly FitErrors[];
  points: readonly ResidualPoint[];
}

/** The stored fit, written by `npm run calibrate`. */
export const efficiencyFit: EfficiencyFit = fit;
